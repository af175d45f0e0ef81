"""Regression on a grid of shapes and noise scales, against the textbook formula."""

import numpy as np
import pytest

from dorsi.numeric.regression import (
    Kinds,
    Posterior,
    Prior,
    Products,
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
    return products(columns_of(ROWS, np.swapaxes(SHAPED, 1, 2), VALUES), precisions)


def found(precisions: np.ndarray = PRECISIONS) -> Posterior:
    prior = Prior(np.repeat(PRIOR.shared, CASES, axis=0), PRIOR.mean, PRIOR.shaped)
    return regress(known(precisions), prior, SCALES)


def sums_of(posterior: Posterior, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Means and variances of some sums of all terms, (cases, shapes, sums, scales) each."""
    each = np.broadcast_to(np.eye(TERMS), (CASES, len(wanted), TERMS, TERMS))
    told = posterior.told(Kinds(each, wanted[:, TERMS:]))
    shared = np.repeat(wanted[None, :, :TERMS], CASES, axis=0)
    both = told.sums(shared, np.ones((CASES, len(wanted), SHAPES)))
    own = np.arange(len(wanted))
    means, variances = (
        np.swapaxes(found[:, own, own].reshape(CASES, -1, SHAPES, len(SCALES)), 1, 2)
        for found in both
    )
    return means, variances


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
    means, variances = sums_of(found(), wanted)
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
    means, variances = sums_of(nothing, each)
    assert means[0, 0, :, 1] == pytest.approx([0.0] * TERMS + list(PRIOR.mean))
    both = [*np.diag(PRIOR.shared[0]), *np.diag(PRIOR.shaped)]
    assert variances[0, 0, :, 1] == pytest.approx(both)


def test_what_is_left_out_does_not_count() -> None:
    assert list(known().counts) == [5.0, 7.0, 7.0]
    kept = products(
        columns_of(ROWS[:, :5], np.swapaxes(SHAPED[:, :, :5], 1, 2), VALUES[:, :5]),
        PRECISIONS[:, :5],
    )
    assert known().gram[0] == pytest.approx(kept.gram[0])


def test_moments_are_those_of_all_parts_together() -> None:
    weights = RANDOM.uniform(size=(CASES, SHAPES, len(SCALES)))
    weights /= weights.sum(axis=(1, 2), keepdims=True)
    wanted = np.array([[1.0, -0.5, 2.0, 0.4, -0.6]])
    means, variances = (values[:, :, 0] for values in sums_of(found(), wanted))
    mean = np.sum(weights * means, axis=(1, 2))
    variance = np.sum(weights * (variances + (means - mean[:, None, None]) ** 2), axis=(1, 2))
    told = found().told(Kinds(np.repeat(np.eye(TERMS)[None, None], CASES, 0), wanted[:, TERMS:]))
    shared = np.repeat(wanted[None, :, :TERMS], CASES, axis=0)
    parts = weights.reshape(CASES, -1)
    shaped = np.ones((CASES, 1, SHAPES))
    assert told.moments(shared, shaped, parts)[0][:, 0, 0] == pytest.approx(mean)
    assert told.moments(shared, shaped, parts)[1][:, 0, 0] == pytest.approx(variance)


def test_expected_terms_are_those_of_all_parts_together() -> None:
    weights = RANDOM.uniform(size=(CASES, SHAPES, len(SCALES)))
    weights /= weights.sum(axis=(1, 2), keepdims=True)
    means, _ = sums_of(found(), np.eye(TERMS + 2))
    told = found().means(weights)
    whole = np.einsum("cks,ckts->ct", weights, means)
    assert told[:, :TERMS] == pytest.approx(whole[:, :TERMS])
    for shape in range(SHAPES):
        own = np.einsum("cs,cts->ct", weights[:, shape], means[:, shape])
        place = TERMS + 2 * shape
        assert told[:, place : place + 2] == pytest.approx(own[:, TERMS:])


def test_some_cases_can_be_taken_out_and_put_in() -> None:
    whole, some = found(), np.array([2, 0])
    assert whole.of(some).pull == pytest.approx(whole.pull[some])
    other = found(np.zeros_like(PRECISIONS)).of(np.array([1]))
    mixed = whole.put(np.array([1]), other)
    assert mixed.log_evidence[1] == pytest.approx(other.log_evidence[0])
    assert mixed.log_evidence[0] == pytest.approx(whole.log_evidence[0])
