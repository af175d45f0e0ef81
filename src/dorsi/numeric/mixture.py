"""Mixtures of Gaussians, many at once: shares above a bound, quantiles."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, pi, sqrt
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from dorsi.numeric.normal import quantile as normal_quantile

Array = NDArray[np.float64]
Single = NDArray[np.float32]
Real = TypeVar("Real", Array, Single)

# The share below `z` is (1 + tanh(z x polynomial in z²)) / 2, off by less than 3e-8 (calculated
# against the error function in forty digits). Further out than `_FAR` nothing is left of a tail.
_TANH = (
    0.7978849415, 0.03633308456, -3.259495788e-05, -5.530620069e-05,
    3.964745674e-06, -1.322634406e-07, 1.756173637e-09,
)  # fmt: skip
_FAR = 6.0
# So few at once are told one by one, by the error function, before an array is through with the
# polynomial.
_FEW = 64
# Quick steps to a quantile, in shares of the SD of the mixture. A step that is short beside the
# narrowest part is off by less than a hundredth of itself.
_QUICK_STEPS = 4
_SHORT = 0.01
_NEAR = 0.3  # of the height of the curve: how far off a share may be for the quick step to hold
_STEPS = 60  # at most, of the search where parts lie far apart
_CLOSE = 1e-6
_TINY = 1e-12
_ROOT_TWO_PI = sqrt(2.0 * pi)


@dataclass(frozen=True, slots=True)
class Mixture:
    """Any number of quantities: `weights`, `means` and `sds`, shape (..., parts)."""

    weights: Array
    means: Array
    sds: Array

    def of(self, *places: int | slice | list[int]) -> "Mixture":
        """Some of the quantities."""
        return Mixture(self.weights[places], self.means[places], self.sds[places])

    def mean(self) -> Array:
        """Expected values, shape (...)."""
        return np.asarray(np.vecdot(self.weights, self.means))

    def sd(self) -> Array:
        """Standard deviations, shape (...)."""
        return self._sd(self.means - self.mean()[..., None])

    def share_above(self, bound: Array | float) -> Array:
        """The chance to lie above a bound, shape (...)."""
        z = (self.means - np.asarray(bound)[..., None]) / self.sds
        share = np.vecdot(self.weights, share_below(z))
        return np.asarray(np.minimum(np.maximum(share, 0.0), 1.0))

    def bounds(self, confidence: float) -> tuple[Array, Array]:
        """The values that hold the share `confidence` of each mixture between them."""
        tail = (1.0 - confidence) / 2.0
        low, high = self._quantiles((tail, 1.0 - tail))
        return low, high

    def quantile(self, share: float) -> Array:
        """The values with `share` of each mixture below them, shape (...)."""
        return self._quantiles((share,))[0]

    def _quantiles(self, shares: tuple[float, ...]) -> list[Array]:
        """Several quantiles, right to about 1e-5 of the SD.

        They are looked for in SDs from the mean, where single precision is plenty.
        """
        mean = self.mean()
        away = self.means - mean[..., None]
        sd = self._sd(away)
        parts, unit = self.means.shape[-1], 1.0 / sd[..., None]
        weights = np.empty(away.shape, dtype=np.float32)
        weights[...] = self.weights
        # Also where another kind of number comes in, so that all that follows is single.
        scaled = _Scaled(
            weights.reshape(-1, parts),
            (away * unit).reshape(-1, parts).astype(np.float32),
            (self.sds * unit).reshape(-1, parts).astype(np.float32),
        )
        found = scaled.quantiles(shares)
        return [np.asarray(mean + sd * value.reshape(sd.shape)) for value in found]

    def _sd(self, away: Array) -> Array:
        return np.asarray(np.sqrt(np.vecdot(self.weights, self.sds**2 + away * away)))


@dataclass(frozen=True, slots=True)
class _Scaled:
    """Mixtures of mean 0 and SD 1, (cases, parts) each."""

    weights: Single
    means: Single
    sds: Single

    def shape(self) -> tuple[Single, Single]:
        """Skewness and excess kurtosis, (cases,)."""
        square, variance = self.means * self.means, self.sds * self.sds
        third = self.means * (square + 3 * variance)
        fourth = square * (square + 6 * variance) + 3 * variance * variance
        return np.vecdot(self.weights, third), np.vecdot(self.weights, fourth) - 3

    def quantiles(self, shares: tuple[float, ...]) -> Array:
        """Where each of some shares lies below, (shares, cases).

        From where skewness and kurtosis would have it (Cornish and Fisher) by Newton's step, taken
        in normal scores, in which a mixture that is nearly normal is nearly a straight line. What
        that does not settle is searched for between bounds.
        """
        wanted = np.array(shares, dtype=np.float32)[:, None]
        z = np.array([normal_quantile(share) for share in shares], dtype=np.float32)[:, None]
        skew, peak = self.shape()
        bent = (z * z - 1) * (skew / 6) + (z * z - 3) * z * (peak / 24)
        bent -= (2 * z * z - 5) * z * (skew * skew / 36)
        value: Single = (z + bent).astype(np.float32)
        step, holds = self.step(value, z, wanted)
        value += step
        short = _SHORT * np.minimum(1.0, self.sds.min(axis=1))
        loose = ~(holds & (np.abs(step) <= short))
        if not loose.any():
            return value.astype(float)
        which, cases = np.nonzero(loose)
        found = value.astype(float)
        found[which, cases] = self.of(cases).closer(
            value[which, cases], z[which, 0], wanted[which, 0], short[cases]
        )
        return found

    def closer(self, value: Single, z: Single, wanted: Single, short: Single) -> Array:
        """Quantiles that one step has not settled, each of a share of its own, (cases,)."""
        left, some = np.arange(len(value)), self
        for _ in range(_QUICK_STEPS):
            step, holds = some.step(value[left], z[left], wanted[left])
            value[left] += step
            again = ~(holds & (np.abs(step) <= short[left]))
            if not again.any():
                return value.astype(float)
            left = left[again]
            some = self.of(left)
        found = value.astype(float)
        found[left] = some.searched(wanted[left].astype(float), z[left].astype(float))
        return found

    def of(self, cases: NDArray[np.int_]) -> "_Scaled":
        """Some of the cases."""
        return _Scaled(self.weights[cases], self.means[cases], self.sds[cases])

    def step(self, value: Single, z: Single, wanted: Single) -> tuple[Single, NDArray[np.bool_]]:
        """How much further quantiles lie, and whether the step is one to rely on."""
        height = np.exp(-0.5 * z * z) / np.float32(_ROOT_TWO_PI)
        below, density = self.below(value)
        off = (wanted - below) / height
        near = np.abs(off) <= _NEAR
        score = off * (1 - off * (z / 2 - off * (2 * z * z + 1) / 6))
        # What of the normal curve's height is left at the score where the value stands.
        bent = score * np.exp(score * (z - score / 2))
        step = np.where(near, bent, off) * height / np.maximum(density, _TINY)
        return np.minimum(np.maximum(step, -1.0), 1.0), near

    def below(self, value: Single) -> tuple[Single, Single]:
        """The share below a value of each case and the density there, shape (..., cases)."""
        z = (value[..., None] - self.means) / self.sds
        share = np.vecdot(self.weights, share_below(z))
        height = np.exp(-0.5 * z * z) / self.sds
        return share, np.vecdot(self.weights, height) / np.float32(_ROOT_TWO_PI)

    def searched(self, share: Array, z: Array) -> Array:
        """The quantile by halving: those of the parts hold that of the mixture between them."""
        whole = _Scaled(*(array.astype(float) for array in (self.weights, self.means, self.sds)))
        parts = whole.means + z[:, None] * whole.sds
        low, high = np.min(parts, axis=1), np.max(parts, axis=1)
        for _ in range(_STEPS):
            value = (low + high) / 2.0
            below, _ = whole.below(value)
            low, high = np.where(below < share, value, low), np.where(below < share, high, value)
            if np.all(high - low <= _CLOSE):
                break
        return np.asarray((low + high) / 2.0)


def stacked(mixtures: Sequence[Mixture]) -> Mixture:
    """Several mixtures of the same number of parts as one, so that they can be asked at once."""
    return Mixture(
        np.concatenate([one.weights for one in mixtures]),
        np.concatenate([one.means for one in mixtures]),
        np.concatenate([one.sds for one in mixtures]),
    )


def share_below(z: Real) -> Real:
    """Share of the standard normal curve below each `z`."""
    if z.size <= _FEW:
        tails = [erfc(each) for each in (z * -sqrt(0.5)).ravel().tolist()]
        return 0.5 * np.array(tails, dtype=z.dtype).reshape(z.shape)
    held = np.asarray(np.maximum(z, -_FAR))
    np.minimum(held, _FAR, out=held)
    square = held * held
    score = np.asarray(square * _TANH[-1])
    for coefficient in _TANH[-2:0:-1]:
        score += coefficient
        score *= square
    score += _TANH[0]
    score *= held
    np.tanh(score, out=score)
    score += 1.0
    score *= 0.5
    return score
