"""Whether a change is more than measuring error."""

from datetime import timedelta

import pytest
from tests.measure.courses import STARTS, WEEK, baseline, changes, three, weekly
from tests.measure.lunges import MONDAY, gap, phone

from dorsi.domain.journal import Reading
from dorsi.domain.verdicts import SideChange

RISE = (8.4, 8.9, 9.3, 9.7, 10.0, 10.2)


def left(readings: list[Reading], **more: object) -> SideChange:
    return changes(readings, **more).left


def test_without_a_later_reading_it_is_too_early() -> None:
    found = left(baseline())
    assert (found.verdict, found.cm, found.p_real) == ("too_early", None, None)
    assert changes(baseline()).right.cm is None


def test_before_two_weeks_have_passed_no_verdict_is_given() -> None:
    found = left([*baseline(), *weekly(12.0)])
    assert found.verdict == "too_early"
    assert found.cm is not None
    assert found.cm > 0.0


@pytest.mark.requirement("B-29", "B-43")
def test_a_clear_gain_is_called_one_and_keeps_its_first_day() -> None:
    found = left([*baseline(), *weekly(*RISE)])
    assert found.verdict == "gain"
    assert found.p_real is not None
    assert found.p_real >= 0.985
    assert found.since is not None
    later = left([*baseline(), *weekly(*RISE, *[10.3] * 8)])
    assert later.since == found.since
    assert STARTS < found.since <= STARTS + 6 * WEEK


def test_the_day_it_was_first_due_is_the_day_it_was_first_said() -> None:
    readings = [*baseline(), *weekly(*RISE)]
    said = left(readings).since
    assert said is not None
    weeks = (said - STARTS).days // 7
    assert left(readings[: 3 + weeks]).verdict == "gain"
    assert left(readings[: 3 + weeks - 1]).verdict != "gain"


def test_a_small_rise_is_within_noise_and_says_how_many_readings_would_settle_it() -> None:
    found = left([*baseline(), *weekly(8.5, 8.9, 8.8)])
    assert found.verdict == "within_noise"
    assert found.since is None
    assert found.readings_needed is not None
    assert 1 <= found.readings_needed <= 12


def test_those_readings_do_settle_it() -> None:
    readings = [*baseline(), *weekly(8.5, 8.9, 8.8)]
    found = left(readings)
    assert found.readings_needed is not None
    assert found.cm is not None
    today = readings[-1].day
    more = [three(today, 8.0 + found.cm) for _ in range(1)]
    assert more
    steady = [*readings, *[three(today + timedelta(days=3 * n), 9.0) for n in range(1, 9)]]
    assert left(steady).verdict == "gain"


def test_no_change_asks_for_no_endless_readings() -> None:
    assert left([*baseline(), *weekly(8.0, 8.05, 7.95)]).readings_needed is None


def test_a_loss_is_called_one() -> None:
    found = left([*baseline(10.0), *weekly(9.4, 8.9, 8.3, 7.8, 7.4)], sessions=())
    assert found.verdict == "loss"
    assert found.since is not None


def test_the_training_prior_alone_never_makes_a_change_real() -> None:
    found = left([*baseline(), *weekly(8.0, 8.1, 8.2)])
    assert found.cm is not None
    assert found.cm > 0.1
    assert found.p_real is not None
    assert found.p_real < 0.9


def test_the_own_mdc_is_a_higher_bar_than_a_real_change() -> None:
    found = left([*baseline(), *weekly(*RISE)])
    assert found.exceeds_mdc is not None
    assert found.p_real is not None
    assert found.exceeds_mdc < found.p_real


def test_a_phones_unknown_level_cancels_and_a_switch_of_device_does_not() -> None:
    early = [phone(MONDAY + timedelta(days=n), "left", 34.0) for n in range(3)]
    late = [phone(STARTS + n * WEEK, "left", 34.0 + n) for n in range(1, 9)]
    same = left([*early, *late])
    switched = left([*early, *weekly(*[10.2] * 5)])
    assert same.verdict == "gain"
    assert switched.verdict != "gain"


def test_wall_touches_say_nothing_about_change() -> None:
    touch = gap(STARTS + 3 * WEEK, "left", 0.0)
    assert left([*baseline(), touch], today=STARTS + 3 * WEEK).cm is None


def test_without_a_programme_change_counts_from_the_first_reading() -> None:
    months = [three(MONDAY + timedelta(weeks=2 * n), 8.0 + 0.5 * n) for n in range(8)]
    found = left(months, starts=None)
    assert found.cm is not None
    assert found.cm > 1.5
    assert found.verdict == "gain"
