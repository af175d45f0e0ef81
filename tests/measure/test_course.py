"""The latent reach of one person: values, errors, oddities survived."""

from datetime import timedelta
from itertools import pairwise
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measure.courses import STARTS, WEEK, baseline, course, fitted, steady, three, weekly
from tests.measure.lunges import MONDAY, days_of, gap, lunge, phone

from dorsi.domain.journal import Reading
from dorsi.measure.course import past
from dorsi.numeric.normal import density, share_below


def now(readings: list[Reading], side: str = "left", **more: object) -> tuple[float, float]:
    """Expected reach today and its SD."""
    found = fitted(readings, **more)
    reach = found.reach(side, [found.calendar.now_weeks])  # type: ignore[arg-type]
    return float(reach.mean()[0]), float(reach.sd()[0])


def test_nothing_that_says_how_far_gives_no_course() -> None:
    assert course([]) is None
    assert fitted([gap(MONDAY, "left", 0.0)]).measured == ()


def test_one_reading_is_believed_with_the_published_error() -> None:
    cm, sd = now([three(MONDAY, 8.0)], starts=None)
    assert cm == pytest.approx(8.0, abs=0.15)
    assert 0.55 < sd < 0.95


def test_before_any_later_reading_the_training_prior_speaks() -> None:
    found = fitted(baseline(), today=STARTS)
    reach = found.reach("left", [0.0, 6.0, 12.0])
    start, six, twelve = reach.mean()
    assert six - start == pytest.approx(1.2, abs=0.3)
    assert six < twelve
    assert list(reach.sd()) == sorted(reach.sd())


def test_a_side_stands_where_it_was_read_whatever_the_other_shows() -> None:
    both = [three(MONDAY, 6.0), three(MONDAY, 11.0, "right")]
    assert now(both, "left", starts=None)[0] == pytest.approx(6.0, abs=0.05)
    assert now(both, "right", starts=None)[0] == pytest.approx(11.0, abs=0.05)


def test_a_gross_outlier_hardly_moves_the_course() -> None:
    reaches = [8.2, 8.4, 8.6, 8.7, 8.9, 9.0, 9.1, 9.2]
    slipped = [*reaches[:5], 15.0, *reaches[6:]]
    clean, odd = now([*baseline(), *weekly(*reaches)])[0], now([*baseline(), *weekly(*slipped)])[0]
    assert abs(clean - odd) < 0.5


def test_a_touch_of_the_wall_pulls_a_low_reach_up_and_leaves_a_high_one() -> None:
    low, high = baseline(8.0), baseline(13.0)
    touch = gap(MONDAY + timedelta(days=2), "left", 0.0)
    today = MONDAY + timedelta(days=2)
    assert now([*low, touch], starts=None, today=today)[0] > now(low, starts=None)[0] + 0.1
    assert now([*high, touch], starts=None, today=today)[0] == pytest.approx(
        now(high, starts=None)[0], abs=0.05
    )


@pytest.mark.parametrize("cm", [6.0, 8.0, 9.5, 12.0])
def test_a_touch_says_as_much_as_learning_that_the_reach_lies_above_it(cm: float) -> None:
    """The same bound learnt by the exact moments of a single Gaussian."""
    today = MONDAY + timedelta(days=2)
    touch = gap(today, "left", 0.0)
    before, sd = now(baseline(cm), starts=None, today=today)
    (bound,) = (day for day in days_of(*baseline(cm), touch) if day.censored)
    variance = bound.noise_sd_cm**2 + bound.level_sd_cm**2
    spread = sqrt(sd**2 + variance)
    z = (before - bound.cm) / spread
    learnt = before + sd**2 / spread * density(z) / share_below(z)
    after, _ = now([*baseline(cm), touch], starts=None, today=today)
    assert after == pytest.approx(learnt, abs=0.08)
    assert after > before


def test_the_newest_touch_of_a_side_counts_and_an_older_one_no_more() -> None:
    today = MONDAY + timedelta(days=2)
    newest = gap(today, "left", 0.0)
    twice = [gap(MONDAY, "left", 0.0), newest]
    once_cm, _ = now([*baseline(8.0), newest], starts=None, today=today)
    assert now([*baseline(8.0), *twice], starts=None, today=today)[0] == pytest.approx(once_cm)


def test_a_touch_of_the_other_side_is_of_the_other_side() -> None:
    today = MONDAY + timedelta(days=2)
    touch = gap(today, "right", 0.0)
    right = [*baseline(8.0), *baseline(8.0, "right")]
    moved = now([*right, touch], "right", starts=None, today=today)[0]
    left = now([*right, touch], "left", starts=None, today=today)[0]
    assert moved > left > 8.0


def test_a_phone_adds_its_course_and_not_its_level() -> None:
    phones = [phone(STARTS + n * WEEK, "left", 46.0 + 0.4 * n) for n in range(1, 6)]
    tape = [*baseline(), *weekly(8.2, 8.4, 8.6, 8.8, 9.0)]
    assert now([*tape, *phones])[0] == pytest.approx(now(tape)[0], abs=0.4)


def test_days_in_a_row_say_less_than_days_apart() -> None:
    row = [three(MONDAY + timedelta(days=n), 8.0) for n in range(3)]
    apart = [three(MONDAY + timedelta(days=10 * n), 8.0) for n in range(3)]
    assert now(row, starts=None)[1] > now(apart, starts=None)[1]


def test_practice_that_stopped_lets_the_forecast_fall() -> None:
    readings = [*baseline(), *weekly(8.3, 8.6, 8.9, 9.1, 9.3, 9.4)]
    kept = fitted(readings, rate_ahead=1.0).reach("left", [26.0]).mean()[0]
    stopped = fitted(readings, rate_ahead=0.0).reach("left", [26.0]).mean()[0]
    today = fitted(readings).reach("left", [6.0]).mean()[0]
    assert stopped < today < kept


def test_the_course_so_far_runs_from_the_first_reading_to_today() -> None:
    found = fitted([*baseline(), *weekly(8.3, 8.6, 8.9, 9.2)])
    points = past(found, "left", 0.9)
    assert points[0].day == MONDAY
    assert points[-1].day == STARTS + 4 * WEEK
    assert [(later.day - day.day).days for day, later in pairwise(points)] == [7, 7, 7, 7, 3]
    assert all(point.low < point.cm < point.high for point in points)
    assert past(found, "right", 0.9) == ()


def test_twelve_years_of_logs_are_read_from_the_end() -> None:
    years = [three(MONDAY + timedelta(weeks=n), 9.0 + (n % 5) / 5) for n in range(626)]
    cm, sd = now(years, starts=None)
    assert 9.0 < cm < 9.9
    assert 0.1 < sd < 0.6


def test_practice_before_sessions_were_kept_counts_as_none() -> None:
    found = fitted([*baseline(), *weekly(8.0, 8.0, 8.0)], sessions=())
    assert found.reach("left", [12.0]).mean()[0] < 8.6
    steadily = fitted([*baseline(), *weekly(8.0, 8.0, 8.0)], sessions=steady(3))
    assert steadily.reach("left", [12.0]).mean()[0] > found.reach("left", [12.0]).mean()[0]


@given(
    st.lists(
        st.tuples(st.integers(0, 120), st.sampled_from(("left", "right")), st.floats(0.5, 20.0)),
        min_size=1,
        max_size=20,
    )
)
def test_any_readings_give_numbers(taken: list[tuple[int, str, float]]) -> None:
    readings = [
        lunge(MONDAY + timedelta(days=day), side, cm, cold=day % 3 > 0) for day, side, cm in taken
    ]
    found = fitted(readings)
    assert set(found.measured) == {side for _, side, _ in taken}
    for side in found.measured:
        reach = found.reach(side, [0.0, found.calendar.now_weeks, 26.0])
        assert np.all(np.isfinite(reach.mean()))
        assert np.all(reach.sd() > 0.0)
        assert np.all(reach.quantile(0.05) < reach.quantile(0.95))


def test_without_a_programme_nothing_is_expected_of_practice() -> None:
    months = [three(MONDAY + timedelta(weeks=n), 8.0 + 0.1 * n) for n in range(8)]
    idle = fitted(months, starts=None)
    assert idle.gain("left").mean()[0] == pytest.approx(idle.change("left").mean()[0], abs=0.1)
    begun = fitted([*baseline(), *weekly(8.1, 8.2, 8.3)])
    assert begun.gain("left").mean()[0] > begun.change("left").mean()[0] + 0.1
