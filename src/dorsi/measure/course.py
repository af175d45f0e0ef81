"""One person's course: the latent reach of both sides under both priors, outliers held back.

Everything a person is told about their reach comes from it: where it is, how the sides differ, how
it changed and where it is heading.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from dorsi.domain.models import ChangeModel, GrowthModel
from dorsi.domain.verdicts import CoursePoint, Sides
from dorsi.domain.words import SIDES, Side
from dorsi.measure.batch import beforehand, believed, drift_knots
from dorsi.measure.days import ReachDay
from dorsi.measure.frame import Expect
from dorsi.measure.latent import Latent, unexpected
from dorsi.measure.observe import Calendar, heard, readings_of, turned
from dorsi.measure.readings import Array, Readings
from dorsi.measure.touches import newest_touches, with_touches
from dorsi.numeric.mixture import Mixture


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

    @cached_property
    def neutral(self) -> Latent:
        """The same days under the prior that expects nothing of practice."""
        return unexpected(self.readings, self.trained)

    def reach(self, side: Side, weeks: Sequence[float]) -> Mixture:
        """The reach of a side at some weeks from the start, cm, shape (times, parts)."""
        asked = tuple(weeks)
        if asked not in self._reaches:
            self._reaches[asked] = _sides(self.trained.reaches(np.asarray(asked, dtype=float)))
        return self._reaches[asked].of(side)

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
        return _first(self.trained.reach(SIDES.index(side), self._now, level))

    def difference_now(self) -> Mixture:
        """Left minus right today, cm."""
        return _first(self.trained.difference(self._now))

    def gain(self, side: Side) -> Mixture:
        """The change since the start under the training prior, cm."""
        return self._gains.of(side)

    def change(self, side: Side) -> Mixture:
        """The change since the start under the neutral prior, cm."""
        return self._changes.of(side)

    def scale(self) -> float:
        """The person's own error against the published one."""
        return float(self.trained.scale()[0])

    @property
    def _now(self) -> Array:
        return np.array([self.calendar.now_weeks])

    @cached_property
    def risen(self) -> dict[tuple[float, ...], Array]:
        """By weeks looked at the chance of a rise of each side by then, kept once asked for."""
        return {}

    # Asked for many times in one review, hence kept.
    @cached_property
    def _reaches(self) -> dict[tuple[float, ...], Sides[Mixture]]:
        return {}

    @cached_property
    def _gains(self) -> Sides[Mixture]:
        return _sides(self.trained.changes(self._now))

    @cached_property
    def _changes(self) -> Sides[Mixture]:
        return _sides(self.neutral.changes(self._now))


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


def _first(mixture: Mixture) -> Mixture:
    """The only person of a batch of one."""
    return Mixture(mixture.weights[0], mixture.means[0], mixture.sds[0])


def _sides(mixture: Mixture) -> Sides[Mixture]:
    """Both sides of the only person."""
    both = _first(mixture)
    left, right = (Mixture(both.weights[n], both.means[n], both.sds[n]) for n in range(len(SIDES)))
    return Sides(left, right)
