"""Mixtures of Gaussians, many at once: shares above a bound, quantiles."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dorsi.numeric.normal import quantile as normal_quantile

Array = NDArray[np.float64]

# Chebyshev coefficients of the complementary error function, relative error below 1.2e-7.
_ERFC = (
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806,
    0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277,
)  # fmt: skip
_STEPS = 40  # at most, of the search for a quantile; a handful where the parts overlap
# Shares of the SD: a quantile is found when it moves by less. What Newton's step moved is off by
# about the square of that, what was halved by as much.
_CLOSE = 3e-3
_CLOSE_HALVED = 1e-6
_TINY = 1e-12
_ROOT_TWO_PI = float(np.sqrt(2.0 * np.pi))


@dataclass(frozen=True, slots=True)
class Mixture:
    """Any number of quantities: `weights`, `means` and `sds`, shape (..., parts)."""

    weights: Array
    means: Array
    sds: Array

    def mean(self) -> Array:
        """Expected values, shape (...)."""
        return np.asarray(np.sum(self.weights * self.means, axis=-1))

    def sd(self) -> Array:
        """Standard deviations, shape (...)."""
        away = self.means - self.mean()[..., None]
        return np.asarray(np.sqrt(np.sum(self.weights * (self.sds**2 + away**2), axis=-1)))

    def share_above(self, bound: Array | float) -> Array:
        """The chance to lie above a bound, shape (...)."""
        z = (self.means - np.asarray(bound)[..., None]) / self.sds
        return np.asarray(np.clip(np.sum(self.weights * share_below(z), axis=-1), 0.0, 1.0))

    def bounds(self, confidence: float) -> tuple[Array, Array]:
        """The values that hold the share `confidence` of each mixture between them."""
        tail = (1.0 - confidence) / 2.0
        low, high = self._quantiles((tail, 1.0 - tail))
        return low, high

    def quantile(self, share: float) -> Array:
        """The values with `share` of each mixture below them, shape (...)."""
        return np.asarray(self._quantiles((share,))[0])

    def _quantiles(self, shares: tuple[float, ...]) -> Array:
        """Several quantiles at once, shape (shares, ...).

        Newton's way from where one Gaussian would have it, halving what is still possible where a
        step leads out of that: the quantiles of the parts hold that of the mixture between them.
        """
        outer = (len(shares), *(1 for _ in self.means.shape[:-1]))
        wanted = np.reshape([normal_quantile(share) for share in shares], outer)
        below, sd = np.reshape(shares, outer), self.sd()
        parts = self.means + wanted[..., None] * self.sds
        low, high = np.min(parts, axis=-1), np.max(parts, axis=-1)
        value = np.clip(self.mean() + wanted * sd, low, high)
        for _ in range(_STEPS):
            z = (value[..., None] - self.means) / self.sds
            over = np.sum(self.weights * share_below(z), axis=-1) - below
            low, high = np.where(over < 0.0, value, low), np.where(over > 0.0, value, high)
            density = np.sum(self.weights / self.sds * np.exp(-0.5 * z * z), axis=-1) / _ROOT_TWO_PI
            step = value - over / np.maximum(density, _TINY)
            within = (step >= low) & (step <= high)
            held = np.where(within, step, (low + high) / 2.0)
            moved, value = np.abs(held - value), held
            if np.all(moved <= np.where(within, _CLOSE, _CLOSE_HALVED) * sd):
                break
        return np.asarray(value)


def share_below(z: Array) -> Array:
    """Share of the standard normal curve below each `z`."""
    return 0.5 * _erfc(-z / np.sqrt(2.0))


def _erfc(x: Array) -> Array:
    size = np.abs(x)
    t = 1.0 / (1.0 + 0.5 * size)
    polynomial = np.full_like(t, _ERFC[-1])
    for coefficient in _ERFC[-2::-1]:
        polynomial *= t
        polynomial += coefficient
    tail = t * np.exp(polynomial - size * size)
    return np.asarray(np.where(x >= 0.0, tail, 2.0 - tail))
