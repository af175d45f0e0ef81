"""What the first run asks besides readings and answers: a sheet of paper, equipment, days."""

from typing import Any, Final

from django import forms

from dorsi.domain.words import WEEKDAYS
from dorsi.report.quantities import WEEKDAY_NAMES, capital
from dorsi.report.sentences.equipment import EQUIPMENT
from dorsi.site.pages.typed import Typed, decimal_box, number, whole
from dorsi.units import parse_reading

TOUCHES: Final = (("yes", "It touches"), ("no", "It stops short"), ("unsure", "Not sure"))


class BirthYearForm(forms.Form):
    """The year of birth, which some rules of safety look at."""

    birth_year = Typed(whole, widget=decimal_box("Birth year"), label="Birth year, such as 1990")


class PaperForm(forms.Form):
    """One side measured with a folded sheet: the knee touches the wall, or is so far from it."""

    touches = forms.ChoiceField(
        choices=TOUCHES,
        widget=forms.RadioSelect,
        label="With the heel down, does the knee touch the wall?",
        error_messages={"required": "Say whether it touches. Not sure is always an answer."},
    )
    cold = forms.BooleanField(
        required=False,
        initial=True,
        label="Cold: no exercise, stretching or hot bath in the last hour",
    )

    def __init__(self, unit: str, *given: Any, **more: Any) -> None:
        """Ask for the gap in the person's unit."""
        super().__init__(*given, **more)
        self.unit = unit
        label = f"If it stops short, how far is it from the wall, in {unit}? A guess will do"
        self.fields["gap"] = Typed(self._gap, label=label, widget=decimal_box("Gap"))

    def _gap(self, text: str) -> float:
        typed = text.strip()
        with_unit = typed if typed[-1:].isalpha() else f"{typed} {self.unit}"
        return parse_reading(with_unit, (self.unit,))[0]

    def clean(self) -> dict[str, Any]:
        """Ask for the gap where there is one.

        Raises:
            ValidationError: it stops short, and nobody said by how much.
        """
        given = super().clean() or {}
        if given.get("touches") == "no" and given.get("gap") is None and "gap" not in self.errors:
            self.add_error("gap", "Say roughly how far, or choose not sure.")
        return given


class KitForm(forms.Form):
    """What there is to train with; a wall and a floor are taken for granted."""

    equipment = forms.MultipleChoiceField(
        choices=[(word, capital(said)) for word, said in EQUIPMENT.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="What do you have?",
    )


class DaysForm(forms.Form):
    """The minutes a day somebody really has, and the days they train their legs."""

    minutes_per_day = Typed(
        number, widget=decimal_box("Minutes a day"), label="Minutes a day you will really have"
    )
    training_days = forms.MultipleChoiceField(
        choices=list(zip(WEEKDAYS, WEEKDAY_NAMES, strict=True)),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="Days you train your legs",
    )
