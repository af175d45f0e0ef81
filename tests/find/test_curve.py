from itertools import pairwise
from math import erf, exp, log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dorsi.domain.findings import Knot
from dorsi.find.curve import expected_factor, sem_from_mdc90

CURVE = (
    Knot(at=6.0, factors={"gastrocnemius": 0.4}),
    Knot(at=10.0, factors={"gastrocnemius": 1.1}),
    Knot(at=12.0, factors={"gastrocnemius": 2.4}),
    Knot(at=13.0, factors={"gastrocnemius": 4.0}),
)


def read_off(x: float) -> float:
    """The curve itself, by hand."""
    points = [(6.0, 0.4), (10.0, 1.1), (12.0, 2.4), (13.0, 4.0)]
    if x <= 6.0:
        return 0.4
    for (low, at_low), (high, at_high) in pairwise(points):
        if x <= high:
            share = (x - low) / (high - low)
            return exp((1 - share) * log(at_low) + share * log(at_high))
    return 4.0


def added_up(measured: float, sem: float) -> float:
    """The average over the error in many small slices."""
    slices, total = 20_000, 0.0
    low, width = measured - 9 * sem, 18 * sem / slices
    for n in range(slices):
        left = (low + n * width - measured) / sem / sqrt(2)
        right = left + width / sem / sqrt(2)
        total += read_off(low + (n + 0.5) * width) * (erf(right) - erf(left)) / 2
    return total


def test_the_error_of_a_difference_follows_from_its_mdc90() -> None:
    assert sem_from_mdc90(5.6) == pytest.approx(2.407, abs=0.001)


@pytest.mark.parametrize(("at", "factor"), [(6.0, 0.4), (10.0, 1.1), (12.0, 2.4), (13.0, 4.0)])
def test_an_exact_measurement_reads_the_knots_off(at: float, factor: float) -> None:
    assert expected_factor(CURVE, "gastrocnemius", at, 1e-6) == pytest.approx(factor, rel=1e-4)


def test_in_between_the_logarithm_runs_straight() -> None:
    halfway = expected_factor(CURVE, "gastrocnemius", 11.0, 1e-6)
    assert halfway == pytest.approx(sqrt(1.1 * 2.4), rel=1e-4)


def test_beyond_the_outer_knots_the_curve_is_flat() -> None:
    assert expected_factor(CURVE, "gastrocnemius", -60.0, 2.4) == pytest.approx(0.4)
    assert expected_factor(CURVE, "gastrocnemius", 90.0, 2.4) == pytest.approx(4.0)


@pytest.mark.parametrize("measured", [2.0, 6.0, 9.0, 11.5, 13.0, 18.0])
def test_the_closed_form_is_the_average_over_the_error(measured: float) -> None:
    average = expected_factor(CURVE, "gastrocnemius", measured, 2.407)
    assert average == pytest.approx(added_up(measured, 2.407), rel=1e-4)


def test_the_error_blunts_both_ends() -> None:
    assert expected_factor(CURVE, "gastrocnemius", 13.0, 2.407) < 3.2
    assert expected_factor(CURVE, "gastrocnemius", 6.0, 2.407) > 0.45


def test_a_structure_left_out_of_every_knot_is_not_moved() -> None:
    assert expected_factor(CURVE, "control", 12.0, 2.407) == pytest.approx(1.0)


@given(st.floats(-20.0, 40.0), st.floats(0.0, 10.0))
def test_a_larger_difference_never_speaks_less_for_the_muscle(at: float, more: float) -> None:
    smaller = expected_factor(CURVE, "gastrocnemius", at, 2.407)
    assert smaller * (1 + 1e-9) >= 0.4
    assert expected_factor(CURVE, "gastrocnemius", at + more, 2.407) >= smaller * (1 - 1e-9)
