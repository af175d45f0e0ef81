"""The entries that measuring makes: readings in the unit they were taken in."""

from typing import Any, Final, cast

from django.http import HttpRequest

from dorsi.domain.journal import Change, Entry, PersonChange, Reading
from dorsi.domain.measures import Measure
from dorsi.domain.words import ReadingUnit, Side
from dorsi.site.pages.first_forms import PaperForm
from dorsi.site.pages.forms import ReadingForm
from dorsi.site.pages.showing import form_id, id_for
from dorsi.site.pages.thinking import Thought

KNEE_TO_WALL: Final = "knee_to_wall"
WALL_TOUCH: Final = "wall_touch"
PAPER: Final = "A4 sheet"


def unit_for(measure: Measure, t: Thought) -> str:
    """The unit a person reads this measure in."""
    wanted = t.person.length_unit
    return wanted if wanted in measure.units else measure.unit


def readings_from(request: HttpRequest, form: ReadingForm, t: Thought) -> list[Entry]:
    """The readings a form makes, one for each side; and inches, where no unit was said before."""
    given = [(side, form.trials(side)) for side in form.sides if form.trials(side)]
    made: list[Entry] = [
        Reading(
            at=t.at,
            measure=form.measure.id,
            side=side,
            trials=trials,
            unit=cast("ReadingUnit", form.unit),
            cold=form.cleaned_data["cold"],
            note=form.cleaned_data.get("note") or None,
            id=str(form_id(request)) if place == 0 else id_for(request, side),
        )
        for place, (side, trials) in enumerate(given)
    ]
    return [*made, *_unit_said(request, form.unit, t)]


def touch_from(request: HttpRequest, form: PaperForm, side: Side, t: Thought) -> list[Entry]:
    """The reading that a folded sheet makes: it touches, or so much is missing."""
    gap: Any = 0.0 if form.cleaned_data["touches"] == "yes" else form.cleaned_data["gap"]
    touch = Reading(
        at=t.at,
        measure=WALL_TOUCH,
        side=side,
        value=gap,
        unit=cast("ReadingUnit", form.unit),
        protocol="standing",
        device=PAPER,
        cold=form.cleaned_data["cold"],
        id=str(form_id(request)),
    )
    return [touch]


def _unit_said(request: HttpRequest, unit: str, t: Thought) -> list[Change]:
    if t.person.length_unit is not None or unit != "in":
        return []
    said = PersonChange(length_unit="in")
    return [Change(at=t.at, person=said, id=id_for(request, "unit"))]
