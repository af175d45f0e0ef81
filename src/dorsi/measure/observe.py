"""One person's days of reach and practice as the arrays the latent model reads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

import numpy as np

from dorsi.domain.models import ChangeModel, GrowthModel
from dorsi.domain.words import SIDES, Side
from dorsi.measure.adherence import Practice
from dorsi.measure.days import ReachDay, SetUp
from dorsi.measure.readings import Array, Readings

DAYS_PER_WEEK = 7.0
DAYS_PER_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Calendar:
    """When the programme began, what day it is, and the practice done and assumed.

    Without a programme nothing was practised so far, one may begin today, and `starts` lies whole
    weeks before today, at or just before the first reading.
    """

    starts: date
    today: date
    practice: Practice | None
    rate_ahead: float

    @property
    def now_weeks(self) -> float:
        """Weeks since the start, never below 0."""
        return max(0.0, self.weeks(self.today))

    @property
    def begins_weeks(self) -> float:
        """When the programme begins, in weeks from the start: then, or today."""
        return self.now_weeks if self.practice is None else 0.0

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
        if self.practice is None:
            return self.rate_ahead if opening >= self.today else 0.0
        if opening > self.today:
            return self.rate_ahead
        closing = opening + timedelta(days=6)
        done = self.practice.weeks_done(opening, min(closing, self.today))
        ahead = max(0, (closing - self.today).days) / DAYS_PER_WEEK
        return min(1.0, done + self.rate_ahead * ahead)


def heard(days: Sequence[ReachDay], change: ChangeModel) -> tuple[ReachDay, ...]:
    """The days that count beside the newest one: those of the years before it."""
    if not days:
        return ()
    since = max(day.day for day in days) - timedelta(days=change.years_heard * DAYS_PER_YEAR)
    return tuple(day for day in days if day.day >= since)


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
        days: Days of reach; the first that is heard is where the course begins without a programme.
        starts: First day of the programme, if there is one.
        today: The day asked about.
        practice: Sessions done.
        change: How far back is heard; a programme begun before that counts as none.
        rate_ahead: Practice to assume from now on as a share of full practice; `None` = as so far,
            or full before the first week is over.
    """
    since = today - timedelta(days=change.years_heard * DAYS_PER_YEAR)
    if starts is None or starts < since:
        first = min((day.day for day in heard(days, change)), default=today)
        weeks = max(0, ceil((today - first).days / DAYS_PER_WEEK))
        ahead = 1.0 if rate_ahead is None else rate_ahead
        return Calendar(today - timedelta(weeks=weeks), today, None, ahead)
    share = practice.share(starts, today) if (today - starts).days >= DAYS_PER_WEEK else None
    so_far = 1.0 if share is None else min(1.0, share)
    return Calendar(starts, today, practice, so_far if rate_ahead is None else rate_ahead)


def readings_of(
    days: Sequence[ReachDay], calendar: Calendar, growth: GrowthModel, change: ChangeModel
) -> Readings:
    """The days that say how far, as a batch of one person.

    Where any of them is an angle, the first level is the doubt about the person's proportions; the
    others are those of the set-ups.

    Args:
        days: Both sides, sorted by day; wall touches are left out.
        calendar: The programme.
        growth: For the horizon.
        change: Correlation of neighbouring days.
    """
    told = [day for day in days if not day.censored]
    set_ups = sorted({d.set_up for d in told if d.set_up_sd_cm > 0.0}, key=lambda s: s.order)
    levels = np.array(
        [[d.set_up_sd_cm * float(d.set_up == s) for s in set_ups] for d in told], dtype=float
    ).reshape(1, len(told), len(set_ups))
    if turned(told):
        turns = np.array([[[d.geometry_sd_cm] for d in told]])
        levels = np.concatenate([turns, levels], axis=2)
    ahead = ceil(calendar.begins_weeks) + growth.horizon_weeks
    weeks = max(ahead, ceil(calendar.now_weeks)) + 1
    spread = np.sqrt(_shared(told, change.day_correlation))
    return Readings(
        weeks=np.array([[calendar.weeks(day.day) for day in told]]).reshape(1, -1),
        sides=np.array([[SIDES.index(day.side) for day in told]], dtype=int).reshape(1, -1),
        cm=np.array([[day.cm for day in told]]).reshape(1, -1),
        sd_cm=np.array([[day.noise_sd_cm for day in told]]).reshape(1, -1) * spread,
        level=levels,
        doses=calendar.doses(weeks),
        now_weeks=np.array([calendar.now_weeks]),
    )


def turned(days: Iterable[ReachDay]) -> bool:
    """Whether any day was turned from degrees into centimetres."""
    return any(day.geometry_sd_cm > 0.0 for day in days if not day.censored)


def _shared(days: Sequence[ReachDay], correlation: float) -> list[float]:
    """How much the error each day shares with others of its side and set-up takes from it.

    The sum of the correlation to the power of the days between, gathered in one pass each way.
    """
    ways: dict[tuple[Side, SetUp], int] = {}
    on = [(ways.setdefault((day.side, day.set_up), len(ways)), day.day.toordinal()) for day in days]
    before = _carried(on, correlation)
    after = _carried(on[::-1], correlation)[::-1]
    return [1.0 + one + other for one, other in zip(before, after, strict=True)]


def _carried(days: Sequence[tuple[int, int]], correlation: float) -> list[float]:
    """The part of the sum that comes from the days passed so far; each has its way of measuring."""
    last: dict[int, tuple[int, float]] = {}
    sums = []
    for way, day in days:
        on, total = last.get(way, (day, 0.0))
        carried = total * correlation ** abs(day - on)
        sums.append(carried)
        last[way] = (day, carried + 1.0)
    return sums
