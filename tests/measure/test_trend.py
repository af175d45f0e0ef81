"""Whether a change is more than measuring error."""

from datetime import timedelta

import pytest
from tests.measure.believed import believed, gain
from tests.measure.courses import MODELS, STARTS, WEEK, baseline, changes, three, weekly
from tests.measure.lunges import KNOWLEDGE, MONDAY, days_of, gap, phone

from dorsi.domain.journal import Reading
from dorsi.domain.verdicts import SideChange
from dorsi.measure.repeatability import Repeatability
from dorsi.measure.trend import trend, verdict_of
from dorsi.numeric.mixture import Mixture

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
    assert left(readings).readings_needed is not None
    today = readings[-1].day
    more = [three(today + timedelta(days=3 * n), 9.0) for n in range(1, 9)]
    assert left([*readings, *more]).verdict == "gain"


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


def test_a_loss_is_said_with_the_chance_that_it_is_one() -> None:
    found = left([*baseline(10.0), *weekly(9.4, 8.9, 8.3, 7.8, 7.4)], sessions=())
    assert found.cm is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.cm < 0.0
    assert found.cm < found.high
    assert found.p_real is not None
    assert 0.985 <= found.p_real < 1.0
    assert found.exceeds_mdc is not None
    assert 0.1 < found.exceeds_mdc < found.p_real


def test_a_small_fall_is_no_loss() -> None:
    found = left([*baseline(10.0), *weekly(9.8, 9.7, 9.8)], sessions=())
    assert found.verdict == "within_noise"
    assert found.cm is not None
    assert found.cm < 0.0
    assert found.p_real is not None
    assert 0.5 < found.p_real < 0.985
    assert found.exceeds_mdc is not None
    assert found.exceeds_mdc < 0.1


def test_a_small_rise_is_not_beyond_the_own_mdc() -> None:
    found = left([*baseline(), *weekly(8.2, 8.3, 8.2)])
    assert found.exceeds_mdc is not None
    assert found.exceeds_mdc < 0.1


def test_readings_of_the_other_side_make_no_change_of_this_one() -> None:
    right = [*baseline(side="right"), *weekly(8.4, 8.9, 9.3, 9.7, 10.0, 10.2, side="right")]
    found = changes([three(MONDAY, 8.0), *right])
    assert (found.left.cm, found.left.verdict) == (None, "too_early")
    assert found.right.verdict == "gain"
    assert changes([*right, three(right[-1].day, 8.0)]).left.cm is None


def test_a_baseline_of_one_day_and_nothing_after_it_has_not_changed() -> None:
    same_day = [three(STARTS + WEEK, 8.0), three(STARTS + WEEK, 9.0)]
    assert left(same_day).cm is None
    before = [three(MONDAY, 8.0), three(STARTS, 9.0)]
    assert left(before).cm is None  # both before anything was done


@pytest.mark.parametrize(
    ("rising", "up", "days", "verdict"),
    [
        (0.985, True, 14, "gain"),
        (0.984, True, 14, "within_noise"),
        (0.985, True, 13, "too_early"),
        (0.015, False, 14, "loss"),
        (0.016, False, 14, "within_noise"),
        (0.99, False, 14, "within_noise"),  # the two priors disagree
        (0.01, True, 14, "within_noise"),
    ],
)
def test_a_change_is_called_one_from_its_chance_on_and_after_two_weeks(
    rising: float, up: bool, days: int, verdict: str
) -> None:
    told = days_of(three(MONDAY, 8.0), three(MONDAY + timedelta(days=days), 9.0))
    assert verdict_of(rising, up, told, MODELS.change) == verdict


def early(gained: Mixture, neutral: Mixture, sd_cm: float = 0.65) -> SideChange:
    """What is said of the left side two days on, where this is believed of it."""
    told = days_of(three(MONDAY, 8.0), three(MONDAY + timedelta(days=2), 9.0))
    own = Repeatability(sd_cm, 1.0, 0.0, 2)
    return trend(believed(gained, None, neutral), told, own, KNOWLEDGE).left


def test_the_figures_are_those_of_what_is_believed() -> None:
    found = early(gain(1.5, 0.5), gain(1.2, 0.4))
    assert found.cm == 1.5
    assert found.low == pytest.approx(1.5 - 1.645 * 0.5, abs=1e-3)
    assert found.high == pytest.approx(1.5 + 1.645 * 0.5, abs=1e-3)
    assert found.p_real == pytest.approx(0.99865, abs=1e-5)  # three SDs above nothing
    assert (found.verdict, found.since, found.readings_needed) == ("too_early", None, None)


def test_the_own_mdc_is_nearly_twice_the_root_of_two_of_the_own_error() -> None:
    mdc_cm = 1.96 * 2**0.5 * 0.65
    at, above = early(gain(mdc_cm), gain(mdc_cm)), early(gain(mdc_cm), gain(mdc_cm + 0.5))
    assert at.exceeds_mdc == pytest.approx(0.5, abs=1e-4)
    assert above.exceeds_mdc == pytest.approx(0.8413, abs=1e-4)
    loose = early(gain(mdc_cm), gain(mdc_cm), sd_cm=1.3)
    assert loose.exceeds_mdc == pytest.approx(1.2e-4, abs=1e-4)


def test_a_fall_is_told_by_the_chance_of_a_fall() -> None:
    mdc_cm = 1.96 * 2**0.5 * 0.65
    found = early(gain(-0.5), gain(-mdc_cm))
    assert found.exceeds_mdc == pytest.approx(0.5, abs=1e-4)
    assert found.p_real == pytest.approx(0.99984, abs=1e-5)
    small = early(gain(-0.5), gain(-0.25))
    assert small.p_real == pytest.approx(0.6915, abs=1e-4)  # half an SD below nothing
    assert small.exceeds_mdc == pytest.approx(9.6e-4, abs=1e-4)


def test_the_sign_shown_is_the_one_whose_chance_is_told() -> None:
    """Training lets a rise be expected; the neutral look says a fall is likelier."""
    found = early(gain(0.2), gain(-0.5))
    assert found.p_real == pytest.approx(0.1587, abs=1e-4)


STILL = (8.2, 7.9, 8.1, 8.0, 8.2, 7.9, 8.0, 8.1, 8.0)


@pytest.mark.requirement("B-81")
def test_eight_steady_weeks_without_a_gain_are_a_plateau() -> None:
    said = [left([*baseline(), *weekly(*STILL[:n])]).verdict for n in (6, 7, 8, 9)]
    assert said == ["within_noise", "within_noise", "plateau", "plateau"]
    found = left([*baseline(), *weekly(*STILL)])
    assert (found.since, found.readings_needed) == (None, None)


def test_idle_weeks_are_no_plateau() -> None:
    assert left([*baseline(), *weekly(*STILL)], sessions=()).verdict == "within_noise"
    assert left([*baseline(), *weekly(*STILL)], starts=None).verdict == "within_noise"


def test_who_measures_too_loosely_is_not_told_of_a_plateau() -> None:
    wild = [cm + d for cm, d in zip(STILL, (2, -2, 2, -2, 1.5, -2, 2, -2, 0), strict=True)]
    assert left([*baseline(), *weekly(*wild)]).verdict == "within_noise"


def test_a_gain_stays_a_gain_though_it_has_come_to_a_halt() -> None:
    assert left([*baseline(), *weekly(*RISE, 10.2, 10.2, 10.2)]).verdict == "gain"
