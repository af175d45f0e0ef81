"""Whether a change is more than measuring error."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import isclose, sqrt
from random import Random
from statistics import NormalDist

import pytest
from tests.measure.lunges import KNOWLEDGE, MONDAY, days_of, gap, lunge, phone

from dorsi.domain.journal import Reading
from dorsi.domain.verdicts import SideChange
from dorsi.measure.repeatability import as_repeatable
from dorsi.measure.trend import learn_repeatability, trend, windows_of

MODEL = KNOWLEDGE.models.change
WEEK = timedelta(weeks=1)
STARTS = MONDAY + timedelta(days=3)


def change(readings: Sequence[Reading], starts: date | None = STARTS) -> SideChange:
    """The left side's change."""
    published = days_of(*readings)
    own = learn_repeatability(published, starts, MODEL)
    days = as_repeatable(published, own)
    return trend(days, starts, own, 0.9, MODEL).changes.left


def baseline(cm: float = 8.0) -> list[Reading]:
    """Three days before the start that wander as published."""
    return [
        lunge(MONDAY + timedelta(days=n), "left", *[cm + d] * 3)
        for n, d in enumerate((-0.6, 0.0, 0.6))
    ]


def weekly(*reaches: float) -> list[Reading]:
    """One reading a week from the start on."""
    return [lunge(STARTS + (n + 1) * WEEK, "left", cm, cm, cm) for n, cm in enumerate(reaches)]


def test_without_a_later_reading_it_is_too_early() -> None:
    found = change(baseline())
    assert (found.verdict, found.cm, found.p_real) == ("too_early", None, None)


def test_before_two_weeks_have_passed_no_verdict_is_given() -> None:
    found = change([*baseline(), *weekly(12.0)])
    assert found.verdict == "too_early"
    assert found.cm is not None
    assert isclose(found.cm, 4.0)


@pytest.mark.requirement("B-29", "B-43")
def test_a_clear_gain_is_called_one_and_keeps_its_first_day() -> None:
    found = change([*baseline(), *weekly(9.4, 10.4, 10.6, 10.5)])
    assert found.verdict == "gain"
    assert found.since == STARTS + 2 * WEEK
    assert found.p_real is not None
    assert found.p_real >= 0.98


def test_the_first_day_is_kept_while_months_go_by() -> None:
    found = change([*baseline(), *weekly(9.4, 10.4, *[10.5] * 12)])
    assert found.since == STARTS + 2 * WEEK


def test_a_difference_below_the_error_is_not_a_change_and_says_how_many_readings_would_settle() -> (
    None
):
    found = change([*baseline(), *weekly(8.7, 9.3, 8.8)])
    assert found.verdict == "within_noise"
    assert found.since is None
    assert found.readings_needed is not None
    assert 1 <= found.readings_needed <= 12


def test_a_difference_that_no_few_readings_would_settle_asks_for_none() -> None:
    assert change([*baseline(), *weekly(8.0, 8.1, 8.0)]).readings_needed is None


def test_a_loss_needs_more_certainty_than_a_gain() -> None:
    drop = 1.02
    gained = change([*baseline(), *weekly(*[8.0 + drop] * 3)])
    lost = change([*baseline(), *weekly(*[8.0 - drop] * 3)])
    assert gained.p_real == pytest.approx(lost.p_real)
    assert 0.98 <= (lost.p_real or 0.0) < 0.99
    assert (gained.verdict, lost.verdict) == ("gain", "within_noise")


def test_the_bounds_are_those_of_two_means() -> None:
    published = days_of(*baseline(), *weekly(9.0, 9.0, 9.0))
    own = learn_repeatability(published, STARTS, MODEL)
    found = trend(published, STARTS, own, 0.9, MODEL).changes.left
    sd = 0.69 * sqrt(1 / 3 + 1 / 3)
    assert found.high is not None
    assert found.cm is not None
    assert isclose(found.high - found.cm, NormalDist().inv_cdf(0.95) * sd, rel_tol=0.02)


def test_a_phones_unknown_level_cancels_when_it_measured_both_times() -> None:
    early = [phone(MONDAY + timedelta(days=n), "left", 34.0) for n in range(3)]
    late = [phone(STARTS + n * WEEK, "left", 38.0) for n in (1, 2, 3)]
    found = change([*early, *late])
    switched = change([*early, *weekly(10.0, 10.0, 10.0)])
    assert found.high is not None
    assert found.low is not None
    assert switched.high is not None
    assert switched.low is not None
    assert found.high - found.low < 3.2
    assert switched.high - switched.low > 5.0


def test_wall_touches_say_nothing_about_change() -> None:
    assert change([*baseline(), gap(STARTS + 3 * WEEK, "left", 0.0)]).cm is None


def test_without_a_programme_the_first_days_are_the_baseline() -> None:
    days = days_of(*baseline(), *weekly(9.0, 9.5, 10.0))
    windows = windows_of(days, "left", None, MODEL)
    assert [day.day for day in windows.baseline] == [MONDAY + timedelta(days=n) for n in range(3)]


def test_a_baseline_months_before_the_start_is_not_mixed_in() -> None:
    old = [lunge(MONDAY - timedelta(days=90), "left", 12.0)]
    windows = windows_of(days_of(*old, *baseline(), *weekly(8.0)), "left", STARTS, MODEL)
    assert len(windows.baseline) == 3


def test_people_who_do_not_change_are_told_so_more_often_than_by_two_readings() -> None:
    """Twelve weekly looks at 400 people: rarer false alarms than "last minus first beyond MDC"."""
    random, false, naive = Random(20260105), 0, 0  # noqa: S311 (noise, not secrets)
    for _ in range(400):
        early = [8.0 + random.gauss(0, 0.69) for _ in range(3)]
        late = [8.0 + random.gauss(0, 0.69) for _ in range(12)]
        naive += any(abs(cm - early[-1]) > 1.9 for cm in late)
        readings = [
            lunge(MONDAY + timedelta(days=n), "left", cm, cm, cm) for n, cm in enumerate(early)
        ]
        readings += weekly(*late)
        verdicts = {change(readings[: 3 + looks]).verdict for looks in range(2, 13)}
        false += bool(verdicts & {"gain", "loss"})
    assert false < naive
