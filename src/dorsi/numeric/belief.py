"""What is known about several quantities together: means, and how their errors hang together.

Quantities are told apart by their place in the list. A `weights` argument picks a weighted sum of
them: `(1, -1)` is the first minus the second.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from dorsi.numeric.normal import tail_ratio

Weights = Sequence[float]


@dataclass(frozen=True, slots=True)
class Prior:
    """What is known of one quantity beforehand; a precision of 0 says nothing at all."""

    mean: float
    precision: float


@dataclass(frozen=True, slots=True)
class Observed:
    """A measured weighted sum of the quantities, with the variance of its error."""

    weights: tuple[float, ...]
    value: float
    variance: float


@dataclass(frozen=True, slots=True)
class Belief:
    """Means and covariances of several quantities, Gaussian."""

    mean: tuple[float, ...]
    covariance: tuple[tuple[float, ...], ...]

    def value(self, weights: Weights) -> float:
        """The expected weighted sum."""
        return sum(w * m for w, m in zip(weights, self.mean, strict=True))

    def variance(self, weights: Weights) -> float:
        """The variance of the weighted sum, never below 0."""
        along = _times(self.covariance, weights)
        return max(sum(w * a for w, a in zip(weights, along, strict=True)), 0.0)


def believe(priors: Sequence[Prior], observations: Iterable[Observed]) -> Belief:
    """Weigh all observations at once.

    Args:
        priors: One for each quantity. A quantity with precision 0 must be observed.
        observations: Weights as long as `priors`, variances > 0.

    Raises:
        ValueError: some quantity is neither known beforehand nor observed.
    """
    size = len(priors)
    information = [[0.0] * size for _ in range(size)]
    pull = [0.0] * size
    for place, prior in enumerate(priors):
        information[place][place] = prior.precision
    centre = [prior.mean for prior in priors]
    for seen in observations:
        # Counted from the prior means, so that a value equal to them comes back unchanged.
        away = seen.value - sum(w * c for w, c in zip(seen.weights, centre, strict=True))
        held = [(place, w) for place, w in enumerate(seen.weights) if w]
        for i, w in held:
            share = w / seen.variance
            pull[i] += share * away
            for j, v in held:
                information[i][j] += share * v
    covariance = _inverse(information)
    moved = _times(covariance, pull)
    return Belief(tuple(c + m for c, m in zip(centre, moved, strict=True)), covariance)


def learn_above(belief: Belief, bounds: Sequence[Observed]) -> Belief:
    """Learn that weighted sums, read with error, each lay at or above a bound.

    One bound gives the Gaussian with the exact mean and covariance of what is then known. Of
    several, each is matched in the light of all others, round and round until nothing moves
    (expectation propagation), so their order does not matter.

    Args:
        belief: What was known before.
        bounds: What each reading reached at least; variances > 0.
    """
    sites = [_NOTHING] * len(bounds)
    for _ in range(_MOST_ROUNDS):
        before = belief.mean
        for place, bound in enumerate(bounds):
            belief, sites[place] = _matched(belief, sites[place], bound)
        # A single bound is exact at once.
        if len(bounds) < _SEVERAL or _unmoved(before, belief.mean):
            break
    return belief


_MOST_ROUNDS = 200
_SEVERAL = 2
_SETTLED = 1e-10


@dataclass(frozen=True, slots=True)
class _Site:
    """What one bound contributes to its sum: a precision, and that times its value."""

    precision: float
    pull: float


_NOTHING = _Site(0.0, 0.0)


def _matched(belief: Belief, site: _Site, bound: Observed) -> tuple[Belief, _Site]:
    """Replace one bound's share of a belief by the one that fits what all else says."""
    mean, variance = belief.value(bound.weights), belief.variance(bound.weights)
    if not variance > 0.0:
        return belief, site
    # Without this bound: what everything else says about the sum.
    free = 1.0 - variance * site.precision
    other_variance = variance / free
    other_mean = (mean - variance * site.pull) / free
    total = other_variance + bound.variance
    spread = sqrt(total)
    z = (other_mean - bound.value) / spread
    ratio = tail_ratio(z)
    # The exact moments of the sum above the bound, as the precision and pull that yield them.
    curve = ratio * (ratio + z) / total
    precision = curve / (1.0 - other_variance * curve)
    pull = precision * other_mean + (ratio / spread) * (1.0 + other_variance * precision)
    return _shifted(belief, bound.weights, precision - site.precision, pull - site.pull), _Site(
        precision, pull
    )


def _shifted(belief: Belief, weights: Weights, precision: float, pull: float) -> Belief:
    """Add a precision and a pull to what is known of one weighted sum."""
    along = _times(belief.covariance, weights)
    mean = belief.value(weights)
    variance = sum(w * a for w, a in zip(weights, along, strict=True))
    kept = 1.0 + precision * variance
    step, shrink = (pull - precision * mean) / kept, precision / kept
    return Belief(
        tuple(m + step * a for m, a in zip(belief.mean, along, strict=True)),
        tuple(
            tuple(c - shrink * a * b for c, b in zip(row, along, strict=True))
            for row, a in zip(belief.covariance, along, strict=True)
        ),
    )


def _unmoved(before: Weights, after: Weights) -> bool:
    return all(abs(a - b) <= _SETTLED for a, b in zip(after, before, strict=True))


def _times(matrix: Sequence[Sequence[float]], vector: Weights) -> tuple[float, ...]:
    return tuple(sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix)


def _inverse(matrix: list[list[float]]) -> tuple[tuple[float, ...], ...]:
    """Invert a symmetric positive definite matrix by Gauss-Jordan; a handful of rows."""
    size = len(matrix)
    rows = [row + [float(i == j) for j in range(size)] for i, row in enumerate(matrix)]
    for place in range(size):
        pivot = rows[place][place]
        if not pivot > 0.0:
            raise ValueError("a quantity is neither known beforehand nor observed")
        cleared = rows[place] = [value / pivot for value in rows[place]]
        for other, target in enumerate(rows):
            if other != place and (factor := target[place]):
                rows[other] = [t - factor * c for t, c in zip(target, cleared, strict=True)]
    return tuple(tuple(row[size:]) for row in rows)
