"""What belongs in a calendar: days with work, measuring and check-ins, at the time of a habit.

Ahead stands what is planned, and of what is past what was done. A day that was missed leaves no
trace there: a calendar is looked at by others and should blame nobody, and the journal keeps the
history. While training waits there is one thing to say, and not why.

Requirements: B-20
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta
from math import ceil
from typing import Final, Literal

from dorsi.compose.assessment import Assessment
from dorsi.compose.check_in import LAST_DAY, check_in_due
from dorsi.compose.progress import Progress
from dorsi.domain.effective import in_force
from dorsi.domain.journal import Change, Journal, Person
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import Plan, PlannedDay
from dorsi.domain.words import WEEKDAYS
from dorsi.train.calendar import WEEK, pause_ends

Kind = Literal["measuring", "session", "check_in", "waits"]
# What a calendar leaves free for it, so that the next thing begins after it.
MEASURING_MINUTES: Final = 5
CHECK_IN_MINUTES: Final = 2
DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """One thing in a calendar.

    `starts` is the time on the clock in `zone`; `None` takes the whole day, where no time of a
    habit is known. `follows` is the habit. `training` says that a session goes with a training day.
    `rings` says that it is still to come and the first of its day.
    """

    kind: Kind
    day: date
    zone: str
    starts: datetime | None = None
    minutes: int | None = None
    follows: str = ""
    training: bool = False
    rings: bool = False


@dataclass(frozen=True, slots=True)
class _Day:
    """What there is on one day, before it is laid out."""

    measuring: bool = False
    session: bool = False
    minutes: float | None = None
    training: bool = False
    check_in: bool = False
    open: bool = False


def appointments(
    assessment: Assessment, progress: Progress, plan: Plan, journal: Journal, knowledge: Knowledge
) -> tuple[Appointment, ...]:
    """Lay out everything that belongs in a calendar, in the order of time.

    Args:
        assessment: Of today.
        progress: Where the programme stands.
        plan: What `plan` says today.
        journal: The whole journal, as read: it says where somebody was, and when their habit.
        knowledge: How long a session is where nobody said.
    """
    person, today = assessment.journal.person, assessment.today
    if assessment.safety.withheld:
        waits = Appointment(kind="waits", day=today, zone=person.timezone)
        return (waits,) if assessment.acceptance else ()
    days = dict(_past(assessment, plan, knowledge))
    for day, held in _ahead(assessment, progress, plan, knowledge).items():
        days[day] = _both(days.get(day), held)
    then = _people(journal, today)
    return tuple(
        appointment
        for day in sorted(days)
        for appointment in _laid_out(day, days[day], _person_on(day, then, person, today))
    )


def _both(done: _Day | None, planned: _Day) -> _Day:
    """Today may hold both what was done and what is still planned."""
    if done is None:
        return planned
    return replace(
        planned,
        measuring=planned.measuring or done.measuring,
        session=planned.session or done.session,
        minutes=planned.minutes or done.minutes,
    )


def _past(assessment: Assessment, plan: Plan, knowledge: Knowledge) -> Mapping[date, _Day]:
    """The days of the last weeks on which something was done, today too.

    They reach back as far as a programme is long, so that a calendar of years stays small.
    """
    journal, today = assessment.journal, assessment.today
    since = today - knowledge.models.programme.weeks * WEEK
    planned = {day.date: day for week in plan.weeks for day in week.days}
    measured = {reading.day for reading in journal.readings}
    done: dict[date, float] = {}
    for session in journal.sessions:
        if session.items:
            done[session.day] = done.get(session.day, 0.0) + (session.minutes or 0.0)
    return {
        day: _Day(
            measuring=day in measured,
            session=day in done,
            minutes=done.get(day) or _planned_minutes(planned.get(day), knowledge),
            training=_with_training(planned.get(day), day, journal.person),
        )
        for day in {*measured, *done}
        if since <= day <= today
    }


def _ahead(
    assessment: Assessment, progress: Progress, plan: Plan, knowledge: Knowledge
) -> Mapping[date, _Day]:
    """What is still to do: nothing of a programme nobody took on, nothing on days off."""
    today, journal = assessment.today, assessment.journal
    paused, goes_on = pause_ends(journal.decisions, today)
    if paused and goes_on is None:
        return {}  # until when is not known, and a guess would move on day by day
    first = goes_on if paused and goes_on is not None else today
    found: dict[date, _Day] = {}
    for retest in plan.retests:
        found[retest.date] = _Day(measuring=True)
    if assessment.acceptance is not None:
        for day in (day for week in plan.weeks for day in week.days if day.items):
            found[day.date] = replace(
                found.get(day.date, _Day()),
                session=True,
                minutes=day.minutes,
                training=_with_training(day, day.date, journal.person),
            )
    for day_ in _check_in_days(assessment, progress, plan, knowledge):
        found[day_] = replace(found.get(day_, _Day()), check_in=True)
    done_today = _done_today(assessment)
    return {
        day: replace(held, open=not (day == today and done_today))
        for day, held in found.items()
        if day >= first
    }


def _check_in_days(
    assessment: Assessment, progress: Progress, plan: Plan, knowledge: Knowledge
) -> Iterator[date]:
    """The last day of every week ahead, while a programme is under way."""
    starts = assessment.acceptance.starts if assessment.acceptance else None
    for week in plan.weeks:
        day = week.days[0].date + LAST_DAY
        asked = check_in_due(assessment.journal, starts, progress.state, day, knowledge)
        if day >= assessment.today and asked is not None:
            yield day


def _done_today(assessment: Assessment) -> bool:
    journal, today = assessment.journal, assessment.today
    return any(session.items and session.day == today for session in journal.sessions)


def _planned_minutes(day: PlannedDay | None, knowledge: Knowledge) -> float:
    planned = day.minutes if day and day.items else 0.0
    return planned or knowledge.models.programme.default_minutes


def _with_training(planned: PlannedDay | None, day: date, person: Person) -> bool:
    """Whether the work of a day goes around training and not at a time of its own."""
    if planned is not None and planned.items:
        return all(item.block != "anytime" for item in planned.items)
    return WEEKDAYS[day.weekday()] in person.training_days


def _laid_out(day: date, held: _Day, person: Person) -> Iterator[Appointment]:
    """One after the other from the time of the habit on: measure while cold, then the rest."""
    parts: list[tuple[Kind, float]] = [
        *([("measuring", MEASURING_MINUTES)] if held.measuring else ()),
        *([("session", held.minutes or 0.0)] if held.session else ()),
        *([("check_in", CHECK_IN_MINUTES)] if held.check_in else ()),
    ]
    at = _clock(day, person)
    for place, (kind, length) in enumerate(parts):
        whole = ceil(round(length, 3))
        yield Appointment(
            kind=kind,
            day=day,
            zone=person.timezone,
            starts=at,
            minutes=whole,
            follows=person.habit or "",
            training=held.training,
            rings=held.open and place == 0 and at is not None,
        )
        at = at + timedelta(minutes=whole) if at else None


def _clock(day: date, person: Person) -> datetime | None:
    if not person.habit_time:
        return None
    return datetime.combine(day, time.fromisoformat(person.habit_time))


def _people(journal: Journal, today: date) -> list[tuple[date, Person]]:
    """The person from each day on which something about them changed, in order."""
    known = [(date.min, journal.person)]
    for entry in in_force(journal, today):
        if isinstance(entry, Change):
            said = {
                each.name: value
                for each in fields(entry.person)
                if (value := getattr(entry.person, each.name)) is not None
            }
            known.append((entry.day, replace(known[-1][1], **said)))
    return known


def _person_on(day: date, then: list[tuple[date, Person]], now: Person, today: date) -> Person:
    """Where somebody was and when their habit, on a day past; ahead it is as it is now."""
    if day >= today:
        return now
    return next(person for since, person in reversed(then) if since <= day)
