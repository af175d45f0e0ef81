"""That each policy does what it says, to the same people."""

import numpy as np
import pytest
from tests.simulate.lots import KNOWLEDGE, MODEL, held, lot, luck

from dorsi.simulate.answers import ask
from dorsi.simulate.beliefs import believe
from dorsi.simulate.finding import finder
from dorsi.simulate.habits import doses_of
from dorsi.simulate.people import all_alike, gaining
from dorsi.simulate.plans import FIXED
from dorsi.simulate.policies import (
    Match,
    all_knowing,
    dorsi,
    fixed,
    nothing,
    start,
    stretching,
    trial,
    weeks_to,
)
from dorsi.simulate.responses import gain_findings, looks, noisy, steady, unresponsive

PEOPLE = lot(150)
ON = trial(PEOPLE, KNOWLEDGE, luck())
FINDER = finder(KNOWLEDGE)
REPLIES = ask(PEOPLE, 1.0, KNOWLEDGE, luck())
STARTED = start(ON, REPLIES, FINDER)
NO_MATCH = Match("choice", 0.0)
DOSES = doses_of(ON.sessions, KNOWLEDGE.models.growth.full_sessions_per_week)
GIVEN = dorsi(ON, REPLIES, FINDER, NO_MATCH, STARTED)


def test_the_fixed_plan_and_the_plain_ones_never_change() -> None:
    for plan in (fixed(ON), stretching(ON), nothing(ON)):
        assert np.all(plan == plan[:, :1])
        assert plan.shape == (len(PEOPLE), MODEL.policy_weeks)


def test_dorsi_starts_from_what_the_answers_point_to() -> None:
    mains = {leaning.main for leaning in STARTED.leaning}
    assert {"balanced", "calf", "joint", "control"} <= mains
    pinned = [n for n, leaning in enumerate(STARTED.leaning) if leaning == FIXED]
    assert np.array_equal(STARTED.plan[pinned], fixed(ON)[pinned])


def test_dorsi_switches_once_after_six_weeks_and_only_who_has_done_the_work() -> None:
    assert list(looks(KNOWLEDGE)) == [6, 7, 8]
    assert np.array_equal(GIVEN[:, :6], STARTED.plan[:, :6])
    changes = (np.diff(GIVEN, axis=1) != 0).sum(axis=1)
    assert changes.max() == 1
    by_then = np.any([steady(DOSES, week, KNOWLEDGE) for week in (6, 7, 8)], axis=0)
    assert np.all(by_then[changes == 1])
    assert 0.2 < (changes == 1).mean() < 0.7


def test_who_responds_well_is_left_alone() -> None:
    people = all_alike(gaining(PEOPLE, 2.5), MODEL, measurer="good", habit="steady")
    on = trial(people, KNOWLEDGE, luck())
    started = start(on, REPLIES, FINDER)
    plan = dorsi(on, REPLIES, FINDER, NO_MATCH, started)
    assert (plan[:, 0] != plan[:, -1]).mean() < 0.08


def test_a_switch_is_to_another_emphasis() -> None:
    place = next(n for n, leaning in enumerate(STARTED.leaning) if leaning.main == "joint")
    patterns = FINDER.patterns(place, REPLIES, PEOPLE.start_cm[place])
    other = FINDER.other(STARTED.leaning[place], patterns)
    assert other.main != "joint"
    assert "joint" not in other.order


def test_everybody_meets_the_same_noise_and_days_off_under_every_policy() -> None:
    errors = []
    for plan in (fixed(ON), GIVEN, nothing(ON)):
        true_cm = ON.reach_cm(plan, NO_MATCH)
        errors.append(ON.log(true_cm).cm - true_cm)
    assert errors[0] == pytest.approx(errors[1])
    assert errors[0] == pytest.approx(errors[2])


def test_without_work_nobody_gains_and_with_it_most_do() -> None:
    still = ON.reach_cm(nothing(ON), Match("choice", 0.6))
    assert np.all(still == PEOPLE.start_cm[:, :, None])
    grown = ON.reach_cm(fixed(ON), NO_MATCH)[:, :, -1] - PEOPLE.start_cm
    assert grown.mean() > 0.8


@pytest.mark.parametrize("by", ["choice", "minutes"])
def test_matching_matters_as_much_as_delta_says_and_only_to_those_who_respond(by: str) -> None:
    def extra(delta_cm: float) -> float:
        matched = ON.reach_cm(fixed(ON), Match(by, delta_cm))  # type: ignore[arg-type]
        more = matched - ON.reach_cm(fixed(ON), NO_MATCH)
        assert np.all(more[~PEOPLE.responds] == 0.0)
        return float(more[:, :, -1].mean())

    assert extra(0.4) == pytest.approx(2.0 * extra(0.2), rel=0.1)
    assert extra(0.4) > 0.05


def test_nobody_chooses_better_than_who_knows_the_truth() -> None:
    def matched(plan: np.ndarray) -> float:
        return float(ON.plans.effect(plan, PEOPLE).matched["choice"].mean())

    best = matched(all_knowing(ON))
    assert best > matched(fixed(ON)) + 0.1
    assert best > matched(STARTED.plan) + 0.05


def test_weeks_to_a_goal_are_counted_for_the_side_that_begins_shorter() -> None:
    days = np.array([-1.0, 0.0, 7.0, 14.0, 21.0])
    shorter = [8.0, 8.0, 9.0, 10.0, 10.0]
    longer = [10.0, 10.0, 12.0, 12.0, 12.0]
    stuck = [8.0, 8.0, 8.2, 8.3, 8.4]
    reach = np.array([[longer, shorter], [stuck, longer]])
    assert weeks_to(reach, days, 1.5) == pytest.approx([1.5, 3.0])


def test_who_did_too_little_or_reads_too_wildly_is_not_judged() -> None:
    people = all_alike(gaining(PEOPLE, 0.0), MODEL, measurer="average")
    log = trial(people, KNOWLEDGE, luck()).log(held(people.start_cm, len(ON.days)))
    full, little = np.ones_like(DOSES), np.full_like(DOSES, 0.6)
    belief = believe(log, 8, full, KNOWLEDGE)
    assert unresponsive(belief, full, KNOWLEDGE).mean() > 0.7
    assert not unresponsive(belief, little, KNOWLEDGE).any()
    wild = all_alike(people, MODEL, measurer="sloppy")
    log = trial(wild, KNOWLEDGE, luck()).log(held(people.start_cm, len(ON.days)))
    belief = believe(log, 8, full, KNOWLEDGE)
    assert noisy(belief, KNOWLEDGE).mean() > 0.5
    assert not unresponsive(belief, full, KNOWLEDGE)[noisy(belief, KNOWLEDGE)].any()


def test_lack_of_gain_tells_only_after_enough_weeks_of_that_work() -> None:
    sessions = np.ones_like(ON.sessions)
    plan = fixed(ON)
    after_five = gain_findings(sessions, plan, 5, ON.plans, KNOWLEDGE)
    after_six = gain_findings(sessions, plan, 6, ON.plans, KNOWLEDGE)
    assert not after_five["no_gain_after_stretching"].any()
    assert after_six["no_gain_after_stretching"].all()
    assert not after_six["no_gain_after_mobilising"].all()
    idle = gain_findings(np.zeros_like(sessions), plan, 8, ON.plans, KNOWLEDGE)
    assert not any(found.any() for found in idle.values())


def test_a_side_of_working_length_hears_no_range_pattern() -> None:
    far = np.array([11.5, 11.5])
    named = [FINDER.patterns(n, REPLIES, far) for n in range(40)]
    assert {group for p in named for group in (*p.left.named, *p.right.named)} <= {"control"}
    uneven = np.array([11.5, 13.5])
    heard = [FINDER.patterns(n, REPLIES, uneven) for n in range(40)]
    assert any(set(p.left.named) - {"control"} for p in heard)
    assert FINDER.emphases(heard[0], uneven).affected == "left"
