"""Whole journals for tests, in as few words as a physiotherapist's notes."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from dorsi.domain.journal import (
    Answer,
    Journal,
    Person,
    ProgrammeAccepted,
    Reading,
    Session,
    SessionItem,
)
from dorsi.knowledge.load import load_knowledge

KNOWLEDGE = load_knowledge()
MONDAY = date(2026, 1, 5)
STARTS = MONDAY + timedelta(days=7)
LIFTER = Person(
    name="Example lifter",
    birth_year=1991,
    sex="male",
    height_cm=170.0,
    sports=("weightlifting",),
    equipment=("loop_band", "step", "squat_rack", "plates", "weight"),
    minutes_per_day=10,
    training_days=("mon", "wed", "fri"),
    habit="morning coffee",
)
RUNNER = Person(
    name="Example runner",
    birth_year=1982,
    sex="female",
    height_cm=170.0,
    sports=("running",),
    equipment=("step",),
    minutes_per_day=5,
    training_days=("tue", "thu", "sun"),
)
CALF = (("calf_stretch_felt_knee_straight", "yes"), ("low_calf_stretch_felt_knee_bent", "yes"))
JOINT = (("sprain_history", "yes"), ("little_calf_sensation", "yes"))


def moment(day: date, hour: int = 7) -> datetime:
    """A time on a day, UTC."""
    return datetime.combine(day, time(hour), UTC)


def on(weeks: int, days: int = 0) -> date:
    """The day so long after the programme starts."""
    return STARTS + timedelta(weeks=weeks, days=days)


def reach(day: date, left: float | None, right: float | None) -> tuple[Reading, ...]:
    """Cold knee-to-wall readings of a day, one number a side."""
    taken = (("left", left), ("right", right))
    return tuple(
        Reading(
            at=moment(day),
            measure="knee_to_wall",
            side=side,  # type: ignore[arg-type]
            trials=(cm, cm, cm),
            unit="cm",
            cold=True,
        )
        for side, cm in taken
        if cm is not None
    )


def said(
    answers: Iterable[tuple[str, str | float]], side: Any = "both", day: date = MONDAY
) -> tuple[Answer, ...]:
    """Answers of one side or both, given on a day."""
    return tuple(
        Answer(at=moment(day), question=question, answer=answer, side=side)
        for question, answer in answers
    )


def journal(
    person: Person = LIFTER,
    *,
    left: float | None = 8.0,
    right: float | None = 8.0,
    answers: tuple[Answer, ...] = (),
    days: int = 3,
    **more: Any,
) -> Journal:
    """A person measured on some days from the Monday on."""
    readings = [r for day in range(days) for r in reach(MONDAY + timedelta(days=day), left, right)]
    return Journal(person=person, readings=tuple(readings), answers=answers, **more)


def accepted(starts: date, **more: Any) -> ProgrammeAccepted:
    """A programme accepted the evening before it starts."""
    return ProgrammeAccepted(at=moment(starts - timedelta(days=1), 20), starts=starts, **more)


def trained(day: date, *drills: str, pinch: float | None = None, **pain: Any) -> Session:
    """One day's work on both sides."""
    names = drills or ("gastrocnemius_stretch", "soleus_stretch", "knee_to_wall_circles")
    items = tuple(SessionItem(exercise=name, side="both", pinch=pinch) for name in names)
    return Session(at=moment(day, 18), items=items, minutes=10, **pain)


def with_person(journal: Journal, **changed: Any) -> Journal:
    """The same journal of a person who differs in some fields."""
    return replace(journal, person=replace(journal.person, **changed))
