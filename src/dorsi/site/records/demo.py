"""The demo person: the bundled example moved to end today, with twelve weeks behind it.

What comes after the example's own six weeks is as invented as they are: the planned sessions, now
and then one left out, and a reading a week.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from dorsi.compose import plan
from dorsi.domain.journal import Entry, Journal, ProgrammeAccepted, Reading, Session
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import PlannedDay
from dorsi.domain.words import SIDES
from dorsi.interop.journal_file import load_journal

EXAMPLE: Final = Path(__file__).parents[2] / "examples" / "lifter.json"
LAST_DAY: Final = date(2026, 2, 20)  # of the example
WEEKS_BEHIND: Final = 12
LEFT_OUT_EVERY: Final = 6  # one planned session of so many
AT: Final = time(20, 30)
# Invented knee-to-wall trials of the weeks after the example, left and right.
LATER_CM: Final = (
    ((9.1, 9.2, 9.1), (8.4, 8.5, 8.5)),
    ((8.9, 9.1, 9.0), (8.7, 8.6, 8.8)),
    ((9.4, 9.5, 9.4), (8.8, 8.9, 8.8)),
    ((9.3, 9.5, 9.4), (8.6, 8.9, 8.9)),
    ((9.6, 9.6, 9.8), (9.1, 9.0, 9.2)),
    ((9.7, 9.9, 9.8), (9.2, 9.1, 9.3)),
)

E = TypeVar("E", bound=Entry)


def demo_journal(today: date, knowledge: Knowledge) -> Journal:
    """Invent twelve weeks that end today.

    Args:
        today: The last day, on which nothing has been done yet.
        knowledge: What the sessions are planned with.
    """
    example = load_journal(EXAMPLE, knowledge, LAST_DAY)
    first = min(entry.day for entry in example.entries())
    # Whole weeks, so that every weekday stays one.
    weeks = (today - first).days // 7 - WEEKS_BEHIND
    moved = _moved(example, timedelta(weeks=weeks))
    return _continued(moved, LAST_DAY + timedelta(weeks=weeks), today, knowledge)


def _moved(journal: Journal, by: timedelta) -> Journal:
    zone = ZoneInfo(journal.person.timezone)

    def all_of(entries: tuple[E, ...]) -> tuple[E, ...]:
        return tuple(_entry_moved(entry, by, zone) for entry in entries)

    return replace(
        journal,
        changes=all_of(journal.changes),
        readings=all_of(journal.readings),
        answers=all_of(journal.answers),
        sessions=all_of(journal.sessions),
        decisions=all_of(journal.decisions),
    )


def _entry_moved(entry: E, by: timedelta, zone: ZoneInfo) -> E:
    """The same on another day, at the same time of its clock; the id follows from the content."""
    at = datetime.combine(entry.day + by, entry.at.time(), zone)
    moved = replace(entry, at=datetime.fromisoformat(at.isoformat()), id="")
    if isinstance(moved, ProgrammeAccepted):
        return replace(moved, starts=moved.starts + by)
    return moved


def _continued(journal: Journal, last: date, today: date, knowledge: Knowledge) -> Journal:
    zone = ZoneInfo(journal.person.timezone)
    made = plan(journal, knowledge, last)
    days = [day for week in made.weeks for day in week.days if last < day.date < today]
    done = [day for place, day in enumerate(days, 1) if place % LEFT_OUT_EVERY and day.items]
    sessions = tuple(_session(day, zone) for day in done)
    readings = tuple(
        Reading(
            at=_at(last + timedelta(weeks=week), time(8, 0), zone),
            measure="knee_to_wall",
            side=side,
            trials=trials,
            unit="cm",
            cold=True,
        )
        for week, pair in enumerate(LATER_CM, 1)
        if last + timedelta(weeks=week) < today
        for side, trials in zip(SIDES, pair, strict=True)
    )
    return replace(
        journal,
        sessions=(*journal.sessions, *sessions),
        readings=(*journal.readings, *readings),
    )


def _session(day: PlannedDay, zone: ZoneInfo) -> Session:
    return Session(
        at=_at(day.date, AT, zone),
        items=tuple(item.done() for item in day.items),
        minutes=day.minutes,
        pain_after=0,
    )


def _at(day: date, clock: time, zone: ZoneInfo) -> datetime:
    return datetime.fromisoformat(datetime.combine(day, clock, zone).isoformat())
