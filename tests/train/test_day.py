"""A day fitted into its minutes."""

from typing import get_args

import pytest
from tests.people import KNOWLEDGE

from dorsi.domain.exercises import Role
from dorsi.domain.journal import StoredItem
from dorsi.domain.words import Block
from dorsi.train.choose import Chosen
from dorsi.train.day import Ladder, block_of, fill
from dorsi.train.dose import Step

MODEL = KNOWLEDGE.models.programme


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
    return {i.exercise: i.sets for i in fill(core, more, LADDERS.__getitem__, budget_s, MODEL)}


CORE: tuple[Role, ...] = ("gastrocnemius", "soleus", "circles")


@pytest.mark.requirement("B-19", "B-60")
def test_short_days_keep_every_core_role_at_its_least() -> None:
    assert sizes(CORE, ("balance",), 180) == {"gastrocnemius": 1, "soleus": 1, "circles": 1}


def test_minutes_left_grow_the_core_before_anything_joins() -> None:
    assert sizes(CORE, ("balance",), 570) == {"gastrocnemius": 3, "soleus": 3, "circles": 2}


@pytest.mark.requirement("B-60")
def test_a_lone_core_role_is_joined_before_it_grows() -> None:
    assert sizes(("release", "circles"), ("balance", "soleus"), 120) == {"circles": 2, "balance": 1}


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
    items = fill(CORE, ("balance",), LADDERS.__getitem__, 900, MODEL)
    assert [item.exercise for item in items] == ["circles", "balance", "soleus", "gastrocnemius"]


def test_what_just_fits_is_taken_and_a_second_less_is_not() -> None:
    assert sizes(("circles",), (), 60) == {"circles": 1}
    assert sizes(("circles",), (), 89) == {"circles": 1}
    assert sizes(("circles",), (), 90) == {"circles": 2}
    assert sizes((), ("balance",), 60) == {"balance": 2}
    assert sizes((), ("balance",), 59) == {"balance": 1}
    assert sizes((), ("balance",), 29) == {}


def test_core_roles_grow_in_turn_and_one_that_is_full_leaves_its_time_to_the_others() -> None:
    assert sizes(("gastrocnemius", "soleus"), (), 180) == {"gastrocnemius": 2, "soleus": 1}
    assert sizes(("gastrocnemius", "soleus"), (), 240) == {"gastrocnemius": 2, "soleus": 2}
    assert sizes(("circles", "soleus"), (), 330) == {"circles": 2, "soleus": 3}
    # The next stretch does not fit, but the smaller step of the circles still does.
    assert sizes(("soleus", "circles"), (), 270) == {"soleus": 2, "circles": 2}


def test_what_has_joined_leaves_less_for_the_next() -> None:
    assert sizes(("circles",), ("balance", "soleus"), 90 + 60 + 120) == {
        "circles": 2, "balance": 2, "soleus": 2,
    }  # fmt: skip
    assert sizes(("circles",), ("balance", "soleus"), 90 + 60 + 59) == {
        "circles": 2, "balance": 2,
    }  # fmt: skip


def test_a_core_role_that_found_no_room_may_still_join_later() -> None:
    assert sizes(("gastrocnemius", "balance"), ("circles",), 95) == {
        "gastrocnemius": 1,
        "balance": 1,
    }
    assert sizes(("gastrocnemius",), ("gastrocnemius",), 59) == {}


def in_block(name: str, block: Block) -> Ladder:
    return (Step((StoredItem(exercise=name, side="both", block=block, sets=1),), 10),)


def test_what_comes_before_training_stands_before_what_comes_after_it() -> None:
    ladders: dict[Role, Ladder] = {
        "gastrocnemius": in_block("stretch", "before_training"),
        "circles": in_block("circles", "after"),
        "balance": in_block("balance", "anytime"),
    }
    items = fill(tuple(ladders), (), ladders.__getitem__, 100, MODEL)
    assert [item.exercise for item in items] == ["stretch", "circles", "balance"]


def test_both_items_of_an_uneven_role_stay_together_in_their_order() -> None:
    sides = tuple(
        StoredItem(exercise="circles", side=side, block="anytime", sets=1)
        for side in ("right", "left")
    )
    ladders: dict[Role, Ladder] = {**LADDERS, "circles": (Step(sides, 10),)}
    items = fill(("soleus", "circles"), (), ladders.__getitem__, 70, MODEL)
    assert [(item.exercise, item.side) for item in items] == [
        ("circles", "right"),
        ("circles", "left"),
        ("soleus", "both"),
    ]


def test_every_role_has_its_place_in_the_day() -> None:
    assert sorted(MODEL.day_order) == sorted(get_args(Role))


@pytest.mark.requirement("A-22", "B-82")
def test_on_training_days_a_drill_comes_before_training_if_it_may() -> None:
    def blocks(drill: str) -> tuple[Block, Block]:
        exercise = KNOWLEDGE.exercises[drill]
        chosen = Chosen(exercise, exercise.doses[0], None)
        return block_of(chosen, "training"), block_of(chosen, "rest")

    assert blocks("knee_to_wall_circles") == ("before_training", "anytime")
    assert blocks("band_glide_front") == ("before_training", "anytime")
    assert blocks("gastrocnemius_stretch") == ("after", "anytime")
    assert blocks("two_leg_calf_raise") == ("after", "anytime")
