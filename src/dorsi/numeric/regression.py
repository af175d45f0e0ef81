"""Bayesian linear regression for many cases at once, with an unknown scale of the noise.

The scale lies on a small grid. In the axes in which prior and observations are both diagonal, the
answer for every scale is a division, so one decomposition a case serves the whole grid.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Observations:
    """What was seen: `rows` (cases, seen, terms), `values` and `precisions` (cases, seen).

    A precision is that of the noise at scale 1; 0 leaves the place empty.
    """

    rows: Array
    values: Array
    precisions: Array


@dataclass(frozen=True, slots=True)
class Posterior:
    """Coefficients given the observations, for every scale of the noise.

    `axes` (cases, terms, terms) turns coefficients into independent ones, `information` (cases,
    terms) is what was learnt of each and `pull` (cases, terms) where to; `log_evidence` (cases,
    scales) says how well each scale explains what was seen.
    """

    prior_mean: Array
    axes: Array
    information: Array
    pull: Array
    scales: Array
    log_evidence: Array

    def sums(self, rows: Array) -> tuple[Array, Array]:
        """Means and variances of weighted sums of the coefficients.

        Args:
            rows: Weights, shape (cases, sums, terms).

        Returns:
            Two arrays, shape (cases, sums, scales).
        """
        turned = rows @ self.axes
        noise = self.scales**2
        shrunk = 1.0 / (self.information[:, :, None] + noise)
        means = turned @ (self.pull[:, :, None] * shrunk) + (rows @ self.prior_mean)[..., None]
        return means, turned**2 @ (noise * shrunk)


def regress(
    seen: Observations, prior_mean: Array, prior_covariance: Array, scales: Array
) -> Posterior:
    """Fit the coefficients of every case under every scale of the noise.

    Args:
        seen: The observations.
        prior_mean: Shape (terms,).
        prior_covariance: Shape (cases or 1, terms, terms), positive definite.
        scales: Shape (scales,), > 0; they multiply the SD of every observation.
    """
    root = np.linalg.cholesky(prior_covariance)
    away = seen.values - seen.rows @ prior_mean
    weighted = np.swapaxes(seen.rows * seen.precisions[:, :, None], 1, 2)
    whitened = np.swapaxes(root, 1, 2) @ (weighted @ seen.rows) @ root
    information, turn = np.linalg.eigh(whitened)
    information = np.maximum(information, 0.0)
    axes = root @ turn
    pull = (np.swapaxes(axes, 1, 2) @ (weighted @ away[:, :, None]))[:, :, 0]
    noise = scales**2
    squares = np.sum(seen.precisions * away**2, axis=1)[:, None]
    counts = np.sum(seen.precisions > 0.0, axis=1)[:, None]
    told = np.sum(pull[:, :, None] ** 2 / (information[:, :, None] + noise), axis=1)
    learnt = np.sum(np.log1p(information[:, :, None] / noise), axis=1)
    log_evidence = -0.5 * (learnt + (squares - told) / noise) - counts * np.log(scales)
    return Posterior(prior_mean, axes, information, pull, scales, log_evidence)
