from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.report.results import (
    NO_CHANGE,
    NO_FORECAST,
    TODAY,
    change,
    forecast,
    listener,
    review,
    side,
)

from dorsi.domain.verdicts import DecisionMade, ProgrammeStatus, SideForecast, Sides
from dorsi.report.sentences.change import describe_change, describe_change_of, describe_forecast


def test_a_gain_says_how_much_and_since_when_it_shows() -> None:
    said = describe_change(change(1.1, "gain", since=date(2026, 3, 30)), listener())
    assert said == (
        "up 1.1 cm from the start (likely +0.3 to +1.9 cm), more than measuring error explains, "
        "visible since 30 March."
    )


def test_a_gain_that_may_be_over_waits_for_a_reading() -> None:
    gone = replace(change(0.2, "gain", since=date(2026, 3, 30)), low=-1.0, high=1.5)
    assert describe_change(gone, listener()) == (
        "up 0.2 cm from the start (likely −1.0 to +1.5 cm); whether the gain visible since 30 "
        "March lasts, a new reading tells."
    )


def test_a_change_within_the_error_says_how_many_readings_would_settle_it() -> None:
    said = describe_change(change(0.4, "within_noise", needed=2), listener())
    assert said.endswith(
        ", which measuring error can explain; two more weekly readings should settle it."
    )


def test_a_change_that_is_nearly_sure_is_not_put_down_to_error() -> None:
    said = describe_change(change(1.0, "within_noise", needed=1), listener())
    assert "probably real but not sure enough to call; one more weekly reading" in said


def test_a_loss_and_a_plateau_are_said_without_blame() -> None:
    assert describe_change(change(-1.2, "loss"), listener()).startswith("down 1.2 cm")
    assert describe_change(change(0.1, "plateau"), listener()).endswith("; level for now.")


def test_cannot_tell_yet_is_a_result() -> None:
    assert describe_change(NO_CHANGE, listener()) == "cannot tell yet; measure once a week."
    early = describe_change(change(0.3, "too_early", needed=3), listener())
    assert early.endswith("too early to tell, measure on three more days.")


def test_touches_cannot_tell_and_what_could_is_said() -> None:
    found = review(sides=Sides(side(told_by="touch", at_least_cm=10.2), side()))
    assert describe_change_of("left", found, listener()) == (
        "touches cannot tell a change; measure the distance from toe to wall instead."
    )
    assert describe_change_of("right", found, listener()).startswith("up 0.4 cm")


def test_no_change_is_said_in_words_and_needs_no_error_to_explain_it() -> None:
    said = describe_change(change(-0.02, "within_noise", needed=3), listener())
    assert said == (
        "where it was at the start (likely −0.8 to +0.8 cm); three more weekly readings should "
        "settle it."
    )


@pytest.mark.parametrize("cm", [0.0, 0.04, -0.04])
@pytest.mark.parametrize("verdict", ["too_early", "within_noise", "plateau"])
def test_nothing_is_never_up_or_down(cm: float, verdict: Any) -> None:
    said = describe_change(change(cm, verdict), listener())
    assert not said.startswith(("up", "down"))


def test_what_few_readings_cannot_settle_says_so() -> None:
    said = describe_change(change(0.2, "within_noise"), listener())
    assert said.endswith("; it takes many more weekly readings to settle it.")


def ahead(found: SideForecast, unit: Any = None, **changes: Any) -> str | None:
    """What is said of the left side with this forecast."""
    seen = review(forecast=Sides(found, NO_FORECAST), **changes)
    return describe_forecast("left", seen, listener(unit))


def test_a_target_has_a_likely_date_and_how_early_or_late_it_may_be() -> None:
    found = forecast(10.5, date(2026, 5, 18))
    assert ahead(found) == (
        "10.5 cm around 18 May (20 April at the soonest; if slow, not by 31 August)."
    )


def test_what_may_be_as_soon_as_today_is_not_dated_today() -> None:
    found = forecast(10.5, date(2026, 5, 11))
    assert found.date.early == TODAY
    assert ahead(found) == "10.5 cm around 11 May (if slow, not by 31 August)."


def test_before_a_programme_the_date_hangs_on_beginning() -> None:
    none = ProgrammeStatus("none", None, None, None)
    said = ahead(forecast(10.5, date(2026, 5, 18)), programme=none)
    assert said is not None
    assert said.startswith("10.5 cm around 18 May if you begin now (")


def test_a_target_out_of_sight_is_said_to_be_so() -> None:
    assert ahead(forecast(12.0)) == ("12.0 cm is possible but not likely by 31 August.")
    far = ahead(forecast(14.0, on_path=False), "in")
    assert far == "5.5 in is not to be expected by 31 August."


def test_past_the_horizon_no_date_is_looked_for() -> None:
    over = forecast(10.5, until=TODAY)
    assert ahead(over) == "10.5 cm is an aim for a new round; upkeep holds what is there."
    assert ahead(forecast(10.5, until=TODAY + timedelta(days=1))) == (
        "10.5 cm is possible but not likely by 14 April."
    )


def test_a_reach_less_certain_than_a_step_is_given_no_date() -> None:
    dated = forecast(10.5, date(2026, 5, 18))
    vague = side(6.0, 9.2)
    assert ahead(dated, sides=Sides(vague, side())) == (
        "10.5 cm is the next aim; too uncertain to say when until more days of measuring narrow it."
    )
    phone = side(6.0, 9.2, told_by="angle")
    said = ahead(dated, sides=Sides(phone, side())) or ""
    assert said.endswith("until a tape at the wall narrows it.")
    firm = ahead(dated, sides=Sides(side(7.6, 10.4), side())) or ""
    assert firm.startswith("10.5 cm around 18 May")


def test_what_is_only_expected_by_now_is_not_called_reached() -> None:
    recent = TODAY - timedelta(days=14)
    old = recent - timedelta(days=1)
    past = forecast(8.9, TODAY)
    assert ahead(past, sides=Sides(side(read_on=recent), side())) == "8.9 cm is probably reached."
    assert ahead(past, sides=Sides(side(read_on=old), side())) == (
        "8.9 cm may be reached by now; a new reading would tell."
    )


def test_only_a_reading_says_that_a_target_is_reached() -> None:
    past = TODAY - timedelta(days=1)
    assert ahead(forecast(8.9, past)) == "8.9 cm is probably reached."
    assert ahead(forecast(9.1, past)) == "9.1 cm is close; another reading would tell."


@pytest.mark.parametrize("rule", ["measure_again", "after_a_long_gap"])
def test_without_recent_readings_no_date_is_promised(rule: str) -> None:
    stale = (DecisionMade("retest", None, "Measure.", rule),)
    said = ahead(forecast(10.5, date(2026, 5, 18)), decisions=stale)
    assert said == "10.5 cm is the next aim; a new reading comes first."


def test_without_a_target_or_a_measurement_nothing_is_forecast() -> None:
    assert ahead(NO_FORECAST) is None
    assert ahead(forecast(10.5), sides=Sides(side(None), side())) is None
