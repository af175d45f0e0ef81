"""Other days, minutes or equipment: the difference is seen before anything is kept."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_http_methods

from dorsi.compose.preview import Preview, preview
from dorsi.domain.journal import Change, Entry, Person, PersonChange
from dorsi.report.sentences.difference import describe_difference
from dorsi.report.sentences.programme import phase_name, waits_for
from dorsi.report.sentences.schedule import week_of
from dorsi.site.pages.first_forms import DaysForm, KitForm
from dorsi.site.pages.showing import UNUSABLE, form_id, go, id_for, posted, saved, show, stopped
from dorsi.site.pages.taking_on import rows_of
from dorsi.site.pages.thinking import Thought, thought_of
from dorsi.site.records.models import KeptPerson


class ShapeForm(DaysForm, KitForm):
    """What a programme is fitted to."""

    def change(self, person: Person) -> PersonChange | None:
        """What is different from the person as known; nothing when nothing is."""
        said = self.cleaned_data
        changed: dict[str, Any] = {}
        for name, value in said.items():
            new = tuple(value) if isinstance(value, list) else value
            old = getattr(person, name)
            same = set(new) == set(old) if isinstance(new, tuple) else new == old
            if new is not None and not same:
                changed[name] = new
        return PersonChange(**changed) if changed else None


@require_http_methods(["GET", "HEAD", "POST"])
def reshape(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Try other days, minutes or equipment; only taking it on writes anything."""
    t = thought_of(person)
    if t.held_up:
        return stopped(request, person, t, "Change the programme")
    sent = posted(request) or (request.GET if "look" in request.GET else None)
    form = ShapeForm(sent, initial=_initial(t))
    change = form.change(t.person) if sent is not None and form.is_valid() else None
    seen = _seen(request, change, t) if change else None
    if request.method == "POST" and change is not None and seen is not None:
        kept = _kept(request, change, seen, t)
        said = "The programme has changed, from today." if len(kept) > 1 else "Noted."
        if saved(request, person, form, said, *kept):
            return go("programme", person)
    return show(
        request,
        "reshape.html",
        person,
        t,
        form=form,
        looked=sent is not None and form.is_valid(),
        hidden=_hidden(sent) if sent is not None else [],
        seen=seen,
        status=UNUSABLE if form.errors else 200,
        **(_shown(seen, t) if seen else {}),
    )


def _seen(request: HttpRequest, change: PersonChange, t: Thought) -> Preview:
    said = Change(at=t.at, person=change, id=str(form_id(request)))
    return preview(t.kept, said, t.knowledge, t.today)


def _kept(request: HttpRequest, change: PersonChange, seen: Preview, t: Thought) -> list[Entry]:
    """The change, and the programme with it where one can be taken on or is under way."""
    said = Change(at=t.at, person=change, id=str(form_id(request)))
    wanted = seen.taken is not None and waits_for(t.review) is None
    if not wanted or seen.taken is None:
        return [said]
    return [said, replace(seen.taken, id=id_for(request, "taken"))]


def _initial(t: Thought) -> dict[str, object]:
    usual = t.knowledge.models.programme.default_minutes
    return {
        "minutes_per_day": f"{t.person.minutes_per_day or usual:g}",
        "training_days": list(t.person.training_days),
        "equipment": list(t.person.equipment),
    }


def _hidden(sent: "MultiValueDict[str, str]") -> list[tuple[str, str]]:
    names = ("minutes_per_day", "training_days", "equipment")
    return [(name, value) for name in names for value in sent.getlist(name)]


def _shown(seen: Preview, t: Thought) -> dict[str, object]:
    week = week_of(seen.after, t.today)
    return {
        "differences": describe_difference(seen.before, seen.after, t.today, t.knowledge),
        "week": week,
        "phase": phase_name(week.phase, t.knowledge) if week else "",
        "rows": rows_of(week, t.knowledge) if week else [],
    }
