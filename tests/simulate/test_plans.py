"""That plans hold what they say, the same minutes each."""

from dataclasses import fields

import numpy as np
import pytest
from tests.simulate.lots import KNOWLEDGE, MODEL, lot

from dorsi.domain.words import STRUCTURES, Emphasis, StructureId
from dorsi.simulate.people import People, Places
from dorsi.simulate.plans import FIXED, Before, Plans, Terms
from dorsi.simulate.work import Work, mix_of
from dorsi.train.emphasis import Emphases

WITH_BAND = 2
SETTINGS = range(len(MODEL.settings))


def work(emphasis: Emphasis, setting: int = WITH_BAND) -> Work:
    plans = Plans(KNOWLEDGE)
    return plans.works[plans.number(Emphases((emphasis,), None), Terms(setting))]


def loads(emphasis: Emphasis, *structures: StructureId) -> float:
    """The share of a plan's work that loads any of some structures."""
    mix = mix_of(np.array([structure in structures for structure in STRUCTURES]))
    return float(work(emphasis).matched[:, :, mix].mean())


@pytest.mark.requirement("B-35", "B-36")
def test_the_fixed_plan_stretches_from_the_start_and_moves_the_joint_from_week_five() -> None:
    plans = Plans(KNOWLEDGE)
    blocks = plans.blocks[plans.number(FIXED, Terms(WITH_BAND))]
    assert Emphases(("balanced",), None) == FIXED
    for block in blocks:
        items = (*block.training_day, *block.rest_day)
        roles = {KNOWLEDGE.exercises[item.exercise].role for item in items}
        assert {"gastrocnemius", "soleus"} <= roles
        assert "glide" in roles or block.weeks[0] < 5


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_plan_takes_the_minutes_of_its_setting(setting: int) -> None:
    plans = Plans(KNOWLEDGE)
    offers = [FIXED, Emphases(("joint",), "left"), Emphases(("control",), None), "stretching"]
    week = MODEL.settings[setting].minutes_per_day * 7
    for offer in offers:
        spent = plans.works[plans.number(offer, Terms(setting))].spent  # type: ignore[arg-type]
        assert spent == pytest.approx(np.full(12, week))


def test_a_plan_loads_what_it_leans_on_more_than_the_others_do() -> None:
    assert loads("joint", "joint") > loads("balanced", "joint") + 0.15
    assert loads("control", "control") > loads("balanced", "control") + 0.15
    assert loads("calf", "gastrocnemius", "soleus") > loads("joint", "gastrocnemius", "soleus")


def test_work_for_several_structures_loads_at_least_one_of_them_more_often() -> None:
    assert loads("balanced", "joint", "soleus") > loads("balanced", "joint")
    assert loads("balanced") == 0.0
    assert loads("balanced", *STRUCTURES) < 1.0


def test_stretching_only_is_nothing_but_stretches() -> None:
    plans = Plans(KNOWLEDGE)
    only = plans.works[plans.number("stretching", Terms(WITH_BAND))]
    both_calves = mix_of(np.array([True, True, False, False, False]))
    assert only.matched[:, :, both_calves] == pytest.approx(1.0)
    assert only.whole == pytest.approx(35.0)


def test_an_affected_side_gets_more_of_the_work() -> None:
    plans = Plans(KNOWLEDGE)
    uneven = plans.works[plans.number(Emphases(("calf",), "right"), Terms(WITH_BAND))]
    assert np.all(uneven.whole[:, 1] > 1.3 * uneven.whole[:, 0])


def test_a_plan_is_composed_once() -> None:
    plans = Plans(KNOWLEDGE)
    first = plans.number(FIXED, Terms(0))
    assert plans.number(FIXED, Terms(0)) == first
    assert plans.number(FIXED, Terms(1)) != first
    assert len(plans.works) == 2


def test_a_programme_that_begins_later_starts_with_its_own_first_week() -> None:
    people, plans, joint = lot(20), Plans(KNOWLEDGE), Emphases(("joint",), None)
    at_once, later = (plans.number(joint, Terms(WITH_BAND), Before(week, 6)) for week in (0, 6))
    plan = np.full((20, 20), plans.number(FIXED, Terms(WITH_BAND)))
    plan[:, 6:] = later
    whole = plans.effect(plan, people, free(people)).whole
    own = plans.effect(np.full((20, 12), at_once), people, free(people)).whole
    assert np.array_equal(whole[:, :, 6:18], own)
    assert len(np.unique(own[0, 0])) > 1
    assert np.array_equal(whole[:, :, 18], own[:, :, 11])


def free(people: People) -> list[Terms]:
    """Nobody has to keep to anything but their setting."""
    return [Terms(int(setting)) for setting in people.setting]


def everybody(people: People, plans: Plans, emphasis: Emphasis) -> Places:
    numbers = [plans.number(Emphases((emphasis,), None), each) for each in free(people)]
    return np.repeat(np.array(numbers)[:, None], 14, axis=1)


def test_the_best_choice_counts_one_and_the_worst_nothing() -> None:
    people, plans = lot(300), Plans(KNOWLEDGE)
    chosen: tuple[Emphasis, ...] = ("calf", "joint", "front", "control", "balanced")
    plan = [everybody(people, plans, emphasis) for emphasis in chosen]
    found = [plans.effect(each, people, free(people)).matched["choice"] for each in plan]
    means = np.stack(found)[..., :12].mean(axis=3)
    limited = people.involved.any(axis=2)
    assert means.max(axis=0)[limited].mean() > 0.9
    assert means.min(axis=0)[limited].mean() < 0.15
    assert np.all(means[:, ~limited] == 0.0)


def test_after_the_programme_its_last_week_goes_on() -> None:
    people, plans = lot(20), Plans(KNOWLEDGE)
    effect = plans.effect(everybody(people, plans, "joint"), people, free(people))
    assert np.array_equal(effect.whole[:, :, 11], effect.whole[:, :, 13])


def test_more_minutes_bring_more_up_to_a_point() -> None:
    people, plans = lot(400), Plans(KNOWLEDGE)
    whole = plans.effect(everybody(people, plans, "balanced"), people, free(people)).whole.mean(
        axis=(1, 2)
    )
    by_setting = [whole[people.setting == setting].mean() for setting in SETTINGS]
    assert by_setting[0] < by_setting[1] - 0.05
    assert by_setting[3] - by_setting[2] < 0.02
    assert max(by_setting) <= 1.0


def test_nothing_does_nothing() -> None:
    plans = Plans(KNOWLEDGE)
    idle = plans.works[plans.number("nothing", Terms(0))]
    assert not any(np.any(getattr(idle, part.name)) for part in fields(Work))
