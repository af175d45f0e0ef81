"""Assess: the result in sentences, and one level down why."""

from csp.constants import NONE, UNSAFE_INLINE
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import SIDES
from dorsi.errors import UnknownId
from dorsi.report.chart.content import Chart
from dorsi.report.chart.gather import chart_of
from dorsi.report.chart.picture import picture
from dorsi.report.explain.explanation import Explained
from dorsi.report.explain.topics import TOPICS, explain
from dorsi.report.sentences.advice import describe_reason
from dorsi.report.sentences.change import describe_forecast
from dorsi.report.sentences.limits import NOT_MEANT, describe_surer
from dorsi.report.sentences.pattern import describe_pattern
from dorsi.report.sentences.practice import describe_practice
from dorsi.report.sentences.programme import describe_programme
from dorsi.report.sentences.reach import describe_asymmetry, describe_side
from dorsi.report.sentences.slip import describe_slips
from dorsi.site.pages.as_shown import as_shown
from dorsi.site.pages.check_in import weeks_said
from dorsi.site.pages.decided import decisions_said
from dorsi.site.pages.scale import scale_of
from dorsi.site.pages.showing import show, stopped
from dorsi.site.pages.sides import by_side, numbers_of
from dorsi.site.pages.the_ankle import STRUCTURES_SHOWN
from dorsi.site.pages.thinking import Thought, thought_of
from dorsi.site.pages.views.programme import ladder_of
from dorsi.site.records.models import KeptPerson

WEEKS_SHOWN = 12
SAYS_WHAT_TO_DO = frozenset({"next", "programme", "meanwhile", "sport"})


@require_safe
def assess(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Show how far each ankle bends and what that means."""
    t = thought_of(person)
    return as_shown(request, t, lambda: _assess(request, person, t))


def _assess(request: HttpRequest, person: KeptPerson, t: Thought) -> HttpResponse:
    review, to = t.review, t.to
    patterns = by_side(lambda side: describe_pattern(side, review, to, card_first=t.held_up))
    measured = any(review.sides.of(side).reach_cm for side in SIDES)
    return show(
        request,
        "assess.html",
        person,
        t,
        scale=scale_of(review, to),
        slips=tuple(describe_slips(t.assessment.ranges, to)),
        difference=describe_asymmetry(review.asymmetry, to) if measured else "",
        pattern=list(patterns),
        reasons=[describe_reason(reason) for reason in review.safety.reasons],
        decisions=decisions_said(t),
        numbers=numbers_of(review, to),
        surer=describe_surer(review, to) if not t.held_up else (),
        not_meant=NOT_MEANT,
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
    if t.card_first and _says_what_to_do(thing, t.knowledge):
        return stopped(request, person, t, "Why")  # its title may name one
    return show(
        request,
        "why.html",
        person,
        t,
        explanation=found,
        worked=thing if thing in STRUCTURES_SHOWN else "",
        structures=t.knowledge.structures.values() if thing == "pattern" else (),
    )


def _says_what_to_do(thing: str, knowledge: Knowledge) -> bool:
    """Whether an explanation names exercises to be done; what was done or left out may be named."""
    return thing in SAYS_WHAT_TO_DO or thing in knowledge.exercises or thing in knowledge.sports


@require_safe
def progress(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Show what changed, whether that is sure, and where it is heading, side by side."""
    t = thought_of(person)
    return as_shown(request, t, lambda: _progress(request, person, t))


def _progress(request: HttpRequest, person: KeptPerson, t: Thought) -> HttpResponse:
    review, to = t.review, t.to
    acceptance = t.assessment.acceptance
    model = t.knowledge.models.programme
    starts = acceptance.starts if acceptance else None
    return show(
        request,
        "progress.html",
        person,
        t,
        sides=[
            (
                side,
                describe_side(side, review.sides.of(side), to),
                describe_forecast(side, review, to),
            )
            for side in SIDES
        ],
        programme=describe_programme(review.programme, t.journal, to),
        practice=describe_practice(t.assessment.practice, starts, t.today, model),
        decisions=decisions_said(t),
        ladder=ladder_of(t) if not t.held_up else [],
        table=_course(t),
        weeks=weeks_said(t)[:WEEKS_SHOWN],
        # In the page itself it has the page's colours, light or dark.
        chart=SafeString(picture(_chart_of(t), styled=False)),
    )


@require_safe
def chart(_request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Draw the course of both sides: readings, what is believed, what is expected."""
    t = thought_of(person)
    drawn = picture(_chart_of(t))
    answer = HttpResponse(drawn.encode(), content_type="image/svg+xml")
    # The picture brings its own colours; nothing else may come with it.
    answer._csp_replace = {"default-src": [NONE], "style-src": [UNSAFE_INLINE]}  # type: ignore[attr-defined]  # noqa: SLF001
    return answer


def _chart_of(t: Thought) -> Chart:
    return chart_of(t.assessment, t.progress, t.review, t.knowledge)


def _course(t: Thought) -> list[tuple[str, str, str, str]]:
    """Every knee-to-wall reading, newest first: day, side, trials, unit."""
    shown = [reading for reading in t.journal.readings if reading.measure == "knee_to_wall"]
    return [
        (r.day.isoformat(), r.side, ", ".join(f"{n:g}" for n in r.numbers), r.unit)
        for r in reversed(shown)
    ]
