"""Readings and journals for the tests of this folder, in as few words as a physiotherapist's."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from dorsi.domain.journal import Journal, Person, Reading
from dorsi.domain.verdicts import Asymmetry, Interval, Sides
from dorsi.knowledge.load import load_knowledge
from dorsi.measure.adherence import practice_of
from dorsi.measure.course import Course, course_of
from dorsi.measure.days import ReachDay, reach_days
from dorsi.measure.observe import calendar_of
from dorsi.measure.range import SideRange, estimate_range
from dorsi.measure.symmetry import asymmetry

KNOWLEDGE = load_knowledge()
MONDAY = date(2026, 1, 5)
STRANGER = Person(name="Of unknown height")
PERSON = Person(name="Of reference size", height_cm=40.0 / 0.235)


def after(days: int) -> date:
    """The day so many days after the Monday everything begins on."""
    return MONDAY + timedelta(days=days)


def lunge(day: date, side: Any, *trials: float, **more: Any) -> Reading:
    """Make a cold knee-to-wall reading in cm unless told otherwise."""
    fields: dict[str, Any] = {"measure": "knee_to_wall", "unit": "cm", "cold": True} | more
    return Reading(at=datetime.combine(day, time(7, 15), UTC), side=side, trials=trials, **fields)


def phone(day: date, side: Any, *trials: float, **more: Any) -> Reading:
    """Make a bent-knee shin angle by phone."""
    fields: dict[str, Any] = {"measure": "inclinometer", "unit": "deg", "device": "phone"} | more
    return lunge(day, side, *trials, **fields)


def gap(day: date, side: Any, missing: float, **more: Any) -> Reading:
    """Make a wall touch with what is missing to the wall, in cm."""
    return lunge(day, side, missing, measure="wall_touch", **more)


def days_of(*readings: Reading, person: Person = STRANGER) -> tuple[ReachDay, ...]:
    """Turn readings into days."""
    return reach_days(Journal(person=person, readings=readings), KNOWLEDGE)


def course_of_days(days: Sequence[ReachDay], today: date) -> Course | None:
    """The course behind some days, without a programme."""
    models = KNOWLEDGE.models
    calendar = calendar_of(days, None, today, practice_of((), 4.0), models.change)
    return course_of(days, calendar, models.growth, models.change)


def course_through(
    *readings: Reading, person: Person = STRANGER, today: date | None = None
) -> Course | None:
    """The course behind some readings on the last day measured, or `today`."""
    today = today or max((reading.day for reading in readings), default=MONDAY)
    return course_of_days(days_of(*readings, person=person), today)


def ranges_of(
    *readings: Reading, person: Person = STRANGER, today: date | None = None
) -> Sides[SideRange]:
    """Estimate both sides on the last day measured, or `today`."""
    return estimate_range(course_through(*readings, person=person, today=today), person, KNOWLEDGE)


def difference_of(*readings: Reading, today: date | None = None) -> Asymmetry:
    """Compare the sides on the last day measured, or `today`."""
    ranges = ranges_of(*readings, today=today)
    return asymmetry(course_through(*readings, today=today), ranges, KNOWLEDGE)


def reach(side: SideRange) -> Interval:
    """Take a reach that must be there."""
    assert side.reach_cm is not None
    return side.reach_cm


def angle(side: SideRange) -> Interval:
    """Take an angle that must be there."""
    assert side.angle_deg is not None
    return side.angle_deg
