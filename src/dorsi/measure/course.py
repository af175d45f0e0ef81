"""One person's course: the latent reach of both sides under both priors, outliers held back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt

import numpy as np

from dorsi.domain.models import ChangeModel, GrowthModel
from dorsi.domain.verdicts import CoursePoint
from dorsi.domain.words import SIDES, Side
from dorsi.measure.days import ReachDay
from dorsi.measure.latent import Array, Expect, Latent, Readings, fit, neutral
from dorsi.measure.observe import Calendar, knotted, readings_of
from dorsi.measure.ramp import ramp_of
from dorsi.numeric.mixture import Mixture
from dorsi.numeric.normal import tail_ratio

TOLD_AT_LEAST = 1e-6  # precision in 1/cm² below which a touch says nothing


@dataclass(frozen=True, slots=True)
class Course:
    """What is believed of one person's reach.

    `trained` expects a gain where there is a programme and gives values and forecasts; `neutral`
    expects none and says whether a change is real. `measured` are the sides with any reading in
    numbers.
    """

    calendar: Calendar
    readings: Readings
    trained: Latent
    neutral: Latent
    measured: tuple[Side, ...]

    def reach(self, side: Side, weeks: Sequence[float]) -> Mixture:
        """The reach of a side at some weeks from the start, cm, shape (times, parts)."""
        return _first(self.trained.reach(SIDES.index(side), np.asarray(weeks, dtype=float)))

    def gain(self, side: Side) -> Mixture:
        """The change since the start under the training prior, cm."""
        return _first(self.trained.change(SIDES.index(side), self._now))

    def change(self, side: Side) -> Mixture:
        """The change since the start under the neutral prior, cm."""
        return _first(self.neutral.change(SIDES.index(side), self._now))

    def scale(self) -> float:
        """The person's own error against the published one."""
        return float(self.trained.scale()[0])

    @property
    def _now(self) -> Array:
        return np.array([self.calendar.now_weeks])


def course_of(
    days: Sequence[ReachDay], calendar: Calendar, growth: GrowthModel, change: ChangeModel
) -> Course | None:
    """Fit one person.

    Args:
        days: Both sides, sorted by day, with the published error.
        calendar: The programme and its practice.
        growth: The growth model.
        change: How readings are weighed.

    Returns:
        `None` where no reading says how far.
    """
    readings = readings_of(days, calendar, growth, change)
    if readings.cm.shape[1] == 0:
        return None
    model = knotted(growth, calendar.now_weeks, change)
    ramp = ramp_of(readings.doses, model)
    expect: Expect = "training" if calendar.practice else "nothing"
    known = fit(readings, model, expect, ramp)
    readings = _with_touches(days, _held_back(readings, known, change), calendar, known)
    return Course(
        calendar=calendar,
        readings=readings,
        trained=fit(readings, model, expect, ramp),
        neutral=fit(readings, neutral(model), "nothing"),
        measured=tuple(side for n, side in enumerate(SIDES) if np.any(readings.sides == n)),
    )


def past(course: Course, side: Side, confidence: float) -> tuple[CoursePoint, ...]:
    """The reach of a side week by week from the first reading to today, with its bounds.

    Args:
        course: The person's course.
        side: Left or right.
        confidence: Share the bounds hold.
    """
    own = course.readings.weeks[0, course.readings.sides[0] == SIDES.index(side)]
    if own.size == 0:
        return ()
    now = course.calendar.now_weeks
    weeks = [*np.arange(float(own[0]), now, 1.0), now]
    reach = course.reach(side, weeks)
    low, high = reach.bounds(confidence)
    return tuple(
        CoursePoint(course.calendar.day(week), float(cm), float(low[n]), float(high[n]))
        for n, (week, cm) in enumerate(zip(weeks, reach.mean(), strict=True))
    )


def _held_back(readings: Readings, known: Latent, change: ChangeModel) -> Readings:
    """Count what lies far from the rest of its side less, the further the less."""
    own_sds = known.scale()[0] * readings.sd_cm[0]
    away = np.zeros_like(own_sds)
    for side in range(len(SIDES)):
        own = readings.sides[0] == side
        if np.any(own):
            seen = known.reach(side, readings.weeks[0, own])
            left = readings.cm[0, own] - seen.mean()[0]
            away[own] = (left - np.median(left)) / np.hypot(seen.sd()[0], own_sds[own])
    less = np.maximum(1.0, np.abs(away) / change.outlier_sds) ** 2
    return replace(readings, sd_cm=readings.sd_cm * less)


def _with_touches(
    days: Sequence[ReachDay], readings: Readings, calendar: Calendar, known: Latent
) -> Readings:
    """Add the newest wall touch of each side as the number that says the same.

    A touch says "at least"; the moments of what is known with it are matched by a reading.
    """
    newest = {(day.side, day.stream): day for day in days if day.censored}
    for day in newest.values():
        weeks = calendar.weeks(day.day)
        seen = known.reach(SIDES.index(day.side), np.array([weeks]))
        mean, variance = float(seen.mean()[0, 0]), float(seen.sd()[0, 0]) ** 2
        total = variance + day.noise_sd_cm**2 + day.level_sd_cm**2
        z = (mean - day.cm) / sqrt(total)
        ratio = tail_ratio(z)
        moved = mean + variance * ratio / sqrt(total)
        left = variance * (1.0 - variance * ratio * (ratio + z) / total)
        told = 1.0 / left - 1.0 / variance
        if told > TOLD_AT_LEAST:
            value = (moved / left - mean / variance) / told
            readings = _added(readings, weeks, SIDES.index(day.side), value, told**-0.5)
    return readings


def _added(readings: Readings, weeks: float, side: int, cm: float, sd_cm: float) -> Readings:
    def more(array: Array, number: float) -> Array:
        return np.concatenate([array, np.full((1, 1), number)], axis=1)

    streams = readings.level.shape[2]
    return replace(
        readings,
        weeks=more(readings.weeks, weeks),
        sides=np.concatenate([readings.sides, np.full((1, 1), side)], axis=1),
        cm=more(readings.cm, cm),
        sd_cm=more(readings.sd_cm, sd_cm),
        level=np.concatenate([readings.level, np.zeros((1, 1, streams))], axis=1),
    )


def _first(mixture: Mixture) -> Mixture:
    """The only person of a batch of one."""
    return Mixture(mixture.weights[0], mixture.means[0], mixture.sds[0])
