"""Mixtures of Gaussians: shares, quantiles, moments."""

from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dorsi.numeric.mixture import Mixture, share_below

ONE = Mixture(np.array([[1.0]]), np.array([[9.0]]), np.array([[0.7]]))


@pytest.mark.parametrize("times", [(), (2, 100)])
@pytest.mark.parametrize("z", [-6.0, -2.5, -0.1, 0.0, 0.7, 3.0, 6.0])
def test_the_share_below_is_that_of_the_normal_curve(z: float, times: tuple[int, ...]) -> None:
    """Of one number and of many at once, which are not told in the same way."""
    found = share_below(np.full(times, z))
    assert found == pytest.approx(np.full(times, NormalDist().cdf(z)), abs=1e-7)


def test_one_part_is_a_plain_gaussian() -> None:
    assert ONE.mean()[0] == 9.0
    assert ONE.sd()[0] == pytest.approx(0.7)
    assert ONE.quantile(0.05)[0] == pytest.approx(NormalDist(9.0, 0.7).inv_cdf(0.05), abs=1e-6)
    assert ONE.share_above(9.7)[0] == pytest.approx(1.0 - NormalDist().cdf(1.0), abs=1e-7)


def test_bounds_hold_their_share_between_them() -> None:
    low, high = ONE.bounds(0.9)
    assert low[0] == pytest.approx(9.0 - 1.6449 * 0.7, abs=1e-4)
    assert high[0] == pytest.approx(9.0 + 1.6449 * 0.7, abs=1e-4)


def test_two_far_parts_keep_their_shares() -> None:
    two = Mixture(np.array([0.3, 0.7]), np.array([0.0, 100.0]), np.array([1.0, 2.0]))
    assert two.mean() == pytest.approx(70.0)
    assert two.share_above(50.0) == pytest.approx(0.7, abs=1e-6)
    assert two.sd() == pytest.approx((0.3 * 1 + 0.7 * 4 + 0.3 * 0.7 * 100**2) ** 0.5)


@given(
    st.lists(
        st.tuples(st.floats(0.01, 1.0), st.floats(-5, 25), st.floats(0.05, 4.0)),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from((0.05, 0.5, 0.95, 0.985)),
)
def test_a_quantile_has_its_share_below(
    parts: list[tuple[float, float, float]], share: float
) -> None:
    weights, means, sds = (np.array(column) for column in zip(*parts, strict=True))
    mixture = Mixture(weights / weights.sum(), means, sds)
    value = mixture.quantile(share)
    near = mixture.share_above(value - 0.05), mixture.share_above(value + 0.05)
    assert near[1] - 0.002 <= 1.0 - share <= near[0] + 0.002


def test_many_at_once_have_the_quantiles_each_has_alone() -> None:
    chance = np.random.default_rng(20260106)
    means = chance.normal(0.0, [[0.2], [1.0], [4.0], [0.0], [30.0]], (5, 6))
    sds = chance.uniform(0.1, 2.0, (5, 6))
    weights = np.broadcast_to(chance.dirichlet(np.ones(6)), (5, 6))
    bounds = Mixture(weights, means, sds).bounds(0.9)
    for row in range(5):
        alone = list(zip(weights[row], means[row], sds[row], strict=True))
        for bound, share in zip(bounds, (0.05, 0.95), strict=True):
            below = sum(w * NormalDist(m, s).cdf(float(bound[row])) for w, m, s in alone)
            assert below == pytest.approx(share, abs=2e-5)
