"""The weekly check-in: three answers, and where pain leads."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from dorsi.compose.check_in import PAIN_THIS_WEEK
from dorsi.site.pages.after_pain import after_new_pain, after_pain
from dorsi.site.pages.check_in import SKIP, CheckInForm, answers_of, weeks_said
from dorsi.site.pages.showing import UNUSABLE, posted, saved, show
from dorsi.site.pages.thinking import thought_of
from dorsi.site.records.models import KeptPerson

SHOWN = 12  # weeks; a programme has as many


@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Ask how the week was, or take down that there is nothing to say."""
    t = thought_of(person)
    form = CheckInForm(t.knowledge, posted(request))
    if request.method == "POST" and form.is_valid():
        entries = answers_of(form, request, t)
        if saved(request, person, form, "", *entries):
            return _on(request, person, hurt=bool(form.given().get(PAIN_THIS_WEEK)))
    status = UNUSABLE if form.errors else 200
    weeks = weeks_said(t)[:SHOWN]
    return show(request, "check_in.html", person, t, form=form, weeks=weeks, status=status)


def _on(request: HttpRequest, person: KeptPerson, *, hurt: bool) -> HttpResponse:
    said = "Noted. It stands on Progress and on the page for your physio."
    messages.success(request, "Nothing to say this week, then." if SKIP in request.POST else said)
    return after_new_pain(request, person) if hurt else after_pain(person)
