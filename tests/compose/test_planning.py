"""How a plan is put together: weeks, upkeep, sore mornings, and when to measure again."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.compose.steady import thrice_a_week
from tests.people import (
    CALF,
    KNOWLEDGE,
    LIFTER,
    MONDAY,
    RUNNER,
    STARTS,
    accepted,
    journal,
    moment,
    on,
    reach,
    said,
    trained,
)

from dorsi.compose import plan, review
from dorsi.compose.planning import _withheld
from dorsi.domain.journal import Journal, Paused
from dorsi.domain.schedule import Plan, PlannedDay
from dorsi.domain.verdicts import Safety, SafetyReason

RISES = said([("heels_rise_in_squat", "yes")])


def days(found: Plan) -> dict[date, PlannedDay]:
    return {day.date: day for week in found.weeks for day in week.days}


def test_upkeep_follows_once_the_last_week_is_done() -> None:
    last = plan(thrice_a_week(11), KNOWLEDGE, on(11))
    assert {week.phase for week in last.weeks} == {"foundation", "mobilise", "load"}
    assert last.weeks[-1].week == 12
    done = plan(thrice_a_week(12), KNOWLEDGE, on(12))
    keep = [week for week in done.weeks if week.phase == "keep"]
    assert [week.week for week in keep] == [13, 14, 15, 16]
    assert keep[0].days[0].date == on(12)


def test_upkeep_is_planned_from_this_week_on_with_no_number_left_out() -> None:
    found = review(thrice_a_week(14), KNOWLEDGE, on(15)).programme
    assert (found.state, found.week, found.phase) == ("maintaining", 15, "keep")
    weeks = plan(thrice_a_week(14), KNOWLEDGE, on(15)).weeks
    assert [week.week for week in weeks] == [15, 16, 17, 18]
    assert {week.phase for week in weeks} == {"keep"}
    assert weeks[0].days[0].date == on(15)


@pytest.mark.requirement("B-14")
def test_good_ankles_are_kept_from_today_on() -> None:
    found = plan(journal(LIFTER, left=14.0, right=14.0), KNOWLEDGE, STARTS)
    assert [week.week for week in found.weeks] == [1, 2, 3, 4]
    assert found.weeks[0].days[0].date == STARTS
    assert [retest.date for retest in found.retests] == [on(4), on(8), on(12)]


@pytest.mark.requirement("A-9")
def test_nothing_measured_has_no_weeks_and_is_measured_today() -> None:
    found = plan(Journal(person=LIFTER, answers=RISES), KNOWLEDGE, STARTS)
    assert found.weeks == ()
    assert [(r.date, r.measures) for r in found.retests] == [(STARTS, ("knee_to_wall",))]


@pytest.mark.requirement("B-94")
def test_a_good_ankle_with_a_poor_squat_has_no_weeks() -> None:
    who = journal(LIFTER, left=14.0, right=14.0, answers=RISES)
    assert plan(who, KNOWLEDGE, STARTS).weeks == ()


def test_a_proposal_starts_today() -> None:
    found = plan(journal(LIFTER, answers=said(CALF)), KNOWLEDGE, STARTS)
    assert [week.days[0].date for week in found.weeks] == [on(n) for n in range(12)]


def test_what_withholds_the_plan_is_named_and_not_what_only_restricts() -> None:
    answers = said([("varicose_veins", "yes"), ("deformity", "yes")], "left")
    found = plan(journal(LIFTER, answers=answers), KNOWLEDGE, STARTS)
    assert found.withheld is not None
    assert found.withheld.rule == "deformity"
    assert found.withheld.text
    assert found.weeks == ()


def test_baseline_days_are_asked_for_before_the_programme_and_not_during_it() -> None:
    waiting = journal(LIFTER, answers=said(CALF), days=1)
    asked = [r.date for r in plan(waiting, KNOWLEDGE, MONDAY).retests if "baseline" in r.why]
    assert asked == [MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)]
    going = thrice_a_week(0, days=1)
    found = plan(going, KNOWLEDGE, STARTS).retests
    assert not any("baseline" in retest.why for retest in found)
    assert len(found) == 12


@pytest.mark.requirement("B-57")
def test_squats_are_filmed_for_lifters_and_for_who_squats_poorly() -> None:
    def filmed(who: Journal) -> int:
        return sum("video_squat" in r.measures for r in plan(who, KNOWLEDGE, STARTS).retests)

    assert filmed(journal(LIFTER)) == 3
    assert filmed(journal(RUNNER)) == 0
    assert filmed(journal(RUNNER, answers=RISES)) == 3


def test_a_sport_that_trains_squats_says_so_itself() -> None:
    running = replace(KNOWLEDGE.sports["running"], squats=True)
    knowledge = replace(KNOWLEDGE, sports={**KNOWLEDGE.sports, "running": running})
    found = plan(journal(RUNNER), knowledge, STARTS).retests
    assert sum("video_squat" in retest.measures for retest in found) == 3


@pytest.mark.requirement("A-1", "A-23")
@pytest.mark.parametrize("caution", [("hypermobile_screen", 4), ("pregnant", "yes")])
def test_where_no_range_is_aimed_at_no_reading_decides_and_one_a_month_is_enough(
    caution: tuple[str, str | float],
) -> None:
    who = journal(RUNNER, answers=(*RISES, *said([caution], side=None)), days=1)
    found = plan(who, KNOWLEDGE, STARTS)
    assert [(r.date - STARTS).days for r in found.retests] == [27, 55, 83]
    assert not any("decided" in r.why or "baseline" in r.why for r in found.retests)
    assert all(thing.until is None for thing in found.accommodations)
    assert "heel_lift" not in {thing.id for thing in found.accommodations}


def test_after_the_programme_a_reading_a_month_is_enough() -> None:
    found = plan(thrice_a_week(12), KNOWLEDGE, on(12)).retests
    assert [retest.date for retest in found] == [on(16), on(20), on(24)]
    last = plan(thrice_a_week(11), KNOWLEDGE, on(11)).retests
    assert [retest.date for retest in last] == [on(12, -1)]


def test_pain_of_four_brings_nothing_new_until_it_settles() -> None:
    sore = trained(on(8, -1), pain_before=0, pain_after=4)
    calm = days(plan(thrice_a_week(8), KNOWLEDGE, on(8)))
    held = days(
        plan(thrice_a_week(8, sessions=(*thrice_a_week(8).sessions, sore)), KNOWLEDGE, on(8))
    )
    drills = {n: {item.exercise for item in held[on(8, n)].items} for n in range(14)}
    known = {item.exercise for n in range(-7, 0) for item in calm[on(8, n)].items}
    assert all(drills[n] <= known for n in range(6))
    assert any(not drills[n] <= known for n in range(6, 14))
    assert held[on(8, 7)] == calm[on(8, 7)]


def test_a_sore_drill_and_its_harder_form_are_out_for_a_week_and_the_past_stays() -> None:
    sore = trained(on(8, -1), "two_leg_calf_raise", pain_after=6)
    calm = days(plan(thrice_a_week(8), KNOWLEDGE, on(8)))
    found = days(
        plan(thrice_a_week(8, sessions=(*thrice_a_week(8).sessions, sore)), KNOWLEDGE, on(8))
    )

    def raised(n: int) -> bool:
        return any(KNOWLEDGE.exercises[i.exercise].role == "raise" for i in found[on(8, n)].items)

    assert [n for n in range(14) if raised(n)] == [7, 9, 11]
    assert all(found[on(8, n)] == calm[on(8, n)] for n in range(-56, 0))


def test_a_caution_half_way_leaves_no_day_empty_and_says_what_stands_in() -> None:
    expecting = said([("pregnant", "yes")], day=on(5))
    who = thrice_a_week(5, answers=(*said(CALF), *expecting))
    coming = [day for date_, day in days(plan(who, KNOWLEDGE, on(5, 1))).items() if date_ > on(5)]
    assert all(day.items for day in coming)
    assert any("stands in for" in item.why for day in coming for item in day.items)


def test_after_a_long_gap_the_plan_begins_with_a_reading() -> None:
    found = plan(thrice_a_week(6), KNOWLEDGE, on(11)).retests
    assert found[0].date == on(11)
    assert "before you go on" in found[0].why
    assert "before you go on" not in plan(thrice_a_week(6), KNOWLEDGE, on(7)).retests[0].why


def test_a_sore_morning_eases_a_week_and_the_next_is_as_it_was() -> None:
    sore = trained(on(2, -1), pain_before=0, pain_next_morning=3)
    calm = days(plan(thrice_a_week(2), KNOWLEDGE, on(2)))
    eased = days(
        plan(thrice_a_week(2, sessions=(*thrice_a_week(2).sessions, sore)), KNOWLEDGE, on(2))
    )
    lighter = [n for n in range(21) if eased[on(2, n)] != calm[on(2, n)]]
    assert lighter == list(range(8))
    assert all(eased[on(2, n)].minutes < calm[on(2, n)].minutes for n in lighter)


def test_a_pause_is_empty_from_today_to_its_last_day() -> None:
    until = on(2, 9)
    paused = Paused(at=moment(on(2)), until=until)
    found = days(plan(thrice_a_week(2, paused), KNOWLEDGE, on(2)))
    worked = [day for day in sorted(found) if day >= on(2) and found[day].items]
    assert worked[0] == until + timedelta(days=1)
    assert worked == [day for day in sorted(found) if day > until]


def test_stored_blocks_are_laid_on_the_days_the_person_trains_now() -> None:
    moved = replace(thrice_a_week(0), person=replace(LIFTER, training_days=("tue", "thu")))
    found = days(plan(moved, KNOWLEDGE, STARTS))
    before = [d for d, day in found.items() if any(i.block == "before_training" for i in day.items)]
    assert {day.weekday() for day in before} == {1, 3}


def test_the_reason_given_is_the_one_that_withholds_wherever_it_stands() -> None:
    reasons = (
        SafetyReason("varicose_veins", "routine", "restrict", None, "No rolling."),
        SafetyReason("deformity", "today", "withhold", "left", "Show it today."),
    )
    found = _withheld(Safety("stop", True, reasons))  # noqa: FBT003  a record's field
    assert (found.rule, found.text) == ("deformity", "Show it today.")


def stuck(**more: Any) -> Journal:
    """Six steady weeks without a gain, the last reading a week ago."""
    readings = [r for n in range(3) for r in reach(MONDAY + timedelta(days=n), 8.0, 8.0)]
    readings += [r for n in range(1, 6) for r in reach(on(n), 8.0, 8.0)]
    sessions = tuple(trained(on(week, day)) for week in range(6) for day in range(5))
    fields: dict[str, Any] = {
        "person": LIFTER,
        "readings": tuple(readings),
        "answers": said(CALF),
        "decisions": (accepted(STARTS),),
        "sessions": sessions,
    }
    return Journal(**(fields | more))


@pytest.mark.requirement("B-29")
def test_a_doubt_about_the_response_asks_for_three_measuring_days_this_week() -> None:
    def confirming(who: Journal) -> list[date]:
        found = plan(who, KNOWLEDGE, on(6)).retests
        dates = [retest.date for retest in found]
        assert dates == sorted(dates)
        assert len(dates) == len(set(dates))
        return [r.date for r in found if "trend" not in r.why and "decided" not in r.why]

    assert confirming(stuck()) == [on(6), on(6, 1), on(6, 2)]
    today = replace(stuck(), readings=(*stuck().readings, *reach(on(6), 8.0, 8.0)))
    assert confirming(today) == [on(6, 1), on(6, 2)]
    assert confirming(thrice_a_week(6)) == []


def test_one_side_in_doubt_is_enough_to_measure_again() -> None:
    for left, right in ((0.0, 0.35), (0.35, 0.0)):
        readings = [r for n in range(3) for r in reach(MONDAY + timedelta(days=n), 8.0, 8.0)]
        readings += [r for n in range(1, 6) for r in reach(on(n), 8.0 + left * n, 8.0 + right * n)]
        found = plan(stuck(readings=tuple(readings)), KNOWLEDGE, on(6)).retests
        assert [retest.date for retest in found[:3]] == [on(6), on(6, 1), on(6, 2)]


def test_a_measuring_day_that_is_due_anyway_is_not_asked_for_twice() -> None:
    sunday = on(6, 6)
    found = [retest.date for retest in plan(stuck(), KNOWLEDGE, sunday).retests]
    assert found[:3] == [sunday, on(7), on(7, 1)]
    assert found.count(sunday) == 1


def test_pain_of_three_holds_the_dose_to_the_end_of_its_week_and_calm_does_not() -> None:
    """The sore session was on the last day of week four: five brings nothing new for six days."""
    base = thrice_a_week(4)
    sore = replace(base, sessions=(*base.sessions, trained(on(3, 6), pain_after=3)))
    calm = replace(base, sessions=(*base.sessions, trained(on(3, 6), pain_after=1)))
    held, free = days(plan(sore, KNOWLEDGE, on(4))), days(plan(calm, KNOWLEDGE, on(4)))
    differing = [n for n in range(14) if held[on(4, n)] != free[on(4, n)]]
    assert differing
    assert max(differing) <= 5  # six days after the session
    assert held[on(4, 7)] == free[on(4, 7)]
    fourth = days(plan(calm, KNOWLEDGE, on(4)))[on(3)]
    assert [i.exercise for i in held[on(4)].items] == [i.exercise for i in fourth.items]
