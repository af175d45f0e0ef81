"""Assess: the result in sentences, and one level down why."""

from collections.abc import Callable, Iterator

from csp.constants import NONE, UNSAFE_INLINE
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dorsi.domain.words import SIDES, Side
from dorsi.errors import UnknownId
from dorsi.report.chart.gather import chart_of
from dorsi.report.chart.picture import picture
from dorsi.report.explain.explanation import Explained
from dorsi.report.explain.topics import TOPICS, explain
from dorsi.report.sentences.advice import describe_decisions, describe_reason
from dorsi.report.sentences.change import describe_change_of, describe_forecast
from dorsi.report.sentences.pattern import describe_pattern
from dorsi.report.sentences.programme import decisions_now
from dorsi.report.sentences.reach import describe_asymmetry, describe_side
from dorsi.site.pages.scale import scale_of
from dorsi.site.pages.showing import show
from dorsi.site.pages.thinking import Thought, thought_of
from dorsi.site.records.models import KeptPerson


@require_safe
def assess(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Show how far each ankle bends and what that means."""
    t = thought_of(person)
    review, to = t.review, t.to
    measured = any(review.sides.of(side).reach_cm for side in SIDES)
    return show(
        request,
        "assess.html",
        person,
        t,
        sides=[(side, describe_side(side, review.sides.of(side), to)) for side in SIDES],
        scale=scale_of(review, to),
        difference=describe_asymmetry(review.asymmetry, to) if measured else "",
        pattern=list(by_side(lambda side: describe_pattern(side, review, to))),
        reasons=[describe_reason(reason) for reason in review.safety.reasons],
        decisions=describe_decisions(decisions_now(review), to),
        topics=[(name, about) for name, (about, _) in TOPICS.items()],
    )


@require_safe
def why(request: HttpRequest, person: KeptPerson, thing: str) -> HttpResponse:
    """Show what one result rests on."""
    t = thought_of(person)
    try:
        found = explain(thing, Explained(t.assessment, t.review, t.plan, t.to))
    except UnknownId as error:
        raise Http404 from error
    return show(request, "why.html", person, t, explanation=found)


@require_safe
def progress(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Show what changed, whether that is sure, and where it is heading."""
    t = thought_of(person)
    return show(
        request,
        "progress.html",
        person,
        t,
        change=list(by_side(lambda side: describe_change_of(side, t.review, t.to))),
        ahead=list(by_side(lambda side: describe_forecast(side, t.review, t.to))),
        decisions=describe_decisions(decisions_now(t.review), t.to),
        table=_course(t),
    )


@require_safe
def chart(_request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Draw the course of both sides: readings, what is believed, what is expected."""
    t = thought_of(person)
    drawn = picture(chart_of(t.assessment, t.progress, t.review, t.knowledge))
    answer = HttpResponse(drawn.encode(), content_type="image/svg+xml")
    # The picture brings its own colours; nothing else may come with it.
    answer._csp_replace = {"default-src": [NONE], "style-src": [UNSAFE_INLINE]}  # type: ignore[attr-defined]  # noqa: SLF001
    return answer


def by_side(describe: Callable[[Side], str | None]) -> Iterator[tuple[str, str]]:
    """Say the same of both sides once, and different things side by side."""
    said = {side: describe(side) for side in SIDES}
    if said["left"] == said["right"]:
        if said["left"] is not None:
            yield "both", said["left"]
        return
    yield from ((side, text) for side, text in said.items() if text is not None)


def _course(t: Thought) -> list[tuple[str, str, str, str]]:
    """Every knee-to-wall reading, newest first: day, side, trials, unit."""
    shown = [reading for reading in t.journal.readings if reading.measure == "knee_to_wall"]
    return [
        (r.day.isoformat(), r.side, ", ".join(f"{n:g}" for n in r.numbers), r.unit)
        for r in reversed(shown)
    ]
