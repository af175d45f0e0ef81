"""Bayesian linear regression for many cases at once, with an unknown scale of the noise.

The scale lies on a small grid, and two of the columns come in several shapes of which nobody knows
which is right. In the axes in which prior and observations of the shared columns are both
diagonal, the answer for every scale is a division and that for every shape a pair of numbers, so
one decomposition a case serves the whole grid.
"""

from dataclasses import dataclass, replace
from math import sqrt

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

    def of(self, cases: NDArray[np.int_]) -> "Products":
        """Some of the cases."""
        return Products(self.gram[cases], self.counts[cases])

    def put(self, cases: NDArray[np.int_], others: "Products") -> "Products":
        """The same with others in place of some cases."""
        gram, counts = self.gram.copy(), self.counts.copy()
        gram[cases], counts[cases] = others.gram, others.counts
        return Products(gram, counts)


@dataclass(frozen=True, slots=True)
class Kinds:
    """Kinds of sums that are asked about, each made of a few combinations of the terms.

    `terms` (cases, kinds, few, terms) are the combinations that the weights of a sum multiply,
    `pair` (kinds, 2) the one of the two others that the weight of a shape multiplies.
    """

    terms: Array
    pair: Array


@dataclass(frozen=True, slots=True)
class Posterior:
    """The terms given the observations, for every shape and every scale of the noise.

    `axes` turn the shared terms into independent ones and `root` the two others; `kept` (cases,
    terms, scales) is what noise leaves of each, `pull` (cases, terms) where the observations draw
    it, `cross` (cases, shapes, 2, terms) how the two hang together with it. `pair` (cases, 2,
    shapes, scales) is the mean of the two, `lower` (cases, 3, shapes, scales) the Cholesky root of
    their covariance. `log_evidence` (cases, shapes, scales) says how well each explains what was
    seen.
    """

    axes: Array
    root: Array
    kept: Array
    pull: Array
    cross: Array
    pair: Array
    lower: Array
    scales: Array
    log_evidence: Array

    def told(self, kinds: Kinds) -> "Told":
        """All about some kinds of sums that is the same whatever their weights are."""
        cases, terms, scales = self.kept.shape
        (_, count, few, _), shapes = kinds.terms.shape, self.cross.shape[1]
        turned = kinds.terms.reshape(cases, count * few, terms) @ self.axes
        known = (turned @ self._crossed()).reshape(cases, count, few, 2, shapes, scales)
        base = (turned @ (self.pull[:, :, None] * self.kept)).reshape(cases, count, few, 1, scales)
        one, two = known[:, :, :, 0], known[:, :, :, 1]
        mean_one, mean_two = (self.pair[:, n, None, None] for n in range(2))
        first, cross, second = (self.lower[:, n, None, None] for n in range(3))
        ways = np.zeros((cases, count, 3, few + shapes, shapes, scales))
        shared = ways[:, :, :, :few]
        np.subtract(base, one * mean_one, out=shared[:, :, 0])
        shared[:, :, 0] -= two * mean_two
        np.multiply(one, first, out=shared[:, :, 1])
        shared[:, :, 1] += two * cross
        np.multiply(two, second, out=shared[:, :, 2])
        # A shape's weight counts for that shape alone.
        each, rest = np.arange(shapes), (kinds.pair @ self.root)[None, :, :, None, None]
        own = [
            rest[:, :, 0] * mean_one[:, 0] + rest[:, :, 1] * mean_two[:, 0],
            -rest[:, :, 0] * first[:, 0] - rest[:, :, 1] * cross[:, 0],
            -rest[:, :, 1] * second[:, 0],
        ]
        ways[:, :, :, few + each, each] = np.stack(own, axis=2)
        return Told(
            ways.reshape(cases, count, 3, few + shapes, shapes * scales),
            turned.reshape(cases, count, few, terms),
            self.kept * self.scales**2,
        )

    def means(self, weights: Array) -> Array:
        """Expected values of all columns' terms, weighed over shapes and scales.

        Args:
            weights: Shape (cases, shapes, scales), 1 together.

        Returns:
            Shape (cases, terms + 2 x shapes); the two others count for their own shape.
        """
        cases, shapes, scales = weights.shape
        pair = self.pair * weights[:, None]
        rows = np.moveaxis(self.cross, 3, 1).reshape(cases, -1, 2 * shapes)
        known = rows @ np.swapaxes(pair, 1, 2).reshape(cases, 2 * shapes, scales)
        drawn = self.pull * (self.kept @ weights.sum(axis=1)[:, :, None])[:, :, 0]
        shared = self.axes @ (drawn - np.vecdot(self.kept, known))[:, :, None]
        others = np.swapaxes(self.root @ pair.sum(axis=3), 1, 2)
        return np.concatenate([shared[:, :, 0], others.reshape(cases, 2 * shapes)], axis=1)

    def of(self, cases: NDArray[np.int_]) -> "Posterior":
        """Some of the cases."""
        return replace(self, **{name: getattr(self, name)[cases] for name in _EACH})

    def _crossed(self) -> Array:
        """What is known of the two by the shared terms, (cases, terms, 2 x shapes x scales)."""
        cases, terms, _ = self.kept.shape
        crossed = np.transpose(self.cross, (0, 3, 2, 1))[..., None] * self.kept[:, :, None, None]
        return np.asarray(crossed.reshape(cases, terms, -1))

    def put(self, cases: NDArray[np.int_], others: "Posterior") -> "Posterior":
        """The same with other answers in place of those of some cases."""
        arrays = {name: getattr(self, name).copy() for name in _EACH}
        for name, array in arrays.items():
            array[cases] = getattr(others, name)
        return replace(self, **arrays)


# What of a posterior has a row for every case.
_EACH = ("axes", "kept", "pull", "cross", "pair", "lower", "log_evidence")


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of some kinds of sums, ready to be asked.

    `ways` (cases, kinds, 3, few + shapes, parts) lead from the weights to the mean and to two
    independent parts of the error; `turned` (cases, kinds, few, terms) and `left` (cases, terms,
    scales) to the third.
    """

    ways: Array
    turned: Array
    left: Array

    def sums(self, shared: Array, shaped: Array) -> tuple[Array, Array]:
        """Means and variances of weighted sums.

        Args:
            shared: Weights of the few combinations, (cases, sums, few).
            shaped: Weights of the one that comes in shapes, (cases, sums, shapes).

        Returns:
            Shape (cases, kinds, sums, parts) each; parts are shapes x scales.
        """
        rows = np.concatenate([shared, shaped], axis=2)
        found = rows[:, None, None] @ self.ways
        errors = found[:, :, 1:]
        np.square(errors, out=errors)
        variances = errors[:, :, 0]
        variances += errors[:, :, 1]
        each = variances.reshape(*variances.shape[:3], shaped.shape[2], -1)
        each += self._own(shared)[..., None, :]
        return found[:, :, 0], variances

    def moments(self, shared: Array, shaped: Array, weights: Array) -> tuple[Array, Array]:
        """Mean and variance of the same over all parts, weighed (cases, parts).

        Returns:
            Shape (cases, kinds, sums) each.
        """
        rows = np.concatenate([shared, shaped], axis=2)
        cases, scales = len(weights), self.left.shape[2]
        weighed = self.ways * np.sqrt(weights)[:, None, None, None]
        found = rows[:, None, None] @ weighed
        mean = np.vecdot(found[:, :, 0], np.sqrt(weights)[:, None, None])
        square = np.vecdot(found, found).sum(axis=2)
        of_scales = weights.reshape(cases, -1, scales).sum(axis=1)
        own = np.vecdot(self._own(shared), of_scales[:, None, None])
        return mean, square - mean**2 + own

    def _own(self, shared: Array) -> Array:
        """The variance that the shared terms have by themselves, (cases, kinds, sums, scales)."""
        turned = shared[:, None] @ self.turned
        return np.asarray(np.square(turned) @ self.left[:, None])


def columns_of(shared: Array, shaped: Array, values: Array) -> Array:
    """Observed sums and their values, (cases, seen), as `Products` has them side by side.

    Args:
        shared: Weights of the terms that are the same for every shape, (cases, seen, terms).
        shaped: Those of the two others for each shape, (cases, seen, shapes, 2).
        values: What was seen, (cases, seen).
    """
    flat = shaped.reshape(*values.shape, 2 * shaped.shape[2])
    return np.concatenate([shared, flat, values[:, :, None]], axis=2)


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
    pair = np.stack([two * first - both * second, one * second - both * first], axis=1)
    pair /= determinant[:, None]
    height = np.sqrt(two * noise / determinant)
    lower = np.stack([height, -both / two * height, np.sqrt(noise / two)], axis=1)
    told = ((pull**2)[:, None] @ kept)[:, 0]
    learnt = -np.sum(np.log(kept * noise), axis=1)
    squares = known.gram[:, -1, -1, None]
    common = -0.5 * (learnt + (squares - told) / noise) - known.counts[:, None] * np.log(scales)
    gained = (first * pair[:, 0] + second * pair[:, 1]) / noise
    log_evidence = common[:, None] - 0.5 * (np.log(determinant / noise**2) - gained)
    return Posterior(axes, own.root, kept, pull, own.cross, pair, lower, scales, log_evidence)


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
    root = _root(prior.shaped)
    terms = prior.shared.shape[1]
    columns = known.gram.shape[1]
    firsts = np.arange(terms, columns - 1, 2)
    places = firsts[:, None] + np.arange(2)
    gram = root.T @ known.gram[:, places[:, :, None], places[:, None, :]] @ root
    drawn = known.gram[:, places, -1] @ root
    cross = root.T @ np.swapaxes(turned[:, :, places - terms], 1, 2).swapaxes(2, 3)
    one, two = cross[:, :, 0], cross[:, :, 1]
    own = np.stack([one**2, one * two, two**2], axis=2)
    first = prior.mean[0] / root[0, 0]
    mean = np.array([first, (prior.mean[1] - root[1, 0] * first) / root[1, 1]])
    return _Own(root, mean, gram, cross, drawn, own)


def _root(pair: Array) -> Array:
    """Cholesky's root of a covariance of two."""
    first = sqrt(pair[0, 0])
    cross = pair[1, 0] / first
    return np.array([[first, 0.0], [cross, sqrt(pair[1, 1] - cross * cross)]])
