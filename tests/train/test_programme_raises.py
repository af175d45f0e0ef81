"""On which days of a programme heels are raised, and from when."""

from dataclasses import replace
from typing import Any

import pytest
from tests.people import KNOWLEDGE, LIFTER, RUNNER
from tests.train.composing import EXERCISES, PHASES, WEEKS, block, drills, need

from dorsi.domain.words import WEEKDAYS, DayKind, Emphasis
from dorsi.train.dose import minutes_of
from dorsi.train.menu import Menu
from dorsi.train.need import Need
from dorsi.train.programme import compose_blocks


@pytest.mark.parametrize(
    ("sports", "training_days", "kind"),
    [
        (("weightlifting",), ("mon", "wed", "fri"), "training"),
        ((), ("mon", "wed", "fri"), "training"),
        (("running",), ("tue", "thu", "sun"), "rest"),
        (("weightlifting", "running"), ("tue", "thu", "sun"), "rest"),
        (("running",), ("mon", "tue", "thu", "fri", "sat"), "rest"),  # Wednesday and Sunday
        (("running",), ("mon", "tue", "wed", "thu", "fri"), "training"),  # a weekend is one day
        (("running",), ("mon", "tue", "wed", "thu", "fri", "sat", "sun"), "training"),
        (("weightlifting",), ("mon",), "rest"),
        (("weightlifting",), ("mon", "tue"), "rest"),  # neighbours are one day
        (("weightlifting",), ("mon", "thu"), "training"),
        (("weightlifting",), (), "rest"),
    ],
)
def test_heel_raises_go_on_training_days_unless_those_are_few_or_a_runners(
    sports: Any, training_days: Any, kind: DayKind
) -> None:
    person = replace(LIFTER, sports=sports, training_days=training_days)
    assert Menu(need(person), KNOWLEDGE).strength_kind == kind


def test_heel_raises_stay_on_one_kind_of_day_until_upkeep() -> None:
    def raised(given: Need, week: int) -> tuple[bool, bool]:
        found = block(given, week)
        on_training, on_rest = (
            any(EXERCISES[drill].role == "raise" for drill in drills(items))
            for items in (found.training_day, found.rest_day)
        )
        return on_training, on_rest

    lifter, runner = (need(who, "calf", minutes_per_day=30) for who in (LIFTER, RUNNER))
    for week in range(4, 13):
        assert raised(lifter, week) == (True, False)
        assert raised(runner, week) == (False, True)
    assert raised(lifter, 3) == (False, False)
    assert raised(lifter, 13) == (False, True)


RUNNING_OFTEN = ("mon", "wed", "fri", "sat")


@pytest.mark.requirement("B-48", "B-91")
@pytest.mark.parametrize("order", ["calf", "joint", "front", "control", "balanced"])
@pytest.mark.parametrize("minutes", [2, 3, 5, 10])
@pytest.mark.parametrize("training_days", [(), ("mon",), RUNNING_OFTEN, ("mon", "thu"), WEEKDAYS])
def test_from_week_four_there_are_raises_in_every_week_however_short_the_day(
    order: Emphasis, minutes: float, training_days: Any
) -> None:
    for who in (LIFTER, RUNNER):
        given = need(who, order, minutes_per_day=minutes, training_days=training_days)
        for week in range(4, 13):
            found = block(given, week)
            days = drills((*found.training_day, *found.rest_day))
            assert any(EXERCISES[drill].role == "raise" for drill in days), week


@pytest.mark.requirement("B-37")
def test_days_between_two_strength_days_use_the_minutes_the_raises_left() -> None:
    found = block(need(training_days=WEEKDAYS), 9)
    assert found.training_between is not None
    assert found.rest_between is None
    spent = [
        minutes_of([(EXERCISES[i.exercise], i) for i in items])
        for items in (found.training_day, found.training_between)
    ]
    assert min(spent) > 9
    assert not any(EXERCISES[d].role == "raise" for d in drills(found.training_between))


def test_without_days_between_none_are_composed() -> None:
    for found in compose_blocks(need(), KNOWLEDGE):  # mon, wed, fri: every one a strength day
        assert found.training_between is None


def test_who_has_practised_before_does_not_begin_again_without_raises() -> None:
    everything = frozenset(EXERCISES)
    first, again = need(), replace(need(), weeks_before=12, practised=everything)
    assert "two_leg_calf_raise" not in drills(block(first, 1).training_day)
    assert "single_leg_calf_raise" in drills(block(again, 1).training_day)
    assert "single_leg_calf_raise" in drills(block(again, 5).training_day)
    part = replace(need(), weeks_before=3, practised=frozenset({"knee_to_wall_circles"}))
    weeks = [found.weeks for found in compose_blocks(part, KNOWLEDGE)]
    assert [week for found in weeks for week in found] == list(WEEKS)
    for found in compose_blocks(part, KNOWLEDGE):
        for week in found.weeks:
            assert replace(block(part, week), weeks=found.weeks) == found, week


def test_a_day_between_that_differs_only_by_its_raises_is_none_of_its_own() -> None:
    """Nothing but the raises and one stretch fit: without the raises the same stretch is left."""
    recipe = next(r for r in PHASES["load"].recipes if (r.emphasis, r.day) == ("calf", "training"))
    bare = replace(recipe, core=("gastrocnemius", "raise"), carrying=(), more=())
    load = replace(PHASES["load"], recipes=(bare, replace(bare, day="rest")))
    stretch = EXERCISES["gastrocnemius_stretch"]
    one_size = replace(stretch.doses[0], rungs=stretch.doses[0].rungs[:1])
    few = {
        **EXERCISES,
        stretch.id: replace(stretch, doses=(one_size,)),
    }
    knowledge = replace(KNOWLEDGE, phases={**PHASES, "load": load}, exercises=few)
    found = block(need(training_days=WEEKDAYS, minutes_per_day=30), 9, knowledge)
    assert "gastrocnemius_stretch" in drills(found.training_day)
    assert any(EXERCISES[drill].role == "raise" for drill in drills(found.training_day))
    assert found.training_between is None
