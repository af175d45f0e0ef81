"""The reach behind the readings: both sides at once, with growth, drift and the person's own error.

    reach(side, t) = start + gain x ramp(practice) + trend x ramp(time) + drift(t)

What practice brings is apart from what time brings without it. Start, gain and trend of the two
sides hang together; the drift is a slow random walk; the noise of a day is the published one times
an unknown scale. Given the scale and the shape of the ramp everything
is Gaussian, so the answer is an exact mixture over a small grid. Two priors are kept apart: the
training prior, which expects a gain, and a neutral one that does not.
"""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dorsi.domain.models import GrowthModel
from dorsi.measure.ramp import Ramp, between, ramp_of
from dorsi.numeric.mixture import Mixture
from dorsi.numeric.regression import Observations, Posterior, regress

Array = NDArray[np.float64]
Expect = Literal["training", "nothing"]
SIDES = 2
TINY_CM2 = 1e-12
SHUT_SD_CM = 1e-4  # of a term that a prior leaves out


@dataclass(frozen=True, slots=True)
class Readings:
    """Days of reach of many people: times in weeks from the start, sides 0 / 1, cm.

    All (people, days). `sd_cm` is the published noise of the day, `nan` leaves a place empty;
    `level` (people, days, streams) holds the level SD of the stream a day was taken with.
    `doses` (people, weeks) is practice done, then assumed, as a share of full practice; `now_weeks`
    (people,) the time asked about.
    """

    weeks: Array
    sides: NDArray[np.int_]
    cm: Array
    sd_cm: Array
    level: Array
    doses: Array
    now_weeks: Array


@dataclass(frozen=True, slots=True)
class Latent:
    """What is believed of everybody's reach: a mixture over shapes of growth and scales of noise.

    `weights` (people, shapes, scales); `posterior` has people x shapes as its cases. Terms:
    start of both sides, gain of both, trend of both, drift knots of both, stream levels.
    """

    weights: Array
    posterior: Posterior
    ramp: Ramp
    now_weeks: Array
    model: GrowthModel

    def reach(self, side: int, weeks: Array) -> Mixture:
        """The reach of a side at some times, cm.

        Args:
            side: 0 left, 1 right.
            weeks: Times from the start, shape (times,), or (people, times) where they differ.

        Returns:
            A mixture of shape (people, times, parts).
        """
        return self._mixture(self._rows(side, weeks, start=1.0), weeks)

    def change(self, side: int, weeks: Array) -> Mixture:
        """The reach of a side at some times minus its reach at the start, cm."""
        return self._mixture(self._rows(side, weeks, start=0.0), weeks)

    def scale(self) -> Array:
        """Expected scale of the noise against the published one, shape (people,)."""
        return np.asarray(self.weights.sum(axis=1) @ self.posterior.scales)

    def _rows(self, side: int, weeks: Array, start: float) -> Array:
        """Weights of all terms, shape (people, shapes, times, terms)."""
        people, shapes = self.ramp.practice.shape[:2]
        at = np.broadcast_to(weeks, (people, weeks.shape[-1]))
        rows = np.zeros((people, shapes, at.shape[1], self.posterior.prior_mean.shape[0]))
        rows[..., side] = start
        rows[..., SIDES + side] = between(self.ramp.practice, at)
        rows[..., 2 * SIDES + side] = between(self.ramp.time, at)
        known = np.minimum(at, self.now_weeks[:, None])
        rows[..., _drift_terms(side, self.model)] = _drift(known, self.now_weeks, self.model)[
            :, None
        ]
        return rows

    def _mixture(self, rows: Array, weeks: Array) -> Mixture:
        people, shapes, times, terms = rows.shape
        means, variances = self.posterior.sums(rows.reshape(people * shapes, times, terms))
        later_weeks = np.maximum(np.atleast_2d(weeks) - self.now_weeks[:, None], 0.0)
        variances = variances.reshape(people, shapes, times, -1)
        variances = variances + (self.model.drift_cm_per_week**2 * later_weeks)[:, None, :, None]
        return Mixture(
            np.broadcast_to(self.weights.reshape(people, 1, -1), (people, times, self._parts)),
            _parts_last(means.reshape(people, shapes, times, -1)),
            np.sqrt(_parts_last(np.maximum(variances, TINY_CM2))),
        )

    @property
    def _parts(self) -> int:
        return int(self.weights[0].size)


def _parts_last(values: Array) -> Array:
    """From (people, shapes, times, scales) to (people, times, shapes x scales)."""
    people, _, times, _ = values.shape
    return np.swapaxes(values, 1, 2).reshape(people, times, -1)


def fit(readings: Readings, model: GrowthModel, expect: Expect, ramp: Ramp | None = None) -> Latent:
    """Fit everybody's reach.

    Args:
        readings: Days of reach and practice.
        model: Priors, drift, shapes and scales.
        expect: Whether training is expected to bring a gain.
        ramp: What `ramp_of` makes of the doses, where it is known already.

    References:
        warneke_2023, ingram_2025, konrad_2025, powden_2015, expert
    """
    ramp = ramp_of(readings.doses, model) if ramp is None else ramp
    shapes = ramp.practice.shape[1]
    present = np.isfinite(readings.sd_cm)
    precisions = np.where(present, np.where(present, readings.sd_cm, 1.0) ** -2.0, 0.0)
    values = np.where(present, readings.cm, 0.0)
    rows = _design(readings, ramp, model)
    mean, covariance = _prior(readings, model, expect)
    posterior = regress(
        Observations(
            rows.reshape(-1, *rows.shape[2:]),
            np.repeat(values, shapes, axis=0),
            np.repeat(precisions, shapes, axis=0),
        ),
        mean,
        np.repeat(covariance, shapes, axis=0),
        np.asarray(model.noise_scales),
    )
    evidence = posterior.log_evidence.reshape(len(values), shapes, -1) + _log_scale_prior(model)
    weights = np.exp(evidence - evidence.max(axis=(1, 2), keepdims=True))
    weights /= weights.sum(axis=(1, 2), keepdims=True)
    return Latent(weights, posterior, ramp, readings.now_weeks, model)


def neutral(model: GrowthModel) -> GrowthModel:
    """The model with the few shapes that suffice to ask whether anything changed at all."""
    return replace(model, halving_weeks=model.neutral_halving_weeks)


def _design(readings: Readings, ramp: Ramp, model: GrowthModel) -> Array:
    """Rows of every day: start, gain, trend and drift of its side, level of its stream.

    Shape (people, shapes, days, terms).
    """
    practised = between(ramp.practice, readings.weeks)
    elapsed = between(ramp.time, readings.weeks)
    people, shapes, days = practised.shape
    streams = readings.level.shape[2]
    rows = np.zeros((people, shapes, days, _terms(streams, model)))
    drift = _drift(readings.weeks, readings.now_weeks, model)
    for side in range(SIDES):
        own = (readings.sides == side).astype(float)
        rows[..., side] = own[:, None]
        rows[..., SIDES + side] = own[:, None] * practised
        rows[..., 2 * SIDES + side] = own[:, None] * elapsed
        rows[..., _drift_terms(side, model)] = (own[:, :, None] * drift)[:, None]
    rows[..., rows.shape[3] - streams :] = readings.level[:, None]
    return rows


def _terms(streams: int, model: GrowthModel) -> int:
    return SIDES * (3 + model.drift_knots) + streams


def _drift_terms(side: int, model: GrowthModel) -> slice:
    first = 3 * SIDES + side * model.drift_knots
    return slice(first, first + model.drift_knots)


def _drift(weeks: Array, now_weeks: Array, model: GrowthModel) -> Array:
    """Weights of the drift knots at some times, shape (people, times, knots).

    The knots lie evenly from the start, where the drift is 0, to now; between them it runs
    straight.
    """
    knots = model.drift_knots
    span = np.maximum(now_weeks, 1.0)[:, None, None] / knots
    place = np.clip(weeks[:, :, None] / span, 0.0, knots)
    return np.maximum(0.0, 1.0 - np.abs(place - np.arange(1, knots + 1)))


def _prior(readings: Readings, model: GrowthModel, expect: Expect) -> tuple[Array, Array]:
    streams, knots = readings.level.shape[2], model.drift_knots
    size = _terms(streams, model)
    training = expect == "training"
    mean = np.zeros(size)
    mean[:SIDES] = model.start_cm
    mean[SIDES : 2 * SIDES] = model.gain_cm if training else 0.0
    gain_sd = model.gain_sd_cm if training else SHUT_SD_CM
    trend_sd = model.trend_sd_cm if training else model.neutral_sd_cm
    covariance = np.zeros((len(readings.now_weeks), size, size))
    covariance[:, :SIDES, :SIDES] = _pair(model.start_sd_cm, model.start_correlation)
    for first, sd in ((SIDES, gain_sd), (2 * SIDES, trend_sd)):
        both = slice(first, first + SIDES)
        covariance[:, both, both] = _pair(sd, model.gain_correlation)
    numbers = np.arange(1.0, knots + 1)
    step_cm2 = model.drift_cm_per_week**2 * np.maximum(readings.now_weeks, 1.0) / knots
    for side in range(SIDES):
        own = _drift_terms(side, model)
        covariance[:, own, own] = step_cm2[:, None, None] * np.minimum.outer(numbers, numbers)
    levels = np.arange(size - streams, size)
    covariance[:, levels, levels] = 1.0
    return mean, covariance


def _pair(sd: float, correlation: float) -> Array:
    return sd**2 * np.array([[1.0, correlation], [correlation, 1.0]])


def _log_scale_prior(model: GrowthModel) -> Array:
    """A scaled inverse chi-square on the variance, read at the grid of scales."""
    scales = np.asarray(model.noise_scales)
    df = model.noise_df
    density = -(df + 1.0) * np.log(scales) - df / (2.0 * scales**2)
    return np.asarray(density + np.log(np.gradient(scales)))
