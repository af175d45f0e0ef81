"""Measure: a reading with its trials a side; old values stay hidden until it is entered."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from dorsi.domain.journal import Reading
from dorsi.domain.measures import Measure
from dorsi.domain.words import SIDES
from dorsi.site.pages.forms import ReadingForm
from dorsi.site.pages.showing import UNUSABLE, form_id, go, id_for, saved, show
from dorsi.site.pages.thinking import Thought, thought_of
from dorsi.site.records.models import KeptPerson
from dorsi.site.records.standing import standing


@require_safe
def measures(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Show the ways to measure."""
    t = thought_of(person)
    return show(request, "measures.html", person, t, measures=t.knowledge.measures.values())


@require_http_methods(["GET", "HEAD", "POST"])
def measure(request: HttpRequest, person: KeptPerson, name: str) -> HttpResponse:
    """Take a reading."""
    t = thought_of(person)
    known = t.knowledge.measures.get(name)
    if known is None:
        raise Http404
    unit = unit_for(known, t)
    form = ReadingForm(known, unit, request.POST or None)
    if request.method == "POST" and form.is_valid():
        readings = _readings(request, form, t)
        if saved(request, person, form, "Noted.", *readings):
            return go("assess", person)
    status = UNUSABLE if form.errors else 200
    return show(request, "measure.html", person, t, form=form, measure=known, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def correct_reading(request: HttpRequest, person: KeptPerson, entry: str) -> HttpResponse:
    """Put a reading right: it is restated in full, and the old one counts no longer."""
    t = thought_of(person)
    old = next((e for e in standing(t.kept) if e.id == entry and isinstance(e, Reading)), None)
    if not isinstance(old, Reading):
        raise Http404
    known = t.knowledge.measures[old.measure]
    sides = SIDES if old.side == "both" else (old.side,)
    numbers = {f"{side}_{n}": v for side in sides for n, v in enumerate(old.numbers, 1)}
    initial = {**numbers, "cold": old.cold is not False, "note": old.note or ""}
    form = ReadingForm(known, old.unit, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        better = _corrected(request, form, old)
        if saved(request, person, form, "Put right.", *better):
            return go("entries", person)
    status = UNUSABLE if form.errors else 200
    return show(
        request, "measure.html", person, t, form=form, measure=known, old=old, status=status
    )


def unit_for(measure: Measure, t: Thought) -> str:
    """The unit a person reads this measure in."""
    wanted = t.person.length_unit
    return wanted if wanted in measure.units else measure.unit


def _readings(request: HttpRequest, form: ReadingForm, t: Thought) -> list[Reading]:
    given = [(side, form.trials(side)) for side in SIDES if form.trials(side)]
    return [
        Reading(
            at=t.at,
            measure=form.measure.id,
            side=side,
            trials=trials,
            unit=form.unit,  # type: ignore[arg-type]
            cold=form.cleaned_data["cold"],
            note=form.cleaned_data["note"] or None,
            id=str(form_id(request)) if place == 0 else id_for(request, side),
        )
        for place, (side, trials) in enumerate(given)
    ]


def _corrected(request: HttpRequest, form: ReadingForm, old: Reading) -> list[Reading]:
    """The reading restated; when it turns out to be of both sides, the second is one of its own."""
    given = [(side, form.trials(side)) for side in SIDES if form.trials(side)]
    return [
        Reading(
            at=old.at,
            measure=old.measure,
            side=side,
            trials=trials,
            unit=old.unit,
            knee=old.knee,
            protocol=old.protocol,
            placement=old.placement,
            device=old.device,
            footwear=old.footwear,
            cold=form.cleaned_data["cold"],
            hours_since_band=old.hours_since_band,
            note=form.cleaned_data["note"] or None,
            id=str(form_id(request)) if place == 0 else id_for(request, side),
            replaces=old.id if place == 0 else None,
        )
        for place, (side, trials) in enumerate(given)
    ]
