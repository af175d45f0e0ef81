"""Session: today's work as a plain list, done in one tap or item by item."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from dorsi.domain.journal import Session, SessionItem
from dorsi.domain.schedule import PlannedDay, PlannedItem
from dorsi.report.sentences.schedule import Work, day_planned, dose, exercise_name
from dorsi.site.pages.forms import SessionForm
from dorsi.site.pages.showing import UNUSABLE, form_id, go, saved, show
from dorsi.site.pages.thinking import Thought, thought_of
from dorsi.site.records.models import KeptPerson


@require_http_methods(["GET", "HEAD", "POST"])
def session(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Write down what was done today."""
    t = thought_of(person)
    planned = _planned(t)
    items = planned.items if planned else ()
    form = SessionForm(_offered(items, t), request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = _session(request, form, planned, t)
        if saved(request, person, form, "Session noted.", done):
            return go("today", person)
    status = UNUSABLE if form.errors else 200
    return show(request, "session.html", person, t, form=form, planned=planned, status=status)


def _planned(t: Thought) -> PlannedDay | None:
    found = None if t.review.safety.withheld else day_planned(t.plan, t.today)
    return found[1] if found else None


def _offered(items: tuple[PlannedItem, ...], t: Thought) -> list[tuple[str, str]]:
    works = [Work((item,)) for item in items]
    return [
        (str(place), f"{exercise_name(work, t.knowledge)}, {dose(work, t.knowledge)}")
        for place, work in enumerate(works)
    ]


def _session(
    request: HttpRequest, form: SessionForm, planned: PlannedDay | None, t: Thought
) -> Session:
    said = form.cleaned_data
    items = planned.items if planned else ()
    done = [items[int(place)] for place in said["items"]]
    whole = len(done) == len(items) and planned is not None
    minutes = said["minutes"]
    if minutes is None and whole and planned is not None:
        minutes = planned.minutes
    return Session(
        at=t.at,
        items=tuple(
            SessionItem(
                exercise=item.exercise,
                side=item.side,
                sets=item.sets,
                reps=item.reps,
                seconds=item.seconds,
            )
            for item in done
        ),
        minutes=minutes,
        pain_before=said["pain_before"],
        pain_after=said["pain_after"],
        pain_next_morning=said["pain_next_morning"],
        pain_site=said["pain_site"] or None,
        id=str(form_id(request)),
    )
