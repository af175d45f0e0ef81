"""Forecasts: intervals, dates and honest 'not on this path'."""

from datetime import timedelta
from math import isclose

import pytest
from tests.measure.lunges import KNOWLEDGE, MONDAY, days_of, lunge

from dorsi.measure.growth import grow
from dorsi.prove.forecast import Path, forecast, ladder_target

MODELS = KNOWLEDGE.models


def path(cm: float, rate: float = 1.0) -> Path:
    growth = grow(days_of(lunge(MONDAY, "left", cm)), lambda _: 0.0, MODELS.growth, matched=False)
    assert growth is not None
    return Path(growth, MONDAY, MONDAY, lambda week: rate * week)


@pytest.mark.requirement("B-12", "B-59", "B-76")
def test_the_horizon_is_personal_and_its_interval_widens() -> None:
    found = forecast(path(8.0), 9.5, 0.9, MODELS.growth)
    widths = [point.high - point.low for point in found.values]
    assert [point.week for point in found.values] == list(range(27))
    assert widths == sorted(widths)
    assert found.on_path
    assert found.date.early is not None
    assert found.date.likely is not None
    assert found.date.early < found.date.likely
    assert MONDAY + timedelta(weeks=6) < found.date.likely < MONDAY + timedelta(weeks=26)


def test_chances_never_fall_and_count_from_week_one() -> None:
    chances = list(forecast(path(8.0), 9.5, 0.9, MODELS.growth).p_reached_by.items())
    assert [week for week, _ in chances] == [str(week) for week in range(1, 27)]
    values = [chance for _, chance in chances]
    assert values == sorted(values)


@pytest.mark.requirement("B-43", "B-44")
def test_eight_to_twelve_cm_in_twelve_weeks_is_not_promised() -> None:
    found = forecast(path(8.0), 12.0, 0.9, MODELS.growth)
    assert 0.01 <= found.p_reached_by["12"] <= 0.08
    assert found.date.late is None


def test_without_work_nothing_is_on_the_way() -> None:
    found = forecast(path(8.0, rate=0.0), 11.0, 0.9, MODELS.growth)
    assert found.on_path is False
    assert found.date.early is None


def test_no_dates_lie_before_today() -> None:
    growth = path(9.4).growth
    later = Path(growth, MONDAY, MONDAY + timedelta(weeks=5), lambda week: week)
    found = forecast(later, 9.5, 0.9, MODELS.growth)
    assert found.date.early == MONDAY + timedelta(weeks=5)
    assert found.values[0].week == 5


def test_nothing_known_forecasts_nothing() -> None:
    found = forecast(None, 10.0, 0.9, MODELS.growth)
    assert (found.values, found.p_reached_by, found.on_path) == ((), {}, None)


def test_without_a_range_goal_there_is_a_course_but_no_chance() -> None:
    found = forecast(path(8.0), None, 0.9, MODELS.growth)
    assert found.values
    assert (found.target_cm, found.p_reached_by, found.on_path) == (None, {}, None)


@pytest.mark.parametrize(("cm", "rung"), [(7.0, 8.5), (8.0, 9.0), (9.5, 10.0), (16.0, 17.5)])
def test_the_ladder_takes_the_next_band_or_one_and_a_half_cm(cm: float, rung: float) -> None:
    assert isclose(ladder_target(cm, MODELS.bands, MODELS.growth), rung)
