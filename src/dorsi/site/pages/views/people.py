"""The people an account keeps: begin one, bring one back, load or remove the demo."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from dorsi.domain.journal import Journal, Person
from dorsi.errors import InvalidInput
from dorsi.interop.journal_text import read_journal as read_text
from dorsi.interop.meaning import zone
from dorsi.site import clock
from dorsi.site.pages.showing import UNUSABLE, go
from dorsi.site.pages.thinking import name_of
from dorsi.site.pages.typed import LONGEST_TEXT
from dorsi.site.records.demo import demo_journal
from dorsi.site.records.journals import begin
from dorsi.site.records.known import knowledge
from dorsi.site.records.models import KeptPerson
from dorsi.site.serving.forgetting import forget
from dorsi.site.serving.place import zone_of_this_machine


class Beginning(forms.Form):
    """Whose journal to begin."""

    name = forms.CharField(max_length=LONGEST_TEXT, label="Name", strip=True)
    timezone = forms.CharField(max_length=LONGEST_TEXT, label="Time zone")

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
    return _people(request, Beginning(initial={"timezone": zone_of_this_machine()}))


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
        messages.error(request, "Choose a journal file first.")
        return redirect("people")
    try:
        journal = read_text(given.read(), given.name or "the file", knowledge())
        person = begin(request.user, journal)  # type: ignore[arg-type]
    except InvalidInput as error:
        messages.error(request, str(error))
        return redirect("people")
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


def _people(request: HttpRequest, form: Beginning, status: int = 200) -> HttpResponse:
    kept = list(KeptPerson.objects.filter(account_id=request.user.pk))  # type: ignore[misc]
    named = [(person, name_of(person) or "No name yet") for person in kept]
    shown = {"people": named, "form": form, "demo": any(person.demo for person in kept)}
    return render(request, "people.html", shown, status=status)
