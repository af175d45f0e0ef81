from math import inf, isfinite
from statistics import StatisticsError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dorsi.numeric.normal import density, half_width, quantile, share_below, tail_ratio


@pytest.mark.parametrize(
    ("z", "share"), [(0.0, 0.5), (1.0, 0.8413447), (1.959964, 0.975), (-1.6448536, 0.05)]
)
def test_shares_below_agree_with_the_printed_table(z: float, share: float) -> None:
    assert share_below(z) == pytest.approx(share, abs=1e-7)


def test_nothing_lies_below_minus_infinity_and_everything_below_infinity() -> None:
    assert (share_below(-inf), share_below(inf)) == (0.0, 1.0)


def test_the_curve_is_highest_in_the_middle() -> None:
    assert density(0.0) == pytest.approx(0.3989423, abs=1e-7)
    assert density(1.0) == density(-1.0) == pytest.approx(0.2419707, abs=1e-7)


def test_ninety_per_cent_lie_within_1_645_sds() -> None:
    assert half_width(0.9) == pytest.approx(1.6448536, abs=1e-7)
    assert half_width(0.95) == pytest.approx(1.9599640, abs=1e-7)


@given(st.floats(0.0001, 0.9999))
def test_a_quantile_is_the_way_back_from_a_share(share: float) -> None:
    assert share_below(quantile(share)) == pytest.approx(share, abs=1e-12)


@pytest.mark.parametrize("share", [0.0, 1.0, -0.5])
def test_no_quantile_holds_nothing_or_everything(share: float) -> None:
    with pytest.raises(StatisticsError):
        quantile(share)


# By the continued fraction of the normal tail, worked out with sixty digits.
@pytest.mark.parametrize(
    ("z", "ratio"),
    [
        (0.0, 0.797884560802865),
        (-5.0, 5.186503967125842),
        (-36.0, 36.02773507508106),
        (-1000.0, 1000.000999998),
    ],
)
def test_the_tail_ratio_is_right_where_both_its_parts_vanish(z: float, ratio: float) -> None:
    assert tail_ratio(z) == pytest.approx(ratio, rel=1e-11)


def test_the_tail_ratio_has_no_step_where_the_formula_changes() -> None:
    assert tail_ratio(-35.0001) - tail_ratio(-34.9999) == pytest.approx(0.0002, rel=1e-2)


@given(st.floats(-1e6, 40.0))
def test_the_tail_ratio_is_finite_and_falls_towards_nothing(z: float) -> None:
    ratio = tail_ratio(z)
    assert isfinite(ratio)
    assert max(-z, 0.0) <= ratio <= max(-z, 0.0) + 1.0
