"""Regression on a grid of shapes and noise scales, against the textbook formula."""

import numpy as np
import pytest

from dorsi.numeric.regression import (
    Posterior,
    Prior,
    Products,
    Sums,
    columns_of,
    products,
    regress,
)

RANDOM = np.random.default_rng(20260105)
CASES, SHAPES, SEEN, TERMS = 3, 2, 7, 3
SCALES = np.array([0.5, 1.0, 2.0])
ROWS = RANDOM.normal(size=(CASES, SEEN, TERMS))
SHAPED = RANDOM.normal(size=(CASES, SHAPES, SEEN, 2))
VALUES = RANDOM.normal(size=(CASES, SEEN))
PRECISIONS = RANDOM.uniform(0.5, 2.0, (CASES, SEEN))
PRECISIONS[0, 5:] = 0.0


def covariance(terms: int) -> np.ndarray:
    root = RANDOM.normal(size=(terms, terms))
    return root @ root.T + np.eye(terms)


PRIOR = Prior(covariance(TERMS)[None], RANDOM.normal(size=2), covariance(2))


def known(precisions: np.ndarray = PRECISIONS) -> Products:
    return products(columns_of(Sums(ROWS, SHAPED), VALUES), precisions)


def found(precisions: np.ndarray = PRECISIONS) -> Posterior:
    prior = Prior(np.repeat(PRIOR.shared, CASES, axis=0), PRIOR.mean, PRIOR.shaped)
    return regress(known(precisions), prior, SCALES)


def textbook(case: int, shape: int, scale: float) -> tuple[np.ndarray, np.ndarray, float]:
    """Mean and covariance of all terms and the log evidence, the long way."""
    mean = np.concatenate([np.zeros(TERMS), PRIOR.mean])
    before = np.zeros((TERMS + 2, TERMS + 2))
    before[:TERMS, :TERMS], before[TERMS:, TERMS:] = PRIOR.shared[0], PRIOR.shaped
    used = PRECISIONS[case] > 0
    rows = np.concatenate([ROWS[case], SHAPED[case, shape]], axis=1)[used]
    away = VALUES[case][used] - rows @ mean
    total = rows @ before @ rows.T + np.diag(scale**2 / PRECISIONS[case][used])
    gain = before @ rows.T @ np.linalg.inv(total)
    fit = -0.5 * (away @ np.linalg.solve(total, away) + np.linalg.slogdet(total)[1])
    return mean + gain @ away, before - gain @ rows @ before, fit


@pytest.mark.parametrize("case", range(CASES))
def test_every_sum_has_the_textbook_mean_and_variance(case: int) -> None:
    wanted = np.array([[1.0, 0.0, 0.0, 0.3, 0.0], [0.3, -1.0, 2.0, 0.5, -0.7]])
    shared = np.repeat(wanted[None, :, :TERMS], CASES, axis=0)
    shaped = np.broadcast_to(wanted[:, TERMS:], (CASES, SHAPES, 2, 2))
    means, variances = found().sums(Sums(shared, shaped))
    for shape in range(SHAPES):
        for place, scale in enumerate(SCALES):
            mean, spread, _ = textbook(case, shape, float(scale))
            assert means[case, shape, :, place] == pytest.approx(wanted @ mean)
            assert variances[case, shape, :, place] == pytest.approx(
                np.einsum("si,ij,sj->s", wanted, spread, wanted)
            )


@pytest.mark.parametrize("case", range(CASES))
def test_shapes_and_scales_are_compared_as_the_textbook_does(case: int) -> None:
    wanted = np.array(
        [[textbook(case, shape, float(scale))[2] for scale in SCALES] for shape in range(SHAPES)]
    )
    differences = found().log_evidence[case] - found().log_evidence[case, 0, 0]
    assert differences == pytest.approx(wanted - wanted[0, 0])


def test_without_observations_the_prior_stands() -> None:
    nothing = found(np.zeros_like(PRECISIONS))
    each = np.eye(TERMS + 2)
    asked = Sums(
        np.repeat(each[None, :, :TERMS], CASES, axis=0),
        np.broadcast_to(each[:, TERMS:], (CASES, SHAPES, TERMS + 2, 2)),
    )
    means, variances = nothing.sums(asked)
    assert means[0, 0, :, 1] == pytest.approx([0.0] * TERMS + list(PRIOR.mean))
    both = [*np.diag(PRIOR.shared[0]), *np.diag(PRIOR.shaped)]
    assert variances[0, 0, :, 1] == pytest.approx(both)


def test_what_is_left_out_does_not_count() -> None:
    assert list(known().counts) == [5.0, 7.0, 7.0]
    kept = products(
        columns_of(Sums(ROWS[:, :5], SHAPED[:, :, :5]), VALUES[:, :5]), PRECISIONS[:, :5]
    )
    assert known().gram[0] == pytest.approx(kept.gram[0])
