"""The people an account keeps: begin one, bring one back, load or remove the demo."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from dorsi.domain.journal import Journal, Person
from dorsi.errors import InvalidInput
from dorsi.interop.journal_text import read_journal as read_text
from dorsi.interop.json_text import unplain
from dorsi.interop.zones import local_zone, zone
from dorsi.report.quantities import day
from dorsi.site import clock
from dorsi.site.pages.showing import UNUSABLE, go
from dorsi.site.pages.thinking import name_of
from dorsi.site.pages.typed import LONGEST_TEXT
from dorsi.site.records.demo import demo_journal
from dorsi.site.records.journals import begin
from dorsi.site.records.known import knowledge
from dorsi.site.records.models import KeptPerson
from dorsi.site.serving.forgetting import forget

NO_FILE: Final = "Choose a journal file first."
FAULTS_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not taken in: its name, what is wrong with it, and how many faults more."""

    name: str
    faults: tuple[str, ...]
    more: int = 0


class Beginning(forms.Form):
    """Whose journal to begin."""

    name = forms.CharField(max_length=LONGEST_TEXT, label="Name", strip=True)
    timezone = forms.CharField(max_length=LONGEST_TEXT, label="Time zone")

    def clean_name(self) -> str:
        """Take what a journal can hold; what nothing could be added to later is refused here.

        Raises:
            ValidationError: it holds signs that do not show, or that turn others around.
        """
        name: str = self.cleaned_data["name"]
        if any(unplain(name, "name")):
            raise forms.ValidationError("One of its signs does not show; type the name anew.")
        return name

    def clean_timezone(self) -> str:
        """Take an IANA name.

        Raises:
            ValidationError: there is no such zone.
        """
        name: str = self.cleaned_data["timezone"]
        if zone(name) is None:
            raise forms.ValidationError("Write it like Europe/Berlin or America/New_York.")
        return name


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Go where the person most likely wants to: today."""
    kept = list(KeptPerson.objects.filter(account_id=request.user.pk)[:2])  # type: ignore[misc]
    return go("today", kept[0]) if len(kept) == 1 else redirect("people")


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """List the people kept, and offer to begin."""
    return _people(request, _beginning())


@require_POST
def begin_person(request: HttpRequest) -> HttpResponse:
    """Begin a journal."""
    form = Beginning(request.POST)
    if not form.is_valid():
        return _people(request, form, UNUSABLE)
    said = form.cleaned_data
    text = Journal(person=Person(name=said["name"], timezone=said["timezone"]))
    return go("first", begin(request.user, text))  # type: ignore[arg-type]


@require_POST
def import_journal(request: HttpRequest) -> HttpResponse:
    """Take a journal file in, as a person of its own."""
    given = request.FILES.get("journal")
    if given is None:
        return _people(request, _beginning(), UNUSABLE, refused=Refused("", (NO_FILE,)))
    name = given.name or "the file"
    try:
        journal = read_text(given.read(), name, knowledge())
        person = begin(request.user, journal)  # type: ignore[arg-type]
    except InvalidInput as error:
        return _people(request, _beginning(), UNUSABLE, refused=refused(name, error))
    messages.success(request, "The journal is in.")
    return go("today", person)


@require_POST
def demo(request: HttpRequest) -> HttpResponse:
    """Load the demo person, or remove it."""
    there = list(KeptPerson.objects.filter(account_id=request.user.pk, demo=True))  # type: ignore[misc]
    if request.POST.get("what") == "remove":
        for person in there:
            forget(person)
        messages.success(request, "The demo person is gone.")
        return redirect("people")
    if not there:
        today = clock.now().date()
        person = begin(request.user, demo_journal(today, knowledge()), demo=True)  # type: ignore[arg-type]
        there = [person]
    return go("today", there[0])


def refused(name: str, error: InvalidInput) -> Refused:
    """Say of a file that was not taken in which it was, and the first of what is wrong with it."""
    found = str(error).splitlines()
    faults = [line.strip() for line in found[1:]] or found
    return Refused(name, tuple(faults[:FAULTS_SHOWN]), max(0, len(faults) - FAULTS_SHOWN))


def _beginning() -> Beginning:
    return Beginning(initial={"timezone": local_zone()})


def _people(
    request: HttpRequest, form: Beginning, status: int = 200, refused: Refused | None = None
) -> HttpResponse:
    kept = list(KeptPerson.objects.filter(account_id=request.user.pk))  # type: ignore[misc]
    demo = any(person.demo for person in kept)
    shown = {"people": _by_name(kept), "form": form, "demo": demo, "refused": refused}
    return render(request, "people.html", shown, status=status)


def _by_name(kept: Iterable[KeptPerson]) -> list[tuple[KeptPerson, str, str]]:
    """The people in the order of their names, and since when each is here where two share one."""
    named = [(name_of(person) or "No name yet", person) for person in kept]
    often = Counter(name.casefold() for name, _ in named)
    here = zone(local_zone())
    found = []
    for name, person in sorted(named, key=lambda each: (each[0].casefold(), each[1].begun_at)):
        begun = person.begun_at.astimezone(here)
        since = f"Here since {day(begun.date())}, {begun:%H:%M}"
        found.append((person, name, since if often[name.casefold()] > 1 else ""))
    return found
