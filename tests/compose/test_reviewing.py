"""How a review is put together: what is decided in which place, and what is proposed for it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.compose.steady import rules
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

from dorsi.compose import review
from dorsi.domain.journal import Change, Journal, PersonChange, Reading, TargetSet
from dorsi.domain.verdicts import DecisionMade, Review
from dorsi.domain.words import SIDES


def steady_at(cm: float, weeks: int, **more: Any) -> Journal:
    """Someone whose reach has not moved in so many steady weeks."""
    start = [r for n in range(3) for r in reach(MONDAY + timedelta(days=n), cm, cm)]
    later = [r for n in range(1, weeks + 1) for r in reach(on(n), cm, cm)]
    fields: dict[str, Any] = {
        "person": LIFTER,
        "readings": (*start, *later),
        "answers": said(CALF),
        "sessions": tuple(trained(on(week, day)) for week in range(weeks) for day in range(5)),
        "decisions": (accepted(STARTS),),
    }
    return Journal(**(fields | more))


@pytest.mark.parametrize(
    "complaint",
    [
        "knee_pain_in_squat",
        "back_pain_in_squat",
        "shin_complaint",
        "heel_complaint",
        "hip_complaint",
    ],
)
def test_a_complaint_on_either_side_turns_a_plateau_into_a_referral(complaint: str) -> None:
    quiet = steady_at(10.2, 8)
    assert "plateau" in rules(quiet, on(8))
    for side in ("left", "right"):
        sore = replace(quiet, answers=(*said(CALF), *said([(complaint, "yes")], side)))
        assert "plateau" not in rules(sore, on(8))
        assert "no_response_refer" in rules(sore, on(8))
    denied = replace(quiet, answers=(*said(CALF), *said([(complaint, "no")])))
    assert "plateau" in rules(denied, on(8))


@pytest.mark.requirement("B-93")
def test_a_runner_is_asked_in_the_sixth_week_and_in_no_other() -> None:
    who = replace(steady_at(10.2, 8), person=replace(RUNNER, training_days=LIFTER.training_days))
    asked = [week for week in range(4, 9) if "runner_outcomes" in rules(who, on(week))]
    assert asked == [6]
    assert "runner_outcomes" in rules(who, on(6, 6))
    assert "runner_outcomes" not in rules(who, on(6, -1))


def test_a_programme_that_has_yet_to_begin_has_missed_nothing() -> None:
    who = steady_at(8.0, 0)
    assert rules(who, STARTS - timedelta(days=1)) == ["not_begun"]
    assert rules(who, STARTS) == ["steady"]
    assert rules(who, on(1)) == ["week_missed"]


def test_while_the_programme_is_withheld_nothing_new_is_proposed() -> None:
    later = Change(at=moment(on(2)), person=PersonChange(minutes_per_day=20))
    who = steady_at(8.0, 2, changes=(later,))
    assert review(who, KNOWLEDGE, on(2)).programme.proposal is not None
    stopped = replace(who, answers=(*who.answers, *said([("deformity", "yes")], "left", on(2))))
    found = review(stopped, KNOWLEDGE, on(2))
    assert found.safety.withheld
    assert found.programme.proposal is None
    assert found.programme.state == "building"


def test_each_side_is_said_with_its_own_figures() -> None:
    found = review(journal(LIFTER, left=8.0, right=11.0), KNOWLEDGE, STARTS)
    for side, cm, band in zip(SIDES, (8.0, 11.0), ("marked", "functional"), strict=True):
        seen = found.sides.of(side)
        assert seen.reach_cm is not None
        assert seen.reach_cm.value == pytest.approx(cm, abs=0.1)
        assert seen.band == band
        assert found.forecast.of(side).values[0].cm == pytest.approx(cm, abs=0.3)
    left, right = found.forecast.left.target_cm, found.forecast.right.target_cm
    assert left is not None
    assert right is not None
    assert 8.6 <= left <= 9.5
    assert 11.6 <= right <= 12.5


def test_the_phase_that_comes_next_is_the_one_announced() -> None:
    who = steady_at(8.6, 3)
    announced = [d.why for d in review(who, KNOWLEDGE, on(3)).decisions if d.rule == "next_phase"]
    assert announced == ["The next phase is due: build up."]


def climbed(weeks: int, *later: tuple[int, float], **more: Any) -> Journal:
    """From 8.0 by 0.3 cm a week, steadily, then readings so many weeks after the start."""
    start = steady_at(8.0, 0, **more)
    on_the_way = [r for n in range(1, weeks + 1) for r in reach(on(n, -1), *[8.0 + 0.3 * n] * 2)]
    after = [r for week, cm in later for r in reach(on(week), cm, cm)]
    done = tuple(trained(on(week, day)) for week in range(weeks) for day in range(5))
    return replace(start, readings=(*start.readings, *on_the_way, *after), sessions=done)


def decided(who: Journal, today: date, rule: str) -> list[DecisionMade]:
    return [made for made in review(who, KNOWLEDGE, today).decisions if made.rule == rule]


@pytest.mark.requirement("B-70", "B-84")
def test_a_loss_after_the_programme_is_seen_and_a_new_round_proposed() -> None:
    who = climbed(12, (18, 9.0), (19, 9.0), (20, 8.9), (21, 8.8))
    found = review(who, KNOWLEDGE, on(21, 1))
    assert found.programme.state == "maintaining"
    made = decided(who, on(21, 1), "loss_confirmed")
    assert [one.side for one in made] == ["left", "right"]
    assert all("since the programme ended" in one.why for one in made)
    assert found.programme.proposal is not None
    assert found.programme.proposal.changes == (
        "A new round of the programme: twelve weeks from where you stand now.",
    )
    assert "twelve_weeks_done" not in [one.rule for one in found.decisions]


def test_who_keeps_the_range_is_not_alarmed() -> None:
    who = climbed(12, (14, 11.5), (16, 11.7), (18, 11.4), (21, 11.6))
    assert "loss_confirmed" not in rules(who, on(21, 1))
    assert "twelve_weeks_done" in rules(who, on(21, 1))
    assert review(who, KNOWLEDGE, on(21, 1)).programme.proposal is None
    silent = climbed(12)
    assert "loss_confirmed" not in rules(silent, on(21, 1))


@pytest.mark.requirement("B-29", "B-81")
def test_the_proposal_does_what_the_switch_advises() -> None:
    stuck = steady_at(8.0, 6)
    (left, _) = decided(stuck, on(6), "no_response_switch")
    assert "shift the emphasis to the ankle joint" in left.why
    proposal = review(stuck, KNOWLEDGE, on(6)).programme.proposal
    assert proposal is not None
    assert "the joint" in proposal.why[0]


def test_success_proposes_nothing() -> None:
    who = climbed(11)
    found = review(who, KNOWLEDGE, on(11))
    assert found.sides.left.named == ()
    assert found.programme.proposal is None


def reread(side: Any, review_: Review) -> tuple[Any, Any]:
    seen = review_.sides.of(side)
    return seen.told_by, seen.at_least_cm


def test_a_review_says_what_a_reach_was_told_by() -> None:
    who = steady_at(8.0, 0)
    assert reread("left", review(who, KNOWLEDGE, STARTS)) == ("length", None)
    touch = Reading(
        at=moment(MONDAY), measure="wall_touch", side="both", value=0.0, unit="cm", cold=True
    )
    touched = review(Journal(person=LIFTER, readings=(touch,)), KNOWLEDGE, MONDAY)
    told_by, least = reread("left", touched)
    assert told_by == "touch"
    assert touched.sides.left.reach_cm is not None
    assert least < touched.sides.left.reach_cm.value  # the estimate goes beyond what was seen
    phone = Reading(
        at=moment(MONDAY),
        measure="inclinometer",
        side="left",
        trials=(36.0,),
        unit="deg",
        cold=True,
    )
    leaning = review(Journal(person=LIFTER, readings=(phone,)), KNOWLEDGE, MONDAY)
    assert reread("left", leaning) == ("angle", None)
    assert reread("right", leaning) == (None, None)


@pytest.mark.requirement("A-9")
def test_no_pattern_is_named_for_an_ankle_nobody_measured() -> None:
    found = review(Journal(person=LIFTER, answers=said(CALF)), KNOWLEDGE, STARTS)
    assert (found.sides.left.named, found.sides.left.pattern_clear) == ((), False)


def test_old_readings_are_taken_again_before_anything_is_built_on_them() -> None:
    who = replace(steady_at(8.0, 0), decisions=(), answers=said([("red_flag_card", "no")]))
    assert rules(who, MONDAY + timedelta(days=43)) == ["begin"]
    assert rules(who, MONDAY + timedelta(days=44)) == ["measure_again"]


def test_a_retest_is_due_only_until_both_sides_were_read_that_week() -> None:
    who = steady_at(8.4, 2)
    assert "retest_due" not in rules(who, on(2))  # read this very day
    silent = replace(who, readings=who.readings[:-2])
    assert "retest_due" in rules(silent, on(2, 3))
    one_side = replace(who, readings=who.readings[:-1])
    assert "retest_due" in rules(one_side, on(2, 3))


@pytest.mark.requirement("A-15")
def test_a_pinch_in_training_asks_whether_bending_pinches() -> None:
    pinched = trained(on(2, -1), "knee_to_wall_circles", pinch=4)
    who = steady_at(8.2, 2)
    asked = replace(who, sessions=(*who.sessions, pinched))
    assert "pinch_ask" in rules(asked, on(2))
    before = replace(asked, answers=(*who.answers, *said([("front_pinch", "no")], "both", on(1))))
    assert "pinch_ask" in rules(before, on(2))
    since = replace(asked, answers=(*who.answers, *said([("front_pinch", "no")], "both", on(2))))
    assert "pinch_ask" not in rules(since, on(2))


def test_two_flares_are_not_forgotten_by_waiting() -> None:
    flares = tuple(trained(on(2, -n), pain_after=6) for n in (2, 1))
    who = steady_at(8.2, 2, sessions=flares)
    assert "two_flares" in rules(who, on(2))
    assert "two_flares" in rules(who, on(5))
    calm = replace(who, sessions=(*flares, trained(on(4), pain_after=1)))
    assert "two_flares" not in rules(calm, on(5))


@pytest.mark.requirement("B-58")
def test_a_squat_described_with_less_reach_is_looked_at_again() -> None:
    rises = [("heels_rise_in_squat", "yes")]
    start = [r for n in range(3) for r in reach(MONDAY + timedelta(days=n), 9.5, 9.5)]
    later = [r for n in range(1, 9) for r in reach(on(n), *[9.5 + 0.6 * n] * 2)]
    fields: dict[str, Any] = {"readings": (*start, *later)}
    old = steady_at(9.5, 8, **fields, answers=(*said(CALF), *said(rises)))
    assert "film_again" in rules(old, on(8))
    assert "look_elsewhere" not in rules(old, on(8))
    new = replace(old, answers=(*said(CALF), *said(rises, "both", on(8))))
    assert "look_elsewhere" in rules(new, on(8))
    assert "film_again" not in rules(new, on(8))


def test_a_target_of_ones_own_that_is_far_off_comes_with_the_next_step() -> None:
    far = TargetSet(at=moment(MONDAY), side="both", reach_cm=16.0)
    who = steady_at(8.2, 1, decisions=(accepted(STARTS), far))
    (left, _) = decided(who, on(1), "target_far")
    assert "16.0 cm is out of sight" in left.why
    near = TargetSet(at=moment(MONDAY), side="both", reach_cm=7.0)
    offered = steady_at(8.2, 0, decisions=(near,))
    assert rules(offered, STARTS).count("target_behind") == 2


def test_a_side_says_when_it_was_read_last_and_a_forecast_how_far_it_looks() -> None:
    found = review(steady_at(8.2, 1), KNOWLEDGE, on(1))
    newest = max(reading.at.date() for reading in steady_at(8.2, 1).readings)
    assert found.sides.left.read_on == newest
    weeks = KNOWLEDGE.models.growth.horizon_weeks
    assert found.forecast.left.until == STARTS + timedelta(weeks=weeks)
    nobody = review(replace(steady_at(8.2, 1), readings=()), KNOWLEDGE, on(1))
    assert nobody.sides.left.read_on is None


@pytest.mark.requirement("A-12")
def test_a_side_nobody_measured_is_asked_for_where_the_other_was() -> None:
    whole = steady_at(8.2, 1)
    left = tuple(reading for reading in whole.readings if reading.side == "left")
    (missing,) = decided(replace(whole, readings=left), on(1), "measure_other_side")
    assert missing.side == "right"
    assert "measure_other_side" not in rules(whole, on(1))
    assert "measure_other_side" not in rules(replace(whole, readings=()), on(1))


@pytest.mark.requirement("A-27")
def test_while_training_waits_no_date_is_promised() -> None:
    injured = said([("injury_days_ago", 1), ("malleolar_pain", "yes")], "left", on(1))
    found = review(replace(steady_at(8.2, 1), answers=injured), KNOWLEDGE, on(1))
    assert found.safety.withheld
    for ahead in (found.forecast.left, found.forecast.right):
        assert (ahead.target_cm, ahead.values, ahead.date.likely) == (None, (), None)


def test_before_a_programme_the_forecast_is_of_one_begun_today() -> None:
    who = replace(steady_at(8.2, 0), decisions=())
    ahead = review(who, KNOWLEDGE, STARTS).forecast.left
    first, last = ahead.values[0].cm, ahead.values[-1].cm
    assert last - first > KNOWLEDGE.models.growth.gain_cm
    assert ahead.date.likely is not None
    assert ahead.date.likely > STARTS
