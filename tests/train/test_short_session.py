"""The few minutes that are left of a day without time."""

from dataclasses import replace
from typing import Any

import pytest
from tests.people import KNOWLEDGE

from dorsi.domain.exercises import Role
from dorsi.domain.schedule import PlannedItem
from dorsi.train.dose import item_seconds
from dorsi.train.short_session import short_session

EXERCISES = KNOWLEDGE.exercises
LIMIT_S = KNOWLEDGE.models.programme.short_minutes * 60
ROLES: tuple[Role, ...] = ("glide", "soleus", "circles", "raise")


def planned(exercise: str, **changed: Any) -> PlannedItem:
    fields: dict[str, Any] = {"side": "both", "block": "anytime", "sets": 1, "why": "because"}
    return PlannedItem(exercise=exercise, **(fields | changed))


CIRCLES = planned("knee_to_wall_circles", sets=3, reps=20)
STAIR = planned("step_lunge_glide", sets=3, reps=12, tempo="1-1-1")
SOLEUS = planned("soleus_stretch", sets=2, seconds=60.0)
RAISES = planned("two_leg_calf_raise", sets=3, reps=15, tempo="3-0-1")
HOLD = planned("band_distraction_hold", seconds=120.0)


def short(*left: PlannedItem, roles: tuple[Role, ...] = ROLES) -> list[PlannedItem]:
    return list(short_session(left, roles, KNOWLEDGE))


def names(*left: PlannedItem, **more: Any) -> list[str]:
    return [item.exercise for item in short(*left, **more)]


def seconds(items: list[PlannedItem]) -> float:
    return sum(item_seconds(EXERCISES[item.exercise], item) for item in items)


def test_what_matters_most_comes_in_its_least_dose_and_in_the_order_of_the_day() -> None:
    """78 s of the stair and 68 of the stretch leave no room for 50 of circles."""
    found = short(CIRCLES, STAIR, RAISES, SOLEUS)
    assert [(i.exercise, i.sets, i.reps, i.seconds) for i in found] == [
        ("step_lunge_glide", 1, 8, None), ("soleus_stretch", 1, None, 30),
    ]  # fmt: skip
    assert seconds(found) == 146
    first = names(CIRCLES, STAIR, RAISES, SOLEUS, roles=("raise", "circles", "glide", "soleus"))
    assert first == ["knee_to_wall_circles", "step_lunge_glide", "two_leg_calf_raise"]


def test_what_is_small_still_finds_room() -> None:
    """After 78 s of the stair and 50 s of raises there is room for the 50 s of the circles."""
    assert names(CIRCLES, STAIR, RAISES) == [
        "knee_to_wall_circles", "step_lunge_glide", "two_leg_calf_raise",
    ]  # fmt: skip


def test_two_things_are_better_than_one_that_fills_the_minutes() -> None:
    assert names(HOLD, SOLEUS, RAISES) == ["soleus_stretch", "two_leg_calf_raise"]
    assert names(HOLD) == ["band_distraction_hold"]


def test_a_role_nobody_ranked_comes_last() -> None:
    assert names(CIRCLES, STAIR, SOLEUS, roles=("soleus",))[-1] == "soleus_stretch"
    assert "step_lunge_glide" not in names(CIRCLES, SOLEUS, STAIR, roles=("soleus",))


def test_both_sides_stay_together() -> None:
    left, right = replace(STAIR, side="left"), replace(STAIR, side="right", sets=1)
    found = short(left, right, SOLEUS)
    assert [(i.exercise, i.side, i.sets, i.reps) for i in found[:2]] == [
        ("step_lunge_glide", "left", 1, 8), ("step_lunge_glide", "right", 1, 8),
    ]  # fmt: skip


def test_never_more_than_was_planned() -> None:
    eased = planned("step_lunge_glide", reps=5, tempo="1-1-1")
    assert [item.reps for item in short(eased)] == [5]
    brief = planned("soleus_stretch", seconds=20.0)
    assert [item.seconds for item in short(brief)] == [20]


def test_of_nothing_nothing_is_made() -> None:
    assert short() == []


@pytest.mark.parametrize("name", EXERCISES)
def test_any_exercise_alone_fits_in_its_least_dose(name: str) -> None:
    for rung in (rung for dose in EXERCISES[name].doses for rung in dose.rungs):
        found = short(planned(name, sets=rung.sets, reps=rung.reps, seconds=rung.seconds))
        assert len(found) == 1
        assert seconds(found) <= LIMIT_S


def test_where_nothing_fits_the_least_of_what_matters_most_stays() -> None:
    programme = replace(KNOWLEDGE.models.programme, short_minutes=0.5)
    tight = replace(KNOWLEDGE, models=replace(KNOWLEDGE.models, programme=programme))
    found = short_session((SOLEUS, STAIR), ROLES, tight)
    assert [item.exercise for item in found] == ["step_lunge_glide"]
