"""Method: how results come about, and the sources behind every statement."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dorsi.report.explain.topics import TOPICS
from dorsi.site.pages.method import CHAPTERS, chapter
from dorsi.site.pages.showing import show, stopped
from dorsi.site.pages.the_ankle import PARTS, STRUCTURES_SHOWN, WAYS
from dorsi.site.pages.thinking import thought_of
from dorsi.site.records.models import KeptPerson


@require_safe
def method(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Say in short how Dorsi comes to what it says, and where to read on."""
    t = thought_of(person)
    return show(
        request,
        "method.html",
        person,
        t,
        chapters=[(name, each.title, each.about) for name, each in CHAPTERS.items()],
        topics=[(name, about) for name, (about, _) in TOPICS.items()],
    )


@require_safe
def the_ankle(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Show the leg from inside, and the words for what is in it and for how it moves."""
    return show(request, "the_ankle.html", person, thought_of(person), parts=PARTS, ways=WAYS)


@require_safe
def chapter_page(request: HttpRequest, person: KeptPerson, name: str) -> HttpResponse:
    """List every statement of one kind with its reason, its sources and what it carries."""
    t = thought_of(person)
    found = CHAPTERS.get(name)
    if found is None:
        raise Http404
    if found.exercises and t.held_up:
        return stopped(request, person, t, found.title)
    asked = request.GET.get("q", "").strip()
    words = asked.lower().split()
    statements = [
        each
        for each in chapter(name, t.knowledge)
        if all(
            word in f"{each.id} {each.name} {each.said} {' '.join(each.requirements)}".lower()
            for word in words
        )
    ]
    return show(
        request,
        "chapter.html",
        person,
        t,
        chapter=found,
        statements=statements,
        asked=asked,
        shown=STRUCTURES_SHOWN if name == "structures" else (),
    )
