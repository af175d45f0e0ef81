"""The growth model: the training prior, bent by a person's readings."""

from datetime import date, timedelta
from math import isclose

import pytest
from tests.measure.lunges import KNOWLEDGE, MONDAY, days_of, lunge, phone

from dorsi.measure.growth import grow, ramp

MODEL = KNOWLEDGE.models.growth


def by_weeks(day: date) -> float:
    return max(0.0, (day - MONDAY).days / 7)


@pytest.mark.requirement("B-75", "B-76")
def test_six_weeks_bring_the_first_gain_and_each_further_six_half_of_it() -> None:
    assert ramp(0.0, MODEL) == 0.0
    assert isclose(ramp(6.0, MODEL), 1.0)
    assert isclose(ramp(12.0, MODEL), 1.5)
    assert isclose(ramp(18.0, MODEL), 1.75)


def test_before_any_later_reading_the_prior_speaks() -> None:
    growth = grow(days_of(lunge(MONDAY, "left", 8.0, 8.0, 8.0)), by_weeks, MODEL, matched=False)
    assert growth is not None
    cm, sd = growth.reach(6.0)
    assert isclose(cm, 9.2)
    assert isclose(sd**2, 0.69**2 + 0.9**2, rel_tol=0.01)


def test_work_that_matches_the_pattern_is_expected_to_bring_a_little_more() -> None:
    days = days_of(lunge(MONDAY, "left", 8.0, 8.0, 8.0))
    plain, matched = (grow(days, by_weeks, MODEL, matched=m) for m in (False, True))
    assert plain is not None
    assert matched is not None
    assert isclose(matched.reach(6.0)[0] - plain.reach(6.0)[0], 0.3)


@pytest.mark.requirement("B-63")
def test_own_readings_bend_the_prior_whatever_the_age() -> None:
    """The model knows no age: the direction and the expected gain are the same over forty."""
    weeks = [lunge(MONDAY + timedelta(weeks=n), "left", 8.0, 8.0, 8.0) for n in range(9)]
    growth = grow(days_of(*weeks), by_weeks, MODEL, matched=False)
    assert growth is not None
    assert growth.reach(8.0)[0] < 8.5
    assert growth.gain_above(8.0, 0.6) < 0.5
    assert not any("age" in name for name in MODEL.__dataclass_fields__)


def test_nothing_known_gives_no_growth() -> None:
    assert grow((), by_weeks, MODEL, matched=True) is None


def test_a_phone_beside_the_tape_adds_its_slope_and_not_its_level() -> None:
    tape = [lunge(MONDAY + timedelta(weeks=n), "left", 8.0 + 0.2 * n) for n in range(5)]
    high = [phone(MONDAY + timedelta(weeks=n), "left", 45.0 + 0.4 * n) for n in range(5)]
    growth = grow(days_of(*tape, *high), by_weeks, MODEL, matched=False)
    assert growth is not None
    assert abs(growth.reach(0.0)[0] - 8.0) < 0.4
