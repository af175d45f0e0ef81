"""Programme: the weeks at a glance, why for every item, and taking it on, pausing, going on."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from dorsi.compose import prescription
from dorsi.domain.journal import Paused, ProgrammeAccepted, Resumed
from dorsi.report.sentences.advice import describe_proposal
from dorsi.report.sentences.programme import describe_programme, phase_name, waits_for
from dorsi.report.sentences.schedule import BLOCK_NAMES, phase_spans, week_lines, week_of
from dorsi.site.pages.showing import UNUSABLE, form_id, go, saved, show
from dorsi.site.pages.thinking import Thought, thought_of
from dorsi.site.pages.work import lines_of
from dorsi.site.records.models import KeptPerson


@require_safe
def programme(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Show the programme, or what is proposed."""
    return _programme(request, person, thought_of(person))


def _programme(
    request: HttpRequest, person: KeptPerson, t: Thought, *, until: str = "", status: int = 200
) -> HttpResponse:
    review = t.review
    week = week_of(t.plan, t.today)
    proposal = review.programme.proposal
    return show(
        request,
        "programme.html",
        person,
        t,
        said=describe_programme(review.programme, t.journal, t.to),
        proposal=describe_proposal(proposal, t.to) if proposal else "",
        week=week,
        phase=phase_name(week.phase, t.knowledge) if week else "",
        waits=waits_for(review),
        rows=_rows(t),
        spans=_spans(t),
        until=until,
        status=status,
    )


@require_POST
def accept(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Take on what is proposed, from today."""
    t = thought_of(person)
    first = waits_for(t.review)
    if first is not None:
        messages.error(request, f"Something comes first: {first}.")
    elif t.plan.withheld is None and t.plan.weeks:
        taken = ProgrammeAccepted(
            at=t.at,
            starts=t.today,
            knowledge=t.knowledge.digest,
            blocks=prescription(t.kept, t.knowledge, t.today, t.today),
            id=str(form_id(request)),
        )
        saved(request, person, None, "The programme is yours. It starts today.", taken)
    return go("programme", person)


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


def _rows(t: Thought) -> list[tuple[str, object, int]]:
    """This week's exercises: when in the day, the line, on how many days."""
    week = week_of(t.plan, t.today)
    if week is None:
        return []
    return [
        (BLOCK_NAMES[line.work.block], lines_of([line.work], t.knowledge)[0], len(line.days))
        for line in week_lines(week)
    ]


def _spans(t: Thought) -> list[tuple[str, str, str, list[str], list[str]]]:
    """The phases: which weeks, name, aim, what comes, what goes."""
    known = t.knowledge

    def names(ids: tuple[str, ...]) -> list[str]:
        return [known.exercises[id_].name if id_ in known.exercises else id_ for id_ in ids]

    spans = []
    for span in phase_spans(t.plan):
        first, last = span.weeks
        weeks = f"Week {first}" if first == last else f"Weeks {first} to {last}"
        phase = known.phases.get(span.phase)
        aim = phase.aim if phase else ""
        name = phase_name(span.phase, known)
        spans.append((weeks, name, aim, names(span.adds), names(span.drops)))
    return spans


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
