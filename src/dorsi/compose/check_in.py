"""The weekly check-in: when it is due, what was said, and what its pain adds to the pain rule.

Three questions once a programme week. How the week was and what somebody can do now are told to the
person and to whoever looks at the ankle, and move nothing. The pain goes the way of all pain, but
what a session of the same week has told already counts once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dorsi.domain.journal import Answer, Journal, Session
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import ProgrammeState
from dorsi.train.calendar import WEEK
from dorsi.train.pain import Told, flared

WEEK_WAS: Final = "week_was"
CAN_DO_NOW: Final = "can_do_now"
PAIN_THIS_WEEK: Final = "pain_this_week"
CHECK_IN: Final = (WEEK_WAS, CAN_DO_NOW, PAIN_THIS_WEEK)
LAST_DAY: Final = WEEK - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What was said on one day: a choice, a line, a number; `None` where it was not asked.

    "no" says that there is none, "unsure" that nothing was to be said.
    """

    day: date
    was: str | None
    can: str | None
    pain: str | float | None


def check_ins(journal: Journal) -> tuple[CheckIn, ...]:
    """Every check-in, newest first; of two answers of a day the later one counts.

    Args:
        journal: As it counts today (`effective`).
    """
    by_day: dict[date, dict[str, str | float]] = {}
    for answer in journal.answers:
        if answer.question in CHECK_IN:
            by_day.setdefault(answer.day, {})[answer.question] = answer.answer
    return tuple(_on(day, by_day[day]) for day in sorted(by_day, reverse=True))


def check_in_due(
    journal: Journal,
    starts: date | None,
    state: ProgrammeState,
    today: date,
    knowledge: Knowledge,
) -> date | None:
    """The day since which this week's check-in waits; `None` where none does.

    It is asked at the end of a week of the calendar, counted from the start, while a programme is
    under way. One answer, a "not sure" too, is enough until the next week ends.

    Args:
        journal: As it counts today (`effective`).
        starts: The first day of the programme.
        state: Whether it is under way.
        today: The day asked about.
        knowledge: How early an answer counts.
    """
    if starts is None or state != "building" or today < starts + LAST_DAY:
        return None
    due = starts + LAST_DAY + (today - starts - LAST_DAY) // WEEK * WEEK
    early_days = knowledge.findings[WEEK_WAS].thresholds["early_days"]
    counts_from = due - timedelta(days=early_days)
    answered = (a for a in journal.answers if a.question in CHECK_IN and a.day >= counts_from)
    return None if next(answered, None) is not None else due


def told_in_check_ins(journal: Journal, knowledge: Knowledge) -> tuple[Told, ...]:
    """The pain told in check-ins that is more than the sessions of the same days told.

    Args:
        journal: As it counts today (`effective`).
        knowledge: The pain rule.
    """
    latest = {a.day: a for a in journal.answers if a.question == PAIN_THIS_WEEK}
    return tuple(_told(list(latest.values()), journal.sessions, knowledge))


def _told(
    answers: Sequence[Answer], sessions: Sequence[Session], knowledge: Knowledge
) -> Iterator[Told]:
    before: date | None = None
    for answer in answers:
        first = answer.day - LAST_DAY
        if before is not None:
            first = max(first, before + timedelta(days=1))
        before = answer.day
        held = [session for session in sessions if first <= session.day <= answer.day]
        if isinstance(answer.answer, str) or answer.answer <= max(map(_most, held), default=0.0):
            continue
        again = any(flared(session, knowledge.models.pain) for session in held)
        yield Told(answer.at, answer.answer, again)


def _most(session: Session) -> float:
    """The most that was told of a session, a pinch too."""
    pinches = (item.pinch for item in session.items)
    told = (session.pain_before, session.pain_after, session.pain_next_morning, *pinches)
    return max((pain for pain in told if pain is not None), default=0.0)


def _on(day: date, said: dict[str, str | float]) -> CheckIn:
    was, can = said.get(WEEK_WAS), said.get(CAN_DO_NOW)
    return CheckIn(
        day,
        None if was is None else str(was),
        None if can is None else str(can),
        said.get(PAIN_THIS_WEEK),
    )
