"""Putting an entry right: a form for each kind, and the entry that takes the old one's place."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from django import forms
from django.http import HttpRequest

from dorsi.domain.journal import (
    Answer,
    Change,
    Cleared,
    Entry,
    Paused,
    PersonChange,
    ProgrammeAccepted,
    Reading,
    Session,
    SessionItem,
    TargetSet,
)
from dorsi.domain.words import SIDES, Side, SideOrBoth
from dorsi.site.pages.forms import AnswerForm, ReadingForm, SessionForm
from dorsi.site.pages.person_form import AboutYou
from dorsi.site.pages.questions import YOU
from dorsi.site.pages.showing import form_id, id_for, posted
from dorsi.site.pages.thinking import Thought
from dorsi.site.pages.typed import Typed, length_cm

CORRECTABLE = (
    Reading, Answer, Session, Change, TargetSet, ProgrammeAccepted, Paused, Cleared,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Correction:
    """A form filled with what an entry says, and how it is restated."""

    form: Any
    template: str
    restated: Callable[[], Iterable[Entry]]


def correction_of(old: Entry, request: HttpRequest, t: Thought) -> Correction | None:
    """Lay out the form for an entry; nothing where it can only be taken back."""
    match old:
        case Reading():
            return _reading(old, request, t)
        case Answer():
            return _answer(old, request, t)
        case Session():
            return _session(old, request, t)
        case Change():
            return _change(old, request)
        case TargetSet() | ProgrammeAccepted() | Paused() | Cleared():
            return _decision(old, request)
        case _:
            return None


def sides_in(side: SideOrBoth | None) -> tuple[Side, ...]:
    """The sides an entry is about."""
    return SIDES if side in ("both", None) else (cast("Side", side),)


def _reading(old: Reading, request: HttpRequest, t: Thought) -> Correction:
    measure = t.knowledge.measures[old.measure]
    numbers = {
        f"{side}_{n}": v for side in sides_in(old.side) for n, v in enumerate(old.numbers, 1)
    }
    initial = {**numbers, "cold": old.cold is not False, "note": old.note or ""}
    form = ReadingForm(measure, old.unit, posted(request), initial=initial)
    return Correction(form, "correct_reading.html", lambda: _readings(request, form, old))


def _readings(request: HttpRequest, form: ReadingForm, old: Reading) -> list[Entry]:
    """The reading restated; when it turns out to be of both sides, the second is one of its own."""
    given = [(side, form.trials(side)) for side in SIDES if form.trials(side)]
    return [
        replace(
            old,
            side=side,
            trials=trials,
            value=None,
            unit=cast("Any", form.unit),
            cold=form.cleaned_data["cold"],
            note=form.cleaned_data["note"] or None,
            id=str(form_id(request)) if place == 0 else id_for(request, side),
            replaces=old.id if place == 0 else None,
        )
        for place, (side, trials) in enumerate(given)
    ]


def _answer(old: Answer, request: HttpRequest, t: Thought) -> Correction:
    finding = t.knowledge.findings[old.question]
    sides: tuple[str, ...] = sides_in(old.side) if finding.per_side else (YOU,)
    initial = dict.fromkeys(sides, old.answer)
    form = AnswerForm(finding, sides, posted(request), initial=initial)
    return Correction(form, "correct.html", lambda: _answers(request, form, old))


def _answers(request: HttpRequest, form: AnswerForm, old: Answer) -> list[Entry]:
    given = form.given()
    whole = len(set(given.values())) == 1 and len(given) == len(form.sides)
    if whole:
        value = next(iter(given.values()))
        return [replace(old, answer=value, id=str(form_id(request)), replaces=old.id)]
    return [
        replace(
            old,
            side=cast("SideOrBoth", side),
            answer=value,
            id=str(form_id(request)) if place == 0 else id_for(request, side),
            replaces=old.id if place == 0 else None,
        )
        for place, (side, value) in enumerate(given.items())
    ]


def _session(old: Session, request: HttpRequest, t: Thought) -> Correction:
    offered = [(str(place), _done(item, t)) for place, item in enumerate(old.items)]
    names = ("minutes", "pain_before", "pain_after", "pain_next_morning", "pain_site")
    initial = {name: getattr(old, name) for name in names}
    form = SessionForm(offered, posted(request), initial=initial)
    form.fields["items"].required = bool(offered)

    def restated() -> list[Entry]:
        said = form.cleaned_data
        kept = tuple(old.items[int(place)] for place in said["items"])
        more: dict[str, Any] = {name: said[name] if said[name] != "" else None for name in names}
        return [replace(old, items=kept, **more, id=str(form_id(request)), replaces=old.id)]

    return Correction(form, "correct.html", restated)


def _done(item: SessionItem, t: Thought) -> str:
    known = t.knowledge.exercises.get(item.exercise)
    name = known.name if known else item.exercise
    return name if item.side in (None, "both") else f"{name}, {item.side}"


def _change(old: Change, request: HttpRequest) -> Correction:
    """Only the fields this change was about."""
    said = {name: getattr(old.person, name) for name in old.person.__dataclass_fields__}
    said = {name: value for name, value in said.items() if value is not None}
    form = AboutYou(posted(request), initial=said)
    for name in set(form.fields) - set(said):
        del form.fields[name]

    def restated() -> list[Entry]:
        given = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in form.cleaned_data.items()
            if value is not None
        }
        beyond = {name: value for name, value in said.items() if name not in form.fields}
        person = PersonChange(**{**beyond, **given})
        return [replace(old, person=person, id=str(form_id(request)), replaces=old.id)]

    return Correction(form, "correct.html", restated)


class TargetForm(forms.Form):
    """The reach to get to."""

    reach_cm = Typed(length_cm, label="Reach to get to, such as 12 cm", required=True)


class StartsForm(forms.Form):
    """The day a programme starts."""

    starts = forms.DateField(
        label="First day", widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )


class UntilForm(forms.Form):
    """The last day of a pause."""

    until = forms.DateField(
        required=False,
        label="Until, if you know",
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )


class ByForm(forms.Form):
    """Who looked at it."""

    by = forms.CharField(max_length=200, label="Who looked at it, such as my physiotherapist")


_DECISIONS: dict[type[Entry], tuple[type[forms.Form], str]] = {
    TargetSet: (TargetForm, "reach_cm"),
    ProgrammeAccepted: (StartsForm, "starts"),
    Paused: (UntilForm, "until"),
    Cleared: (ByForm, "by"),
}


def _decision(old: Entry, request: HttpRequest) -> Correction:
    form_type, name = _DECISIONS[type(old)]
    before: date | str | float | None = getattr(old, name)
    form = form_type(posted(request), initial={name: before})

    def restated() -> list[Entry]:
        told: dict[str, Any] = {name: form.cleaned_data[name]}
        return [replace(old, **told, id=str(form_id(request)), replaces=old.id)]

    return Correction(form, "correct.html", restated)
