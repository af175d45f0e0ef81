"""Somebody who can judge it has looked, and cleared one safety rule."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from dorsi.domain.journal import Cleared
from dorsi.report.sentences.advice import describe_reason
from dorsi.site.pages.showing import UNUSABLE, form_id, go, posted, saved, show
from dorsi.site.pages.thinking import thought_of
from dorsi.site.pages.typed import LONGEST_TEXT
from dorsi.site.records.models import KeptPerson


class ClearedForm(forms.Form):
    """Who looked at it."""

    by = forms.CharField(
        max_length=LONGEST_TEXT,
        label="Who looked at it, such as my physiotherapist",
        error_messages={"required": "Say who looked at it."},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def cleared(request: HttpRequest, person: KeptPerson, rule: str) -> HttpResponse:
    """Note that a rule was cleared; one that holds no longer has nothing to clear."""
    t = thought_of(person)
    known = t.knowledge.safety.get(rule)
    if known is None or not known.clearable:
        raise Http404
    held = next((each for each in t.review.safety.reasons if each.rule == rule), None)
    form = ClearedForm(posted(request))
    if request.method == "POST" and held is None:
        return go("today", person)
    if request.method == "POST" and form.is_valid():
        entry = Cleared(
            at=t.at, rule=rule, by=form.cleaned_data["by"].strip(), id=str(form_id(request))
        )
        if saved(request, person, form, "Noted.", entry):
            return go("today", person)
    return show(
        request,
        "cleared.html",
        person,
        t,
        form=form,
        rule=known,
        said=describe_reason(held) if held else "",
        status=UNUSABLE if form.errors else 200,
    )
