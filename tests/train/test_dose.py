"""Doses as items, their time, and the affected side's larger share."""

import pytest
from tests.people import KNOWLEDGE

from dorsi.domain.journal import StoredItem
from dorsi.train.dose import Placing, dose_in, item_seconds, steps

EXERCISES = KNOWLEDGE.exercises


def placing(affected: str | None = None) -> Placing:
    return Placing("anytime", "because", affected, 2.0)  # type: ignore[arg-type]


def item(name: str, side: str, sets: int, **amount: float) -> StoredItem:
    return StoredItem(exercise=name, side=side, block="anytime", sets=sets, **amount)  # type: ignore[arg-type]


@pytest.mark.requirement("A-20", "B-27")
def test_a_new_drill_starts_small_whenever_it_starts() -> None:
    glide = EXERCISES["band_glide_front"]
    new, known = dose_in(glide, "mobilise", 1), dose_in(glide, "mobilise", 3)
    assert new is not None
    assert known is not None
    assert new.weeks == (1, 2)
    assert all(10 <= (rung.reps or 0) <= 15 and rung.sets <= 2 for rung in new.rungs)
    assert known.weeks is None
    assert known.rungs[-1].sets * (known.rungs[-1].reps or 0) * (known.rep_s or 0) == 120


def test_an_exercise_has_no_dose_in_a_phase_it_is_not_for() -> None:
    assert dose_in(EXERCISES["band_distraction_hold"], "keep", 1) is None


def test_an_item_of_both_sides_takes_twice_the_time_of_one() -> None:
    stretch = EXERCISES["gastrocnemius_stretch"]
    both = item_seconds(stretch, item("gastrocnemius_stretch", "both", 1, seconds=60))
    one = item_seconds(stretch, item("gastrocnemius_stretch", "left", 1, seconds=60))
    assert both == 2 * one
    assert one == 60 + stretch.changeover_s


def test_rest_between_sets_counts_and_two_legs_at_once_count_once() -> None:
    raises = EXERCISES["two_leg_calf_raise"]
    rest_s = next(r.rest_s for d in raises.doses for r in d.rungs if r.sets == 2)
    seconds = item_seconds(raises, item("two_leg_calf_raise", "both", 2, reps=12))
    assert seconds == 2 * 12 * raises.doses[0].rep_s + rest_s + raises.changeover_s  # type: ignore[operator]


def test_the_affected_side_gets_twice_the_sets_of_range_work() -> None:
    glide = EXERCISES["step_lunge_glide"]
    dose = dose_in(glide, "foundation", 1)
    assert dose is not None
    for step in steps(glide, dose, placing("left")):
        left, right = step.items
        assert (left.side, right.side) == ("left", "right")
        assert left.sets == 2 * right.sets


def test_strength_is_the_same_on_both_sides() -> None:
    raises = EXERCISES["single_leg_calf_raise"]
    dose = dose_in(raises, "load", 1)
    assert dose is not None
    assert all(len(step.items) == 1 for step in steps(raises, dose, placing("left")))


def test_steps_grow() -> None:
    for exercise in EXERCISES.values():
        for dose in exercise.doses:
            times = [step.seconds for step in steps(exercise, dose, placing("right"))]
            assert times == sorted(times), exercise.id
