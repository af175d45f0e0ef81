import random
import tomllib
from dataclasses import astuple, replace
from datetime import date, timedelta
from math import hypot, isfinite, sqrt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measure.lunges import (
    KNOWLEDGE,
    MONDAY,
    PERSON,
    STRANGER,
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
from dorsi.domain.verdicts import Sides
from dorsi.domain.words import SideOrBoth
from dorsi.measure.days import ReachDay, SetUp
from dorsi.measure.geometry import angle_deg, conversion_sd_cm, geometry_of
from dorsi.measure.range import SideRange, estimate_range

Z_90 = 1.6448536
DRIFT_CM = 0.25  # what two weeks of training or rest may move in a week
CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "range.toml").read_text("utf-8"))
EIGHT = lunge(MONDAY, "left", 8.0, 8.0, 8.0)


def after(days: int) -> date:
    return MONDAY + timedelta(days=days)


# Cases a physiotherapist can read and add to


def from_case(raw: dict[str, Any]) -> Reading:
    told = {key: value for key, value in raw.items() if key not in {"on", "side", "trials"}}
    return lunge(raw["on"], raw["side"], *raw["trials"], **told)


def found(side: SideRange) -> dict[str, Any]:
    if side.reach_cm is None:
        return {"unmeasured": True}
    return {
        "reach_cm": pytest.approx(side.reach_cm.value, abs=0.05),
        "low_cm": pytest.approx(side.reach_cm.low, abs=0.05),
        "high_cm": pytest.approx(side.reach_cm.high, abs=0.05),
        "angle_deg": pytest.approx(angle(side).value, abs=0.3),
        "band": side.band,
        "days": side.days,
    }


@pytest.mark.requirement("A-12", "B-6", "B-8")
@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_readings_add_up_as_the_case_says(case: dict[str, Any]) -> None:
    readings = [from_case(raw) for raw in case["readings"]]
    person = Person(name="Case", height_cm=case.get("height_cm"), shank_cm=case.get("shank_cm"))
    ranges = ranges_of(*readings, person=person, today=case["today"])
    for side in ("left", "right"):
        expected, got = case.get(side, {}), found(ranges.of(side))
        assert expected == {key: got[key] for key in expected}
    if "difference" in case:
        difference = difference_of(*readings, today=case["today"])
        assert difference.flag == case["difference"]["flag"]
        assert difference.cm == pytest.approx(case["difference"].get("cm", difference.cm))


# One set-up


def test_a_single_cold_day_of_eight_is_eight_with_the_bounds_of_the_evidence() -> None:
    side = ranges_of(EIGHT).left
    assert reach(side).value == pytest.approx(8.0)
    assert (round(reach(side).low, 1), round(reach(side).high, 1)) == (6.9, 9.1)
    assert side.reach_sd_cm == pytest.approx(0.69, abs=0.001)


def test_what_was_never_measured_is_unknown() -> None:
    nothing = SideRange(None, None, None, None, None, angle_estimated=False, days=0, newest=None)
    assert ranges_of() == Sides(nothing, nothing)
    assert ranges_of(EIGHT).right == nothing


def test_an_older_day_says_a_little_less_than_the_newest() -> None:
    side = ranges_of(lunge(MONDAY, "left", 8, 8, 8), lunge(after(14), "left", 9, 9, 9)).left
    assert 8.5 < reach(side).value < 8.7
    assert side.days == 2
    assert side.newest == after(14)


def test_all_days_are_heard_and_the_recent_ones_shown() -> None:
    one = lunge(after(28), "left", 9, 9, 9)
    side, alone = ranges_of(EIGHT, one).left, ranges_of(one).left
    assert 8.5 < reach(side).value < reach(alone).value == pytest.approx(9.0)
    assert side.days == 2
    assert [day.day for day in side.rests_on] == [after(28)]


def test_what_was_read_years_before_the_newest_is_no_longer_heard() -> None:
    one = lunge(after(365 * 3), "left", 9, 9, 9)
    assert ranges_of(EIGHT, one).left == ranges_of(one).left


def test_each_side_has_a_window_of_its_own() -> None:
    ranges = ranges_of(EIGHT, lunge(after(60), "right", 9, 9, 9), today=after(60))
    assert reach(ranges.left).value == pytest.approx(8.0, abs=0.05)
    assert reach(ranges.right).value == pytest.approx(9.0, abs=0.05)
    assert [day.day for day in ranges.left.rests_on] == [MONDAY]


def test_a_reading_blurs_as_it_grows_old() -> None:
    def width(days: int) -> float:
        bounds = reach(ranges_of(EIGHT, today=after(days)).left)
        return bounds.high - bounds.low

    assert width(0) < width(14) < width(42) < width(180) < width(720)
    # Six weeks on: what time may bring, .8 cm, and a drift of .1 cm per root week.
    assert width(42) == pytest.approx(2 * Z_90 * sqrt(0.4761 + 0.64 + 0.06), rel=0.02)


def test_a_warm_reading_is_used_shifted_and_trusted_less() -> None:
    side = ranges_of(lunge(MONDAY, "left", 8, 8, 8, cold=False)).left
    assert reach(side).value == pytest.approx(7.49)
    assert side.reach_sd_cm == pytest.approx(hypot(0.69, 0.76), abs=0.002)
    assert [day.warm for day in side.rests_on] == [True]


def test_measuring_warm_every_day_does_not_make_the_cold_value_sharp() -> None:
    warm = [lunge(after(n), "left", 8, 8, 8, cold=False) for n in range(10)]
    sd = ranges_of(*warm).left.reach_sd_cm
    assert sd is not None
    assert sd > 0.76


# Several set-ups


def test_a_phone_alone_keeps_the_doubt_about_its_level() -> None:
    phones = [phone(after(n), "left", 37, 37, 37) for n in range(10)]
    sd = ranges_of(*phones).left.reach_sd_cm
    assert sd is not None
    assert 2.0 < sd < 3.0


def test_a_phone_beside_the_tape_hardly_moves_it() -> None:
    alone, both = ranges_of(EIGHT).left, ranges_of(EIGHT, phone(MONDAY, "left", 42, 42, 42)).left
    assert reach(alone).value < reach(both).value < reach(alone).value + 0.5
    assert both.reach_sd_cm is not None
    assert alone.reach_sd_cm is not None
    assert 0.9 * alone.reach_sd_cm < both.reach_sd_cm < alone.reach_sd_cm


def test_the_level_a_phone_showed_on_one_side_is_known_on_the_other() -> None:
    # Tape and phone on the left teach how the phone reads; the right has the phone alone.
    tapes = [lunge(after(n), "left", 8, 8, 8) for n in range(5)]
    left = [phone(after(n), "left", 42, 42, 42) for n in range(5)]
    right = [phone(after(n), "right", 42, 42, 42) for n in range(5)]
    alone, learnt = ranges_of(*right).right, ranges_of(*tapes, *left, *right).right
    assert reach(learnt).value == pytest.approx(8.0, abs=0.6)
    assert reach(alone).value > 11.0
    assert learnt.reach_sd_cm is not None
    assert learnt.reach_sd_cm < 1.0


def test_two_set_ups_that_agree_with_themselves_are_not_averaged_day_by_day() -> None:
    # Nine days by laser cannot outvote two by tape: they share one unknown level.
    tapes = [lunge(after(n), "left", 8, 8, 8) for n in range(10)]
    lasers = [lunge(after(n), "left", 10, 10, 10, device="laser") for n in range(9)]
    side = ranges_of(*tapes, *lasers).left
    assert reach(side).value < 8.5


@pytest.mark.requirement("A-11")
def test_a_touch_alone_says_at_least_and_leans_on_people_in_general() -> None:
    side = ranges_of(gap(MONDAY, "left", 0.0)).left
    assert side.only_touched
    assert 11.0 < reach(side).value < 13.0
    assert reach(side).high - reach(side).low > 6.0


@pytest.mark.requirement("A-11")
def test_a_touch_lifts_a_low_tape_reading_and_leaves_a_high_one() -> None:
    low = ranges_of(EIGHT, gap(MONDAY, "left", 0.0)).left
    high = ranges_of(lunge(MONDAY, "left", 14, 14, 14), gap(MONDAY, "left", 0.0)).left
    assert 8.2 < reach(low).value < 9.0
    assert reach(high).value == pytest.approx(14.0, abs=0.05)
    assert not low.only_touched


def test_touching_again_within_days_says_nothing_new() -> None:
    touches = [gap(after(n), "left", 0.0) for n in range(10)]
    once, often = ranges_of(touches[-1]).left, ranges_of(*touches).left
    assert reach(often).value == pytest.approx(reach(once).value, abs=0.05)
    assert reach(often).low == pytest.approx(reach(once).low, abs=0.05)
    assert often.days == 10


def test_numbers_are_kept_however_old_while_only_touches_followed() -> None:
    side = ranges_of(lunge(MONDAY, "left", 9, 9, 9), gap(after(100), "left", 0.0)).left
    assert not side.only_touched
    assert 9.0 < reach(side).value < 10.5
    assert side.newest == after(100)


def test_a_gap_in_the_kneeling_position_is_wider_than_a_tape_reading() -> None:
    side = ranges_of(gap(MONDAY, "left", 2.2)).left
    assert reach(side).value == pytest.approx(8.0)
    assert side.reach_sd_cm == pytest.approx(sqrt(1.0 + 0.25 + 1.0), abs=0.005)


# Angles


def test_the_angle_from_cm_adds_the_doubt_about_proportions() -> None:
    side = ranges_of(EIGHT, person=PERSON).left
    body = geometry_of(PERSON, KNOWLEDGE.models.geometry)
    sd_cm = hypot(0.69, conversion_sd_cm(angle_deg(8.0, body), body))
    assert angle(side).value == pytest.approx(angle_deg(8.0, body))
    assert angle(side).low == pytest.approx(angle_deg(8.0 - Z_90 * sd_cm, body), abs=0.01)
    assert angle(side).high == pytest.approx(angle_deg(8.0 + Z_90 * sd_cm, body), abs=0.01)
    assert side.angle_estimated


def test_an_angle_read_as_an_angle_has_no_doubt_about_proportions() -> None:
    side = ranges_of(phone(MONDAY, "left", 37.0, 37.0, 37.0), person=PERSON).left
    assert angle(side).value == pytest.approx(37.0)
    width_deg = angle(side).high - angle(side).low
    assert width_deg == pytest.approx(2 * Z_90 * hypot(1.7, 3.75), rel=0.03)
    assert not side.angle_estimated


def test_unknown_height_gives_a_wider_angle_and_the_same_reach() -> None:
    known, unknown = ranges_of(EIGHT, person=PERSON).left, ranges_of(EIGHT).left
    assert known.reach_cm == unknown.reach_cm
    assert angle(unknown).low < angle(known).low
    assert angle(unknown).high > angle(known).high


def test_a_very_short_person_with_a_long_reach_gets_a_deep_angle_not_an_error() -> None:
    child = Person(name="Slip of the keyboard", height_cm=90.0)
    side = ranges_of(lunge(MONDAY, "left", 24, 24, 24), person=child).left
    assert angle(side).high == pytest.approx(KNOWLEDGE.models.geometry.deepest_angle_deg)
    assert side.band == "excellent"


# What holds for everybody

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


@given(TRIALS, CM)
def test_one_more_trial_never_widens_the_bounds(trials: list[float], more: float) -> None:
    before = ranges_of(lunge(MONDAY, "left", *trials)).left.reach_sd_cm
    now = ranges_of(lunge(MONDAY, "left", *trials, more)).left.reach_sd_cm
    assert before is not None
    assert now is not None
    assert now <= before


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
