"""Measure: a reading with its trials a side; old values stay hidden until it is entered."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_safe

from dorsi.domain.words import SIDES
from dorsi.report.figure import figure_svg
from dorsi.report.sentences.advice import describe_decisions
from dorsi.report.sentences.change import describe_change_of, describe_forecast
from dorsi.report.sentences.programme import decisions_now
from dorsi.report.sentences.reach import describe_asymmetry
from dorsi.report.sentences.slip import describe_slips
from dorsi.site.pages.forms import ReadingForm
from dorsi.site.pages.readings import readings_from, unit_for
from dorsi.site.pages.ruler import LONGEST_CM, marks
from dorsi.site.pages.scale import scale_of
from dorsi.site.pages.showing import UNUSABLE, go, posted, saved, show, stopped
from dorsi.site.pages.sides import by_side, numbers_of
from dorsi.site.pages.thinking import Thought, thought_of
from dorsi.site.records.models import KeptPerson

AHEAD = 3  # measuring days shown at once
ABOUT_MEASURING = frozenset(
    {"measure_again", "measure_other_side", "measure_distance", "cannot_tell", "retest_due"}
)


@require_safe
def measures(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Show the days to measure on, and the ways to measure."""
    t = thought_of(person)
    if t.held_up:
        return stopped(request, person, t, "Measure")
    usual = t.knowledge.measures[t.knowledge.models.range.reference_measure]
    others = [m for m in t.knowledge.measures.values() if m.id != usual.id]
    retests = [(r, r.date <= t.today) for r in t.plan.retests[:AHEAD]]
    return show(request, "measures.html", person, t, usual=usual, measures=others, retests=retests)


@require_http_methods(["GET", "HEAD", "POST"])
def measure(request: HttpRequest, person: KeptPerson, name: str) -> HttpResponse:
    """Take a reading."""
    t = thought_of(person)
    known = t.knowledge.measures.get(name)
    if known is None:
        raise Http404
    if t.held_up:
        return stopped(request, person, t, known.name)
    form = ReadingForm(known, unit_for(known, t), posted(request))
    if (
        request.method == "POST"
        and form.is_valid()
        and saved(request, person, form, "Noted.", *readings_from(request, form, t))
    ):
        return go("measured", person)
    status = UNUSABLE if form.errors else 200
    trained = any(session.day == t.today for session in t.journal.sessions)
    return show(
        request,
        "measure.html",
        person,
        t,
        form=form,
        measure=known,
        figure=SafeString(figure_svg(known, t.knowledge.models.figure)),
        trained=trained and known.cold_only,
        status=status,
    )


@require_safe
def measured(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Say what the latest readings mean: where each side is, and whether it changed."""
    t = thought_of(person)
    review, to = t.review, t.to
    taken = _latest(t)
    both = all(review.sides.of(side).reach_cm for side in SIDES)
    decided = [made for made in decisions_now(review) if made.rule in ABOUT_MEASURING]
    return show(
        request,
        "measured.html",
        person,
        t,
        taken=taken,
        one_side=len({side for side, _, _ in taken} - {"both"}) == 1,
        slips=tuple(describe_slips(t.assessment.ranges, to)),
        numbers=numbers_of(review, to),
        scale=scale_of(review, to),
        difference=describe_asymmetry(review.asymmetry, to) if both else "",
        change=list(by_side(lambda side: describe_change_of(side, review, to))),
        ahead=list(by_side(lambda side: describe_forecast(side, review, to))),
        decisions=describe_decisions(decided, to),
        retest=next((r for r in t.plan.retests if r.date > t.today), None),
    )


@require_safe
def ruler(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Show a ruler to print at true size."""
    t = thought_of(person)
    return show(request, "ruler.html", person, t, marks=marks(), longest_cm=LONGEST_CM)


def _latest(t: Thought) -> list[tuple[str, str, str]]:
    """The readings of the day measured last: side, numbers, unit."""
    if not t.journal.readings:
        return []
    day = max(reading.day for reading in t.journal.readings)
    return [
        (r.side, ", ".join(f"{n:g}" for n in r.numbers), r.unit)
        for r in t.journal.readings
        if r.day == day
    ]
