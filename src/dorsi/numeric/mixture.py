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
_STEPS = 5  # of the search for a quantile: more than enough for a tape's fineness
_EDGE = 1e-12  # a share closer to 0 or 1 than this is as good as there

# Rational approximations of the normal quantile, centre and tails, absolute error below 1.2e-9.
_CENTRE = (
    (-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.3577518672690,
     -30.66479806614716, 2.506628277459239),
    (-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972,
     -13.28068155288572, 1.0),
)  # fmt: skip
_TAIL = (
    (-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
     4.374664141464968, 2.938163982698783),
    (0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1.0),
)  # fmt: skip
_TAIL_FROM = 0.02425
HALF = 0.5


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
        return np.asarray(np.sum(self.weights * share_below(z), axis=-1))

    def quantile(self, share: float) -> Array:
        """The values with `share` of each mixture below them, shape (...).

        Ridders' way, which never leaves its bracket, on the scale on which a single Gaussian is a
        straight line.
        """
        wanted = normal_quantile(share)

        def away(value: Array) -> Array:
            below = np.clip(1.0 - self.share_above(value), _EDGE, 1.0 - _EDGE)
            return normal_quantiles(below) - wanted

        low = np.min(self.means + wanted * self.sds, axis=-1)
        high = np.max(self.means + wanted * self.sds, axis=-1)
        at_low, at_high = away(low), away(high)
        for _ in range(_STEPS):
            middle = (low + high) / 2.0
            at_middle = away(middle)
            spread = np.sqrt(np.maximum(at_middle**2 - at_low * at_high, _EDGE))
            value = middle - (middle - low) * at_middle / spread
            at_value = away(value)
            left, right = np.minimum(middle, value), np.maximum(middle, value)
            at_left = np.where(middle < value, at_middle, at_value)
            at_right = np.where(middle < value, at_value, at_middle)
            low, at_low, high, at_high = (
                np.where(at_right < 0.0, right, np.where(at_left < 0.0, left, low)),
                np.where(at_right < 0.0, at_right, np.where(at_left < 0.0, at_left, at_low)),
                np.where(at_left > 0.0, left, np.where(at_right > 0.0, right, high)),
                np.where(at_left > 0.0, at_left, np.where(at_right > 0.0, at_right, at_high)),
            )
        return value


def share_below(z: Array) -> Array:
    """Share of the standard normal curve below each `z`."""
    return 0.5 * _erfc(-z / np.sqrt(2.0))


def normal_quantiles(shares: Array) -> Array:
    """The `z` below which each share of the standard normal curve lies; 0 < share < 1."""
    outer = np.minimum(shares, 1.0 - shares)
    tail = np.sqrt(-2.0 * np.log(np.minimum(outer, _TAIL_FROM)))
    from_tail = np.polyval(_TAIL[0], tail) / np.polyval(_TAIL[1], tail)
    centre = shares - HALF
    square = centre**2
    from_centre = centre * np.polyval(_CENTRE[0], square) / np.polyval(_CENTRE[1], square)
    signed = np.where(shares < HALF, from_tail, -from_tail)
    return np.asarray(np.where(outer < _TAIL_FROM, signed, from_centre))


def _erfc(x: Array) -> Array:
    size = np.abs(x)
    t = 1.0 / (1.0 + 0.5 * size)
    polynomial = np.full_like(t, _ERFC[-1])
    for coefficient in _ERFC[-2::-1]:
        polynomial = polynomial * t + coefficient
    tail = t * np.exp(polynomial - size * size)
    return np.asarray(np.where(x >= 0.0, tail, 2.0 - tail))
