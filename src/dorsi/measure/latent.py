"""The reach behind the readings: both sides at once, with growth, drift and the person's own error.

    reach(side, t) = start + gain x ramp(practice) + trend x ramp(time) + drift(t)

What practice brings is apart from what time brings without it. Start, gain and trend of the two
sides hang together; the drift is a slow random walk; the noise of a day is the published one times
an unknown scale. Given the scale and the shape of the ramp everything is Gaussian, so the answer
is an exact mixture over a small grid. Two priors are kept apart: the training prior, which expects
a gain of practice, and a neutral one that does not.
"""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dorsi.measure.frame import BOTH, Frame, unexpecting
from dorsi.measure.readings import Array, Readings
from dorsi.numeric.mixture import Mixture
from dorsi.numeric.regression import Posterior, Products, products, regress

TINY_CM2 = 1e-12
# From the reach at the start and at a time to the reach, the change, and both added up, the
# variance of which tells how they hang together.
_BESIDE = np.array([[0.0, 1.0], [-1.0, 1.0], [-1.0, 2.0]])


@dataclass(frozen=True, slots=True)
class Latent:
    """What is believed of everybody's reach: a mixture over shapes of growth and scales of noise.

    `weights` (people, shapes, scales); `seen` is what the readings said.
    """

    weights: Array
    posterior: Posterior
    frame: Frame
    seen: Products

    def reach(self, side: int, weeks: Array, level: Array | None = None) -> Mixture:
        """The reach of a side at some times, cm.

        Args:
            side: 0 left, 1 right.
            weeks: Times from the start, shape (times,), or (people, times) where they differ.
            level: How much of each level to add, shape (levels,).

        Returns:
            A mixture of shape (people, times, parts).
        """
        of, at = np.eye(BOTH)[side : side + 1], np.atleast_2d(weeks)
        return _alone(self._mixture(of, at, self.frame.weighed(at, level)), 0)

    def reaches(self, weeks: Array) -> Mixture:
        """The same of both sides, a mixture of shape (people, sides, times, parts)."""
        at = np.atleast_2d(weeks)
        return self._mixture(np.eye(BOTH), at, self.frame.weighed(at))

    def changes(self, weeks: Array) -> Mixture:
        """The same minus the reach at the start, of the same shape."""
        at = np.atleast_2d(weeks)
        from_start = np.concatenate([np.zeros((len(at), 1)), at], axis=1)
        shared, shaped = (each[:, 1:] - each[:, :1] for each in self.frame.weighed(from_start))
        return self._mixture(np.eye(BOTH), at, (shared, shaped), from_centre=False)

    def beside_change(self, weeks: Array) -> tuple[Mixture, Mixture, Array]:
        """Reach and change since the start of each side, and how they hang together.

        Args:
            weeks: Of each person the time asked about, not after today, (people,).

        Returns:
            Two mixtures of shape (people, sides, parts) and the covariance of each of their parts.
        """
        shared, shaped = self.frame.weighed(np.stack([np.zeros_like(weeks), weeks], axis=1))
        of, rows = np.eye(BOTH), np.broadcast_to(_BESIDE, (len(weeks), *_BESIDE.shape))
        sums = self.posterior.told(self.frame.kinds(of, shared)).sums(rows, _BESIDE @ shaped)
        three = mixture_of(self, sums, self.frame.later(of, weeks[:, None]))
        reach, change, both = (three.of(slice(None), slice(None), n) for n in range(len(_BESIDE)))
        covariance = (both.sds**2 - reach.sds**2 - change.sds**2) / 2.0
        centre_cm = self.frame.centre_cm[:, None, None]
        return replace(reach, means=reach.means + centre_cm), change, covariance

    def doubt(self, side: int, weeks: Array) -> Array:
        """The SD of the reach of a side at some times, cm, (people, times)."""
        at, of = np.atleast_2d(weeks), np.eye(BOTH)[side : side + 1]
        shared, shaped = self.frame.weighed(at)
        combined, weights = _few(shared)
        told = self.posterior.told(self.frame.kinds(of, combined))
        _, variance = told.moments(weights, shaped, self._parts)
        variance += self.frame.later(of, at)
        return np.asarray(np.sqrt(np.maximum(variance[:, 0], TINY_CM2)))

    def left(self, columns: Array) -> Array:
        """How far readings lie from what is believed, levels aside, cm, (people, days).

        Args:
            columns: The readings as the frame's `columns` has them.
        """
        means = self.posterior.means(self.weights)
        levels = self.frame.levels
        if levels:
            terms = self.posterior.axes.shape[1]
            means[:, terms - levels : terms] = 0.0
        return np.asarray(columns[:, :, -1] - (columns[:, :, :-1] @ means[:, :, None])[:, :, 0])

    def scale(self) -> Array:
        """Expected scale of the noise against the published one, shape (people,)."""
        return np.asarray(self.weights.sum(axis=1) @ self.posterior.scales)

    def of(self, people: NDArray[np.int_]) -> "Latent":
        """What is believed of some people."""
        return Latent(
            self.weights[people],
            self.posterior.of(people),
            self.frame.of(people),
            self.seen.of(people),
        )

    def put(self, people: NDArray[np.int_], others: "Latent") -> "Latent":
        """The same with something else believed of some people."""
        weights = self.weights.copy()
        weights[people] = others.weights
        posterior = self.posterior.put(people, others.posterior)
        return Latent(weights, posterior, self.frame, self.seen.put(people, others.seen))

    @property
    def _parts(self) -> Array:
        return self.weights.reshape(len(self.weights), -1)

    def _mixture(
        self, of: Array, weeks: Array, weighed: tuple[Array, Array], *, from_centre: bool = True
    ) -> Mixture:
        """Kinds of sums at some times, a mixture of shape (people, kinds, times, parts)."""
        shared, shaped = weighed
        combined, weights = _few(shared)
        sums = self.posterior.told(self.frame.kinds(of, combined)).sums(weights, shaped)
        if from_centre:
            means, _ = sums
            means += (self.frame.centre_cm[:, None] * of.sum(axis=1))[:, :, None, None]
        return mixture_of(self, sums, self.frame.later(of, weeks))


def mixture_of(known: Latent, sums: tuple[Array, Array], later: Array) -> Mixture:
    """Means and variances of the parts as a mixture, with the variance of the time ahead.

    Args:
        known: Whose parts they are.
        sums: Shape (people, kinds, times, parts) each; the variances are used up.
        later: Shape (people, kinds, times).
    """
    means, variances = sums
    variances += later[..., None]
    sds = np.sqrt(np.maximum(variances, TINY_CM2, out=variances), out=variances)
    weights = known.weights.reshape(len(known.weights), 1, 1, -1)
    return Mixture(np.broadcast_to(weights, means.shape), means, sds)


def _few(shared: Array) -> tuple[Array, Array]:
    """The same weights through as few combinations of the terms as do.

    What does not change from time to time is one of them. Ahead of today that is all but what time
    brings.

    Args:
        shared: Shape (people, times, terms).

    Returns:
        The combinations (people, few, terms) and their weights (people, times, few).
    """
    people, times, terms = shared.shape
    if times == 1:
        return shared, np.ones((people, 1, 1))
    moving = np.flatnonzero(np.any(shared != shared[:, :1], axis=(0, 1)))
    combined = np.zeros((people, 1 + len(moving), terms))
    combined[:, 0] = shared[:, 0]
    combined[:, 0, moving] = 0.0
    combined[:, 1 + np.arange(len(moving)), moving] = 1.0
    return combined, np.concatenate([np.ones((people, times, 1)), shared[:, :, moving]], axis=2)


def _alone(mixture: Mixture, kind: int) -> Mixture:
    """One of the kinds of sums that were asked about together."""
    return Mixture(mixture.weights[:, kind], mixture.means[:, kind], mixture.sds[:, kind])


def refit(readings: Readings, frame: Frame) -> Latent:
    """Fit everybody's reach within a frame.

    References:
        warneke_2023, ingram_2025, konrad_2025, powden_2015, expert
    """
    return believe(products(frame.columns(readings), readings.precisions), frame)


def believe(seen: Products, frame: Frame) -> Latent:
    """What is believed given what the readings say."""
    posterior = regress(seen, frame.prior(), np.asarray(frame.model.noise_scales))
    evidence = posterior.log_evidence + _log_scale_prior(
        frame.model.noise_scales, frame.model.noise_df
    )
    weights = np.exp(evidence - evidence.max(axis=(1, 2), keepdims=True))
    weights /= weights.sum(axis=(1, 2), keepdims=True)
    return Latent(weights, posterior, frame, seen)


def unexpected(readings: Readings, known: Latent) -> Latent:
    """What is believed of the same people and readings under that prior."""
    return refit(readings, unexpecting(known.frame, readings))


@cache
def _log_scale_prior(scales: tuple[float, ...], df: float) -> Array:
    """A scaled inverse chi-square on the variance, read at the grid of scales."""
    if len(scales) == 1:
        return np.zeros(1)
    grid = np.asarray(scales)
    density = -(df + 1.0) * np.log(grid) - df / (2.0 * grid**2)
    return np.asarray(density + np.log(np.gradient(grid)))
