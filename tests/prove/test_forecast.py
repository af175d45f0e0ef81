"""Forecasts: intervals, dates and honest 'not on this path'."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measure.courses import (
    MODELS,
    STARTS,
    WEEK,
    baseline,
    course,
    fitted,
    steady,
    three,
    weekly,
)
from tests.measure.lunges import MONDAY

from dorsi.domain.verdicts import ForecastDate, SideForecast
from dorsi.measure.adherence import practice_of
from dorsi.measure.observe import Calendar
from dorsi.prove.forecast import _dates, _day_within, forecast, ladder_target


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


CUTS = tuple(band.from_cm for band in MODELS.bands.bands[1:])
LEAST = MODELS.change.worthwhile_gain_cm


@pytest.mark.requirement("B-43", "B-76")
@pytest.mark.parametrize(
    ("cm", "rung"), [(7.0, 8.5), (8.0, 9.0), (8.39, 9.0), (8.41, 9.91), (9.5, 11.0), (16.0, 17.5)]
)
def test_the_ladder_takes_the_next_band_worth_the_name_or_one_and_a_half_cm(
    cm: float, rung: float
) -> None:
    assert ladder_target(cm, CUTS, MODELS.growth, LEAST) == pytest.approx(rung)


def test_what_was_reached_and_lost_again_is_not_called_reached() -> None:
    climbed = [*baseline(8.0), *weekly(*(8.0 + 0.3 * n for n in range(1, 9)))]
    fallen = [three(STARTS + n * WEEK, 8.0) for n in range(12, 17)]
    today = STARTS + 16 * WEEK
    lost = fitted([*climbed, *fallen], today=today, sessions=steady(8))
    found = forecast(lost, "left", 10.0, 0.9, MODELS.growth)
    assert found.p_reached_by["8"] < 0.05
    assert found.date.likely is None or found.date.likely > today


@pytest.mark.parametrize(
    ("week", "chances", "wanted", "day"),
    [
        (3, (0.0, 0.1, 0.2, 0.6), 0.6, 21),
        (3, (0.0, 0.1, 0.2, 0.6), 0.5, 20),  # a quarter to go: after day 19, so on day 20
        (3, (0.0, 0.1, 0.2, 0.6), 0.3, 16),
        (1, (0.0, 1.0), 0.5, 4),
        (0, (0.7,), 0.5, 0),
        (3, (0.0, 0.5, 0.5, 0.5), 0.5, 21),
    ],
)
def test_a_date_is_not_there_before_its_chance(
    week: int, chances: tuple[float, ...], wanted: float, day: int
) -> None:
    assert _day_within(week, chances, wanted) == day


def dated(today: date, *chances: float) -> ForecastDate:
    """The dates of a course with these chances week by week, in a programme from `STARTS`."""
    calendar = Calendar(STARTS, today, practice_of((), 4.0), 1.0)
    return _dates(calendar, chances, MODELS.growth)


def test_early_likely_and_late_are_where_their_chances_are_reached() -> None:
    found = dated(STARTS, 0.0, 0.05, 0.5, 0.95)
    assert found == ForecastDate(*(STARTS + timedelta(weeks=n) for n in (1, 2, 3)))
    half = dated(STARTS, 0.0, 0.1, 0.4, 0.6)
    assert half.early == STARTS + timedelta(days=4)
    assert half.likely == STARTS + timedelta(days=18)
    assert half.late is None


def test_what_is_reached_already_is_dated_today_and_beyond_the_horizon_not_at_all() -> None:
    today = STARTS + timedelta(days=10)
    assert dated(today, 0.96, 0.96, 0.97) == ForecastDate(today, today, today)
    last = STARTS + timedelta(weeks=MODELS.growth.horizon_weeks)
    assert dated(last, 0.96, 0.96, 0.97).late == last
    assert dated(last + timedelta(days=1), 0.96, 0.96, 0.97) == ForecastDate(None, None, None)


@given(st.lists(st.floats(0.0, 1.0), min_size=27, max_size=27), st.integers(-10, 200))
def test_early_comes_before_likely_and_likely_before_late(chances: list[float], days: int) -> None:
    today = STARTS + timedelta(days=days)
    found = dated(today, *accumulate(chances, max))
    known = [day for day in (found.early, found.likely, found.late) if day is not None]
    assert known == sorted(known)
    assert all(today <= day <= STARTS + timedelta(weeks=26) for day in known)
    if found.early is None:
        assert found.likely is None
    if found.likely is None:
        assert found.late is None


def test_without_a_programme_it_is_the_forecast_of_one_begun_today() -> None:
    readings = [three(MONDAY + timedelta(days=n), 8.0) for n in (0, 1, 30)]
    today = MONDAY + timedelta(days=33)
    idle = fitted(readings, starts=None, today=today)
    found = forecast(idle, "left", 9.0, 0.9, MODELS.growth)
    now = idle.reach_now("left")
    low, high = now.bounds(0.9)
    first = found.values[0]
    assert first.week == 0
    assert first.cm == pytest.approx(float(now.mean()[0]))
    assert first.low == pytest.approx(low[0])
    assert first.high == pytest.approx(high[0])
    assert found.values[6].cm - first.cm == pytest.approx(1.2, abs=0.02)
    assert found.date.likely is not None
    assert found.date.likely > today


def test_a_target_is_on_the_path_from_one_chance_in_ten_at_the_horizon() -> None:
    def on_path(least: float) -> bool | None:
        model = replace(MODELS.growth, on_path_probability=least)
        return forecast(fitted(baseline(8.0), today=STARTS), "left", 10.0, 0.9, model).on_path

    chance = ahead(8.0, 10.0).p_reached_by["26"]
    assert MODELS.growth.on_path_probability == 0.1
    assert 0.1 < chance < 0.9
    assert on_path(chance - 0.01)
    assert not on_path(chance + 0.01)


def test_the_bounds_hold_the_share_asked_for() -> None:
    found = fitted(baseline(8.0), today=STARTS)
    narrow = forecast(found, "left", None, 0.5, MODELS.growth).values[6]
    wide = forecast(found, "left", None, 0.9, MODELS.growth).values[6]
    assert wide.low < narrow.low < narrow.cm < narrow.high < wide.high
    reach = found.reach("left", [6.0])
    assert reach.share_above(wide.high)[0] == pytest.approx(0.05, abs=0.001)
    assert reach.share_above(wide.low)[0] == pytest.approx(0.95, abs=0.001)


def test_each_side_is_forecast_from_its_own_readings() -> None:
    found = fitted([*baseline(8.0), *baseline(12.0, "right")], today=STARTS)
    left, right = (forecast(found, side, None, 0.9, MODELS.growth) for side in found.measured)
    assert left.values[0].cm == pytest.approx(8.0, abs=0.3)
    assert right.values[0].cm == pytest.approx(12.0, abs=0.3)
