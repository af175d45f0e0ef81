"""Shared and own unknowns together: the arrow against the whole matrix solved at once."""

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dorsi.numeric.arrow import ArrowFit, fit_arrow

Array = npt.NDArray[np.float64]
CASES, SHARED, OWN, SEEN = 5, 3, 2, 4


def linear(seed: int) -> tuple[Array, Array, Array, Array, Array]:
    """A straight problem: what is shared, what each case sees of both, and what was seen."""
    luck = np.random.default_rng(seed)
    prior = np.eye(SHARED) / 2.0
    by_shared = luck.normal(size=(CASES, SEEN, SHARED))
    by_own = luck.normal(size=(CASES, SEEN, OWN))
    return prior, by_shared, by_own, luck.normal(size=SHARED), luck.normal(size=(CASES, SEEN))


def whole(seed: int) -> tuple[Array, Array]:
    """The same problem as one matrix and one right-hand side."""
    prior, by_shared, by_own, expected, seen = linear(seed)
    matrix = np.zeros((SHARED + CASES * SEEN, SHARED + CASES * OWN))
    matrix[:SHARED, :SHARED] = prior
    for case in range(CASES):
        rows = slice(SHARED + case * SEEN, SHARED + (case + 1) * SEEN)
        matrix[rows, :SHARED] = by_shared[case]
        matrix[rows, SHARED + case * OWN : SHARED + (case + 1) * OWN] = by_own[case]
    return matrix, np.concatenate([expected, seen.ravel()])


def fitted(seed: int) -> ArrowFit:
    prior, by_shared, by_own, expected, seen = linear(seed)

    def residuals(shared: Array, own: Array) -> tuple[Array, Array]:
        away = by_shared @ shared + np.einsum("cso,co->cs", by_own, own) - seen
        return prior @ shared - expected, away

    return fit_arrow(residuals, np.zeros(SHARED), np.zeros((CASES, OWN)), enough=1e-12)


@given(st.integers(0, 10_000))
def test_the_arrow_finds_what_one_big_matrix_finds(seed: int) -> None:
    matrix, right = whole(seed)
    best = np.linalg.lstsq(matrix, right)[0]
    fit = fitted(seed)
    # Difference quotients are good to about eight digits of a well-posed problem.
    loose = 1e-4 * max(1.0, float(np.linalg.cond(matrix)) / 100.0)
    assert fit.shared == pytest.approx(best[:SHARED], abs=loose)
    assert fit.own.ravel() == pytest.approx(best[SHARED:], abs=loose)


def test_its_uncertainty_is_that_of_the_big_matrix() -> None:
    matrix, _ = whole(7)
    covariance = np.linalg.inv(matrix.T @ matrix)
    fit = fitted(7)
    assert fit.shared_covariance == pytest.approx(covariance[:SHARED, :SHARED], rel=1e-3, abs=1e-5)
    variance = fit.variance(lambda _, own: own)
    assert variance.ravel() == pytest.approx(np.diag(covariance)[SHARED:], rel=1e-3)


def test_a_measure_of_both_kinds_of_unknowns_counts_how_they_hang_together() -> None:
    matrix, _ = whole(3)
    covariance = np.linalg.inv(matrix.T @ matrix)
    weights = np.zeros(len(covariance))
    weights[0], weights[SHARED + OWN] = 1.0, -2.0  # first shared minus twice the second case's own
    variance = fitted(3).variance(lambda shared, own: shared[0] - 2.0 * own[:, :1])
    assert variance[1, 0] == pytest.approx(weights @ covariance @ weights, rel=1e-3)


def test_a_curved_problem_is_followed_to_its_bottom() -> None:
    # Circles of one common radius around the origin, a point on each: the radius is shared.
    angles = np.array([0.3, 1.2, 2.0])
    seen = 2.5 * np.stack([np.cos(angles), np.sin(angles)], axis=1)

    def residuals(shared: Array, own: Array) -> tuple[Array, Array]:
        at = np.exp(shared[0]) * np.concatenate([np.cos(own), np.sin(own)], axis=1)
        return np.zeros(1), at - seen

    fit = fit_arrow(residuals, np.zeros(1), np.full((3, 1), 1.0), enough=1e-12)
    assert np.exp(fit.shared[0]) == pytest.approx(2.5)
    assert fit.own[:, 0] == pytest.approx(angles)


def test_it_stops_where_nothing_lowers_the_cost() -> None:
    def residuals(shared: Array, own: Array) -> tuple[Array, Array]:
        return shared - 1.0, own * 0.0

    fit = fit_arrow(residuals, np.ones(1), np.zeros((2, 1)))
    assert fit.cost == 0.0
    assert fit.steps == 1


def test_what_cannot_be_told_apart_is_infinitely_uncertain_or_nearly() -> None:
    def residuals(shared: Array, own: Array) -> tuple[Array, Array]:
        return np.zeros(1), shared[0] + own - 1.0  # only the sum is seen

    fit = fit_arrow(residuals, np.zeros(1), np.zeros((2, 1)))
    assert (fit.variance(lambda _, own: own) > 1e6).all()
