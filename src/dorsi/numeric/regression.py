"""Bayesian linear regression for many cases at once, with an unknown scale of the noise.

The scale lies on a small grid, and two of the columns come in several shapes of which nobody knows
which is right. In the axes in which prior and observations of the shared columns are both
diagonal, the answer for every scale is a division and that for every shape a pair of numbers, so
one decomposition a case serves the whole grid.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Prior:
    """What is believed beforehand, Gaussian.

    `shared` (cases, terms, terms) is the covariance of the terms that are the same for every shape,
    around 0; `mean` (2,) and `shaped` (2, 2) are mean and covariance of the two others.
    """

    shared: Array
    mean: Array
    shaped: Array


@dataclass(frozen=True, slots=True)
class Products:
    """All that observations say of the terms: every column times every other, weighed.

    `gram` (cases, columns, columns) has the shared terms first, then the two others of one shape
    after the other, then what was seen; `counts` (cases,).
    """

    gram: Array
    counts: Array


@dataclass(frozen=True, slots=True)
class Sums:
    """Weighted sums of the terms, observed or asked about.

    `shared` (cases, sums, terms) are the weights of the terms that are the same for every shape,
    `shaped` (cases, shapes, sums, 2) those of the two that are not.
    """

    shared: Array
    shaped: Array


@dataclass(frozen=True, slots=True)
class Posterior:
    """The terms given the observations, for every shape and every scale of the noise.

    `axes` turn the shared terms into independent ones and `root` the two others; `kept` (cases,
    terms, scales) is what noise leaves of each, `pull` (cases, terms) where the observations draw
    it, `cross` (cases, shapes, 2, terms) how the two hang together with it. `pair` and `spread`
    (cases, shapes, 2 or 3, scales) are mean and covariance of the two. `log_evidence` (cases,
    shapes, scales) says how well each explains what was seen.
    """

    axes: Array
    root: Array
    kept: Array
    pull: Array
    cross: Array
    pair: Array
    spread: Array
    scales: Array
    log_evidence: Array

    def sums(self, asked: Sums) -> tuple[Array, Array]:
        """Means and variances of weighted sums, shape (cases, shapes, sums, scales) each."""
        turned = asked.shared @ self.axes
        shaped = asked.shaped @ self.root
        base = turned @ (self.pull[:, :, None] * self.kept)
        noise = self.scales**2
        own = (turned**2 @ self.kept) * noise
        first, second = self._left(turned, shaped)
        to_first, to_second = self.pair[:, :, None, 0], self.pair[:, :, None, 1]
        means = base[:, None] + first * to_first + second * to_second
        one, both, two = (self.spread[:, :, None, n] for n in range(3))
        return means, own[:, None] + first**2 * one + second**2 * two + 2 * first * second * both

    def _left(self, turned: Array, shaped: Array) -> tuple[Array, Array]:
        """What the two terms count beyond what the shared ones already say of them."""
        cases, shapes, _, terms = self.cross.shape
        known = self.cross[..., None] * self.kept[:, None, None]
        rows = np.swapaxes(known, 3, 4).reshape(cases, -1, terms)
        explained = (rows @ np.swapaxes(turned, 1, 2)).reshape(
            cases, shapes, 2, len(self.scales), turned.shape[1]
        )
        first, second = (
            shaped[..., n, None] - np.swapaxes(explained[:, :, n], 2, 3) for n in range(2)
        )
        return first, second


def columns_of(seen: Sums, values: Array) -> Array:
    """Observed sums and their values, (cases, seen), as `Products` has them side by side."""
    cases, shapes, count, _ = seen.shaped.shape
    shaped = np.swapaxes(seen.shaped, 1, 2).reshape(cases, count, 2 * shapes)
    return np.concatenate([seen.shared, shaped, values[:, :, None]], axis=2)


def products(columns: Array, precisions: Array) -> Products:
    """Weigh observations.

    Args:
        columns: From `columns_of`.
        precisions: Of the noise at scale 1, (cases, seen); 0 leaves a place empty.
    """
    gram = np.swapaxes(columns * precisions[:, :, None], 1, 2) @ columns
    return Products(gram, np.sum(precisions > 0.0, axis=1).astype(float))


def regress(known: Products, prior: Prior, scales: Array) -> Posterior:
    """Fit the terms of every case under every shape and every scale of the noise.

    Args:
        known: What the observations say.
        prior: What is believed beforehand; covariances positive definite.
        scales: Shape (scales,), > 0; they multiply the SD of every observation.
    """
    noise, terms = scales**2, prior.shared.shape[1]
    root = np.linalg.cholesky(prior.shared)
    gram = known.gram[:, :terms]
    information, turn = np.linalg.eigh(np.swapaxes(root, 1, 2) @ gram[:, :, :terms] @ root)
    axes = root @ turn
    kept = 1.0 / (np.maximum(information, 0.0)[:, :, None] + noise)
    turned = np.swapaxes(axes, 1, 2) @ gram[:, :, terms:]
    pull = turned[:, :, -1]
    own = _own(known, turned, prior)
    shares = own.products @ kept[:, None]
    one = own.gram[:, :, 0, 0, None] + noise - shares[:, :, 0]
    both = own.gram[:, :, 0, 1, None] - shares[:, :, 1]
    two = own.gram[:, :, 1, 1, None] + noise - shares[:, :, 2]
    determinant = one * two - both**2
    known_already = (own.cross * pull[:, None, None]) @ kept[:, None]
    left = own.drawn[..., None] + noise * own.mean[:, None] - known_already
    first, second = left[:, :, 0], left[:, :, 1]
    pair = np.stack([two * first - both * second, one * second - both * first], axis=2)
    pair /= determinant[:, :, None]
    spread = np.stack([two, -both, one], axis=2) * (noise / determinant)[:, :, None]
    told = ((pull**2)[:, None] @ kept)[:, 0]
    learnt = -np.sum(np.log(kept * noise), axis=1)
    squares = known.gram[:, -1, -1, None]
    common = -0.5 * (learnt + (squares - told) / noise) - known.counts[:, None] * np.log(scales)
    gained = np.sum(left * pair, axis=2) / noise
    log_evidence = common[:, None] - 0.5 * (np.log(determinant / noise**2) - gained)
    return Posterior(axes, own.root, kept, pull, own.cross, pair, spread, scales, log_evidence)


@dataclass(frozen=True, slots=True)
class _Own:
    """The two shaped terms in axes in which their prior is that of two independent ones."""

    root: Array
    mean: Array
    gram: Array
    cross: Array
    drawn: Array
    products: Array


def _own(known: Products, turned: Array, prior: Prior) -> _Own:
    """Products of the shaped terms among themselves, with the shared ones and with what was seen.

    Shapes (cases, shapes, 2, ...).
    """
    root: Array = np.linalg.cholesky(prior.shaped).astype(float)
    terms = prior.shared.shape[1]
    columns = known.gram.shape[1]
    firsts = np.arange(terms, columns - 1, 2)
    places = firsts[:, None] + np.arange(2)
    gram = root.T @ known.gram[:, places[:, :, None], places[:, None, :]] @ root
    drawn = known.gram[:, places, -1] @ root
    cross = root.T @ np.swapaxes(turned[:, :, places - terms], 1, 2).swapaxes(2, 3)
    one, two = cross[:, :, 0], cross[:, :, 1]
    own = np.stack([one**2, one * two, two**2], axis=2)
    mean: Array = np.linalg.solve(root, prior.mean).astype(float)
    return _Own(root, mean, gram, cross, drawn, own)
