"""A day fitted into its minutes."""

import pytest

from dorsi.domain.exercises import Role
from dorsi.domain.journal import StoredItem
from dorsi.train.day import Ladder, fill
from dorsi.train.dose import Step


def ladder(name: str, *seconds: float) -> Ladder:
    """An exercise that comes in these sizes."""
    return tuple(
        Step((StoredItem(exercise=name, side="both", block="anytime", sets=size),), s)
        for size, s in enumerate(seconds, start=1)
    )


LADDERS: dict[Role, Ladder] = {
    "gastrocnemius": ladder("gastrocnemius", 60, 120, 240),
    "soleus": ladder("soleus", 60, 120, 240),
    "circles": ladder("circles", 60, 90),
    "balance": ladder("balance", 30, 60, 300),
    "release": (),
}


def sizes(core: tuple[Role, ...], more: tuple[Role, ...], budget_s: float) -> dict[str, int]:
    """Which exercises came in, at which size."""
    return {i.exercise: i.sets for i in fill(core, more, LADDERS.__getitem__, budget_s)}


CORE: tuple[Role, ...] = ("gastrocnemius", "soleus", "circles")


@pytest.mark.requirement("B-19", "B-60")
def test_short_days_keep_every_core_role_at_its_least() -> None:
    assert sizes(CORE, ("balance",), 180) == {"gastrocnemius": 1, "soleus": 1, "circles": 1}


def test_minutes_left_grow_the_core_before_anything_joins() -> None:
    assert sizes(CORE, ("balance",), 570) == {"gastrocnemius": 3, "soleus": 3, "circles": 2}


def test_what_joins_takes_the_largest_size_that_fits() -> None:
    assert sizes(CORE, ("balance",), 640)["balance"] == 2


def test_a_role_that_does_not_fit_is_left_out_and_the_next_is_tried() -> None:
    assert sizes(("gastrocnemius", "circles"), (), 59) == {}
    assert sizes(("circles",), ("balance",), 45) == {"balance": 1}


def test_a_role_without_an_exercise_takes_no_time() -> None:
    assert sizes(("release", "circles"), ("release",), 90) == {"circles": 2}


def test_a_role_named_twice_comes_once() -> None:
    assert sizes(("circles", "circles"), ("circles",), 600) == {"circles": 2}


def test_the_order_of_a_day_loosens_first_and_stretches_last() -> None:
    items = fill(CORE, ("balance",), LADDERS.__getitem__, 900)
    assert [item.exercise for item in items] == ["circles", "balance", "soleus", "gastrocnemius"]
