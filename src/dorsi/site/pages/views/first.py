"""The first run: one thing per page, from the red-flag card to a first programme."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_safe

from dorsi.compose.first_checks import lines_of_card
from dorsi.domain.journal import Change, Entry, PersonChange
from dorsi.errors import InvalidInput
from dorsi.report.figure import figure_svg
from dorsi.site.pages.calendar import HabitForm
from dorsi.site.pages.first_forms import BirthYearForm, DaysForm, KitForm, PaperForm
from dorsi.site.pages.first_run import (
    DURING_A_STOP,
    Step,
    next_step,
    put_off,
    put_off_by,
    steps_of,
)
from dorsi.site.pages.forms import AnswerForm, ReadingForm
from dorsi.site.pages.questions import answers_from, answers_from_card, sides_of
from dorsi.site.pages.readings import KNEE_TO_WALL, readings_from, touch_from, unit_for
from dorsi.site.pages.showing import UNUSABLE, form_id, go, posted, saved, show, stopped
from dorsi.site.pages.taking_on import as_offered
from dorsi.site.pages.thinking import Thought, thought_of
from dorsi.site.records.models import KeptPerson


class TheirDays(DaysForm, HabitForm):
    """How much, on which days, and after what in the day: what follows a habit gets done."""

    field_order = ("minutes_per_day", "training_days", "habit", "habit_time")


@dataclass(slots=True)
class Asked:
    """A step as asked: its form, what else its page shows, and the entries its answer makes."""

    step: Step
    t: Thought
    request: HttpRequest
    person: KeptPerson
    form: Any = None
    more: dict[str, Any] = field(default_factory=dict)
    entries: Callable[[], list[Entry]] = list


@require_safe
def first(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Go on where somebody is; a stop is shown instead of any further step."""
    t = thought_of(person)
    if t.held_up:
        return stopped(request, person, t, "Before anything else")
    step = next_step(t, put_off_by(request, person))
    return go("first_step", person, step.slug) if step else go("today", person)


@require_http_methods(["GET", "HEAD", "POST"])
def first_step(request: HttpRequest, person: KeptPerson, step: str) -> HttpResponse:
    """Ask one thing, and keep the answer at once."""
    t = thought_of(person)
    here = next((each for each in steps_of(t) if each.slug == step), None)
    if here is None:
        raise Http404
    if t.held_up and here.kind not in DURING_A_STOP:
        return go("first", person)
    if request.method == "POST" and "later" in request.POST:
        put_off(request, person, here)
        return _on(request, person, here)
    asked = Asked(here, t, request, person)
    ASKS[here.kind](asked)
    if request.method == "POST" and _kept(asked):
        return _on(request, person, here)
    return _shown(asked)


def _on(request: HttpRequest, person: KeptPerson, step: Step) -> HttpResponse:
    """The next open step after this one; from the last one to whatever is left."""
    t = thought_of(person)
    if t.held_up:
        return go("first", person)
    following = next_step(t, put_off_by(request, person), step)
    return go("first_step", person, following.slug) if following else go("first", person)


def _kept(asked: Asked) -> bool:
    if asked.form is not None and not asked.form.is_valid():
        return False
    try:
        entries = asked.entries()
    except InvalidInput as error:
        asked.more["refused"] = str(error)
        return False
    return not entries or saved(asked.request, asked.person, asked.form, "", *entries)


def _shown(asked: Asked) -> HttpResponse:
    steps = steps_of(asked.t)
    at = next(n for n, each in enumerate(steps) if each.slug == asked.step.slug)
    wrong = asked.request.method == "POST"
    return show(
        asked.request,
        f"first/{asked.step.kind}.html",
        asked.person,
        asked.t,
        status=UNUSABLE if wrong else 200,
        step=asked.step,
        number=at + 1,
        count=len(steps),
        before=steps[at - 1] if at else None,
        form=asked.form,
        **asked.more,
    )


def _card(asked: Asked) -> None:
    asked.more["lines"] = lines_of_card(asked.t.knowledge)
    asked.more["ticked"] = asked.request.POST.getlist("line")
    asked.entries = lambda: list(answers_from_card(asked.request, asked.t))


def _year(asked: Asked) -> None:
    known = {"birth_year": asked.t.person.birth_year}
    asked.form = BirthYearForm(posted(asked.request), initial=known)
    asked.entries = lambda: _changed(asked)


def _question(asked: Asked) -> None:
    finding = asked.t.knowledge.findings[asked.step.asks]
    sides = (asked.step.side,) if asked.step.side else sides_of(finding)
    asked.form = AnswerForm(finding, sides, posted(asked.request))
    asked.more["finding"] = finding
    asked.entries = lambda: list(answers_from(asked.form, asked.request, asked.t))


def _reach(asked: Asked) -> None:
    t, sent = asked.t, posted(asked.request)
    measure, side = t.knowledge.measures[KNEE_TO_WALL], asked.step.side
    unit = unit_for(measure, t)
    if side is None:  # a reach is one side's
        raise Http404
    asked.more |= {"measure": measure, "side": side, "paper": "paper" in asked.request.GET}
    if asked.more["paper"]:
        asked.more["variant"] = measure.variants[0]
        asked.form = PaperForm(unit, sent)
        asked.entries = lambda: (
            _waits(asked)
            if asked.form.cleaned_data["touches"] == "unsure"
            else touch_from(asked.request, asked.form, side, t)
        )
        return
    asked.more["figure"] = SafeString(figure_svg(measure, t.knowledge.models.figure, side))
    asked.form = ReadingForm(measure, unit, sent, sides=(side,))
    asked.entries = lambda: readings_from(asked.request, asked.form, t)


def _waits(asked: Asked) -> list[Entry]:
    """Nothing to write down: the step can wait."""
    put_off(asked.request, asked.person, asked.step)
    return []


def _kit(asked: Asked) -> None:
    known = {"equipment": list(asked.t.person.equipment)}
    asked.form = KitForm(posted(asked.request), initial=known)
    asked.entries = lambda: _changed(asked)


def _days(asked: Asked) -> None:
    person, usual = asked.t.person, asked.t.knowledge.models.programme.default_minutes
    known = {
        "minutes_per_day": f"{person.minutes_per_day or usual:g}",
        "training_days": list(person.training_days),
        "habit": person.habit or "",
        "habit_time": person.habit_time or "",
    }
    asked.form = TheirDays(posted(asked.request), initial=known)
    asked.entries = lambda: _changed(asked)


def _programme(asked: Asked) -> None:
    asked.more |= as_offered(asked.t)


def _changed(asked: Asked) -> list[Entry]:
    """What the form says about the person, as one change; what was left empty stays open."""
    form: forms.Form = asked.form
    said: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in form.cleaned_data.items()
        if value is not None
    }
    if not said:
        return _waits(asked)
    change = PersonChange(**said)
    return [Change(at=asked.t.at, person=change, id=str(form_id(asked.request)))]


ASKS: Final[Mapping[str, Callable[[Asked], None]]] = MappingProxyType(
    {
        "card": _card,
        "year": _year,
        "question": _question,
        "stop": _question,
        "reach": _reach,
        "kit": _kit,
        "days": _days,
        "programme": _programme,
    }
)
