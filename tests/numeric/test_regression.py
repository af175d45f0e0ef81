"""Regression on a grid of noise scales, against the textbook formula."""

import numpy as np
import pytest

from dorsi.numeric.regression import Observations, regress

RANDOM = np.random.default_rng(20260105)
CASES, SEEN, TERMS = 3, 7, 4
SCALES = np.array([0.5, 1.0, 2.0])
ROWS = RANDOM.normal(size=(CASES, SEEN, TERMS))
VALUES = RANDOM.normal(size=(CASES, SEEN))
PRECISIONS = RANDOM.uniform(0.5, 2.0, (CASES, SEEN))
PRECISIONS[0, 5:] = 0.0
MEAN = RANDOM.normal(size=TERMS)
ROOT = RANDOM.normal(size=(TERMS, TERMS))
COVARIANCE = ROOT @ ROOT.T + np.eye(TERMS)


def textbook(case: int, scale: float) -> tuple[np.ndarray, np.ndarray, float]:
    """Mean and covariance of the coefficients and the log evidence, the long way."""
    used = PRECISIONS[case] > 0
    rows, away = ROWS[case][used], VALUES[case][used] - ROWS[case][used] @ MEAN
    total = rows @ COVARIANCE @ rows.T + np.diag(scale**2 / PRECISIONS[case][used])
    gain = COVARIANCE @ rows.T @ np.linalg.inv(total)
    fit = -0.5 * (away @ np.linalg.solve(total, away) + np.linalg.slogdet(total)[1])
    return MEAN + gain @ away, COVARIANCE - gain @ rows @ COVARIANCE, fit


@pytest.mark.parametrize("case", range(CASES))
def test_every_sum_has_the_textbook_mean_and_variance(case: int) -> None:
    found = regress(Observations(ROWS, VALUES, PRECISIONS), MEAN, COVARIANCE[None], SCALES)
    wanted = np.array([[1.0, 0.0, 0.0, 0.0], [0.3, -1.0, 2.0, 0.5]])
    means, variances = found.sums(np.repeat(wanted[None], CASES, axis=0))
    for place, scale in enumerate(SCALES):
        mean, covariance, _ = textbook(case, float(scale))
        assert means[case, :, place] == pytest.approx(wanted @ mean)
        assert variances[case, :, place] == pytest.approx(
            np.einsum("si,ij,sj->s", wanted, covariance, wanted)
        )


@pytest.mark.parametrize("case", range(CASES))
def test_scales_are_compared_as_the_textbook_does(case: int) -> None:
    found = regress(Observations(ROWS, VALUES, PRECISIONS), MEAN, COVARIANCE[None], SCALES)
    wanted = [textbook(case, float(scale))[2] for scale in SCALES]
    differences = found.log_evidence[case] - found.log_evidence[case, 0]
    assert differences == pytest.approx(np.array(wanted) - wanted[0])


def test_without_observations_the_prior_stands() -> None:
    empty = Observations(ROWS[:1], VALUES[:1], np.zeros((1, SEEN)))
    means, variances = regress(empty, MEAN, COVARIANCE[None], SCALES).sums(np.eye(TERMS)[None])
    assert means[0, :, 1] == pytest.approx(MEAN)
    assert variances[0, :, 1] == pytest.approx(np.diag(COVARIANCE))
