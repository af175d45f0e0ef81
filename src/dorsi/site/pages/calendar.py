"""A person's calendar: what stands in it, its file, and the form for the habit it follows."""

from typing import Any, Final

from django import forms

from dorsi.compose.appointments import Appointment, appointments
from dorsi.domain.journal import Person, PersonChange
from dorsi.report.calendar import calendar_file, edition_of, title_of
from dorsi.report.quantities import day
from dorsi.site.pages.thinking import Thought
from dorsi.site.pages.typed import LONGEST_TEXT, Typed
from dorsi.site.records.models import KeptPerson
from dorsi.units import parse_clock

SHOWN: Final = 5


class HabitForm(forms.Form):
    """What the exercises follow in the day, and when that is."""

    habit = forms.CharField(
        required=False,
        max_length=LONGEST_TEXT,
        label="After what in your day?",
        help_text="Something you do every day, such as morning coffee or brushing your teeth.",
    )
    habit_time = Typed(
        parse_clock, label="At about what time?", widget=forms.TimeInput({"type": "time"})
    )

    @classmethod
    def of(cls, person: Person, given: Any = None) -> "HabitForm":
        """The form as it stands for a person, or as it was sent."""
        said = {name: getattr(person, name) or "" for name in cls.base_fields}
        return cls(given, initial=said)

    def clean_habit(self) -> str | None:
        """Leave it open where nothing is said."""
        return self.cleaned_data["habit"] or None

    def change(self, person: Person) -> PersonChange | None:
        """What is different from the person as known; nothing when nothing is."""
        said = {name: (self.cleaned_data[name] or "").strip() for name in ("habit", "habit_time")}
        changed: dict[str, Any] = {
            name: value for name, value in said.items() if value != (getattr(person, name) or "")
        }
        return PersonChange(**changed) if changed else None


def held(t: Thought) -> tuple[Appointment, ...]:
    """Everything that stands in the calendar today."""
    return appointments(t.assessment, t.progress, t.plan, t.kept, t.knowledge)


def file_of(person: KeptPerson, t: Thought, link: str = "") -> bytes:
    """Write the calendar of a person.

    Args:
        person: Whose; the id tells the calendar from all others.
        t: What there is to say today.
        link: The address of the person's page, where it is known.
    """
    edition = edition_of(t.kept, person.pk, t.today, t.person.timezone, link)
    return calendar_file(held(t), t.person, edition)


def ahead(t: Thought) -> list[tuple[str, str, str]]:
    """The next few things in the calendar: the day, the time and the title as others see it."""
    coming = [each for each in held(t) if each.day >= t.today][:SHOWN]
    return [
        (day(each.day, t.today), f"{each.starts:%H:%M}" if each.starts else "", title_of(each))
        for each in coming
    ]
