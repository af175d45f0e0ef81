"""What a reach and its bounds hold to for everybody, and whether the bounds hold the truth."""

import random
from dataclasses import astuple, replace
from datetime import timedelta
from math import isfinite, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measure.lunges import (
    KNOWLEDGE,
    MONDAY,
    STRANGER,
    after,
    angle,
    course_of_days,
    difference_of,
    gap,
    lunge,
    phone,
    ranges_of,
    reach,
)

from dorsi.domain.journal import Person, Reading
from dorsi.domain.words import SideOrBoth
from dorsi.measure.days import ReachDay, SetUp
from dorsi.measure.range import estimate_range

CM = st.floats(0.0, 25.0)
TRIALS = st.lists(CM, min_size=1, max_size=5)
HEIGHTS = st.none() | st.floats(50.0, 260.0)
ON = st.integers(0, 120).map(after)
SIDE = st.sampled_from(["left", "right", "both"])
GAP = st.just(0.0) | st.floats(0.0, 12.0)
PLACE = st.sampled_from([None, "tuberosity", "15_cm_below", "mid_shin"])
ANGLES = st.lists(st.floats(0.0, 70.0), min_size=1, max_size=3)
READINGS = st.lists(
    st.one_of(
        st.builds(lambda d, s, cm: lunge(d, s, *cm), ON, SIDE, TRIALS),
        st.builds(
            lambda d, s, cm: lunge(d, s, *cm, cold=False, footwear="boots"), ON, SIDE, TRIALS
        ),
        st.builds(gap, ON, SIDE, GAP),
        st.builds(lambda d, s, p, deg: phone(d, s, *deg, placement=p), ON, SIDE, PLACE, ANGLES),
    ),
    max_size=12,
)


@given(READINGS, HEIGHTS, st.none() | st.floats(15.0, 75.0))
def test_nothing_is_ever_nan_and_every_value_lies_within_its_bounds(
    readings: list[Reading], height_cm: float | None, shank_cm: float | None
) -> None:
    person = Person(name="Anyone", height_cm=height_cm, shank_cm=shank_cm)
    ranges = ranges_of(*readings, person=person, today=after(200))
    difference = difference_of(*readings, today=after(200))
    for side in (ranges.left, ranges.right):
        if side.reach_cm is None:
            continue
        for interval in (side.reach_cm, angle(side)):
            assert all(isfinite(bound) for bound in astuple(interval))
            assert interval.low <= interval.value <= interval.high
        assert side.band_certainty is not None
        assert 0.0 <= side.band_certainty <= 1.0
        assert side.reach_sd_cm is not None
        assert 0.0 < side.reach_sd_cm < 100.0
    if difference.cm is not None:
        assert all(isfinite(part) for part in astuple(difference)[:3])


@given(CM, st.lists(st.floats(0.0, 1.9), min_size=2, max_size=5))
def test_one_more_trial_that_fits_never_widens_the_bounds(cm: float, further: list[float]) -> None:
    trials = [cm + more for more in further]
    before = ranges_of(lunge(MONDAY, "left", *trials[:-1])).left.reach_sd_cm
    now = ranges_of(lunge(MONDAY, "left", *trials)).left.reach_sd_cm
    assert before is not None
    assert now is not None
    assert now <= before


@given(CM, st.floats(2.1, 10.0))
def test_one_more_trial_that_cannot_be_right_widens_them(cm: float, off: float) -> None:
    before = ranges_of(lunge(MONDAY, "left", cm, cm)).left.reach_sd_cm
    now = ranges_of(lunge(MONDAY, "left", cm, cm, cm + off)).left.reach_sd_cm
    assert before is not None
    assert now is not None
    assert now > before


@given(st.lists(st.tuples(st.integers(0, 14), st.floats(8.0, 9.0)), min_size=1, max_size=8))
def test_days_of_one_set_up_give_an_estimate_among_them_surer_than_the_newest(
    days: list[tuple[int, float]],
) -> None:
    readings = [lunge(after(n), "left", cm) for n, cm in days]
    side = ranges_of(*readings).left
    values = [day.cm for day in side.rests_on]
    assert min(values) - 0.01 <= reach(side).value <= max(values) + 0.01
    assert side.reach_sd_cm is not None
    assert side.reach_sd_cm <= max(day.noise_sd_cm for day in side.rests_on) + 1e-12


@given(TRIALS, st.sampled_from([("mm", 10.0), ("in", 1 / 2.54)]), HEIGHTS)
def test_the_unit_written_down_does_not_matter(
    trials: list[float], unit: tuple[str, float], height_cm: float | None
) -> None:
    word, per_cm = unit
    person = Person(name="Anyone", height_cm=height_cm)
    in_cm = ranges_of(lunge(MONDAY, "left", *trials), person=person).left
    other = [number * per_cm for number in trials]
    in_other = ranges_of(lunge(MONDAY, "left", *other, unit=word), person=person).left
    assert astuple(reach(in_other)) == pytest.approx(astuple(reach(in_cm)), abs=1e-9)
    assert astuple(angle(in_other)) == pytest.approx(astuple(angle(in_cm)), abs=1e-6)


@given(READINGS, HEIGHTS)
def test_swapping_the_sides_swaps_the_answer(
    readings: list[Reading], height_cm: float | None
) -> None:
    other: dict[SideOrBoth, SideOrBoth] = {"left": "right", "right": "left", "both": "both"}
    swapped = [replace(reading, side=other[reading.side]) for reading in readings]
    person = Person(name="Anyone", height_cm=height_cm)
    there = ranges_of(*readings, person=person, today=after(121))
    back = ranges_of(*swapped, person=person, today=after(121))
    for one, mirrored in ((there.left, back.right), (there.right, back.left)):
        assert (one.reach_cm is None) == (mirrored.reach_cm is None)
        if one.reach_cm is not None:
            assert astuple(reach(mirrored)) == pytest.approx(astuple(one.reach_cm), abs=1e-6)


# Do the bounds hold what they promise?

DRIFT_CM = 0.25  # what two weeks of training or rest may move in a week


def simulated_day(
    chance: random.Random, truth_cm: float, level: tuple[SetUp, float, float], back: int
) -> ReachDay:
    """One day of one set-up as the stated error model has it."""
    set_up, level_cm, level_sd_cm = level
    drift_cm = chance.gauss(0.0, DRIFT_CM * sqrt(back / 7))
    noise_sd_cm = chance.choice((0.69, 0.72, 1.0))
    return ReachDay(
        day=MONDAY - timedelta(days=back),
        side="left",
        set_up=set_up,
        cm=truth_cm + drift_cm + level_cm + chance.gauss(0.0, noise_sd_cm),
        noise_sd_cm=noise_sd_cm,
        level_sd_cm=level_sd_cm,
        geometry_sd_cm=0.0,
        trials=3,
        censored=False,
    )


def touched(chance: random.Random, truth_cm: float, level_cm: float) -> ReachDay:
    """A wall touch: at 10.2 cm either the knee touches or the gap is read."""
    read_cm = truth_cm + level_cm + chance.gauss(0.0, 1.0)
    day = ReachDay(MONDAY, "left", SetUp("wall_touch"), 0.0, 1.0, 1.1, 0.0, 1, censored=False)
    return replace(day, cm=min(read_cm, 10.2), censored=read_cm >= 10.2)


def simulated_person(chance: random.Random) -> tuple[float, list[ReachDay]]:
    """A true reach and some days by tape, in a second set-up, or at the wall."""
    truth_cm = chance.gauss(11.0, 3.0)
    tape = (SetUp("knee_to_wall"), 0.0, 0.0)
    other_sd_cm = chance.choice((0.5, 0.76, 2.2))
    other = (SetUp("inclinometer", device="phone"), chance.gauss(0.0, other_sd_cm), other_sd_cm)
    days = [
        simulated_day(chance, truth_cm, set_up, back)
        for set_up in (tape, other)
        for back in chance.sample(range(15), chance.randrange(4))
    ]
    if chance.random() < 0.3 or not days:
        days.append(touched(chance, truth_cm, chance.gauss(0.0, 1.1)))
    return truth_cm, days


@pytest.mark.one_python
def test_ninety_per_cent_bounds_hold_the_truth_nine_times_in_ten() -> None:
    chance = random.Random(20260105)  # noqa: S311 (the same people every time)
    held = 0
    people = 1500
    for _ in range(people):
        truth_cm, days = simulated_person(chance)
        bounds = reach(
            estimate_range(
                course_of_days(sorted(days, key=lambda d: d.day), MONDAY), STRANGER, KNOWLEDGE
            ).left
        )
        held += bounds.low <= truth_cm <= bounds.high
    assert 0.87 <= held / people <= 0.93
