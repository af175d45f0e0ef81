"""About you: what a programme is fitted to."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from dorsi.domain.journal import Change
from dorsi.site.pages.person_form import AboutYou
from dorsi.site.pages.showing import UNUSABLE, form_id, go, saved, show
from dorsi.site.pages.thinking import thought_of
from dorsi.site.records.models import KeptPerson


@require_http_methods(["GET", "HEAD", "POST"])
def about_you(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Say or change what is known of the person."""
    t = thought_of(person)
    form = AboutYou(request.POST) if request.method == "POST" else AboutYou.of(t.person)
    if request.method == "POST" and form.is_valid():
        change = form.change(t.person)
        if change is None:
            return go("today", person)
        entry = Change(at=t.at, person=change, id=str(form_id(request)))
        if saved(request, person, form, "Noted.", entry):
            return go("today", person)
    status = UNUSABLE if form.errors else 200
    return show(request, "about_you.html", person, t, form=form, status=status)
