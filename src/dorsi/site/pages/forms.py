"""What people type: read the way the command line reads it, refused with a sentence."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms

from dorsi.domain.findings import Finding
from dorsi.domain.measures import Measure
from dorsi.domain.words import SIDES, Side
from dorsi.errors import InvalidInput
from dorsi.interop.checks import measurable
from dorsi.report.quantities import capital
from dorsi.site.pages.typed import LONGEST_TEXT, Typed, decimal_box, number
from dorsi.units import parse_reading

STEPS: Final = {"cm": "0.1", "in": "0.05"}  # what a tap on plus or minus adds; 1 in other units
WHOLE: Final = ("no", "unsure")  # what one button answers for every side
UNITS_TO_CHOOSE: Final = ("cm", "in")
UNITS_FOR_PEOPLE: Final = {"cm": "cm", "mm": "mm", "in": "in", "deg": "°", "reps": "", "s": "s"}


class ReadingForm(forms.Form):
    """Trials of one measure, in one unit, on one side or both."""

    cold = forms.BooleanField(
        required=False,
        initial=True,
        label="Cold: no exercise, stretching or hot bath in the last hour, no band since yesterday",
    )
    note = forms.CharField(required=False, max_length=LONGEST_TEXT, label="Note")

    def __init__(
        self, measure: Measure, unit: str, *given: Any, sides: tuple[Side, ...] = SIDES, **more: Any
    ) -> None:
        """Lay out a box for every trial, and the choice of a unit where there is one."""
        super().__init__(*given, **more)
        self.measure, self.sides = measure, sides
        self.fields["unit"] = forms.ChoiceField(
            choices=[(u, u) for u in measure.units if u in UNITS_TO_CHOOSE or u == unit],
            initial=unit,
            required=False,
            widget=forms.RadioSelect,
            label="In",
        )
        chosen = self.data.get("unit") if self.is_bound else None
        self.unit = chosen if chosen in measure.units else unit
        for side in sides:
            for trial in range(1, measure.trials + 1):
                label = f"{capital(side)}, trial {trial}"
                box = Typed(self._number, label=label, widget=decimal_box(label))
                box.widget.attrs["data-step"] = STEPS.get(self.unit, "1")
                if self.has_units:
                    box.widget.attrs["data-length"] = ""
                self.fields[f"{side}_{trial}"] = box

    @property
    def has_units(self) -> bool:
        """Whether there is more than one unit to choose from."""
        return len(self.measure.units) > 1

    @property
    def unit_said(self) -> str:
        """The unit as a word after a number."""
        return UNITS_FOR_PEOPLE.get(self.unit, self.unit)

    def _number(self, text: str) -> float:
        typed = text.strip()
        with_unit = typed if typed[-1:].isalpha() or typed[-1:] in '°"″' else f"{typed} {self.unit}"
        number, unit = parse_reading(with_unit, (self.unit,))
        for fault in measurable(number, self.measure, unit, path=""):
            raise InvalidInput(f"{fault.problem}; expected {fault.expected}")
        return number

    def trials(self, side: Side) -> tuple[float, ...]:
        """The numbers given for a side."""
        if side not in self.sides:
            return ()
        names = (f"{side}_{trial}" for trial in range(1, self.measure.trials + 1))
        return tuple(v for name in names if (v := self.cleaned_data.get(name)) is not None)

    def rows(self) -> Iterable[tuple[str, str, list[forms.BoundField]]]:
        """Side, its name and its boxes, for the page."""
        for side in self.sides:
            names = (f"{side}_{trial}" for trial in range(1, self.measure.trials + 1))
            yield side, capital(side), [self[name] for name in names]

    def clean(self) -> dict[str, Any]:
        """Ask for at least one number.

        Raises:
            ValidationError: nothing was typed on either side.
        """
        given = super().clean() or {}
        if not self.errors and not any(self.trials(side) for side in self.sides):
            where = ", on either side" if len(self.sides) > 1 else ""
            raise forms.ValidationError(f"Type at least one number{where}.")
        return given


def words_field(finding: Finding, label: str) -> forms.CharField:
    """A line of somebody's own words, as long as the question takes."""
    box = forms.TextInput({"autocomplete": "off"})
    return forms.CharField(
        max_length=finding.most_characters,
        required=False,
        label=label,
        help_text=finding.help,
        widget=box,
    )


class AnswerForm(forms.Form):
    """One question, for one side, both, or the person."""

    def __init__(self, finding: Finding, sides: tuple[str, ...], *given: Any, **more: Any) -> None:
        """Lay out one field for each side asked about."""
        super().__init__(*given, **more)
        self.finding, self.sides = finding, sides
        for side in sides:
            self.fields[side] = self._field("" if side == "you" else capital(side))

    def _field(self, label: str) -> forms.Field:
        choices = {
            "yes_no": [("yes", "Yes"), ("no", "No")],
            "choice": [(choice.id, choice.text) for choice in self.finding.choices],
        }
        if self.finding.answer == "text":
            return words_field(self.finding, label or self.finding.name)
        if self.finding.answer == "number":
            return Typed(self._count, label=label, widget=decimal_box(label or self.finding.name))
        return forms.ChoiceField(
            choices=[*choices[self.finding.answer], ("unsure", "Not sure")],
            widget=forms.RadioSelect,
            required=False,
            label=label,
        )

    @staticmethod
    def _count(text: str) -> float | str:
        words = {"none": "no", "never": "no", "no": "no", "?": "unsure", "not sure": "unsure"}
        words["unsure"] = "unsure"
        return words[text.lower()] if text.lower() in words else number(text)

    def given(self) -> dict[str, Any]:
        """The answers, by side; a count of one side alone says that the other has none."""
        whole = self.data.get("whole")
        if whole is not None and whole in WHOLE:
            return dict.fromkeys(self.sides, whole)
        said = {s: v for s in self.sides if (v := self.cleaned_data.get(s)) not in (None, "")}
        if said and self.finding.kind == "safety" and self.finding.answer == "number":
            return {side: said.get(side, "no") for side in self.sides}
        return said

    def clean(self) -> dict[str, Any]:
        """Ask for an answer.

        Raises:
            ValidationError: none was given.
        """
        said = super().clean() or {}
        if not self.errors and not self.given():
            raise forms.ValidationError("Choose an answer. Not sure is always one.")
        return said


class FeltForm(forms.Form):
    """How a session felt: pain from 0 to 10, before, after and the next morning."""

    pain_before = Typed(number, label="Pain before, 0 to 10", widget=decimal_box("Pain before"))
    pain_after = Typed(number, label="Pain after, 0 to 10", widget=decimal_box("Pain after"))
    pain_next_morning = Typed(
        number,
        label="Pain the next morning, 0 to 10",
        widget=decimal_box("Pain the next morning"),
    )


class SessionForm(FeltForm):
    """What was done of a day's work, and how it felt."""

    minutes = Typed(number, label="Minutes", widget=decimal_box("Minutes"))
    pain_site = forms.CharField(required=False, max_length=LONGEST_TEXT, label="Where it hurt")

    def __init__(self, items: Iterable[tuple[str, str]], *given: Any, **more: Any) -> None:
        """Offer the day's items, all ticked; `whole` in what was sent means all of them."""
        super().__init__(*given, **more)
        offered = list(items)
        self.fields["items"] = forms.MultipleChoiceField(
            choices=offered,
            initial=[place for place, _ in offered],
            required="whole" not in self.data,
            widget=forms.CheckboxSelectMultiple,
            label="Done",
            error_messages={
                "required": "Tick what you did.",
                "invalid_choice": "The day has changed since this page was opened. Look again.",
            },
        )
        self.every = [place for place, _ in offered]

    def clean_items(self) -> list[str]:
        """Take everything where one tap said so."""
        return self.every if "whole" in self.data else self.cleaned_data["items"]
