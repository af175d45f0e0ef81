from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.chart import charts
from tests.report.chart.charts import TODAY, chart, mark, track

from dorsi.domain.verdicts import Sides
from dorsi.report.chart.axes import (
    LEAST_CM,
    LEAST_DAYS,
    Days,
    Reach,
    day_ticks,
    days_of,
    reach_of,
    reach_ticks,
)


def test_the_days_run_from_before_the_first_reading_to_the_end_of_the_forecast() -> None:
    days = days_of(chart())
    assert days.first < track().readings[0].day
    assert days.last == track().forecast[-1].day


def test_a_few_days_are_not_blown_up_to_look_like_a_trend() -> None:
    left = replace(track(), readings=(mark(TODAY, 8.0),), course=(), forecast=(), target=None)
    days = days_of(chart(sides=Sides(left, charts.unmeasured("right")), flags=()))
    assert (days.last - days.first).days >= LEAST_DAYS


def test_what_lies_outside_is_held_at_the_edge() -> None:
    days, reach = Days(date(2026, 1, 1), date(2026, 1, 11)), Reach(6.0, 10.0)
    shares = [days.share(date(2026, 1, 1) + timedelta(days=n)) for n in (-5, 0, 5, 10, 15)]
    assert shares == [0.0, 0.0, 0.5, 1.0, 1.0]
    assert [reach.share(cm) for cm in (5.0, 6.0, 8.0, 10.0, 20.0)] == [0.0, 0.0, 0.5, 1.0, 1.0]
    assert [reach.holds(cm) for cm in (5.9, 6.0, 10.0, 10.1)] == [False, True, True, False]


def test_the_reach_holds_both_bands_every_reading_near_them_and_the_target() -> None:
    shown = chart(sides=Sides(track("left", cm=4.0), track("right", cm=9.0)))
    reach = reach_of(shown)
    for one in shown.tracks:
        points = (*one.course, *one.forecast)
        known = [*(p.low for p in points), *(p.high for p in points), *(m.cm for m in one.readings)]
        assert all(reach.holds(cm) for cm in known)
    assert reach.holds(10.0)


def test_a_stray_reading_does_not_squeeze_all_others() -> None:
    assert not reach_of(charts.a_stray()).holds(19.0)
    assert reach_of(charts.a_stray()) == reach_of(chart(sides=Sides(track("left"), track("right"))))


def test_measuring_error_is_not_blown_up_to_look_like_movement() -> None:
    flat = replace(track(), course=(), forecast=(), target=None, readings=(mark(TODAY, 1.0),))
    reach = reach_of(chart(sides=Sides(flat, charts.unmeasured("right"))))
    assert reach.high_cm - reach.low_cm >= LEAST_CM
    assert reach.low_cm == 0.0


@given(
    st.dates(date(2000, 1, 1), date(2080, 1, 1)), st.integers(LEAST_DAYS, 9000), st.integers(5, 9)
)
def test_days_are_named_in_order_inside_and_no_more_than_fit(
    first: date, span: int, most: int
) -> None:
    days = Days(first, first + timedelta(days=span))
    ticks = day_ticks(days, most)
    assert ticks
    assert len(ticks) <= most + 1
    assert all(days.first <= tick.day <= days.last for tick in ticks)
    assert all(one.day < other.day for one, other in pairwise(ticks))


def test_weeks_months_and_years_are_named_as_there_is_room() -> None:
    def names(span: int) -> list[str]:
        begin = date(2026, 1, 1)
        return [tick.text for tick in day_ticks(Days(begin, begin + timedelta(days=span)), 8)]

    assert names(48)[:2] == ["5 Jan", "12 Jan"]
    assert names(180)[:3] == ["2026", "Feb", "Mar"]
    assert names(700)[:5] == ["2026", "Apr", "Jul", "Oct", "2027"]
    assert names(3600)[:2] == ["2026", "2028"]


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (None, ["6", "8", "10", "12"]),
        ("in", ["3", "4"]),
    ],
)
def test_the_numbers_beside_the_axis_are_round_in_the_persons_unit(
    unit: Any, expected: list[str]
) -> None:
    ticks = reach_ticks(Reach(6.0, 12.4), unit, 4)
    assert [tick.text for tick in ticks] == expected
    assert all(6.0 <= tick.cm <= 12.4 for tick in ticks)
