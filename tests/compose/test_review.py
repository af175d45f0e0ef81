"""The whole review: what it says about people in different places."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.people import (
    CALF,
    JOINT,
    KNOWLEDGE,
    LIFTER,
    MONDAY,
    RUNNER,
    accepted,
    journal,
    moment,
    reach,
    said,
    trained,
    with_person,
)

from dorsi.compose import plan, prescription, review
from dorsi.domain.journal import (
    Change,
    Cleared,
    Journal,
    Paused,
    PersonChange,
    ProgrammeAccepted,
    Reading,
    TargetSet,
    Withdrawn,
)

STARTS = MONDAY + timedelta(days=7)


def weekly(count: int, left: float, right: float, start: date = STARTS) -> tuple[Reading, ...]:
    """A reading at the end of each of some weeks."""
    return tuple(
        r for n in range(1, count + 1) for r in reach(start + timedelta(weeks=n), left, right)
    )


def steady(weeks: int, *drills: str) -> tuple:  # type: ignore[type-arg]
    """Six sessions a week."""
    return tuple(
        trained(STARTS + timedelta(weeks=w, days=d), *drills)
        for w in range(weeks)
        for d in range(6)
    )


def under_way(weeks: int, left: float, right: float, **more: object) -> Journal:
    """A lifter some steady weeks into the programme, with weekly readings."""
    base = journal(LIFTER, left=8.0, right=8.0, answers=said(CALF), decisions=(accepted(STARTS),))
    fields = {
        "person": base.person,
        "readings": (*base.readings, *weekly(weeks, left, right)),
        "answers": base.answers,
        "sessions": steady(weeks),
        "decisions": base.decisions,
    }
    return Journal(**(fields | more))  # type: ignore[arg-type]


def on(weeks: int) -> date:
    return STARTS + timedelta(weeks=weeks)


def rules(who: Journal, today: date) -> list[str]:
    return [decision.rule for decision in review(who, KNOWLEDGE, today).decisions]


def test_nothing_known_asks_for_the_card_and_a_measurement() -> None:
    found = review(Journal(person=LIFTER), KNOWLEDGE, MONDAY)
    assert found.sides.left.reach_cm is None
    assert found.next_question is not None
    assert found.next_question.question == "red_flag_card"
    assert rules(Journal(person=LIFTER), MONDAY) == ["card_first", "measure_first"]
    assert found.change.left.verdict == "too_early"


@pytest.mark.requirement("A-9")
def test_nothing_is_trained_before_a_deficit_is_confirmed() -> None:
    found = plan(Journal(person=LIFTER), KNOWLEDGE, MONDAY)
    assert found.weeks == ()
    assert found.retests[0].date == MONDAY
    assert found.retests[0].measures == ("knee_to_wall",)


def test_a_proposal_waits_to_be_accepted() -> None:
    who = journal(LIFTER, answers=said(CALF))
    assert review(who, KNOWLEDGE, STARTS).programme.state == "none"
    assert rules(who, STARTS) == ["card_first"]
    asked = replace(who, answers=(*who.answers, *said([("red_flag_card", "no")])))
    assert rules(asked, STARTS) == ["begin"]
    weeks = plan(who, KNOWLEDGE, STARTS).weeks
    assert weeks[0].days[0].date == STARTS
    assert len(weeks) == 12


@pytest.mark.requirement("B-8", "B-17")
def test_the_runner_is_flagged_named_and_leans_on_the_joint() -> None:
    who = journal(RUNNER, left=6.6, right=10.8, answers=said(JOINT, "left"))
    found = review(who, KNOWLEDGE, STARTS)
    assert found.asymmetry.flag == "flag"
    assert found.sides.left.named[0] == "joint"
    assert found.sides.right.named == ()


def test_a_steady_gain_is_said_and_leads_on() -> None:
    found = review(under_way(6, 9.8, 9.8), KNOWLEDGE, on(6))
    assert found.change.left.verdict == found.change.right.verdict == "gain"
    assert found.programme.week == 7
    assert found.programme.phase == "mobilise"
    assert found.forecast.left.values[0].cm == pytest.approx(9.8, abs=0.6)


@pytest.mark.requirement("A-17", "B-29", "B-81")
def test_six_steady_weeks_without_gain_switch_and_eight_refer_who_is_very_short() -> None:
    assert "no_response_switch" in rules(under_way(6, 8.0, 8.0), on(6))
    assert "no_response_refer" in rules(under_way(8, 8.0, 8.0), on(8))
    assert "no_response_switch" not in rules(under_way(5, 8.0, 8.0), on(5))


def test_a_lack_of_response_reaches_the_pattern() -> None:
    found = review(under_way(6, 8.0, 8.0), KNOWLEDGE, on(6))
    because = {b.finding for chance in found.sides.left.pattern for b in chance.because}
    assert "no_gain_after_stretching" in because


def test_a_plateau_at_a_workable_reach_offers_choices() -> None:
    who = under_way(8, 9.6, 9.6, readings=(
        *(r for n in range(3) for r in reach(MONDAY + timedelta(days=n), 9.6, 9.6)),
        *weekly(8, 9.6, 9.6),
    ))  # fmt: skip
    assert "plateau" in rules(who, on(8))


def test_a_noisy_measurer_is_asked_to_measure_more_before_anything_changes() -> None:
    wander = (-2.0, 2.0, -1.8, 1.8, -2.0, 1.6)
    late = tuple(r for n, d in enumerate(wander, 1) for r in reach(on(n), 7.4 + d, 7.4 - d))
    early = tuple(
        r
        for n, d in enumerate((-1.8, 0.0, 1.8))
        for r in reach(MONDAY + timedelta(days=n), 8 + d, 8 - d)
    )
    found = rules(under_way(6, 8.0, 8.0, readings=(*early, *late)), on(6))
    assert "cannot_tell" in found
    assert "no_response_switch" not in found


def test_few_sessions_are_not_taken_for_a_lack_of_response() -> None:
    seldom = tuple(trained(STARTS + timedelta(weeks=w)) for w in range(7))
    found = rules(under_way(7, 8.0, 8.0, sessions=seldom), on(7))
    assert "adherence_low" in found
    assert "no_response_switch" not in found


@pytest.mark.requirement("B-70")
def test_a_confirmed_loss_restarts_daily_work() -> None:
    found = review(under_way(6, 5.4, 8.0), KNOWLEDGE, on(6))
    assert found.change.left.verdict == "loss"
    assert ("restart", "left") in [(d.action, d.side) for d in found.decisions]


@pytest.mark.requirement("B-70")
def test_a_month_away_asks_to_measure_and_goes_a_phase_back() -> None:
    who = under_way(6, 9.5, 9.5)
    found = review(who, KNOWLEDGE, on(10))
    assert "after_a_long_gap" in [d.rule for d in found.decisions]
    assert (found.programme.week, found.programme.phase) == (1, "foundation")


@pytest.mark.requirement("B-14", "B-84")
def test_a_reached_target_is_kept_not_pushed_on() -> None:
    target = TargetSet(at=moment(MONDAY), side="both", reach_cm=9.0)
    who = under_way(6, 10.5, 10.5, decisions=(accepted(STARTS), target))
    assert rules(who, on(6)).count("target_reached") == 2


@pytest.mark.requirement("B-38", "B-84")
def test_twelve_weeks_end_in_upkeep_at_any_age() -> None:
    who = with_person(under_way(12, 10.5, 10.5), birth_year=1950)
    found = review(who, KNOWLEDGE, on(12))
    assert found.programme.state == "maintaining"
    assert "twelve_weeks_done" in [d.rule for d in found.decisions]
    assert plan(who, KNOWLEDGE, on(12)).weeks[-1].phase == "keep"


def test_the_next_phase_is_announced_in_the_last_week_of_one() -> None:
    assert "next_phase" in rules(under_way(3, 8.6, 8.6), on(3))


@pytest.mark.requirement("B-58", "B-62", "B-94")
def test_a_good_ankle_with_a_poor_squat_gets_no_range_programme() -> None:
    who = journal(LIFTER, left=14.0, right=14.2, answers=said([("heels_rise_in_squat", "yes")]))
    found = plan(who, KNOWLEDGE, STARTS)
    assert found.weeks == ()
    assert [thing.id for thing in found.accommodations] == ["look_elsewhere", "coach_session"]
    assert "look_elsewhere" in rules(who, STARTS)
    assert "begin" not in rules(who, STARTS)


@pytest.mark.requirement("A-1", "B-14")
def test_good_even_ankles_get_upkeep_and_no_pushing() -> None:
    who = journal(LIFTER, left=14.0, right=14.2)
    assert {week.phase for week in plan(who, KNOWLEDGE, STARTS).weeks} == {"keep"}
    assert "over_the_norm" in rules(who, STARTS)


@pytest.mark.requirement("A-1", "A-23")
def test_who_is_generally_mobile_gets_no_range_goal() -> None:
    who = journal(LIFTER, left=8.0, right=8.0, answers=said([("hypermobile_screen", 4.0)]))
    found = review(who, KNOWLEDGE, STARTS)
    assert found.forecast.left.target_cm is None
    assert "no_range_goal" in [d.rule for d in found.decisions]
    drills = [i for w in plan(who, KNOWLEDGE, STARTS).weeks for d in w.days for i in d.items]
    assert drills
    assert not any("end_range" in KNOWLEDGE.exercises[i.exercise].traits for i in drills)


def test_a_clinicians_clearance_lets_the_programme_begin() -> None:
    answers = (*said(CALF), *said([("focal_bone_pain", "yes")], "left"))
    blocked = journal(LIFTER, answers=answers)
    rule = review(blocked, KNOWLEDGE, STARTS).safety.reasons[0].rule
    cleared = Cleared(at=moment(STARTS), rule=rule, by="physiotherapist")
    freed = journal(LIFTER, answers=answers, decisions=(cleared,))
    assert plan(blocked, KNOWLEDGE, STARTS).withheld is not None
    assert plan(freed, KNOWLEDGE, STARTS).withheld is None


def test_a_pause_empties_its_days_and_moves_the_rest() -> None:
    until = on(6) + timedelta(days=9)
    paused = Paused(at=moment(on(6)), until=until)
    who = under_way(6, 9.5, 9.5, decisions=(accepted(STARTS), paused))
    assert review(who, KNOWLEDGE, on(6)).programme.state == "paused"
    weeks = plan(who, KNOWLEDGE, on(6)).weeks
    idle = [d for w in weeks for d in w.days if on(6) <= d.date <= until]
    assert all(not day.items for day in idle)
    week_seven = next(week for week in weeks if week.week == 7)
    assert week_seven.days[0].date == on(7)


def test_a_withdrawn_programme_is_none() -> None:
    taken_on = ProgrammeAccepted(at=moment(STARTS), id="p1", starts=STARTS)
    back = Withdrawn(at=moment(STARTS), id="w1", of="p1")
    who = journal(LIFTER, answers=said(CALF), decisions=(taken_on, back))
    assert review(who, KNOWLEDGE, STARTS).programme.state == "none"


def test_new_equipment_yields_a_proposal_and_changes_nothing_by_itself() -> None:
    later = Change(at=moment(on(2)), person=PersonChange(minutes_per_day=20))
    who = under_way(2, 8.2, 8.2, changes=(later,))
    found = review(who, KNOWLEDGE, on(2)).programme.proposal
    assert found is not None
    assert found.why == ("Your minutes a day changed.",)
    before = plan(under_way(2, 8.2, 8.2), KNOWLEDGE, on(2)).weeks
    assert plan(who, KNOWLEDGE, on(2)).weeks == before


def test_an_unchanged_person_gets_no_proposal() -> None:
    assert review(under_way(2, 8.2, 8.2), KNOWLEDGE, on(2)).programme.proposal is None


def drills_from(who: Journal, today: date, days: int = 365) -> set[str]:
    """What is planned from today on, for so many days."""
    planned = (day for week in plan(who, KNOWLEDGE, today).weeks for day in week.days)
    near = (day for day in planned if 0 <= (day.date - today).days < days)
    return {item.exercise for day in near for item in day.items}


def test_safety_removes_at_once_what_a_new_answer_forbids() -> None:
    answers = (*said(CALF), *said([("front_pinch", "yes")], "both", on(5)))
    who = under_way(5, 9.0, 9.0, answers=answers)
    days = [d for w in plan(who, KNOWLEDGE, on(5)).weeks for d in w.days if d.date >= on(5)]
    drills = {i.exercise for d in days for i in d.items}
    assert drills
    assert not any("front_pressure" in KNOWLEDGE.exercises[d].traits for d in drills)


def test_a_sore_morning_halves_the_sets_of_the_coming_days() -> None:
    sore = trained(on(2) - timedelta(days=1), pain_before=0, pain_next_morning=3)
    who = under_way(2, 8.2, 8.2, sessions=(*steady(2), sore))
    today = next(d for w in plan(who, KNOWLEDGE, on(2)).weeks for d in w.days if d.date == on(2))
    assert {i.sets for i in today.items if i.exercise == "gastrocnemius_stretch"} == {1}
    assert "pain_step_back" in rules(who, on(2))


def test_a_painful_drill_is_out_and_named() -> None:
    sore = trained(on(5) - timedelta(days=1), "band_glide_front", pain_after=6)
    who = under_way(5, 9.0, 9.0, sessions=(*steady(5)[:-6], sore))
    found = review(who, KNOWLEDGE, on(5)).decisions
    assert found[0].action == "stop"
    assert "band in front" in found[0].why
    days = [d for w in plan(who, KNOWLEDGE, on(5)).weeks for d in w.days]
    out = [d for d in days if on(5) <= d.date < on(6) - timedelta(days=1)]
    assert out
    assert not any(i.exercise == "band_glide_front" for d in out for i in d.items)
    assert any(i.exercise == "band_glide_front" for d in days for i in d.items)


@pytest.mark.requirement("B-93")
def test_runners_are_asked_at_six_weeks() -> None:
    base = under_way(6, 9.5, 9.5)
    runner = with_person(base, sports=("running",))
    asked = [
        d.why for d in review(runner, KNOWLEDGE, on(6)).decisions if d.rule == "runner_outcomes"
    ]
    assert len(asked) == 1
    assert "shins" in asked[0]
    assert "runner_outcomes" not in rules(base, on(6))


@pytest.mark.requirement("B-43", "B-52")
def test_readings_are_weekly_and_decide_every_third_week_and_squats_are_filmed_every_fourth() -> (
    None
):
    found = plan(under_way(0, 8.0, 8.0), KNOWLEDGE, STARTS).retests
    assert [r.date for r in found] == [STARTS + timedelta(days=7 * n - 1) for n in range(1, 13)]
    deciding = [n for n, r in enumerate(found, 1) if "decided" in r.why]
    assert deciding == [3, 6, 9, 12]
    filmed = [n for n, r in enumerate(found, 1) if "video_squat" in r.measures]
    assert filmed == [4, 8, 12]


def test_days_still_missing_to_a_baseline_are_asked_for_first() -> None:
    found = plan(journal(LIFTER, days=1), KNOWLEDGE, MONDAY).retests
    assert [r.date for r in found[:2]] == [MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)]


def test_pain_of_three_holds_the_dose() -> None:
    sore = trained(on(2) - timedelta(days=1), pain_after=3)
    assert "pain_hold" in rules(under_way(2, 8.2, 8.2, sessions=(*steady(2), sore)), on(2))


def test_a_pinch_takes_the_drill_out_and_says_not_to_push() -> None:
    sore = trained(on(2) - timedelta(days=1), "knee_to_wall_circles", pinch=4)
    found = review(under_way(2, 8.2, 8.2, sessions=(*steady(2), sore)), KNOWLEDGE, on(2))
    assert found.decisions[0].rule == "pinch_stop_exercise"
    assert "above 2" in found.decisions[0].why


def test_two_flares_in_a_row_refer() -> None:
    flares = tuple(trained(on(2) - timedelta(days=n), pain_after=6) for n in (2, 1))
    assert rules(under_way(2, 8.2, 8.2, sessions=flares), on(2))[0] == "two_flares"


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"equipment": ("step",)}, "Your equipment changed."),
        ({"training_days": ("tue",)}, "Your training days changed."),
        ({"sports": ("running",)}, "Your sports changed."),
    ],
)
def test_a_proposal_says_why_and_what(changed: dict[str, object], reason: str) -> None:
    later = Change(at=moment(on(5)), person=PersonChange(**changed))  # type: ignore[arg-type]
    found = review(under_way(5, 9.0, 9.0, changes=(later,)), KNOWLEDGE, on(5)).programme.proposal
    assert found is not None
    assert reason in found.why
    assert all(line.endswith(".") for line in found.changes)


def test_new_answers_that_point_elsewhere_yield_a_proposal() -> None:
    denied = [(question, "no") for question, _ in CALF]
    answers = (*said(CALF), *said([*JOINT, *denied], "both", on(5)))
    found = review(under_way(5, 8.8, 8.8, answers=answers), KNOWLEDGE, on(5)).programme.proposal
    assert found is not None
    assert "now point to the joint; before, the calf" in found.why[0]


def test_a_side_that_falls_behind_yields_a_proposal() -> None:
    found = review(under_way(5, 7.0, 10.5), KNOWLEDGE, on(5)).programme.proposal
    assert found is not None
    assert "The left is now clearly the shorter side." in found.why


def test_revised_knowledge_yields_a_proposal_only_where_it_changes_something() -> None:
    base = under_way(2, 8.2, 8.2)
    blocks = prescription(base, KNOWLEDGE, STARTS)
    old = accepted(STARTS, blocks=blocks, knowledge="of an earlier release")
    assert review(replace(base, decisions=(old,)), KNOWLEDGE, on(2)).programme.proposal is None
    fewer = accepted(STARTS, blocks=blocks[:1], knowledge="of an earlier release")
    found = review(replace(base, decisions=(fewer,)), KNOWLEDGE, on(2)).programme.proposal
    assert found is not None
    assert found.why == ("What Dorsi knows has been revised since you accepted.",)


def test_stored_blocks_are_what_is_rendered() -> None:
    base = under_way(2, 8.2, 8.2)
    blocks = prescription(base, KNOWLEDGE, STARTS)
    only_circles = tuple(
        replace(b, training_day=b.training_day[:1], rest_day=b.rest_day[:1]) for b in blocks
    )
    stored = replace(base, decisions=(accepted(STARTS, blocks=only_circles),))
    drills = {
        i.exercise for w in plan(stored, KNOWLEDGE, on(2)).weeks for d in w.days for i in d.items
    }
    assert drills == {"knee_to_wall_circles"}
