"""What is offered before a programme is taken on, and taking it on."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from dorsi.compose import prescription
from dorsi.domain.journal import ProgrammeAccepted
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import PlannedWeek
from dorsi.report.quantities import capital, count
from dorsi.report.sentences.pattern import describe_pattern
from dorsi.report.sentences.programme import describe_lead, phase_name, waits_for
from dorsi.report.sentences.schedule import BLOCK_NAMES, week_lines, week_of
from dorsi.site.pages.showing import form_id, saved
from dorsi.site.pages.sides import by_side, numbers_of
from dorsi.site.pages.thinking import Thought
from dorsi.site.pages.work import Line, lines_of
from dorsi.site.records.models import KeptPerson


def as_offered(t: Thought) -> dict[str, Any]:
    """What a page needs to show what is known so far, and the week that would come first."""
    week = week_of(t.plan, t.today)
    return {
        "numbers": numbers_of(t.review, t.to),
        "pattern": list(by_side(lambda side: describe_pattern(side, t.review, t.to))),
        "lead": describe_lead(t.plan, t.review, t.journal, t.to),
        "waits": waits_for(t.review),
        "week": week,
        "phase": phase_name(week.phase, t.knowledge) if week else "",
        "rows": week_rows(t),
    }


def week_rows(t: Thought) -> list[tuple[str, Line]]:
    """This week's exercises, each once: when in the day and on how many days, and the line."""
    week = week_of(t.plan, t.today)
    return rows_of(week, t.knowledge) if week else []


def rows_of(week: PlannedWeek, knowledge: Knowledge) -> list[tuple[str, Line]]:
    """A week's exercises, each dose once: when in the day and on how many days, and the line."""
    found: dict[Line, list[str]] = {}
    for line in week_lines(week):
        (as_line,) = lines_of([line.work], knowledge)
        when = BLOCK_NAMES[line.work.block].lower()
        found.setdefault(as_line, []).append(f"{when} on {count(len(line.days), 'day')}")
    return [(capital(", ".join(whens)), line) for line, whens in found.items()]


def take_on(request: HttpRequest, person: KeptPerson, t: Thought) -> bool:
    """Take on what is proposed, from today, and say so, or say what comes first."""
    first = waits_for(t.review)
    if first is not None:
        messages.error(request, f"Something comes first: {first}.")
        return False
    if t.plan.withheld is not None or not t.plan.weeks:
        return False
    taken = ProgrammeAccepted(
        at=t.at,
        starts=t.today,
        knowledge=t.knowledge.digest,
        blocks=prescription(t.kept, t.knowledge, t.today, t.today),
        id=str(form_id(request)),
    )
    return saved(request, person, None, "The programme is yours. It starts today.", taken)
