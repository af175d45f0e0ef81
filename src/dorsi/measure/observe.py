"""One person's days of reach and practice as the arrays the latent model reads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil

import numpy as np

from dorsi.domain.models import ChangeModel, GrowthModel
from dorsi.measure.adherence import Practice
from dorsi.measure.days import ReachDay
from dorsi.measure.latent import Array, Readings

DAYS_PER_WEEK = 7.0
DAYS_PER_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Calendar:
    """When the programme began, what day it is, and the practice done and assumed.

    Without a programme `starts` is the first reading and no practice is expected.
    """

    starts: date
    today: date
    practice: Practice | None
    rate_ahead: float

    @property
    def now_weeks(self) -> float:
        """Weeks since the start, never below 0."""
        return max(0.0, self.weeks(self.today))

    def weeks(self, day: date) -> float:
        """A day as weeks from the start; before it, below 0."""
        return (day - self.starts).days / DAYS_PER_WEEK

    def day(self, weeks: float) -> date:
        """The day some weeks from the start."""
        return self.starts + timedelta(days=round(weeks * DAYS_PER_WEEK))

    def doses(self, weeks: int) -> Array:
        """Practice of each week as a share of full practice, shape (1, weeks)."""
        return np.array([[self._dose(week) for week in range(weeks)]])

    def _dose(self, week: int) -> float:
        opening = self.starts + timedelta(weeks=week)
        closing = opening + timedelta(days=6)
        if self.practice is None or opening > self.today:
            return self.rate_ahead
        done = self.practice.weeks_done(opening, min(closing, self.today))
        ahead = max(0, (closing - self.today).days) / DAYS_PER_WEEK
        return min(1.0, done + self.rate_ahead * ahead)


def calendar_of(
    days: Sequence[ReachDay],
    starts: date | None,
    today: date,
    practice: Practice,
    change: ChangeModel,
    rate_ahead: float | None = None,
) -> Calendar:
    """The calendar of one person.

    Args:
        days: Days of reach; the first is the origin where there is no programme.
        starts: First day of the programme, if there is one.
        today: The day asked about.
        practice: Sessions done.
        change: How far back days are heard; a programme begun before that counts as none.
        rate_ahead: Practice to assume from now on as a share of full practice; `None` = as so far,
            or full before the first week is over.
    """
    heard = today - timedelta(days=change.years_heard * DAYS_PER_YEAR)
    if starts is None or starts < heard:
        first = next((day.day for day in days if day.day >= heard), today)
        return Calendar(first, today, None, 0.0 if rate_ahead is None else rate_ahead)
    share = practice.share(starts, today) if (today - starts).days >= DAYS_PER_WEEK else None
    so_far = 1.0 if share is None else min(1.0, share)
    return Calendar(starts, today, practice, so_far if rate_ahead is None else rate_ahead)


def readings_of(
    days: Sequence[ReachDay], calendar: Calendar, growth: GrowthModel, change: ChangeModel
) -> Readings:
    """The days that say how far, as a batch of one person.

    Args:
        days: Both sides, sorted by day; wall touches are left out.
        calendar: The programme.
        growth: For the horizon.
        change: Correlation of neighbouring days and how far back days are heard.
    """
    heard = calendar.today - timedelta(days=change.years_heard * DAYS_PER_YEAR)
    told = [day for day in days if not day.censored and day.day >= heard]
    streams = sorted({d.stream for d in told if d.level_sd_cm > 0.0}, key=lambda s: s.order)
    spread = np.sqrt([_shared(day, told, change.day_correlation) for day in told])
    levels = [[d.level_sd_cm * float(d.stream == s) for s in streams] for d in told]
    weeks = max(growth.horizon_weeks, ceil(calendar.now_weeks)) + 1
    return Readings(
        weeks=np.array([[calendar.weeks(day.day) for day in told]]).reshape(1, -1),
        sides=np.array([[int(day.side == "right") for day in told]], dtype=int).reshape(1, -1),
        cm=np.array([[day.cm for day in told]]).reshape(1, -1),
        sd_cm=np.array([[day.noise_sd_cm for day in told]]).reshape(1, -1) * spread,
        level=np.array(levels, dtype=float).reshape(1, len(told), len(streams)),
        doses=calendar.doses(weeks),
        now_weeks=np.array([calendar.now_weeks]),
    )


def knotted(model: GrowthModel, now_weeks: float, change: ChangeModel) -> GrowthModel:
    """The growth model with as many drift knots as the time since the start asks for."""
    wanted = max(model.drift_knots, ceil(now_weeks / change.weeks_per_knot))
    return replace(model, drift_knots=min(wanted, change.knots_at_most))


def _shared(day: ReachDay, days: Sequence[ReachDay], correlation: float) -> float:
    """How much the error a day shares with its neighbours takes from what it adds."""
    alike: Callable[[ReachDay], bool] = lambda d: (d.side, d.stream) == (day.side, day.stream)  # noqa: E731
    return sum(correlation ** abs((other.day - day.day).days) for other in days if alike(other))
