"""How much was done: sessions against the days they were planned for."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dorsi.domain.journal import Session

WEEK_DAYS = 7


@dataclass(frozen=True)
class Practice:
    """The days on which something was done, in order, and what counts as full practice.

    `full_sessions_per_week` sessions in a week count as a whole week of practice; more do not add.
    """

    days: tuple[date, ...]
    full_sessions_per_week: float

    def weeks_done(self, start: date, until: date) -> float:
        """Weeks of full practice from `start` up to and including `until`.

        Requirements: B-19, B-60
        """
        if until < start:
            return 0.0
        total, opening, last = 0.0, start.toordinal(), until.toordinal()
        before = bisect_left(self._ordinals, opening)
        while opening <= last:
            closing = min(opening + WEEK_DAYS - 1, last)
            by_then = bisect_right(self._ordinals, closing, before)
            done = (by_then - before) / self.full_sessions_per_week
            total += min(done, (closing - opening + 1) / WEEK_DAYS)
            opening, before = closing + 1, by_then
        return total

    def share(self, start: date, until: date) -> float | None:
        """Practice done as a share of full practice, 0-1; `None` before anything was due."""
        elapsed_days = (until - start).days + 1
        if elapsed_days < 1:
            return None
        return self.weeks_done(start, until) * WEEK_DAYS / elapsed_days

    @cached_property
    def _ordinals(self) -> tuple[int, ...]:
        return tuple(day.toordinal() for day in self.days)


def practice_of(sessions: Sequence[Session], full_sessions_per_week: float) -> Practice:
    """The distinct days of the sessions that hold at least one exercise."""
    days = sorted({session.day for session in sessions if session.items})
    return Practice(tuple(days), full_sessions_per_week)
