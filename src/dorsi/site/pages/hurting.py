"""It hurts: where, how much, on which side, during what; and the entry that it makes."""

from collections.abc import Iterable
from typing import Any, Final, cast

from django import forms
from django.http import HttpRequest

from dorsi.domain.journal import Session, SessionItem
from dorsi.domain.words import SideOrBoth
from dorsi.site.pages.showing import form_id
from dorsi.site.pages.thinking import Thought

FRONT: Final = "front"
PLACES: Final = {
    FRONT: "front of the ankle",
    "calf": "calf",
    "achilles": "Achilles tendon or heel",
    "inside": "inside of the ankle",
    "outside": "outside of the ankle",
    "foot": "foot",
    "shin": "shin",
    "knee": "knee",
    "elsewhere": "somewhere else",
}
SIDES_OF_PAIN: Final = (("left", "Left"), ("right", "Right"), ("both", "Both"))
NO_DRILL: Final = "none"
PAINS: Final = tuple((str(n), str(n)) for n in range(11))


class HurtForm(forms.Form):
    """One card of few taps; a message stands beside what is missing."""

    where = forms.ChoiceField(
        choices=[(name, said[0].upper() + said[1:]) for name, said in PLACES.items()],
        widget=forms.RadioSelect,
        label="Where?",
        error_messages={"required": "Say where it hurts."},
    )
    side = forms.ChoiceField(
        choices=SIDES_OF_PAIN,
        widget=forms.RadioSelect,
        label="Which side?",
        error_messages={"required": "Say which side."},
    )
    pain = forms.ChoiceField(
        choices=PAINS,
        widget=forms.RadioSelect,
        label="How much, from 0 (none) to 10 (the worst there is)? Pain, not stretch.",
        error_messages={"required": "Say how much, from 0 to 10."},
    )

    def __init__(self, drills: Iterable[tuple[str, str]], *given: Any, **more: Any) -> None:
        """Offer what is done today as what it came with."""
        super().__init__(*given, **more)
        self.fields["drill"] = forms.ChoiceField(
            choices=[*drills, (NO_DRILL, "Not during an exercise")],
            initial=NO_DRILL,
            widget=forms.RadioSelect,
            label="During what?",
            error_messages={"required": "Say during what, or that it was no exercise."},
        )

    @property
    def level(self) -> int:
        """How much it hurts."""
        return int(self.cleaned_data["pain"])


def drills_today(t: Thought) -> list[tuple[str, str]]:
    """What somebody may be at today; nothing is named while something comes first."""
    if t.held_up:
        return []
    known = t.knowledge.exercises
    planned = [
        i.exercise for w in t.plan.weeks for d in w.days if d.date == t.today for i in d.items
    ]
    done = [i.exercise for s in t.journal.sessions if s.day == t.today for i in s.items]
    names = dict.fromkeys(name for name in (*planned, *done) if name in known)
    return [(name, known[name].name) for name in names]


def session_of(form: HurtForm, request: HttpRequest, t: Thought) -> Session:
    """The entry: what was done, and that it hurt; at the front it is a pinch of that exercise."""
    said = form.cleaned_data
    side = cast("SideOrBoth", said["side"])
    pinch = form.level if said["where"] == FRONT else None
    items = (
        ()
        if said["drill"] == NO_DRILL
        else (SessionItem(exercise=said["drill"], side=side, pinch=pinch),)
    )
    both = "both sides" if side == "both" else side
    return Session(
        at=t.at,
        items=items,
        pain_after=form.level,
        pain_site=f"{PLACES[said['where']]}, {both}",
        id=str(form_id(request)),
    )
