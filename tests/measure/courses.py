"""Courses of one person for the tests of measure and prove, in few words."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from tests.measure.lunges import KNOWLEDGE, MONDAY, days_of, lunge
from tests.people import trained

from dorsi.domain.journal import Reading, Session
from dorsi.domain.verdicts import SideChange, Sides
from dorsi.measure.adherence import practice_of
from dorsi.measure.course import Course, course_of
from dorsi.measure.observe import calendar_of
from dorsi.measure.repeatability import Repeatability, repeatability
from dorsi.measure.trend import trend

MODELS = KNOWLEDGE.models
STARTS = MONDAY + timedelta(days=3)
WEEK = timedelta(weeks=1)


def three(day: date, cm: float, side: str = "left") -> Reading:
    """Three cold trials of the same reach."""
    return lunge(day, side, cm, cm, cm)


def baseline(cm: float = 8.0, side: str = "left") -> list[Reading]:
    """Three days before the start that wander about as published."""
    wander = enumerate((-0.5, 0.0, 0.5))
    return [three(MONDAY + timedelta(days=n), cm + d, side) for n, d in wander]


def weekly(*reaches: float, side: str = "left") -> list[Reading]:
    """One reading a week from the start on."""
    return [three(STARTS + n * WEEK, cm, side) for n, cm in enumerate(reaches, 1)]


def steady(weeks: int) -> tuple[Session, ...]:
    """Four sessions a week."""
    days = (STARTS + timedelta(weeks=w, days=d) for w in range(weeks) for d in (0, 2, 4, 6))
    return tuple(trained(day) for day in days)


def course(
    readings: Iterable[Reading],
    *,
    starts: date | None = STARTS,
    today: date | None = None,
    sessions: Sequence[Session] | None = None,
    rate_ahead: float | None = None,
) -> Course | None:
    """The course of these readings; steady practice unless told otherwise."""
    days = days_of(*readings)
    today = today or max((day.day for day in days), default=MONDAY)
    weeks = max(0, (today - STARTS).days // 7)
    practice = practice_of(steady(weeks) if sessions is None else sessions, 4.0)
    calendar = calendar_of(days, starts, today, practice, MODELS.change, rate_ahead)
    return course_of(days, calendar, MODELS.growth, MODELS.change)


def fitted(readings: Iterable[Reading], **more: object) -> Course:
    """A course that must be there."""
    found = course(readings, **more)  # type: ignore[arg-type]
    assert found is not None
    return found


def own_error(readings: Sequence[Reading], **more: object) -> Repeatability:
    """The person's repeatability."""
    found = course(readings, **more)  # type: ignore[arg-type]
    return repeatability(found, days_of(*readings), MODELS.change, MODELS.growth)


def changes(readings: Sequence[Reading], **more: object) -> Sides[SideChange]:
    """Both sides' change."""
    found = course(readings, **more)  # type: ignore[arg-type]
    own = own_error(readings, **more)
    return trend(found, days_of(*readings), own, KNOWLEDGE)
