"""Doses as items, their time, and the affected side's larger share."""

from dataclasses import replace
from typing import Any

import pytest
from tests.people import KNOWLEDGE

from dorsi.domain.exercises import Dose, Exercise, Rung
from dorsi.domain.journal import StoredItem
from dorsi.train.dose import Placing, dose_in, item_seconds, minutes_of, steps

EXERCISES = KNOWLEDGE.exercises


def placing(affected: str | None = None) -> Placing:
    return Placing("anytime", "because", affected, 2.0)  # type: ignore[arg-type]


def exercise(*rungs: Rung, **changed: Any) -> tuple[Exercise, Dose]:
    """The step lunge with one dose of these rungs."""
    dose = Dose(phases=("foundation",), rungs=rungs, rep_s=3.0, tempo="1-1-1")
    made = replace(EXERCISES["step_lunge_glide"], doses=(dose,), changeover_s=10.0, **changed)
    return made, dose


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
    found = list(steps(glide, dose, placing("left")))
    assert found
    for step in found:
        left, right = step.items
        assert (left.side, right.side) == ("left", "right")
        assert left.sets == 2 * right.sets


def test_strength_is_the_same_on_both_sides() -> None:
    raises = EXERCISES["single_leg_calf_raise"]
    dose = dose_in(raises, "load", 1)
    assert dose is not None
    found = [item for step in steps(raises, dose, placing("left")) for item in step.items]
    assert found
    assert {item.side for item in found} == {"both"}


def test_steps_grow() -> None:
    for exercise in EXERCISES.values():
        for dose in exercise.doses:
            times = [step.seconds for step in steps(exercise, dose, placing("right"))]
            assert times == sorted(times), exercise.id


def test_a_narrowed_dose_holds_in_its_weeks_and_the_general_one_in_the_others() -> None:
    glide = EXERCISES["band_glide_front"]
    found = [dose_in(glide, "mobilise", weeks) for weeks in (1, 2, 3)]
    assert [dose and dose.weeks for dose in found] == [(1, 2), (1, 2), None]
    later = replace(
        glide, doses=tuple(replace(d, weeks=(2, 3)) if d.weeks else d for d in glide.doses)
    )
    found = [dose_in(later, "mobilise", weeks) for weeks in (1, 2, 3, 4)]
    assert [dose and dose.weeks for dose in found] == [None, (2, 3), (2, 3), None]


def sets(made: Exercise, dose: Dose, affected: str | None = "left") -> list[dict[str, int]]:
    """The sets of each side, size by size."""
    return [
        {item.side: item.sets for item in step.items}
        for step in steps(made, dose, placing(affected))
    ]


@pytest.mark.requirement("B-80")
def test_the_affected_side_gets_more_but_never_more_than_the_full_dose() -> None:
    made, dose = exercise(Rung(sets=1, reps=10), Rung(sets=2, reps=10), Rung(sets=3, reps=10))
    # One set becomes 2 : 1, two stay 2 : 1, three would be 4 : 2 and are more than the full dose.
    assert sets(made, dose) == [{"left": 2, "right": 1}] * 2
    assert sets(made, dose, "right") == [{"right": 2, "left": 1}] * 2
    # 2 x 30 s are the full dose, 2 x 60 s are more.
    held, dose = exercise(Rung(sets=1, seconds=30), Rung(sets=1, seconds=60))
    assert sets(held, dose) == [{"left": 2, "right": 1}]


def test_where_twice_as_much_is_always_too_much_both_sides_get_the_same() -> None:
    made, dose = exercise(Rung(sets=1, reps=10))
    assert sets(made, dose) == [{"both": 1}]


def test_only_range_work_on_each_side_by_itself_is_divided_unevenly() -> None:
    rungs = (Rung(sets=1, reps=10), Rung(sets=2, reps=10))
    for changed in ({"range_work": False}, {"sides": "together"}):
        made, dose = exercise(*rungs, **changed)
        assert sets(made, dose) == [{"both": 1}, {"both": 2}]
    made, dose = exercise(*rungs)
    assert sets(made, dose, None) == [{"both": 1}, {"both": 2}]


def test_an_item_carries_its_dose_its_place_and_its_reason() -> None:
    made, dose = exercise(Rung(sets=2, reps=10))
    (step,) = steps(made, dose, Placing("after", "It fits.", None, 2.0))
    assert step.items == (
        StoredItem(
            exercise="step_lunge_glide",
            side="both",
            block="after",
            sets=2,
            reps=10,
            tempo="1-1-1",
            why="It fits.",
        ),
    )


def test_the_time_of_a_size_is_that_of_its_items() -> None:
    made, dose = exercise(Rung(sets=2, reps=10, rest_s=20.0))
    (step,) = steps(made, dose, placing())
    one_side_s = 2 * 10 * 3.0 + 20.0 + 10.0
    assert step.seconds == 2 * one_side_s
    (uneven,) = steps(made, dose, placing("left"))
    assert uneven.seconds == one_side_s + (10 * 3.0 + 10.0)


def test_rest_is_that_of_as_many_sets_else_the_longest() -> None:
    made, _ = exercise(Rung(sets=2, reps=10, rest_s=20.0), Rung(sets=3, reps=10, rest_s=40.0))

    def rests_s(count: int) -> float:
        given = item("step_lunge_glide", "left", count, reps=10)
        return item_seconds(made, given) - count * 30.0 - 10.0

    assert [rests_s(count) for count in (1, 2, 3, 4)] == [0.0, 20.0, 80.0, 120.0]


def test_an_item_is_timed_by_the_dose_it_came_from() -> None:
    slow = Dose(phases=("load",), rungs=(Rung(sets=1, reps=8),), rep_s=5.0, tempo="3-0-1")
    held = Dose(phases=("load",), rungs=(Rung(sets=1, seconds=30),))
    fast = Dose(phases=("load",), rungs=(Rung(sets=1, reps=30),), rep_s=1.0, tempo="3-0-1")
    made = replace(EXERCISES["step_lunge_glide"], doses=(held, slow, fast), changeover_s=0.0)

    def seconds(tempo: str | None = "3-0-1", **amount: float) -> float:
        given = replace(item("step_lunge_glide", "left", 1, **amount), tempo=tempo)
        return item_seconds(made, given)

    assert seconds(reps=9) == 45.0  # nearest to eight repetitions
    assert seconds(reps=28) == 28.0  # nearest to thirty
    assert seconds(None, seconds=45) == 45.0
    other = replace(slow, tempo="1-1-1", rep_s=2.0)
    made = replace(made, doses=(slow, other))
    assert seconds("1-1-1", reps=8) == 16.0  # the same size, told apart by its tempo
    assert seconds("3-0-1", reps=30) == 150.0


def test_an_item_of_another_kind_than_any_dose_takes_its_own_time() -> None:
    made, _ = exercise(Rung(sets=1, reps=10))
    held = item("step_lunge_glide", "left", 1, seconds=40)
    assert item_seconds(made, held) == 50.0
    without = StoredItem(exercise="step_lunge_glide", side="left", block="anytime", sets=1)
    assert item_seconds(made, without) == 10.0


def test_the_minutes_of_a_day_are_the_sum_of_its_items() -> None:
    made, _ = exercise(Rung(sets=1, reps=10))
    one = item("step_lunge_glide", "left", 1, reps=10)
    assert minutes_of([(made, one), (made, one), (made, one)]) == 2.0
    assert minutes_of([]) == 0.0


def test_a_ratio_that_is_no_whole_number_rounds_the_affected_side_up() -> None:
    made, dose = exercise(Rung(sets=1, reps=10), Rung(sets=2, reps=10), Rung(sets=3, reps=10))
    found = steps(made, dose, Placing("anytime", "because", "left", 1.5))
    assert [{item.side: item.sets for item in step.items} for step in found] == [
        {"left": 2, "right": 1},
        {"left": 3, "right": 2},
        {"left": 3, "right": 2},
    ]


def rest_taken_s(made: Exercise, **amount: float) -> float:
    """The rest counted between two sets, which tells from which dose an item is timed."""
    two = replace(item("step_lunge_glide", "left", 2, **amount), tempo=None)
    work_s = amount.get("seconds", 0.0) + 3.0 * amount.get("reps", 0.0)
    return item_seconds(made, two) - 2 * work_s


def held(*rungs: tuple[int, float], rest_s: float) -> Dose:
    """A dose of holds: sets and seconds."""
    made = tuple(Rung(sets=sets, seconds=s, rest_s=rest_s) for sets, s in rungs)
    return Dose(phases=("foundation",), rungs=made)


def test_of_two_doses_of_a_kind_an_item_is_timed_by_the_nearer_one() -> None:
    short, long = held((1, 30), (2, 30), rest_s=5), held((1, 90), (2, 90), rest_s=20)
    made = replace(EXERCISES["step_lunge_glide"], doses=(short, long), changeover_s=0.0)
    assert rest_taken_s(made, seconds=35) == 5
    assert rest_taken_s(made, seconds=85) == 20
    assert rest_taken_s(made, seconds=59) == 5
    assert rest_taken_s(made, seconds=61) == 20
    made = replace(made, doses=(long, short))
    assert rest_taken_s(made, seconds=35) == 5


def test_of_two_doses_as_near_the_one_with_as_many_sets_is_meant() -> None:
    many, few = held((4, 30), rest_s=5), held((2, 30), rest_s=20)
    for doses in ((many, few), (few, many)):
        made = replace(EXERCISES["step_lunge_glide"], doses=doses, changeover_s=0.0)
        assert rest_taken_s(made, seconds=30) == 20
    one = held((1, 30), rest_s=5)  # as far from two sets as three are
    for doses in ((one, held((3, 31), rest_s=20)), (held((3, 31), rest_s=20), one)):
        made = replace(EXERCISES["step_lunge_glide"], doses=doses, changeover_s=0.0)
        assert rest_taken_s(made, seconds=30) == 5


def test_holds_are_timed_by_holds_and_repetitions_by_repetitions() -> None:
    counted = Dose(phases=("foundation",), rungs=(Rung(sets=2, reps=30, rest_s=20),), rep_s=3.0)
    for doses in ((counted, held((2, 60), rest_s=5)), (held((2, 60), rest_s=5), counted)):
        made = replace(EXERCISES["step_lunge_glide"], doses=doses, changeover_s=0.0)
        assert rest_taken_s(made, seconds=30) == 5
        assert rest_taken_s(made, reps=60) == 20
