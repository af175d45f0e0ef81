"""A session as it is guided: beat by beat, what may stand in, and what may stay after pain."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dorsi.domain.schedule import PlannedItem
from dorsi.domain.words import Side

BeatKind = Literal["ready", "work", "rest", "switch"]
Way = Literal["down", "up", "forward", "back", "go", "hold"]
DayState = Literal["work", "done", "rest", "stopped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """A stretch of a session in which one thing is done.

    `ready`: getting into place; `switch`: the same for the other side; `work`: one set; `rest`:
    between two sets. `set` is the one that is worked on or comes next, of as many as this side has.
    `side` is `None` where both sides work at once. `clicks` says, in seconds from the start, where
    each way of a repetition begins, or the repetition itself where it is all one; `ways` names
    those of one repetition in turn.
    """

    kind: BeatKind
    seconds: float
    side: Side | None
    set: int
    of: int
    reps: int | None = None
    rep_s: float | None = None
    clicks: tuple[float, ...] = ()
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidedItem:
    """An item of a day with its beats; `new` says that it was never done before.

    `key` names it among all there is of a day, which an item's own key does among its like.
    `instead` is what may take its place, best first. What comes in after pain names in `stands_for`
    the items of the day whose place it may take: while one of them is still to do and falls away.
    """

    key: str
    item: PlannedItem
    beats: tuple[Beat, ...]
    new: bool
    instead: tuple["GuidedItem", ...] = ()
    stands_for: tuple[str, ...] = ()

    @property
    def seconds(self) -> float:
        """How long it takes, changeovers and rest included."""
        return sum(beat.seconds for beat in self.beats)


@dataclass(frozen=True, slots=True)
class Staying:
    """The keys of what may stay of a day after pain: where one may go on, and above that."""

    mild: tuple[str, ...]
    more: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidedDay:
    """A day ready to be guided: what is left of it, its short version, and what pain leaves of it.

    `short` has items of the day in smaller doses, by the same keys. `hurts` maps each exercise to
    what may stay once it hurt, `""` to what may stay after pain that came with none; what it names
    beyond the day's own items and their `instead` is in `stand_ins`.
    `begun` says that something was done before, `shortened` that pain has shortened the day.
    """

    date: date
    state: DayState
    begun: bool = False
    shortened: bool = False
    items: tuple[GuidedItem, ...] = ()
    short: tuple[GuidedItem, ...] = ()
    hurts: Mapping[str, Staying] = field(default_factory=dict)
    stand_ins: tuple[GuidedItem, ...] = ()
