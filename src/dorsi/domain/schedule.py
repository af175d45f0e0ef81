"""What `plan` says: weeks, days and items with their dates, doses and reasons."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dorsi.domain.journal import SessionItem
from dorsi.domain.plain import plain
from dorsi.domain.words import Block, SideOrBoth


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedItem:
    """One exercise on one day. Doses are per side; `tempo` is down-hold-up seconds."""

    exercise: str
    side: SideOrBoth
    block: Block
    sets: int
    reps: int | None = None
    seconds: float | None = None
    tempo: str | None = None
    why: str

    @property
    def key(self) -> str:
        """What names it among the items of a day, whatever else is left of that day."""
        return f"{self.block}:{self.exercise}:{self.side}"

    def done(self) -> SessionItem:
        """What a journal holds of it once it is done as planned."""
        return SessionItem(
            exercise=self.exercise,
            side=self.side,
            sets=self.sets,
            reps=self.reps,
            seconds=self.seconds,
        )

    def to_dict(self) -> dict[str, Any]:
        """Plain values, with either `reps` or `seconds`, whichever the dose is in."""
        drop = "seconds" if self.reps is not None else "reps"
        return {name: getattr(self, name) for name in self.__dataclass_fields__ if name != drop}


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """One date's work; `minutes` includes changeovers and rest."""

    date: date
    minutes: float
    items: tuple[PlannedItem, ...]


@dataclass(frozen=True, slots=True)
class PlannedWeek:
    """One programme week."""

    week: int
    phase: str
    days: tuple[PlannedDay, ...]


@dataclass(frozen=True, slots=True)
class Accommodated:
    """Something that keeps training going meanwhile, and until when it is looked at again."""

    id: str
    until: date | None
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Retest:
    """A date to measure, what with, and what the result will decide."""

    date: date
    measures: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """The rule that withholds the programme, and what to do instead."""

    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything `plan` says about one journal on one day."""

    weeks: tuple[PlannedWeek, ...]
    accommodations: tuple[Accommodated, ...]
    retests: tuple[Retest, ...]
    withheld: Withheld | None

    def to_dict(self) -> dict[str, Any]:
        """The answer as plain JSON values, numbers unrounded, dates as ISO text."""
        return plain(self)
