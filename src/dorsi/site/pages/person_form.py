"""What is said of oneself in a form, and what of it is new."""

from typing import Any, get_args
from zoneinfo import available_timezones

from django import forms

from dorsi.domain.journal import Person, PersonChange
from dorsi.domain.words import WEEKDAYS, LengthUnit, Sex, SportId
from dorsi.report.quantities import WEEKDAY_NAMES, capital
from dorsi.report.sentences.equipment import EQUIPMENT
from dorsi.site.pages.typed import LONGEST_TEXT, Typed, decimal_box, length_cm, number, whole
from dorsi.units import parse_clock


class AboutYou(forms.Form):
    """The person: what a programme is fitted to."""

    name = forms.CharField(required=False, max_length=LONGEST_TEXT)
    birth_year = Typed(whole, widget=decimal_box("Birth year"))
    sex = forms.ChoiceField(choices=[(word, capital(word)) for word in get_args(Sex)])
    height_cm = Typed(
        length_cm, label="Height, such as 175 cm or 5 ft 9 in", widget=forms.TextInput()
    )
    minutes_per_day = Typed(number, label="Minutes a day", widget=decimal_box("Minutes a day"))
    training_days = forms.MultipleChoiceField(
        choices=list(zip(WEEKDAYS, WEEKDAY_NAMES, strict=True)),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="Days you train your legs",
    )
    equipment = forms.MultipleChoiceField(
        choices=[(word, capital(said)) for word, said in EQUIPMENT.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    habit = forms.CharField(
        required=False,
        max_length=LONGEST_TEXT,
        label="Something you do every day that this could follow, such as morning coffee",
    )
    habit_time = Typed(parse_clock, label="At about what time, such as 07:30")
    sports = forms.MultipleChoiceField(
        choices=[(word, capital(word)) for word in get_args(SportId)],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    length_unit = forms.ChoiceField(
        choices=[(word, word) for word in get_args(LengthUnit)], label="Lengths in"
    )
    timezone = forms.CharField(label="Time zone", max_length=LONGEST_TEXT)

    @classmethod
    def of(cls, person: Person) -> "AboutYou":
        """The form as it stands for a person."""
        said = {name: getattr(person, name) for name in cls.base_fields}
        tall = f"{person.height_cm:g} cm" if person.height_cm else None
        return cls(initial={**said, "length_unit": person.length_unit or "cm", "height_cm": tall})

    def clean_habit_time(self) -> str:
        """Take no time for none."""
        return self.cleaned_data["habit_time"] or ""

    def clean_timezone(self) -> str:
        """Take an IANA name.

        Raises:
            ValidationError: there is no such zone.
        """
        name: str = self.cleaned_data["timezone"]
        if name not in available_timezones():
            raise forms.ValidationError("Write it like Europe/Berlin or America/New_York.")
        return name

    def change(self, person: Person) -> PersonChange | None:
        """What is different from the person as known; nothing when nothing is."""
        said = {name: v for name, v in self.cleaned_data.items() if v is not None}
        changed: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in said.items()
            if not _same(value, getattr(person, name))
        }
        return PersonChange(**changed) if changed else None


def _same(typed: Any, known: Any) -> bool:
    """Whether what was typed is what is known: lists in any order, nothing as nothing."""
    if isinstance(typed, list):
        return set(typed) == set(known)
    return bool(typed == ("" if known is None else known))
