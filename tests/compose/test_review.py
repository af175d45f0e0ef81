"""The whole review: what it says about people in different places."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.compose.steady import rules, under_way, weekly
from tests.people import (
    CALF,
    JOINT,
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
    with_person,
)

from dorsi.compose import plan, review
from dorsi.domain.journal import Cleared, Journal, Paused, ProgrammeAccepted, TargetSet, Withdrawn


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
