"""That numbers are written plainly, and scales are round."""

import pytest
from tests.report.plot.figures import MET, MISSED

from dorsi.report.plot.content import (
    Asked,
    Found,
    Unit,
    apart,
    placed,
    said,
    said_asked,
    said_span,
    scale,
    ticked,
)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.9145, "share", "91.5 %"),
        (1.296, "cm", "1.30 cm"),
        (-0.25, "weeks", "−0.25 weeks"),
        (-0.00001, "weeks", "0.00 weeks"),
        (-0.0123, "score", "−0.0123"),
        (0.554, "ratio", "0.55"),
    ],
)
def test_a_value_is_said_with_its_unit(value: float, unit: Unit, text: str) -> None:
    assert said(value, unit) == text


def test_bounds_are_said_without_it() -> None:
    assert said_span(Found(0.5, 0.4, 0.625), "share") == "40.0–62.5"
    assert said_span(Found(0.5, -0.4, 0.62), "cm") == "−0.40 to 0.62"


def test_what_is_asked_is_said_and_whether_it_is_missed() -> None:
    assert said_asked(MET, "share") == "at least 87.0 %, at most 95.0 %"
    assert said_asked(MISSED, "share") == "at most 6.0 %, not met"
    assert said_asked(Asked(0.3, None, met=True), "weeks") == "at least 0.30 weeks"


def test_a_scale_holds_all_values_between_round_numbers() -> None:
    found = scale([0.871, 0.942])
    assert found.low <= 0.871
    assert found.high >= 0.942
    assert found.ticks[0] == found.low
    assert found.ticks[-1] == pytest.approx(found.high)
    assert 3 <= len(found.ticks) <= 9
    assert found.share(0.0) == 0.0
    assert found.share(2.0) == 1.0


def test_a_scale_of_one_value_is_not_a_point() -> None:
    found = scale([0.5, 0.5])
    assert found.high > found.low


def test_ticks_have_as_many_decimals_as_their_step_asks_for() -> None:
    shares = scale([0.80, 0.95])
    assert ticked(0.85, shares, "share") == "85 %"
    assert ticked(-0.5, scale([-1.0, 0.5]), "weeks") == "−0.5"
    assert ticked(0.002, scale([0.001, 0.004]), "score") == "0.0020"


def test_a_place_along_an_axis_has_no_idle_noughts() -> None:
    assert [placed(at) for at in (0.0, 1.2, 0.251, 10.0)] == ["0", "1.2", "0.251", "10"]


def test_numbers_beside_an_axis_leave_some_out_before_they_touch() -> None:
    assert apart(["0", "1", "2"], 11.0, 248.0) == 1
    assert apart(["87.5 %", "88.0 %", "88.5 %", "89.0 %", "89.5 %", "90.0 %"], 11.0, 248.0) == 1
    assert apart(["87.5 %"] * 7, 11.0, 248.0) == 2
