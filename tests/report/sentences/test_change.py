from datetime import date, timedelta

from tests.report.results import NO_CHANGE, NO_FORECAST, TODAY, change, forecast, listener

from dorsi.report.sentences.change import describe_change, describe_forecast


def test_a_gain_says_how_much_and_since_when_it_shows() -> None:
    said = describe_change(change(1.1, "gain", since=date(2026, 3, 30)), listener())
    assert said == (
        "up 1.1 cm from the start (likely +0.3 to +1.9 cm), more than measuring error explains, "
        "visible since 30 March."
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


def test_a_target_has_a_likely_date_and_how_early_or_late_it_may_be() -> None:
    likely = date(2026, 5, 11)
    said = describe_forecast(forecast(10.5, likely), listener())
    assert said == (
        "10.5 cm around 11 May (13 April at the soonest; if slow, not within 26 weeks of starting)."
    )


def test_a_target_out_of_sight_is_said_to_be_so() -> None:
    possible = describe_forecast(forecast(12.0), listener())
    assert possible == "12.0 cm is possible but not likely within 26 weeks of starting."
    far = describe_forecast(forecast(14.0, on_path=False), listener("in"))
    assert far is not None
    assert far.startswith("5.5 in is not to be expected within 26 weeks")


def test_a_target_of_the_past_is_probably_reached() -> None:
    said = describe_forecast(forecast(9.0, TODAY - timedelta(days=1)), listener())
    assert said == "9.0 cm is probably reached."


def test_without_a_target_nothing_is_forecast() -> None:
    assert describe_forecast(NO_FORECAST, listener()) is None
