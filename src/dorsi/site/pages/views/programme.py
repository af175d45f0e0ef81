"""Programme: the weeks at a glance, why for every item, taking it on, pausing, going on."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from dorsi.compose.heel_ladder import heel_ladder
from dorsi.domain.journal import Paused, Resumed
from dorsi.domain.schedule import PlannedWeek
from dorsi.domain.words import SIDES
from dorsi.report.quantities import day, length
from dorsi.report.sentences.advice import describe_decision, describe_proposal
from dorsi.report.sentences.change import describe_change_of
from dorsi.report.sentences.practice import describe_practice
from dorsi.report.sentences.programme import (
    decisions_now,
    describe_programme,
    phase_name,
    waits_for,
)
from dorsi.report.sentences.reach import describe_side
from dorsi.report.sentences.schedule import phase_spans, week_of
from dorsi.site.pages.showing import UNUSABLE, form_id, go, saved, show, stopped
from dorsi.site.pages.taking_on import rows_of, take_on, week_rows
from dorsi.site.pages.thinking import Thought, thought_of
from dorsi.site.pages.work import Line
from dorsi.site.records.models import KeptPerson

FLAT: Final = "flat"
MISSED = frozenset(
    {"week_missed", "week_waits", "week_again", "week_goes_on", "phase_again", "after_a_long_gap"}
)


@dataclass(frozen=True, slots=True)
class Span:
    """A phase of the programme as its page shows it."""

    weeks: str
    name: str
    aim: str
    adds: list[str]
    drops: list[str]
    rows: list[tuple[str, Line]]
    begins: str


@require_safe
def programme(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Show the programme, or what is proposed."""
    return _programme(request, person, thought_of(person))


def _programme(
    request: HttpRequest, person: KeptPerson, t: Thought, *, until: str = "", status: int = 200
) -> HttpResponse:
    if t.held_up or t.plan.withheld:
        return stopped(request, person, t, "Programme")
    proposal = t.review.programme.proposal
    week = week_of(t.plan, t.today)
    missed = [made for made in decisions_now(t.review) if made.rule in MISSED]
    return show(
        request,
        "programme.html",
        person,
        t,
        said=describe_programme(t.review.programme, t.journal, t.to),
        proposal=describe_proposal(proposal, t.to) if proposal else "",
        week=week,
        phase=phase_name(week.phase, t.knowledge) if week else "",
        waits=waits_for(t.review),
        rows=week_rows(t),
        weeks=[(each.week, _glance(each, t)) for each in t.plan.weeks],
        spans=_spans(t),
        ladder=ladder_of(t),
        missed=[describe_decision(made, t.to) for made in missed],
        until=until,
        status=status,
    )


@require_POST
def accept(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Take on what is proposed, from today."""
    taken = take_on(request, person, thought_of(person))
    return go("today" if taken and request.POST.get("to") == "today" else "programme", person)


@require_POST
def pause(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Take time off."""
    t = thought_of(person)
    typed = request.POST.get("until", "").strip()
    until = _day(typed)
    if typed and until is None:
        messages.error(request, f"{typed!r} is no date; write year, month and day: 2026-02-20.")
        return _programme(request, person, t, until=typed, status=UNUSABLE)
    taken = Paused(at=t.at, until=until, id=str(form_id(request)))
    if not saved(request, person, None, "Paused. It goes on where you left it.", taken):
        return _programme(request, person, t, until=typed, status=UNUSABLE)
    return go("programme", person)


@require_POST
def resume(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Come back after a pause."""
    t = thought_of(person)
    saved(request, person, None, "Back on.", Resumed(at=t.at, id=str(form_id(request))))
    return go("programme", person)


@require_safe
def graduation(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Look back on twelve weeks, and at the few minutes that keep what they brought."""
    t = thought_of(person)
    if t.held_up:
        return stopped(request, person, t, "Twelve weeks")
    acceptance = t.assessment.acceptance
    starts = acceptance.starts if acceptance else None
    model = t.knowledge.models.programme
    return show(
        request,
        "graduation.html",
        person,
        t,
        over=t.review.programme.state == "maintaining",
        weeks=model.weeks,
        sides=[(side, describe_side(side, t.review.sides.of(side), t.to)) for side in SIDES],
        change=[(side, describe_change_of(side, t.review, t.to)) for side in SIDES],
        practice=describe_practice(t.assessment.practice, starts, t.today, model),
        rows=week_rows(t),
        ladder=ladder_of(t),
    )


def ladder_of(t: Thought) -> list[tuple[str, str]]:
    """The rungs of the plate ladder, each done, now or to come; none for who is not on it."""
    found = heel_ladder(t.assessment, t.knowledge)
    if found is None:
        return []
    at = found.rungs_cm.index(found.now_cm)
    states = ("done", "now", "ahead")
    return [
        (length(rung, t.to.unit) if rung else FLAT, states[(n >= at) + (n > at)])
        for n, rung in enumerate(found.rungs_cm)
    ]


def _glance(week: PlannedWeek, t: Thought) -> str:
    """Whether a week is past, now or ahead."""
    if t.today < week.days[0].date:
        return "ahead"
    return "now" if t.today <= week.days[-1].date else "done"


def _spans(t: Thought) -> list[Span]:
    """The phases: which weeks, name, aim, what comes, what goes, and the work of the first week."""
    known = t.knowledge

    def names(ids: tuple[str, ...]) -> list[str]:
        return [known.exercises[id_].name if id_ in known.exercises else id_ for id_ in ids]

    spans = []
    for span in phase_spans(t.plan):
        first, last = span.weeks
        phase = known.phases.get(span.phase)
        week = next(week for week in t.plan.weeks if week.week == first)
        spans.append(
            Span(
                weeks=f"Week {first}" if first == last else f"Weeks {first} to {last}",
                name=phase_name(span.phase, known),
                aim=phase.aim if phase else "",
                adds=names(span.adds),
                drops=names(span.drops),
                rows=rows_of(week, known),
                begins=day(week.days[0].date, t.today),
            )
        )
    return spans


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
