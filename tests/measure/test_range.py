import tomllib
from math import hypot, sqrt
from pathlib import Path
from typing import Any

import pytest
from tests.measure.lunges import (
    KNOWLEDGE,
    MONDAY,
    PERSON,
    after,
    angle,
    difference_of,
    gap,
    lunge,
    phone,
    ranges_of,
    reach,
)

from dorsi.domain.journal import Person, Reading
from dorsi.domain.verdicts import Sides
from dorsi.measure.geometry import angle_deg, conversion_sd_cm, geometry_of
from dorsi.measure.range import SideRange

Z_90 = 1.6448536
CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "range.toml").read_text("utf-8"))
EIGHT = lunge(MONDAY, "left", 8.0, 8.0, 8.0)


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
