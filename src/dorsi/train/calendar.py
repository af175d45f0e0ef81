"""Programme weeks on the calendar: they advance by sessions done, not by time passing.

A week counts as done from a few sessions on. A week missed altogether is simply resumed; after two
or three the last week is repeated; after four or more it goes one phase back.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dorsi.domain.exercises import Phase
from dorsi.domain.journal import Decision, Paused, Resumed
from dorsi.domain.models import ProgrammeModel

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the programme stands on a day.

    `openings` maps programme weeks to the first day of the calendar week each one fills; the
    current week is `week` (past the last one: the programme is done). `missed` is how many whole
    calendar weeks in a row had no session before the current one.
    """

    week: int
    openings: Mapping[int, date]
    missed: int


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
        resumes: While paused, the day work goes on.

    Requirements: B-60
    """
    week, missed, opening = 1, 0, starts
    openings: dict[int, date] = {}
    while opening + WEEK <= today:
        count = sum(opening <= day < opening + WEEK for day in done)
        if count:
            week = _resumed(week, missed, phases, model)
            missed = 0
            openings[week] = opening
        else:
            missed += 1
        if count >= model.sessions_per_week_done:
            week += 1
        opening += WEEK
    week = _resumed(week, missed, phases, model)
    while resumes is not None and opening + WEEK <= resumes:
        opening += WEEK
    for offset, later in enumerate(range(week, max(week, model.weeks) + 1)):
        openings[later] = opening + offset * WEEK
    return Standing(week, openings, missed)


def pause_ends(decisions: Sequence[Decision], today: date) -> tuple[bool, date | None]:
    """Whether the programme is paused today, and the day it goes on, if one was named."""
    for decision in reversed(decisions):
        if isinstance(decision, Resumed):
            return False, None
        if isinstance(decision, Paused) and decision.until is None:
            return True, None
        if isinstance(decision, Paused) and decision.until is not None:
            ongoing = decision.until >= today
            return ongoing, decision.until + timedelta(days=1) if ongoing else None
    return False, None


def days_of(opening: date) -> Iterator[date]:
    """The seven dates of a week."""
    return (opening + timedelta(days=offset) for offset in range(WEEK.days))


def _resumed(week: int, missed: int, phases: Mapping[str, Phase], model: ProgrammeModel) -> int:
    if missed >= model.step_back_after_missed_weeks:
        return _phase_before(week, phases)
    if missed >= model.repeat_after_missed_weeks:
        return max(1, week - 1)
    return week


def _phase_before(week: int, phases: Mapping[str, Phase]) -> int:
    """The first week of the phase before the one `week` is in."""
    firsts = sorted(phase.weeks[0] for phase in phases.values())
    passed = [first for first in firsts if first <= week]
    return passed[-2] if len(passed) > 1 else firsts[0]
