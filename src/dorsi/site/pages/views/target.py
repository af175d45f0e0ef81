"""A reach of one's own to aim at; without one the next step of the ladder is the aim."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from dorsi.domain.journal import TargetSet
from dorsi.domain.words import SIDES
from dorsi.report.quantities import capital
from dorsi.report.sentences.change import describe_forecast
from dorsi.site.pages.showing import UNUSABLE, form_id, go, posted, saved, show, stopped
from dorsi.site.pages.sides import by_side
from dorsi.site.pages.thinking import thought_of
from dorsi.site.pages.typed import Typed, decimal_box
from dorsi.site.records.models import KeptPerson
from dorsi.units import Length


class TargetForm(forms.Form):
    """How far to get, on which side."""

    side = forms.ChoiceField(
        choices=[*((side, capital(side)) for side in SIDES), ("both", "Both")],
        initial="both",
        widget=forms.RadioSelect,
        label="On which side?",
        error_messages={"required": "Say on which side."},
    )

    def __init__(self, unit: str, *given: object, **more: object) -> None:
        """Ask in the person's unit."""
        super().__init__(*given, **more)  # type: ignore[arg-type]
        self.unit = unit
        self.fields["reach_cm"] = Typed(
            self._reach_cm,
            required=True,
            label=f"Reach to get to, in {unit}",
            widget=decimal_box("Reach to get to"),
            error_messages={"required": "Say how far you want to get."},
        )

    def _reach_cm(self, text: str) -> float:
        typed = text.strip()
        return round(Length.parse(typed if typed[-1:].isalpha() else f"{typed} {self.unit}").cm, 2)


@require_http_methods(["GET", "HEAD", "POST"])
def target(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Set a target, and say how likely it is by when."""
    t = thought_of(person)
    if t.review.safety.withheld:
        return stopped(request, person, t, "Your target")
    form = TargetForm(t.to.unit or "cm", posted(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        entry = TargetSet(
            at=t.at, side=said["side"], reach_cm=said["reach_cm"], id=str(form_id(request))
        )
        if saved(request, person, form, "Noted. When it is likely stands below.", entry):
            return go("target", person)
    return show(
        request,
        "target.html",
        person,
        t,
        form=form,
        ahead=list(by_side(lambda side: describe_forecast(side, t.review, t.to))),
        status=UNUSABLE if form.errors else 200,
    )
