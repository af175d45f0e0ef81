"""Forecasts: intervals, dates and honest 'not on this path'."""

from datetime import timedelta

import pytest
from tests.measure.courses import MODELS, STARTS, baseline, course, fitted, weekly

from dorsi.domain.verdicts import SideForecast
from dorsi.prove.forecast import forecast, ladder_target


def ahead(cm: float, target_cm: float | None, rate: float = 1.0) -> SideForecast:
    """The forecast on the first day from a baseline."""
    found = fitted(baseline(cm), today=STARTS, rate_ahead=rate)
    return forecast(found, "left", target_cm, 0.9, MODELS.growth)


@pytest.mark.requirement("B-12", "B-59", "B-76")
def test_the_horizon_is_personal_and_its_interval_widens() -> None:
    found = ahead(8.0, 9.5)
    widths = [point.high - point.low for point in found.values]
    assert [point.week for point in found.values] == list(range(27))
    assert widths == sorted(widths)
    assert found.on_path
    assert found.date.early is not None
    assert found.date.likely is not None
    assert found.date.early < found.date.likely
    assert STARTS + timedelta(weeks=5) < found.date.likely < STARTS + timedelta(weeks=26)


def test_chances_never_fall_and_count_from_week_one() -> None:
    chances = list(ahead(8.0, 9.5).p_reached_by.items())
    assert [week for week, _ in chances] == [str(week) for week in range(1, 27)]
    values = [chance for _, chance in chances]
    assert values == sorted(values)


@pytest.mark.requirement("B-43", "B-44")
def test_eight_to_twelve_cm_in_twelve_weeks_is_not_promised() -> None:
    found = ahead(8.0, 12.0)
    assert found.p_reached_by["12"] <= 0.08
    assert found.date.late is None


def test_without_work_nothing_is_on_the_way() -> None:
    found = ahead(8.0, 11.5, rate=0.0)
    assert found.on_path is False
    assert found.date.likely is None


def test_no_dates_lie_before_today_and_weeks_past_are_not_foretold() -> None:
    readings = [*baseline(8.0), *weekly(8.6, 9.0, 9.3, 9.6, 9.8)]
    found = forecast(fitted(readings), "left", 9.5, 0.9, MODELS.growth)
    assert found.date.early == STARTS + timedelta(weeks=5)
    assert found.values[0].week == 5


def test_nothing_known_forecasts_nothing() -> None:
    unmeasured = forecast(fitted(baseline(8.0)), "right", 10.0, 0.9, MODELS.growth)
    for found in (unmeasured, forecast(course([]), "left", 10.0, 0.9, MODELS.growth)):
        assert (found.values, found.p_reached_by, found.on_path) == ((), {}, None)


def test_without_a_range_goal_there_is_a_course_but_no_chance() -> None:
    found = ahead(8.0, None)
    assert found.values
    assert (found.target_cm, found.p_reached_by, found.on_path) == (None, {}, None)


@pytest.mark.parametrize(("cm", "rung"), [(7.0, 8.5), (8.0, 9.0), (9.5, 10.0), (16.0, 17.5)])
def test_the_ladder_takes_the_next_band_or_one_and_a_half_cm(cm: float, rung: float) -> None:
    assert ladder_target(cm, MODELS.bands, MODELS.growth) == pytest.approx(rung)
