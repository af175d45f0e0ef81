"""That each policy does what it says, to the same people, and Dorsi's is the product's own."""

import numpy as np
import pytest
from tests.simulate.lots import KNOWLEDGE, MODEL, held, lot, luck

from dorsi.compose.assessment import Assessment
from dorsi.simulate.answers import ask
from dorsi.simulate.beliefs import believe
from dorsi.simulate.finding import Client, clients_of
from dorsi.simulate.habits import doses_of
from dorsi.simulate.ideal import best_guess
from dorsi.simulate.people import all_alike, gaining
from dorsi.simulate.plans import FIXED
from dorsi.simulate.policies import (
    Match,
    all_knowing,
    dorsi,
    fixed,
    nothing,
    sessions_as_planned,
    start,
    stretching,
    trial,
    weeks_to,
)
from dorsi.simulate.responses import looks, noisy, steady, unresponsive

PEOPLE = lot(150)
ON = trial(PEOPLE, KNOWLEDGE, luck())
REPLIES = ask(PEOPLE, 1.0, KNOWLEDGE, luck())
CLIENTS = clients_of(PEOPLE, REPLIES, KNOWLEDGE)
STARTED = start(ON, CLIENTS)
NO_MATCH = Match("choice", 0.0)
DOSES = doses_of(ON.sessions, KNOWLEDGE.models.growth.full_sessions_per_week)
GIVEN = dorsi(CLIENTS, NO_MATCH, STARTED)
TURNED = np.flatnonzero((GIVEN[:, :1] != GIVEN).any(axis=1))


def test_the_fixed_plan_and_the_plain_ones_never_change() -> None:
    for plan in (fixed(ON), stretching(ON), nothing(ON)):
        assert np.all(plan == plan[:, :1])
        assert plan.shape == (len(PEOPLE), MODEL.policy_weeks)


def test_dorsi_starts_from_what_the_answers_point_to() -> None:
    mains = {need.emphases.main for need in STARTED.needs}
    assert {"balanced", "calf", "joint", "control"} <= mains
    alike = [n for n, need in enumerate(STARTED.needs) if need.emphases == FIXED]
    assert np.array_equal(STARTED.plan[alike], fixed(STARTED.on)[alike])


def test_every_policy_heeds_the_same_cautions() -> None:
    pinched = [bool(terms.forbidden) for terms in STARTED.on.terms]
    assert 0.2 < np.mean(pinched) < 0.8
    plans = fixed(STARTED.on)
    for place, terms in enumerate(STARTED.on.terms):
        for number in (plans[place, 0], STARTED.plan[place, 0]):
            drills = drilled(int(number))
            traits = {trait for drill in drills for trait in KNOWLEDGE.exercises[drill].traits}
            assert terms.forbidden.isdisjoint(traits)


def drilled(number: int) -> set[str]:
    """The exercises of a plan."""
    blocks = ON.plans.blocks[number]
    return {i.exercise for block in blocks for i in (*block.training_day, *block.rest_day)}


def test_dorsi_turns_once_and_only_for_who_has_done_the_work() -> None:
    assert list(looks(KNOWLEDGE)) == [6, 9, 12]
    assert np.array_equal(GIVEN[:, :6], STARTED.plan[:, :6])
    changes = (np.diff(GIVEN, axis=1) != 0).sum(axis=1)
    assert changes.max() == 1
    by_then = np.any([steady(DOSES, week, KNOWLEDGE) for week in looks(KNOWLEDGE)], axis=0)
    assert np.all(by_then[changes == 1])
    assert 0.1 < (changes == 1).mean() < 0.6


def test_who_responds_well_is_left_alone() -> None:
    people = all_alike(gaining(PEOPLE, 2.5), MODEL, measurer="good", habit="steady")
    on = trial(people, KNOWLEDGE, luck())
    clients = clients_of(people, REPLIES, KNOWLEDGE)
    plan = dorsi(clients, NO_MATCH, start(on, clients))
    assert (plan[:, 0] != plan[:, -1]).mean() < 0.08


@pytest.mark.parametrize("number", range(4))
def test_who_is_turned_is_found_unmoved_by_the_product_too(number: int) -> None:
    person = int(TURNED[number * 3])
    week = int(np.argmax(GIVEN[person] != GIVEN[person, 0]))
    found = reviewed(CLIENTS[person], week)
    assert found.responses.left.rule or found.responses.right.rule
    assert found.turned_to == found.emphases.main
    offer, _, before = list(ON.plans.numbers)[GIVEN[person, week]]
    assert offer == found.emphases
    assert before.week == week
    assert before.weeks_done >= week - 1
    assert before.exercises


def reviewed(client: Client, week: int) -> Assessment:
    """What the product makes of somebody after some weeks of their first programme."""
    done = np.flatnonzero(ON.sessions[client.place, : 7 * week])
    blocks = ON.plans.blocks[int(STARTED.plan[client.place, 0])]
    log = ON.log(STARTED.on.reach_cm(STARTED.plan, NO_MATCH))
    return client.after(week, log, sessions_as_planned(client, blocks, done))


@pytest.mark.parametrize("number", range(4))
def test_who_is_left_alone_is_left_alone_by_the_product_too(number: int) -> None:
    calm = np.setdiff1d(np.flatnonzero(steady(DOSES, 9, KNOWLEDGE)), TURNED)
    found = reviewed(CLIENTS[int(calm[number * 5])], 9)
    assert found.turned_to is None


def test_knowing_how_people_answer_is_worth_more_than_not_knowing() -> None:
    def matched(plan: np.ndarray) -> float:
        return float(ON.plans.effect(plan, PEOPLE, ON.terms).matched["choice"].mean())

    best = matched(best_guess(ON, REPLIES, 1.0, KNOWLEDGE))
    assert matched(STARTED.plan) < best < matched(all_knowing(ON))
    empty = ask(PEOPLE, 0.0, KNOWLEDGE, luck())
    blind = best_guess(ON, empty, 0.0, KNOWLEDGE)
    assert len({tuple(row) for row in blind[PEOPLE.setting == 0]}) == 1


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
        return float(ON.plans.effect(plan, PEOPLE, ON.terms).matched["choice"].mean())

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
