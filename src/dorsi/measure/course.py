"""One person's course: the latent reach of both sides under both priors, outliers held back.

Everything a person is told about their reach comes from it: where it is, how the sides differ, how
it changed and where it is heading.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf

import numpy as np

from dorsi.domain.models import ChangeModel, GrowthModel
from dorsi.domain.verdicts import CoursePoint
from dorsi.domain.words import SIDES, Side
from dorsi.measure.batch import beforehand, believed, drift_knots
from dorsi.measure.days import ReachDay
from dorsi.measure.frame import BOTH, Expect, unexpecting
from dorsi.measure.inquiry import Inquiry
from dorsi.measure.latent import Latent, believe
from dorsi.measure.observe import Calendar, heard, readings_of, turned
from dorsi.measure.readings import Array, Readings
from dorsi.measure.touches import newest_touches, with_touches
from dorsi.numeric.mixture import Mixture
from dorsi.numeric.regression import Products


@dataclass(frozen=True)
class Course:
    """What is believed of one person's reach.

    `trained` expects a gain where there is a programme and gives values and forecasts; `neutral`
    expects none and says whether a change is real. `days` are those it rests on, with the published
    error; `measured` are the sides with any reading in numbers.
    """

    calendar: Calendar
    days: tuple[ReachDay, ...]
    readings: Readings
    trained: Latent
    measured: tuple[Side, ...]

    def reach(self, side: Side, weeks: Sequence[float]) -> Mixture:
        """The reach of a side at some weeks from the start, cm, shape (times, parts)."""
        return self._reach(tuple(weeks)).of(SIDES.index(side))

    def reach_bounds(
        self, side: Side, weeks: Sequence[float], confidence: float, first: int = 0
    ) -> tuple[Array, Array]:
        """The values that hold the share `confidence` of it from the `first` week on, (times,)."""
        asked = tuple(weeks), confidence, first
        if asked not in self._bounds:
            reach = self._reach(asked[0]).of(slice(BOTH), slice(first, None))
            self._bounds[asked] = reach.bounds(confidence)
        low, high = self._bounds[asked]
        return low[SIDES.index(side)], high[SIDES.index(side)]

    def reach_now(self, side: Side) -> Mixture:
        """The reach of a side today, cm."""
        return self.reach(side, (self.calendar.now_weeks,))

    def bend_now(self, side: Side, proportions_sd_cm: float) -> Mixture:
        """The same with the doubt about the person's proportions, which readings in degrees lessen.

        Args:
            side: Left or right.
            proportions_sd_cm: How far these may shift the reach that goes with an angle.
        """
        levels = self.trained.frame.levels
        if not turned(self.days):
            reach = self.reach_now(side)
            return replace(reach, sds=np.hypot(reach.sds, proportions_sd_cm))
        level = np.zeros(levels)
        level[0] = proportions_sd_cm
        now = np.array([self.calendar.now_weeks])
        return self.trained.reach(SIDES.index(side), now, level).of(0)

    def difference_now(self) -> Mixture:
        """Left minus right today, cm."""
        return self._apart.of(slice(BOTH, None))

    def difference_bounds(self, confidence: float) -> tuple[float, float]:
        """The values that hold the share `confidence` of it."""
        return self._apart_bounds(confidence, BOTH)

    def gain(self, side: Side) -> Mixture:
        """The change since the start under the training prior, cm."""
        return self._apart.of(_only(side))

    def gain_bounds(self, side: Side, confidence: float) -> tuple[float, float]:
        """The values that hold the share `confidence` of it."""
        return self._apart_bounds(confidence, SIDES.index(side))

    def change(self, side: Side) -> Mixture:
        """The change since the start under the neutral prior, cm."""
        return self._today.change.of(-1, _only(side))

    def rising(self, side: Side) -> float:
        """The chance that it is a rise, 0-1."""
        return float(self._today.rising[-1, SIDES.index(side)])

    def scale(self) -> float:
        """The person's own error against the published one."""
        return float(self.trained.scale()[0])

    @property
    def beside_change(self) -> tuple[Mixture, Mixture, Array]:
        """Reach and change of both sides under the neutral prior, and how they hang together."""
        told, today = self._today, slice(-1, None)
        return told.reach.of(today), told.change.of(today), told.covariance[today]

    def risen_by(self, weeks: tuple[float, ...]) -> Array:
        """The chance of a rise under that prior as known at several looks, (looks, sides).

        Args:
            weeks: When one would have looked, in order; what is known today of the day's errors is
                used in every look.
        """
        if weeks not in self._looked:
            self._looked[weeks] = self._looks(weeks)
        return self._looked[weeks].rising[:-1]

    # What follows is asked for many times in one review, hence kept, and asked in few questions:
    # one of two numbers takes as long as one of fifty.
    @cached_property
    def _looked(self) -> dict[tuple[float, ...], "_Looks"]:
        """What was told at some looks, by these."""
        return {}

    @property
    def _today(self) -> "_Looks":
        """Any looks: the last of all of them is that of today."""
        if not self._looked:
            self.risen_by(())
        return next(iter(self._looked.values()))

    def _looks(self, weeks: tuple[float, ...]) -> "_Looks":
        readings, now = self.readings, self.calendar.now_weeks
        frame = unexpecting(self.trained.frame, readings)
        seen = known_by(np.array([*weeks, inf]), readings, frame.columns(readings))
        latent = believe(seen, frame.repeated(1 + len(weeks)))
        reach, change, covariance = latent.beside_change(np.maximum([*weeks, now], 0.0))
        return _Looks(reach, change, covariance, change.share_above(0.0))

    @cached_property
    def _reaches(self) -> dict[tuple[float, ...], Mixture]:
        return {}

    @cached_property
    def _bounds(self) -> dict[tuple[tuple[float, ...], float, int], tuple[Array, Array]]:
        return {}

    @cached_property
    def _apart_between(self) -> dict[float, tuple[Array, Array]]:
        return {}

    @cached_property
    def _past_weeks(self) -> tuple[float, ...]:
        """The times up to today that are asked about: start, newest days of the sides, today."""
        newest = {day.side: self.calendar.weeks(day.day) for day in self.days}
        return (0.0, *newest.values(), self.calendar.now_weeks)

    @cached_property
    def _past(self) -> Mixture:
        return self._asked.so_far(self._past_weeks).of(0)

    @cached_property
    def _asked(self) -> Inquiry:
        return Inquiry(self.trained)

    @cached_property
    def _apart(self) -> Mixture:
        """The gain of left and right, and left minus right, (3, parts)."""
        return self._past.of([0, 1, 2], [-1, -1, -2])

    def _apart_bounds(self, confidence: float, place: int) -> tuple[float, float]:
        if confidence not in self._apart_between:
            self._apart_between[confidence] = self._apart.bounds(confidence)
        low, high = self._apart_between[confidence]
        return float(low[place]), float(high[place])

    def _reach(self, weeks: tuple[float, ...]) -> Mixture:
        """The reach of both sides, (sides, times, parts)."""
        if weeks not in self._reaches:
            past = self._past_weeks
            known = [past.index(week) for week in weeks if week in past]
            self._reaches[weeks] = (
                self._past.of(slice(BOTH), known)
                if len(known) == len(weeks)
                else self._asked.reaches(weeks).of(0)
            )
        return self._reaches[weeks]


@dataclass(frozen=True, slots=True)
class _Looks:
    """What the neutral prior said at some looks and says today, a row each.

    `reach` and `change` have shape (looks, sides, parts), as has the `covariance` of their parts;
    `rising` (looks, sides) is the chance of a rise.
    """

    reach: Mixture
    change: Mixture
    covariance: Array
    rising: Array


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
        `None` where nothing was measured.
    """
    days = heard(days, change)
    if not days:
        return None
    readings = readings_of(days, calendar, growth, change)
    told = Counter(day.side for day in days if not day.censored)
    model = beforehand(max(told.values(), default=0), growth, change)
    span_weeks = calendar.now_weeks - float(readings.first_weeks[0])
    model = replace(model, drift_knots=drift_knots(span_weeks, growth, change))
    expect: Expect = "training_ahead" if calendar.practice is None else "training"
    readings, known = believed(readings, model, change, expect)
    measured = tuple(side for n, side in enumerate(SIDES) if np.any(readings.sides == n))
    touches = newest_touches(days)
    if touches:
        readings, known = with_touches(touches, readings, calendar, known)
    return Course(calendar, days, readings, known, measured)


def _only(side: Side) -> slice:
    """The place of a side alone."""
    place = SIDES.index(side)
    return slice(place, place + 1)


def known_by(weeks: Array, readings: Readings, columns: Array) -> Products:
    """What one person's readings up to each of some times say, one pass over all of them."""
    order = np.argsort(readings.weeks[0], kind="stable")
    columns = columns[0, order]
    weighed = columns * readings.precisions[0, order, None]
    until = np.searchsorted(readings.weeks[0, order], weeks, side="right")
    grams, total, done = [], np.zeros((columns.shape[1],) * 2), 0
    for end in until.tolist():
        total = total + weighed[done:end].T @ columns[done:end]
        grams.append(total)
        done = end
    return Products(np.stack(grams), until.astype(float))


def past(course: Course, side: Side, confidence: float) -> tuple[CoursePoint, ...]:
    """The reach of a side week by week from the first reading to today, with its bounds.

    Args:
        course: The person's course.
        side: Left or right.
        confidence: Share the bounds hold.
    """
    if side not in course.measured:
        return ()
    own = course.readings.weeks[0, course.readings.sides[0] == SIDES.index(side)]
    now = course.calendar.now_weeks
    weeks = [*np.arange(float(own[0]), now, 1.0), now]
    reach = course.reach(side, weeks)
    low, high = reach.bounds(confidence)
    return tuple(
        CoursePoint(course.calendar.day(week), float(cm), float(low[n]), float(high[n]))
        for n, (week, cm) in enumerate(zip(weeks, reach.mean(), strict=True))
    )
