"""Session: today's work as a plain list, done in one tap or item by item."""

from dataclasses import replace
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from dorsi.compose.guided import waits
from dorsi.domain.journal import Session
from dorsi.domain.schedule import PlannedDay, PlannedItem
from dorsi.report.sentences.schedule import BLOCK_NAMES, Work, next_day
from dorsi.site.pages.after_pain import after_pain
from dorsi.site.pages.forms import FeltForm, SessionForm
from dorsi.site.pages.showing import UNUSABLE, form_id, go, posted, saved, show, stopped
from dorsi.site.pages.thinking import Thought, thought_of
from dorsi.site.pages.views.today import day_left
from dorsi.site.pages.work import Line, lines_of
from dorsi.site.records.models import KeptPerson
from dorsi.site.records.standing import standing

TITLE: Final = "Today's session"


@require_http_methods(["GET", "HEAD", "POST"])
def session(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Write down what was done today; what was logged before is not asked again."""
    t = thought_of(person)
    if t.review.safety.withheld:
        return stopped(request, person, t, TITLE)
    if request.method == "POST" and any(s.id == str(form_id(request)) for s in t.kept.sessions):
        return after_pain(person)  # sent a second time
    left = day_left(t)
    planned = left.day if left and left.day.items else None
    items = planned.items if planned else ()
    offered = [(item.key, item.exercise) for item in items]
    form = SessionForm(offered, posted(request))
    if request.method == "POST" and planned is not None and form.is_valid():
        done = _session(request, form, planned, t)
        if saved(request, person, form, "Session noted.", done):
            return after_pain(person) if done.pain_after else go("today", person)
    if waits(t.review):  # what was done is taken down, and nothing else is offered
        return stopped(request, person, t, TITLE)
    status = UNUSABLE if form.errors else 200
    return show(
        request,
        "session.html",
        person,
        t,
        form=form,
        left=left,
        planned=planned,
        rows=rows_of(items, form, t),
        done=[s for s in t.journal.sessions if s.day == t.today],
        emptied=t.emptied_on(t.today),
        following=next_day(t.plan, t.today),
        status=status,
    )


@require_POST
def felt(request: HttpRequest, person: KeptPerson, entry: str) -> HttpResponse:
    """Add how a session felt, right after it or the next morning."""
    t = thought_of(person)
    old = next((e for e in standing(t.kept) if e.id == entry and isinstance(e, Session)), None)
    if not isinstance(old, Session):
        raise Http404
    form = FeltForm(request.POST)
    form.is_valid()  # what cannot be read is as good as nothing chosen
    told = {name: v for name, v in form.cleaned_data.items() if v is not None}
    if not told:
        messages.error(request, "Choose a number from 0 to 10, or leave it open.")
        return go("today", person)
    better = replace(old, **told, id=str(form_id(request)), replaces=old.id)
    saved(request, person, None, "Noted.", better)
    return after_pain(person)


def rows_of(
    items: tuple[PlannedItem, ...], form: SessionForm, t: Thought
) -> list[tuple[str, str, bool, Line]]:
    """Every item as the form has it: when, its key, whether it is ticked, the line."""
    ticked = set(form["items"].value() or ())
    return [
        (
            BLOCK_NAMES[item.block],
            item.key,
            item.key in ticked,
            lines_of([Work((item,))], t.knowledge)[0],
        )
        for item in items
    ]


def _session(request: HttpRequest, form: SessionForm, planned: PlannedDay, t: Thought) -> Session:
    said, items = form.cleaned_data, planned.items
    done = [item for item in items if item.key in said["items"]]
    minutes = said["minutes"]
    if minutes is None and len(done) == len(items):
        minutes = planned.minutes
    return Session(
        at=t.at,
        items=tuple(item.done() for item in done),
        minutes=minutes,
        pain_before=said["pain_before"],
        pain_after=said["pain_after"],
        pain_next_morning=said["pain_next_morning"],
        pain_site=said["pain_site"] or None,
        id=str(form_id(request)),
    )
