"""It hurts: on every page, for a stopped person too."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from dorsi.domain.knowledge import Knowledge
from dorsi.site.pages.after_pain import after_new_pain
from dorsi.site.pages.hurting import NO_DRILL, HurtForm, drills_today, session_of
from dorsi.site.pages.showing import UNUSABLE, posted, saved, show
from dorsi.site.pages.thinking import thought_of
from dorsi.site.records.models import KeptPerson


@require_http_methods(["GET", "HEAD", "POST"])
def hurts(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Take pain down, and go to what follows from it: the card again, or a shorter day."""
    t = thought_of(person)
    form = HurtForm(drills_today(t), posted(request), initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        entry = session_of(form, request, t)
        if saved(request, person, form, _said(form, t.knowledge), entry):
            return after_new_pain(request, person)
    status = UNUSABLE if form.errors else 200
    return show(request, "hurts.html", person, t, form=form, status=status)


def _said(form: HurtForm, knowledge: Knowledge) -> str:
    drill = form.cleaned_data["drill"]
    if form.level == 0 or form.level >= knowledge.models.pain.stop_from:
        return "Noted."  # nothing is out, or the card comes, and names no exercise
    if drill == NO_DRILL:
        return "Noted. Today is shorter if it needs to be, and tomorrow follows how it feels."
    name = knowledge.exercises[drill].name
    return f"Noted. {name} is out for today; what is left stands below, and tomorrow adapts."
