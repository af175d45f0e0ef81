"""The reach behind the readings: both sides at once, with growth, drift and the person's own error.

    reach(side, t) = start + gain x ramp(practice) + trend x ramp(time) + drift(t)

What practice brings is apart from what time brings without it. Start, gain and trend of the two
sides hang together; the drift is a slow random walk; the noise of a day is the published one times
an unknown scale. Given the scale and the shape of the ramp everything is Gaussian, so the answer
is an exact mixture over a small grid. Two priors are kept apart: the training prior, which expects
a gain of practice, and a neutral one that does not.
"""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dorsi.domain.models import GrowthModel
from dorsi.domain.words import SIDES
from dorsi.measure.ramp import Ramp, between, ramp_of
from dorsi.numeric.mixture import Mixture
from dorsi.numeric.regression import (
    Posterior,
    Prior,
    Products,
    Sums,
    columns_of,
    products,
    regress,
)

Array = NDArray[np.float64]
# Of practice: a gain while a programme runs; a gain from now on, time having had free play so far;
# or no more than time brings anyway.
Expect = Literal["training", "training_ahead", "nothing"]
BOTH = len(SIDES)
TINY_CM2 = 1e-12


@dataclass(frozen=True, slots=True)
class Readings:
    """Days of reach of many people: times in weeks from the start, sides 0 / 1, cm.

    All (people, days). `sd_cm` is the published noise of the day, `nan` leaves a place empty;
    `level` (people, days, levels) holds the SDs of what days have in common: set-ups, proportions.
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

    @property
    def present(self) -> NDArray[np.bool_]:
        """Where there is a reading, (people, days)."""
        return np.isfinite(self.sd_cm)

    @property
    def precisions(self) -> Array:
        """One over the published variance of the noise, 0 where there is no reading."""
        return np.where(self.present, np.where(self.present, self.sd_cm, 1.0) ** -2.0, 0.0)

    @property
    def first_weeks(self) -> Array:
        """The first reading of everybody, at the latest the start, (people,)."""
        return np.asarray(np.min(self.weeks, axis=1, where=self.present, initial=0.0))


@dataclass(frozen=True, slots=True)
class Frame:
    """How reach is put together: ramps, times and priors of everybody.

    Terms: start, counted from `centre_cm`, trend and drift knots of both sides, then the levels;
    the two whose columns come in shapes are the gains, or the trends where no gain is expected.
    """

    ramp: Ramp
    centre_cm: Array
    first_weeks: Array
    now_weeks: Array
    model: GrowthModel
    expect: Expect
    levels: int

    def repeated(self, times: int) -> "Frame":
        """The same person once for each of several looks."""
        return replace(
            self,
            ramp=self.ramp.repeated(times),
            centre_cm=np.repeat(self.centre_cm, times),
            first_weeks=np.repeat(self.first_weeks, times),
            now_weeks=np.repeat(self.now_weeks, times),
        )

    def columns(self, readings: Readings) -> Array:
        """Days of reach as observations of the terms, (people, days, columns)."""
        own = np.stack([readings.sides == side for side in range(BOTH)], axis=2).astype(float)
        cm = np.where(readings.present, readings.cm - self.centre_cm[:, None], 0.0)
        return columns_of(self._sums(own, readings.weeks, readings.level), cm)

    def asked(self, of: Array, at: Array, level: Array | None = None) -> Sums:
        """The sum of both sides' reaches, `of` times each, at some times (people, times)."""
        more = np.zeros(self.levels) if level is None else level
        known = np.minimum(at, self.now_weeks[:, None])
        return self._sums(
            np.broadcast_to(of, (*at.shape, BOTH)),
            known,
            np.broadcast_to(more, (*at.shape, self.levels)),
            at,
        )

    def later(self, of: Array, at: Array) -> Array:
        """The variance that the time ahead adds by itself, (people, times)."""
        weeks = np.maximum(at - self.now_weeks[:, None], 0.0)
        variance = float(of @ of) * self.model.drift_cm_per_week**2 * weeks
        if self.expect == "training_ahead":
            both = _pair(self.model.trend_sd_cm, self.model.gain_correlation)
            variance = variance + float(of @ both @ of) * between(self.ramp.usual, weeks)[:, 0] ** 2
        return variance

    def _sums(self, of: Array, at: Array, level: Array, ahead: Array | None = None) -> Sums:
        """Terms at some times; `ahead` are the same times where they go beyond today."""
        later = at if ahead is None else ahead
        columns = [of]
        if self.expect != "nothing":
            time = at if self.expect == "training_ahead" else later
            columns.append(of * between(self.ramp.usual, time)[:, 0, :, None])
        drift = _drift(at, self.first_weeks, self.now_weeks, self.model)
        columns += [of[:, :, side, None] * drift for side in range(BOTH)]
        ramp = self.ramp.time if self.expect == "nothing" else self.ramp.practice
        shaped = between(ramp, later)[..., None] * of[:, None]
        return Sums(np.concatenate([*columns, level], axis=2), shaped)

    def prior(self) -> Prior:
        """What is believed of the terms beforehand."""
        model, knots = self.model, self.model.drift_knots
        nothing = self.expect == "nothing"
        free_sd_cm = model.trend_sd_cm if self.expect == "training" else model.neutral_sd_cm
        blocks = [_pair(model.start_sd_cm, model.start_correlation)]
        if not nothing:
            blocks.append(_pair(free_sd_cm, model.gain_correlation))
        drift = len(blocks) * BOTH
        size = drift + BOTH * knots + self.levels
        shared = np.zeros((len(self.now_weeks), size, size))
        for place, block in enumerate(blocks):
            both = slice(place * BOTH, (place + 1) * BOTH)
            shared[:, both, both] = block
        numbers = np.arange(1.0, knots + 1)
        step_cm2 = model.drift_cm_per_week**2 * _span(self.first_weeks, self.now_weeks) / knots
        for side in range(BOTH):
            own = slice(drift + side * knots, drift + (side + 1) * knots)
            shared[:, own, own] = step_cm2[:, None, None] * np.minimum.outer(numbers, numbers)
        rest = np.arange(size - self.levels, size)
        shared[:, rest, rest] = 1.0
        gain_cm = 0.0 if nothing else model.gain_cm
        sd_cm = model.neutral_sd_cm if nothing else model.gain_sd_cm
        return Prior(shared, np.full(BOTH, gain_cm), _pair(sd_cm, model.gain_correlation))


@dataclass(frozen=True, slots=True)
class Latent:
    """What is believed of everybody's reach: a mixture over shapes of growth and scales of noise.

    `weights` (people, shapes, scales).
    """

    weights: Array
    posterior: Posterior
    frame: Frame

    def reach(self, side: int, weeks: Array, level: Array | None = None) -> Mixture:
        """The reach of a side at some times, cm.

        Args:
            side: 0 left, 1 right.
            weeks: Times from the start, shape (times,), or (people, times) where they differ.
            level: How much of each level to add, shape (levels,).

        Returns:
            A mixture of shape (people, times, parts).
        """
        of, at = _one(side), self._each(weeks)
        return self._mixture(self.frame.asked(of, at, level), of, at)

    def difference(self, weeks: Array) -> Mixture:
        """Left minus right at some times, cm."""
        of, at = np.array([1.0, -1.0]), self._each(weeks)
        return self._mixture(self.frame.asked(of, at), of, at)

    def change(self, side: int, weeks: Array) -> Mixture:
        """The reach of a side at some times minus its reach at the start, cm."""
        of, at = _one(side), self._each(weeks)
        then, start = self.frame.asked(of, at), self.frame.asked(of, np.zeros((len(at), 1)))
        moved = Sums(then.shared - start.shared, then.shaped - start.shaped)
        return self._mixture(moved, of, at)

    def scale(self) -> Array:
        """Expected scale of the noise against the published one, shape (people,)."""
        return np.asarray(self.weights.sum(axis=1) @ self.posterior.scales)

    def _each(self, weeks: Array) -> Array:
        return np.broadcast_to(weeks, (len(self.weights), weeks.shape[-1]))

    def _mixture(self, asked: Sums, of: Array, at: Array) -> Mixture:
        means, variances = self.posterior.sums(asked)
        from_cm = self.frame.centre_cm[:, None] * asked.shared[:, :, :BOTH].sum(axis=2)
        means = means + from_cm[:, None, :, None]
        variances = variances + self.frame.later(of, at)[:, None, :, None]
        people, parts = len(at), self.weights[0].size
        return Mixture(
            np.broadcast_to(self.weights.reshape(people, 1, parts), (*at.shape, parts)),
            _parts_last(means),
            np.sqrt(_parts_last(np.maximum(variances, TINY_CM2))),
        )


def _one(side: int) -> Array:
    return np.asarray(np.eye(BOTH)[side])


def _parts_last(values: Array) -> Array:
    """From (people, shapes, times, scales) to (people, times, shapes x scales)."""
    people, _, times, _ = values.shape
    return np.swapaxes(values, 1, 2).reshape(people, times, -1)


def fit(readings: Readings, model: GrowthModel, expect: Expect, ramp: Ramp | None = None) -> Latent:
    """Fit everybody's reach.

    Args:
        readings: Days of reach and practice.
        model: Priors, drift, shapes and scales.
        expect: What is expected of practice.
        ramp: What `ramp_of` makes of the doses, where it is known already.

    References:
        warneke_2023, ingram_2025, konrad_2025, powden_2015, expert
    """
    return refit(readings, frame_of(readings, model, expect, ramp))


def refit(readings: Readings, frame: Frame) -> Latent:
    """Fit within a frame that is known already: the same people, weighed otherwise."""
    return believe(products(frame.columns(readings), readings.precisions), frame)


def frame_of(
    readings: Readings, model: GrowthModel, expect: Expect, ramp: Ramp | None = None
) -> Frame:
    """How the reach of these people is put together; arguments as in `fit`."""
    return Frame(
        ramp=ramp_of(readings.doses, model) if ramp is None else ramp,
        centre_cm=_centre_cm(readings, model),
        first_weeks=readings.first_weeks,
        now_weeks=readings.now_weeks,
        model=model,
        expect=expect,
        levels=readings.level.shape[2],
    )


def believe(seen: Products, frame: Frame) -> Latent:
    """What is believed given what the readings say."""
    posterior = regress(seen, frame.prior(), np.asarray(frame.model.noise_scales))
    evidence = posterior.log_evidence + _log_scale_prior(frame.model)
    weights = np.exp(evidence - evidence.max(axis=(1, 2), keepdims=True))
    weights /= weights.sum(axis=(1, 2), keepdims=True)
    return Latent(weights, posterior, frame)


def unexpecting(frame: Frame, readings: Readings) -> Frame:
    """The same people under the prior that expects nothing of practice."""
    model = neutral(frame.model)
    return replace(frame, ramp=ramp_of(readings.doses, model), model=model, expect="nothing")


def neutral(model: GrowthModel) -> GrowthModel:
    """The model with the few shapes that suffice to ask whether anything changed at all."""
    return replace(model, halving_weeks=model.neutral_halving_weeks)


def _centre_cm(readings: Readings, model: GrowthModel) -> Array:
    """Around what the start is looked for: the first day's readings, else people in general."""
    present = readings.present
    first = np.min(readings.weeks, axis=1, where=present, initial=np.inf, keepdims=True)
    then = present & (readings.weeks == first)
    total = np.sum(readings.cm, axis=1, where=then)
    count = np.sum(then, axis=1)
    return np.where(count > 0, total / np.maximum(count, 1), model.population_mean_cm)


def _drift(weeks: Array, first_weeks: Array, now_weeks: Array, model: GrowthModel) -> Array:
    """Weights of the drift knots at some times, shape (people, times, knots).

    The knots lie evenly from the first reading, where the drift is 0, to now; between them it runs
    straight.
    """
    knots = model.drift_knots
    span = _span(first_weeks, now_weeks)[:, None, None] / knots
    place = np.clip((weeks - first_weeks[:, None])[:, :, None] / span, 0.0, knots)
    return np.maximum(0.0, 1.0 - np.abs(place - np.arange(1, knots + 1)))


def _span(first_weeks: Array, now_weeks: Array) -> Array:
    return np.maximum(now_weeks - first_weeks, 1.0)


def _pair(sd: float, correlation: float) -> Array:
    return sd**2 * np.array([[1.0, correlation], [correlation, 1.0]])


def _log_scale_prior(model: GrowthModel) -> Array:
    """A scaled inverse chi-square on the variance, read at the grid of scales."""
    scales = np.asarray(model.noise_scales)
    if len(scales) == 1:
        return np.zeros(1)
    df = model.noise_df
    density = -(df + 1.0) * np.log(scales) - df / (2.0 * scales**2)
    return np.asarray(density + np.log(np.gradient(scales)))
