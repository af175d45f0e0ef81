"""An item beat by beat: how long, on which side, and when the ways of a repetition begin."""

from itertools import pairwise
from typing import Any

import pytest
from tests.people import KNOWLEDGE

from dorsi.domain.exercises import Dose, Exercise
from dorsi.domain.guided import Beat
from dorsi.domain.journal import StoredItem
from dorsi.domain.schedule import PlannedItem
from dorsi.domain.words import Side
from dorsi.train.beats import beats
from dorsi.train.dose import Item, Placing, item_seconds, steps

EXERCISES = KNOWLEDGE.exercises
SIDES: tuple[Side | None, ...] = (None, "left", "right")


def stored() -> list[tuple[Exercise, Dose, StoredItem]]:
    """Every exercise at every dose and rung, even and with either side affected."""
    return [
        (exercise, dose, item)
        for exercise in EXERCISES.values()
        for dose in exercise.doses
        for affected in SIDES
        for step in steps(exercise, dose, Placing("anytime", "because", affected, 2.0))
        for item in step.items
    ]


EVERY = stored()


def item(exercise: str, **changed: Any) -> PlannedItem:
    fields: dict[str, Any] = {"side": "both", "block": "anytime", "sets": 1, "why": "because"}
    return PlannedItem(exercise=exercise, **(fields | changed))


def of(planned: Item, **more: Any) -> tuple[Beat, ...]:
    return beats(planned, EXERCISES[planned.exercise], **more)


def kinds(planned: Item, **more: Any) -> list[tuple[str, str | None, int]]:
    return [(beat.kind, beat.side, beat.set) for beat in of(planned, **more)]


def test_the_beats_of_every_dose_take_exactly_the_time_the_plan_counts() -> None:
    assert len(EVERY) > 200
    for exercise, _, planned in EVERY:
        for first in ("left", "right"):
            spent = sum(beat.seconds for beat in of(planned, first=first))
            assert spent == pytest.approx(item_seconds(exercise, planned))


def test_halved_and_one_sided_doses_take_the_time_the_plan_counts_too() -> None:
    for planned in (
        item("single_leg_calf_raise", sets=2, reps=4, tempo="3-0-1", side="right"),
        item("gastrocnemius_stretch", seconds=15.0),
        item("two_leg_calf_raise", sets=3, reps=8, tempo="3-0-1"),
        item("gastrocnemius_stretch", sets=2, reps=5),  # counted where nothing says how long
    ):
        spent = sum(beat.seconds for beat in of(planned))
        assert spent == pytest.approx(item_seconds(EXERCISES[planned.exercise], planned))


def test_every_set_is_worked_once_on_each_side_that_is_due() -> None:
    for exercise, _, planned in EVERY:
        worked = [(b.side, b.set) for b in of(planned) if b.kind == "work"]
        if planned.side != "both":
            due: tuple[Side | None, ...] = (planned.side,)
        else:
            due = ("left", "right") if exercise.sides == "each" else (None,)
        assert worked == [(side, n) for side in due for n in range(1, planned.sets + 1)]


def test_one_side_is_finished_before_the_other_begins() -> None:
    balance = item("single_leg_balance", sets=2, seconds=30.0)
    left = [("ready", "left", 1), ("work", "left", 1), ("rest", "left", 2), ("work", "left", 2)]
    right = [("switch", "right", 1), ("work", "right", 1), ("rest", "right", 2)]
    assert kinds(balance) == [*left, *right, ("work", "right", 2)]


def test_the_side_that_needs_more_may_begin() -> None:
    balance = item("single_leg_balance", seconds=30.0)
    assert [side for _, side, _ in kinds(balance, first="right")] == [
        "right", "right", "left", "left",
    ]  # fmt: skip


def test_a_day_that_goes_on_with_the_other_side_says_so() -> None:
    right = item("single_leg_balance", seconds=30.0, side="right")
    assert kinds(right, opening="switch") == [("switch", "right", 1), ("work", "right", 1)]


def test_what_both_sides_do_together_has_no_switch() -> None:
    squats = item("goblet_squat", sets=2, reps=8, tempo="3-1-1")
    assert kinds(squats) == [("ready", None, 1), ("work", None, 1), ("rest", None, 2),
                             ("work", None, 2)]  # fmt: skip
    assert {beat.of for beat in of(squats)} == {2}


def test_a_tempo_clicks_where_each_of_its_ways_begins() -> None:
    squats = of(item("goblet_squat", reps=2, tempo="3-1-1"))[1]
    assert squats.ways == ("down", "hold", "up")
    assert list(squats.clicks) == [0, 3, 4, 5, 8, 9]
    assert (squats.seconds, squats.reps, squats.rep_s) == (10, 2, 5)


def test_a_raise_goes_up_before_it_goes_down_and_what_takes_no_time_does_not_click() -> None:
    raises = of(item("single_leg_calf_raise", reps=2, tempo="3-0-1"))[1]
    assert raises.ways == ("up", "down")
    assert list(raises.clicks) == [0, 1, 4, 5]
    drops = of(item("eccentric_heel_drop", reps=1, tempo="3-0-2"))[1]
    assert drops.ways == ("up", "down")
    assert list(drops.clicks) == [0, 2]


def test_a_glide_goes_forward_and_back() -> None:
    for name in ("band_glide_front", "step_lunge_glide", "band_glide_behind"):
        assert EXERCISES[name].role in KNOWLEDGE.models.programme.mobilising_roles
        tempo = EXERCISES[name].doses[0].tempo
        assert of(item(name, reps=1, tempo=tempo))[1].ways == ("forward", "hold", "back")


def test_without_a_tempo_each_repetition_clicks_once_and_a_hold_never() -> None:
    circles = of(item("ankle_circles", reps=3))[1]
    assert not circles.ways
    assert list(circles.clicks) == [0, 2, 4]
    hold = of(item("soleus_stretch", seconds=30.0))[1]
    assert not hold.clicks
    assert (hold.reps, hold.seconds) == (None, 30)


@pytest.mark.parametrize("tempo", ["slow", "0-0-0", "3-1", ""])
def test_a_tempo_nobody_can_count_is_none(tempo: str) -> None:
    squats = of(item("goblet_squat", reps=2, tempo=tempo))[1]
    assert not squats.ways
    assert list(squats.clicks) == [0, 5]


def test_a_tempo_of_another_length_is_fitted_to_the_repetition() -> None:
    squats = of(item("goblet_squat", reps=1, tempo="6-2-2"))[1]
    assert list(squats.clicks) == [0, 3, 4]


def test_clicks_come_in_order_and_within_their_set() -> None:
    for _, dose, planned in EVERY:
        for beat in of(planned):
            assert all(earlier < later for earlier, later in pairwise(beat.clicks))
            assert all(0 <= click < beat.seconds for click in beat.clicks)
            if beat.kind == "work" and dose.tempo:
                assert len(beat.clicks) == (beat.reps or 0) * len(beat.ways)
