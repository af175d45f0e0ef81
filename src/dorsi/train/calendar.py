"""Programme weeks on the calendar: they advance by sessions done, not by time passing.

A week counts as done from a few sessions on, in one calendar week or in several. A week missed
altogether is simply resumed; after two or three the last week is repeated; after four or more it
goes one phase back. Who is through with all weeks stays through.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Literal

from dorsi.domain.exercises import Phase
from dorsi.domain.journal import Decision, Paused, Resumed
from dorsi.domain.models import ProgrammeModel

DAY, WEEK = timedelta(days=1), timedelta(days=7)

Repeats = Literal[
    "few_sessions",  # the week goes on until it has enough sessions
    "missed_weeks",  # two or three weeks without a session: the last week again
    "long_gap",  # more than that: one phase back
]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the programme stands on a day.

    `openings` maps programme weeks to the first day of the calendar week each one fills; the
    current week is `week` (past the last one: the programme is done). `missed` is how many whole
    calendar weeks in a row had no session before the current one; `repeats` says why the current
    week comes again, if it does.
    """

    week: int
    openings: Mapping[int, date]
    missed: int
    repeats: Repeats | None = None

    def week_on(self, day: date) -> int | None:
        """The programme week a date falls in."""
        found = (week for week, first in self.openings.items() if first <= day < first + WEEK)
        return next(found, None)


def standing(
    starts: date,
    done: Sequence[date],
    today: date,
    phases: Mapping[str, Phase],
    model: ProgrammeModel,
    *,
    resumes: date | None = None,
) -> Standing:
    """Walk the calendar weeks since the start and see which programme week is due.

    Args:
        starts: First day of the programme.
        done: Days with a session, in order.
        today: The day asked about.
        phases: For stepping back by one.
        model: How many sessions make a week, and what missed weeks mean.
        resumes: While paused, the day work goes on; a pause counts like any other time off.

    Requirements: B-60
    """
    week, missed, sessions, short, opening = 1, 0, 0, False, starts
    openings: dict[int, date] = {}
    enough = model.sessions_per_week_done
    counts = Counter((day - starts) // WEEK for day in done)
    over = (max(today, resumes or today) - starts) // WEEK
    for passed in range(over):
        opening, count = starts + passed * WEEK, counts[passed]
        if count:
            kept = sessions if missed < model.repeat_after_missed_weeks else 0
            week, missed, sessions = _resumed(week, missed, phases, model), 0, kept + count
            openings[week] = opening
            short = sessions < enough
            if not short:
                # What is over counts on, but a full week saves nothing up for a lazy one.
                week, sessions = week + 1, sessions - enough if count < enough else 0
        else:
            missed += 1
    opening = starts + max(over, 0) * WEEK
    due = _resumed(week, missed, phases, model)
    openings |= _ahead(due, opening, model)
    return Standing(due, openings, missed, _repeats(week, missed, short, model))


def _ahead(due: int, opening: date, model: ProgrammeModel) -> dict[int, date]:
    """The openings of the week due and those after it, as far as there is a calendar."""
    weeks = range(due, max(due, model.weeks) + 1)
    whole = max(1, (date.max - opening + DAY) // WEEK)
    return {week: opening + later * WEEK for later, week in enumerate(weeks) if later < whole}


def pause_ends(decisions: Sequence[Decision], today: date) -> tuple[bool, date | None]:
    """Whether the programme is paused today, and the day it goes on, if one was named."""
    for decision in reversed(decisions):
        if isinstance(decision, Resumed):
            return False, None
        if isinstance(decision, Paused) and decision.until is None:
            return True, None
        if isinstance(decision, Paused) and decision.until is not None:
            ongoing = decision.until >= today
            endless = decision.until == date.max
            return ongoing, decision.until + DAY if ongoing and not endless else None
    return False, None


def weeks_practised(done: Sequence[date], until: date, model: ProgrammeModel) -> int:
    """Whole weeks' worth of sessions before a day, back to the last long gap.

    Args:
        done: Days with a session, in order.
        until: The day a programme would start.
        model: How many sessions make a week, and what a long gap is.
    """
    gap = model.step_back_after_missed_weeks * WEEK
    count, first = 0, until
    for day in reversed([day for day in done if day < until]):
        if first - day > gap:
            break
        count, first = count + 1, day
    return min(count // model.sessions_per_week_done, ceil((until - first) / WEEK))


def days_of(opening: date) -> Iterator[date]:
    """The seven dates of a week."""
    return (opening + timedelta(days=offset) for offset in range(WEEK.days))


def _resumed(week: int, missed: int, phases: Mapping[str, Phase], model: ProgrammeModel) -> int:
    if week > model.weeks:
        return week
    if missed >= model.step_back_after_missed_weeks:
        return _phase_before(week, phases)
    if missed >= model.repeat_after_missed_weeks:
        return max(1, week - 1)
    return week


def _repeats(week: int, missed: int, short: bool, model: ProgrammeModel) -> Repeats | None:
    """Why the week comes again; nothing to say of one that nobody has begun."""
    if week > model.weeks or (week == 1 and not short):
        return None
    if missed >= model.step_back_after_missed_weeks:
        return "long_gap"
    if missed >= model.repeat_after_missed_weeks:
        return "missed_weeks"
    return "few_sessions" if short else None


def _phase_before(week: int, phases: Mapping[str, Phase]) -> int:
    """The first week of the phase before the one `week` is in."""
    firsts = sorted(phase.weeks[0] for phase in phases.values())
    passed = [first for first in firsts if first <= week]
    return passed[-2] if len(passed) > 1 else firsts[0]
