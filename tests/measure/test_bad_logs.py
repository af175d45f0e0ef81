"""Logs that are thin, wild or endless, taken through the whole of `review`."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle, islice
from math import isfinite
from types import FrameType
from typing import Any

import pytest
from tests.measure.lunges import KNOWLEDGE, MONDAY, STRANGER, gap, lunge, phone
from tests.people import accepted

import dorsi
from dorsi.domain.journal import Journal, Reading
from dorsi.domain.verdicts import Review
from dorsi.domain.words import SIDES

WANDER_CM = (0.0, 0.3, -0.2, 0.5, -0.4, 0.1, -0.3)
STARTS = MONDAY + timedelta(days=7)
YEARS = 4380  # days in twelve years, give or take


def at(day: int) -> date:
    return MONDAY + timedelta(days=day)


def wandering(days: Sequence[int], cm: float = 9.0, a_day: int = 1, **more: Any) -> list[Reading]:
    """Both sides on these days, up and down by a few millimetres."""
    sides = [(day, side) for day in days for side in SIDES for _ in range(a_day)]
    return [
        lunge(at(day), side, cm + shift, **more)
        for (day, side), shift in zip(sides, islice(cycle(WANDER_CM), len(sides)), strict=True)
    ]


WEEKLY = range(0, 84, 7)
TWISTED = [*wandering(WEEKLY)[::2], *wandering(WEEKLY)[1::2][::-1]]
SWAPPED = [
    *wandering(WEEKLY[:6]),
    *(phone(at(day), side, 36.0 + n % 2) for n, day in enumerate(WEEKLY[6:]) for side in SIDES),
]
THROWN = [
    replace(r, trials=(9.0 + 3.0,)) if r.day == at(77) and r.side == "left" else r
    for r in wandering(WEEKLY)
]
LOGS: dict[str, list[Reading]] = {
    "no readings": [],
    "one reading": [lunge(at(0), "left", 9.0)],
    "all warm": wandering(WEEKLY, cold=False),
    "clocks out of order": TWISTED,
    "ten a day": wandering(range(21), a_day=10),
    "devices swapped": SWAPPED,
    "left only": [r for r in wandering(WEEKLY) if r.side == "left"],
    "all at the wall": [gap(at(day), side, 0.0) for day in WEEKLY for side in SIDES],
    "the same forever": [lunge(at(7 * n), side, 9.0) for n in range(100) for side in SIDES],
    "one 3 cm off": THROWN,
    "twelve years": wandering(range(0, YEARS, 3)),
    "twenty years apart": [lunge(at(d), s, 9.0 + d / 3000) for d in (0, 7305) for s in SIDES],
}


def reviewed(
    readings: Sequence[Reading], *, starts: date | None = None, today: date | None = None
) -> Review:
    """The review on the day after the last reading."""
    last = max((reading.day for reading in readings), default=MONDAY)
    decisions = (accepted(starts),) if starts and starts <= last else ()
    log = Journal(person=STRANGER, readings=tuple(readings), decisions=decisions)
    return dorsi.review(log, KNOWLEDGE, today or last + timedelta(days=1))


def numbers(found: Any) -> Iterator[float]:
    """Every number of a plain answer."""
    if isinstance(found, dict):
        for value in found.values():
            yield from numbers(value)
    elif isinstance(found, list | tuple):
        for value in found:
            yield from numbers(value)
    elif isinstance(found, float):
        yield found


@pytest.mark.parametrize("starts", [None, STARTS], ids=["before a programme", "in one"])
@pytest.mark.parametrize("log", LOGS)
def test_whatever_the_log_bounds_hold_the_value_and_chances_are_chances(
    log: str, starts: date | None
) -> None:
    found = reviewed(LOGS[log], starts=starts)
    assert all(isfinite(number) for number in numbers(found.to_dict()))
    for side in SIDES:
        reach, change = found.sides.of(side).reach_cm, found.change.of(side)
        if reach is not None:
            assert reach.low <= reach.value <= reach.high
        if change.cm is not None:
            assert change.low is not None
            assert change.high is not None
            assert change.p_real is not None
            assert change.low <= change.cm <= change.high
            assert 0.0 <= change.p_real <= 1.0
        assert all(point.low <= point.cm <= point.high for point in found.forecast.of(side).values)
        chances = list(found.forecast.of(side).p_reached_by.values())
        assert chances == sorted(chances)
        assert all(0.0 <= chance <= 1.0 for chance in chances)


@pytest.mark.parametrize("starts", [None, STARTS], ids=["before a programme", "in one"])
@pytest.mark.parametrize("log", LOGS)
def test_no_such_log_is_called_a_gain_or_a_loss(log: str, starts: date | None) -> None:
    found = reviewed(LOGS[log], starts=starts)
    assert {found.change.of(side).verdict for side in SIDES} <= {
        "too_early", "within_noise", "plateau",
    }  # fmt: skip


def test_a_side_nobody_measured_stays_unknown() -> None:
    found = reviewed(LOGS["left only"])
    assert found.sides.right.reach_cm is None
    assert found.change.right.cm is None
    assert found.asymmetry.cm is None
    assert found.sides.left.reach_cm is not None


def test_nothing_measured_says_nothing() -> None:
    found = reviewed([])
    assert all(found.sides.of(side).reach_cm is None for side in SIDES)
    assert all(not found.forecast.of(side).values for side in SIDES)


def test_the_order_of_entry_does_not_matter() -> None:
    assert reviewed(TWISTED).change == reviewed(wandering(WEEKLY)).change


def test_a_reading_of_tomorrow_is_not_known_today() -> None:
    today = at(42)
    known = [reading for reading in wandering(WEEKLY) if reading.day <= today]
    assert reviewed(wandering(WEEKLY), today=today) == reviewed(known, today=today)


def test_one_reading_3_cm_off_moves_the_reach_by_millimetres() -> None:
    usual, thrown = reviewed(wandering(WEEKLY)).sides.left, reviewed(THROWN).sides.left
    assert usual.reach_cm is not None
    assert thrown.reach_cm is not None
    assert thrown.reach_cm.value == pytest.approx(usual.reach_cm.value, abs=0.2)


def test_ten_readings_a_day_are_no_surer_than_the_day_itself() -> None:
    ten, three = (reviewed(wandering(range(21), a_day=n)).sides.left.reach_cm for n in (10, 3))
    assert ten is not None
    assert three is not None
    assert ten.high - ten.low > 0.85 * (three.high - three.low)


def test_readings_of_warm_ankles_are_trusted_less() -> None:
    warm, cold = (reviewed(wandering(WEEKLY, cold=c)).sides.left.reach_cm for c in (False, True))
    assert warm is not None
    assert cold is not None
    assert warm.high - warm.low > 1.5 * (cold.high - cold.low)
    assert warm.value < cold.value


def test_what_lay_twenty_years_back_is_no_baseline() -> None:
    found = reviewed(LOGS["twenty years apart"])
    assert found.change.left.cm is None
    assert found.sides.left.reach_cm is not None
    assert found.sides.left.reach_cm.value == pytest.approx(9.0 + 7305 / 3000, abs=0.1)


def calls(readings: Sequence[Reading]) -> int:
    """How many calls of Python and C one review takes."""
    count = 0

    def counted(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        reviewed(readings)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("every", [1, 3], ids=["daily", "every third day"])
def test_twice_the_years_take_at_most_twice_the_work(every: int) -> None:
    half, whole = wandering(range(0, YEARS // 2, every)), wandering(range(0, YEARS, every))
    reviewed(half)  # what is kept from the first time on is not counted
    assert calls(whole) <= 2.1 * calls(half)


def test_twice_the_readings_of_a_day_take_at_most_twice_the_work() -> None:
    few, many = (wandering(range(28), a_day=n) for n in (50, 100))
    reviewed(few)
    assert calls(many) <= 2.1 * calls(few)
