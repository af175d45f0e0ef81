from dataclasses import astuple
from datetime import date
from math import sqrt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measure.lunges import MONDAY, after, difference_of, gap, lunge, phone

from dorsi.domain.journal import Reading
from dorsi.domain.verdicts import Asymmetry

UNKNOWN = Asymmetry(None, None, None, None)
Z_90 = 1.6448536


def both(day: date, left: float, right: float, **more: Any) -> tuple[Reading, Reading]:
    return lunge(day, "left", left, left, left, **more), lunge(day, "right", *[right] * 3, **more)


@pytest.mark.requirement("A-12", "B-8")
def test_the_difference_is_left_minus_right_with_the_error_of_both() -> None:
    difference = difference_of(*both(MONDAY, 8.0, 9.0))
    half = Z_90 * 0.69 * sqrt(2)
    assert difference.cm == pytest.approx(-1.0, abs=0.02)
    assert difference.low == pytest.approx(-1.0 - half, abs=0.03)
    assert difference.high == pytest.approx(-1.0 + half, abs=0.03)


def test_nothing_is_said_while_a_side_is_unmeasured() -> None:
    assert difference_of() == UNKNOWN
    assert difference_of(lunge(MONDAY, "left", 8.0)) == UNKNOWN


def test_two_touched_walls_say_nothing_about_a_difference() -> None:
    assert difference_of(gap(MONDAY, "left", 0.0), gap(MONDAY, "right", 0.0)) == UNKNOWN


@pytest.mark.parametrize(
    ("cm", "flag"), [(0.0, "usual"), (1.4, "usual"), (1.5, "watch"), (1.9, "watch"), (2.0, "flag")]
)
def test_two_days_of_the_same_difference_are_taken_as_the_evidence_says(
    cm: float, flag: str
) -> None:
    for sign in (1.0, -1.0):
        days = [*both(MONDAY, 10.0, 10.0 + sign * cm), *both(after(1), 9.9, 9.9 + sign * cm)]
        assert difference_of(*days).flag == flag


@pytest.mark.requirement("B-8")
def test_one_day_alone_is_watched_never_flagged() -> None:
    assert difference_of(*both(MONDAY, 6.0, 12.0)).flag == "watch"


def test_one_wild_day_and_one_even_day_are_not_flagged() -> None:
    difference = difference_of(*both(MONDAY, 6.0, 11.0), *both(after(1), 9.0, 9.2))
    assert difference.cm == pytest.approx(-2.6, abs=0.1)
    assert difference.flag == "watch"


def test_days_that_disagree_about_the_side_do_not_add_up() -> None:
    days = [*both(MONDAY, 6.0, 12.0), *both(after(1), 12.0, 9.9), *both(after(2), 7.0, 12.0)]
    flagged = difference_of(*days)
    assert flagged.flag == "flag"  # two of the three days show the right further
    assert difference_of(*days[:4]).flag != "flag"


def test_sides_measured_on_different_days_are_never_flagged() -> None:
    lefts = [lunge(after(n), "left", 6.0) for n in (0, 2, 4)]
    rights = [lunge(after(n), "right", 12.0) for n in (1, 3, 5)]
    assert difference_of(*lefts, *rights).flag == "watch"


def test_two_set_ups_on_one_day_are_one_day() -> None:
    days = [*both(MONDAY, 6.0, 10.0), *both(MONDAY, 6.0, 10.0, protocol="tandem")]
    assert difference_of(*days).flag == "watch"


def test_a_phone_used_on_both_sides_knows_the_difference_though_not_the_level() -> None:
    difference = difference_of(
        phone(MONDAY, "left", 35, 35, 35), phone(MONDAY, "right", 39, 39, 39)
    )
    assert difference.low is not None
    assert difference.high is not None
    # 1.7 degrees of error per side and nothing of the 3.75 of the level: about +/- 2.2 cm.
    assert difference.high - difference.low == pytest.approx(2 * Z_90 * sqrt(2) * 0.96, rel=0.05)


def test_a_phone_on_one_side_and_a_tape_on_the_other_hardly_tell() -> None:
    difference = difference_of(lunge(MONDAY, "left", 8, 8, 8), phone(MONDAY, "right", 37, 37, 37))
    assert difference.low is not None
    assert difference.high is not None
    assert difference.high - difference.low > 7.0


@pytest.mark.requirement("A-10", "A-12")
@pytest.mark.parametrize(("left_gap", "right_gap", "sign"), [(4.0, 0.0, -1.0), (0.0, 4.0, 1.0)])
def test_a_gap_on_one_side_and_a_touch_on_the_other_are_seen_on_two_days(
    left_gap: float, right_gap: float, sign: float
) -> None:
    lefts = [gap(after(n), "left", left_gap) for n in (0, 1)]
    rights = [gap(after(n), "right", right_gap) for n in (0, 1)]
    difference = difference_of(*lefts, *rights)
    assert difference.cm is not None
    assert sign * difference.cm > 4.0
    assert difference.flag == "flag"


def test_days_on_which_both_sides_touched_show_no_difference() -> None:
    tapes = both(MONDAY, 16.0, 12.0)
    touches = [gap(after(n), side, 0.0) for n in (1, 2) for side in ("left", "right")]
    assert difference_of(*tapes, *touches).flag == "watch"


def test_a_difference_blurs_when_the_readings_grow_old() -> None:
    days = both(MONDAY, 8.0, 9.0)
    now, later = difference_of(*days), difference_of(*days, today=after(120))
    assert now.cm == pytest.approx(later.cm, abs=0.01)
    assert now.low is not None
    assert later.low is not None
    assert later.low < now.low


@given(
    st.lists(
        st.tuples(st.integers(0, 20), st.floats(0, 20), st.floats(0, 20)), min_size=1, max_size=6
    )
)
def test_swapping_the_sides_turns_the_difference_round(
    days: list[tuple[int, float, float]],
) -> None:
    there = difference_of(*(r for n, left, right in days for r in both(after(n), left, right)))
    back = difference_of(*(r for n, left, right in days for r in both(after(n), right, left)))
    assert there.cm is not None
    assert there.low is not None
    assert there.high is not None
    assert astuple(back)[:3] == pytest.approx((-there.cm, -there.high, -there.low), abs=2e-5)
    assert back.flag == there.flag
