"""The weekly check-in: its form, the answers it makes, and what was said week by week."""

from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.http import HttpRequest

from dorsi.compose.check_in import CAN_DO_NOW, PAIN_THIS_WEEK, WEEK_WAS, CheckIn, check_ins
from dorsi.domain.findings import Finding
from dorsi.domain.journal import Answer
from dorsi.domain.knowledge import Knowledge
from dorsi.report.quantities import day
from dorsi.site.pages.forms import words_field
from dorsi.site.pages.showing import form_id, id_for
from dorsi.site.pages.thinking import Thought

SKIP: Final = "skip"
UNSURE: Final = "unsure"
PAINS: Final = tuple((str(n), str(n)) for n in range(11))


class CheckInForm(forms.Form):
    """Three answers, each of which may be left out; `skip` says that there is nothing to say."""

    def __init__(self, knowledge: Knowledge, *given: Any, **more: Any) -> None:
        """Ask what knowledge asks."""
        super().__init__(*given, **more)
        was, can, pain = (knowledge.findings[n] for n in (WEEK_WAS, CAN_DO_NOW, PAIN_THIS_WEEK))
        self.fields[WEEK_WAS] = _choice(was)
        self.fields[PAIN_THIS_WEEK] = forms.ChoiceField(
            choices=PAINS, required=False, widget=forms.RadioSelect, label=pain.question
        )
        self.fields[CAN_DO_NOW] = words_field(can, can.question)

    def given(self) -> dict[str, str | float]:
        """The answers by question; nothing to say is a "not sure" about the week."""
        if SKIP in self.data:
            return {WEEK_WAS: UNSURE}
        said = {name: value for name, value in self.cleaned_data.items() if value}
        if PAIN_THIS_WEEK in said:
            said[PAIN_THIS_WEEK] = int(said[PAIN_THIS_WEEK])
        return said

    def clean(self) -> dict[str, Any]:
        """Ask for one answer.

        Raises:
            ValidationError: nothing was said, not even that there is nothing to say.
        """
        said = super().clean() or {}
        if not self.errors and not self.given():
            raise forms.ValidationError("Answer one of the three, or say that there is nothing.")
        return said


def _choice(finding: Finding) -> forms.ChoiceField:
    choices = [(choice.id, choice.text) for choice in finding.choices]
    return forms.ChoiceField(
        choices=[*choices, (UNSURE, "Not sure")],
        required=False,
        widget=forms.RadioSelect,
        label=finding.question,
    )


def answers_of(form: CheckInForm, request: HttpRequest, t: Thought) -> list[Answer]:
    """The entries: one for each question that was answered."""
    return [
        Answer(
            at=t.at,
            question=question,
            answer=answer,
            id=str(form_id(request)) if place == 0 else id_for(request, question),
        )
        for place, (question, answer) in enumerate(form.given().items())
    ]


@dataclass(frozen=True, slots=True)
class WeekSaid:
    """One check-in in words; empty where nothing was said."""

    day: str
    was: str
    can: str
    pain: str


def weeks_said(t: Thought) -> list[WeekSaid]:
    """Every check-in in which something was said, newest first."""
    rows = (_said(each, t) for each in check_ins(t.journal))
    return [row for row in rows if row.was or row.can or row.pain]


def _said(each: CheckIn, t: Thought) -> WeekSaid:
    choices = {choice.id: choice.text for choice in t.knowledge.findings[WEEK_WAS].choices}
    pain = "0" if each.pain == "no" else f"{each.pain:g}" if _counted(each.pain) else ""
    return WeekSaid(
        day=day(each.day, t.today),
        was=choices.get(each.was or "", ""),
        can="" if each.can in (None, "no", UNSURE) else str(each.can),
        pain=pain,
    )


def _counted(pain: str | float | None) -> bool:
    return pain is not None and not isinstance(pain, str)
