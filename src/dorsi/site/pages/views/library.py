"""Library: every exercise and every way to measure, searchable."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from dorsi.report.figure import figure_svg
from dorsi.report.sentences.schedule import band_words
from dorsi.site.pages.showing import show, stopped
from dorsi.site.pages.thinking import thought_of
from dorsi.site.records.models import KeptPerson


@require_safe
def library(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """List what there is, or what matches a search."""
    t = thought_of(person)
    if t.held_up:
        return stopped(request, person, t, "Library")
    asked = request.GET.get("q", "").strip()
    words = asked.lower().split()

    def matches(*texts: str) -> bool:
        text = " ".join(texts).lower()
        return all(word in text for word in words)

    known = t.knowledge
    mine = {item.exercise for week in t.plan.weeks for day in week.days for item in day.items}
    exercises = [
        (x, x.id in mine)
        for x in known.exercises.values()
        if matches(x.name, x.purpose, *x.setup, *x.steps)
    ]
    exercises.sort(key=lambda found: (not found[1], found[0].name))
    return show(
        request,
        "library.html",
        person,
        t,
        asked=asked,
        exercises=exercises,
        measures=[
            m for m in known.measures.values() if matches(m.name, m.summary, m.position, *m.steps)
        ],
    )


@require_safe
def exercise(request: HttpRequest, person: KeptPerson, name: str) -> HttpResponse:
    """Show one exercise in full."""
    t = thought_of(person)
    found = t.knowledge.exercises.get(name)
    if found is None:
        raise Http404
    if t.held_up:
        return stopped(request, person, t, "Exercise")
    sources = [t.knowledge.sources[id_] for id_ in found.source if id_ in t.knowledge.sources]
    return show(
        request,
        "exercise.html",
        person,
        t,
        exercise=found,
        band=band_words(found.band) if found.band else "",
        sources=sources,
        figure=SafeString(figure_svg(found, t.knowledge.models.figure)),
    )
