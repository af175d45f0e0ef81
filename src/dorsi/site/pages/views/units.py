"""Centimetres or inches: one tap, on every page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from dorsi.domain.journal import Change, PersonChange
from dorsi.site.pages.showing import form_id, saved
from dorsi.site.pages.thinking import thought_of
from dorsi.site.records.models import KeptPerson

UNITS = {"cm": "Lengths are in centimetres now.", "in": "Lengths are in inches now."}


@require_POST
def units(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Say lengths in another unit from now on, and stay where one was."""
    t = thought_of(person)
    unit, back = request.POST.get("unit", ""), request.POST.get("back", "")
    if unit in UNITS and unit != (t.person.length_unit or "cm"):
        said = PersonChange(length_unit=unit)  # type: ignore[arg-type]  # one of the two
        saved(
            request,
            person,
            None,
            UNITS[unit],
            Change(at=t.at, person=said, id=str(form_id(request))),
        )
    here = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if here else reverse("today", args=[person.pk]))
