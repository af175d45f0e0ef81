"""How a reach is put together: its terms at any time, and what is believed of them beforehand."""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dorsi.domain.models import GrowthModel
from dorsi.domain.words import SIDES
from dorsi.measure.ramp import Ramp, between, ramp_of, time_ramp
from dorsi.measure.readings import Array, Readings
from dorsi.numeric.regression import Kinds, Prior, columns_of

# Of practice: a gain while a programme runs; a gain from now on, time having had free play so far;
# or no more than time brings anyway.
Expect = Literal["training", "training_ahead", "nothing"]
BOTH = len(SIDES)


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

    def of(self, people: NDArray[np.int_]) -> "Frame":
        """That of some people."""
        return replace(
            self,
            ramp=self.ramp.of(people),
            centre_cm=self.centre_cm[people],
            first_weeks=self.first_weeks[people],
            now_weeks=self.now_weeks[people],
        )

    def columns(self, readings: Readings) -> Array:
        """Days of reach as observations of the terms, (people, days, columns)."""
        own = (readings.sides[:, :, None] == np.arange(BOTH)).astype(float)
        cm = np.where(readings.present, readings.cm - self.centre_cm[:, None], 0.0)
        shared, shaped = self.weighed(readings.weeks)
        plain, drift = shared[..., : -self.knots], shared[..., -self.knots :]
        placed = [own[:, :, None] * plain[..., None], own[..., None] * drift[:, :, None]]
        people, days = readings.weeks.shape
        sizes = BOTH * self.plain_terms, BOTH * self.knots
        terms = [
            *(term.reshape(people, days, n) for term, n in zip(placed, sizes, strict=True)),
            readings.level,
        ]
        return columns_of(np.concatenate(terms, axis=2), shaped[..., None] * own[:, :, None], cm)

    def kinds(self, of: Array, combined: Array) -> Kinds:
        """Sums of both sides' reaches, made of some combinations of what `weighed` tells.

        Args:
            of: How often each side counts, (kinds, sides).
            combined: Shape (people, few, terms of a side).
        """
        people, few, terms = combined.shape
        plain, drifts = self.plain_terms, self.plain_terms + self.knots
        start = combined[:, None, :, :plain, None] * of[:, None, None]
        drift = combined[:, None, :, None, plain:drifts] * of[:, None, :, None]
        parts = [
            start.reshape(people, len(of), few, BOTH * plain),
            drift.reshape(people, len(of), few, BOTH * self.knots),
        ]
        if self.levels:
            level = np.zeros((people, len(of), few, self.levels))
            level[..., : terms - drifts] = combined[:, None, :, drifts:]
            parts.append(level)
        return Kinds(np.concatenate(parts, axis=3), of)

    def weighed(self, weeks: Array, level: Array | None = None) -> tuple[Array, Array]:
        """How much start, trend and drift of a side count in its reach, and how much its ramp.

        Args:
            weeks: Times from the start, (people, times), or (1, times) where they are the same.
            level: How much of each level counts, (levels,).

        Returns:
            Shapes (people, times, terms) and (people, times, shapes).
        """
        known = np.minimum(weeks, self.now_weeks[:, None])
        plain, drifts = self.plain_terms, self.plain_terms + self.knots
        shared = np.ones((*known.shape, drifts + (0 if level is None else self.levels)))
        if self.expect != "nothing":
            time = known if self.expect == "training_ahead" else weeks
            shared[:, :, 1] = between(self.ramp.usual, time)[:, 0]
        shared[:, :, plain:drifts] = _drift(known, self.first_weeks, self.now_weeks, self.model)
        if level is not None:
            shared[:, :, drifts:] = level
        ramp = self.ramp.time if self.expect == "nothing" else self.ramp.practice
        shaped = between(ramp, weeks).swapaxes(1, 2)
        if len(shaped) < len(shared):
            shaped = np.broadcast_to(shaped, (*known.shape, shaped.shape[2]))
        return shared, shaped

    @property
    def plain_terms(self) -> int:
        """Start, and trend where time counts by itself."""
        return 1 if self.expect == "nothing" else 2

    @property
    def knots(self) -> int:
        """Of the drift of each side."""
        return self.model.drift_knots

    def later(self, of: Array, weeks: Array) -> Array:
        """The variance that the time ahead adds by itself, (people, kinds, times)."""
        ahead = np.maximum(weeks - self.now_weeks[:, None], 0.0)[:, None]
        variance = np.sum(of**2, axis=1)[:, None] * self.model.drift_cm_per_week**2 * ahead
        if self.expect == "training_ahead":
            both = _pair(self.model.trend_sd_cm, self.model.gain_correlation)
            free = np.sum(of @ both * of, axis=1)[:, None]
            variance = variance + free * between(self.ramp.usual, ahead[:, 0])[:, :1] ** 2
        return np.asarray(variance)

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


def frame_of(readings: Readings, model: GrowthModel, expect: Expect) -> Frame:
    """How the reach of these people is put together.

    Args:
        readings: Days of reach and practice.
        model: Priors, drift, shapes and scales.
        expect: What is expected of practice.
    """
    return Frame(
        ramp=ramp_of(readings.doses, model),
        centre_cm=_centre_cm(readings, model),
        first_weeks=readings.first_weeks,
        now_weeks=readings.now_weeks,
        model=model,
        expect=expect,
        levels=readings.level.shape[2],
    )


def unexpecting(frame: Frame, readings: Readings) -> Frame:
    """The same people under the prior that expects nothing of practice."""
    model = neutral(frame.model)
    time = time_ramp(readings.doses.shape[1], model)
    return replace(frame, ramp=Ramp(time, time), model=model, expect="nothing")


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
    """Weights of the drift knots at some times up to now, shape (people, times, knots).

    The knots lie evenly from the first reading, where the drift is 0, to now; between them it runs
    straight.
    """
    knots = model.drift_knots
    place = (weeks - first_weeks[:, None]) * (knots / _span(first_weeks, now_weeks))[:, None]
    away = np.abs(place[:, :, None] - np.arange(1.0, knots + 1))
    return np.maximum(0.0, 1.0 - away)


def _span(first_weeks: Array, now_weeks: Array) -> Array:
    return np.maximum(now_weeks - first_weeks, 1.0)


def _pair(sd: float, correlation: float) -> Array:
    return sd**2 * np.array([[1.0, correlation], [correlation, 1.0]])
