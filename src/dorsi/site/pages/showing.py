"""What every page shares: the person, the places to go, what was just saved."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid5

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from dorsi.domain.journal import Entry
from dorsi.errors import InvalidInput, JournalInvalid
from dorsi.interop.entry_ids import new_id
from dorsi.site.pages.thinking import Thought
from dorsi.site.records.journals import append
from dorsi.site.records.models import KeptPerson

UNUSABLE: Final = 422


@dataclass(frozen=True, slots=True)
class Place:
    """One of the places to go from every page."""

    name: str
    title: str

    @property
    def icon(self) -> str:
        """The template that draws it."""
        return f"icons/{self.name}.svg"


PLACES: Final = (
    Place("today", "Today"),
    Place("measure", "Measure"),
    Place("programme", "Programme"),
    Place("progress", "Progress"),
)
MORE: Final = (
    Place("assess", "Assessment"),
    Place("session", "Log a session"),
    Place("calendar", "Calendar"),
    Place("library", "Library"),
    Place("entries", "What you entered"),
    Place("method", "Method and sources"),
    Place("physio", "For your physio"),
    Place("phone", "On your phone"),
    Place("about_you", "About you"),
    Place("data", "Your data"),
)


def show(
    request: HttpRequest,
    template: str,
    person: KeptPerson,
    thought: Thought,
    *,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Show a page about a person."""
    shared = {
        "kept_person": person,
        "t": thought,
        "places": PLACES,
        "more": MORE,
        "entry_id": new_id(),
    }
    return render(request, template, {**shared, **context}, status=status)


def saved(
    request: HttpRequest, person: KeptPerson, form: forms.Form | None, said: str, *entries: Entry
) -> bool:
    """Append entries and say so; what is wrong with them is said beside the form's fields.

    The id of the first comes with the form, so that the same form sent twice has one effect.

    Args:
        request: What brought them.
        person: Whose journal.
        form: Whose fields they come from, where there is one.
        said: What to say of it; nothing is said where it is empty.
        entries: What to append, all or none.

    Returns:
        Whether they stand in the journal now.
    """
    try:
        done = append(person, *entries)
    except JournalInvalid as error:
        for fault in error.faults:
            _beside(form, request, fault.path, f"{fault.problem}; expected {fault.expected}")
        return False
    except InvalidInput as error:
        _beside(form, request, "", str(error))
        return False
    if done.new and said:
        messages.success(request, said, extra_tags=f"undo:{done.entries[0].id}")
    return True


def stopped(request: HttpRequest, person: KeptPerson, thought: Thought, title: str) -> HttpResponse:
    """Show, in place of a page that would lead to exercise, what comes first and what to do."""
    return show(request, "stopped.html", person, thought, title=title)


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even if it is nothing; `None` where a page is only looked at."""
    return request.POST if request.method == "POST" else None


def form_id(request: HttpRequest) -> UUID:
    """Read the id a form was made with; a form without one is new each time."""
    try:
        return UUID(request.POST.get("entry_id", ""))
    except ValueError:
        return UUID(new_id())


def id_for(request: HttpRequest, what: str) -> str:
    """Give the id of one of several entries that a form makes: the same each time it is sent."""
    return str(uuid5(form_id(request), what))


def go(name: str, person: KeptPerson, *more: str) -> HttpResponse:
    """Go on to a page about a person."""
    return redirect(reverse(name, args=[person.pk, *more]))


def _beside(form: forms.Form | None, request: HttpRequest, path: str, problem: str) -> None:
    if form is None:
        messages.error(request, problem)
        return
    names = (path.partition("[")[0].partition(".")[0], path.rpartition(".")[2])
    form.add_error(next((name for name in names if name in form.fields), None), problem)
