"""The journal: the append-only record of what one person measured, answered, did and was given.

Requirements: A-12
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Literal

from dorsi.domain.words import (
    Block,
    Equipment,
    Knee,
    LengthUnit,
    Placement,
    Protocol,
    ReadingUnit,
    Sex,
    SideOrBoth,
    SportId,
    Weekday,
)

FORMAT: Final = "dorsi-journal/1"
SHORT_ID: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who the journal is about, as first entered. Lengths in cm, `None` = not said."""

    name: str
    birth_year: int | None = None
    sex: Sex = "unsaid"
    height_cm: float | None = None
    shank_cm: float | None = None
    sports: tuple[SportId, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    minutes_per_day: float | None = None
    training_days: tuple[Weekday, ...] = ()
    habit: str | None = None
    habit_time: str | None = None
    length_unit: LengthUnit | None = None
    timezone: str = "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every entry carries: when, its id, and the id of the entry it corrects.

    `id` is filled when a journal is read; an entry made in code may leave it empty as long as
    nothing refers to it. The local day is the date written in `at`.
    """

    at: datetime
    id: str = ""
    replaces: str | None = None

    @property
    def day(self) -> date:
        """The local day the person wrote."""
        return self.at.date()

    @property
    def short_id(self) -> str:
        """The end of its id, which tells entries apart where the beginning is a time."""
        return self.id[-SHORT_ID:]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonChange:
    """The fields of a person that changed; `None` = unchanged."""

    name: str | None = None
    birth_year: int | None = None
    sex: Sex | None = None
    height_cm: float | None = None
    shank_cm: float | None = None
    sports: tuple[SportId, ...] | None = None
    equipment: tuple[Equipment, ...] | None = None
    minutes_per_day: float | None = None
    training_days: tuple[Weekday, ...] | None = None
    habit: str | None = None
    habit_time: str | None = None
    length_unit: LengthUnit | None = None
    timezone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Entry):
    """A later edit of the person."""

    person: PersonChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Entry):
    """One result of a measure, with its trials (or one value) in the unit they were taken in."""

    measure: str
    side: SideOrBoth
    trials: tuple[float, ...] | None = None
    value: float | None = None
    unit: ReadingUnit
    knee: Knee | None = None
    protocol: Protocol | None = None
    placement: Placement | None = None
    device: str | None = None
    footwear: str | None = None
    cold: bool | None = None
    hours_since_band: float | None = None
    note: str | None = None

    @property
    def numbers(self) -> tuple[float, ...]:
        """The trials, or the single value as a tuple of one, in `unit`."""
        if self.trials:
            return self.trials
        return () if self.value is None else (self.value,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Entry):
    """An answered question: yes, no, unsure, a number or one of its choices."""

    question: str
    side: SideOrBoth | None = None
    answer: str | float


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionItem:
    """One exercise as done. `pinch` is front-of-ankle pain, 0-10."""

    exercise: str
    side: SideOrBoth | None = None
    sets: int | None = None
    reps: int | None = None
    seconds: float | None = None
    pinch: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Entry):
    """One day's work as done, with pain from 0 to 10 before, after and next morning."""

    items: tuple[SessionItem, ...]
    minutes: float | None = None
    pain_before: float | None = None
    pain_after: float | None = None
    pain_next_morning: float | None = None
    pain_site: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Video(Entry):
    """What an analysis found in a clip; never the pixels."""

    kind: str
    result: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredItem:
    """One exercise of a stored prescription."""

    exercise: str
    side: SideOrBoth
    block: Block
    sets: int
    reps: int | None = None
    seconds: float | None = None
    tempo: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredBlock:
    """The prescription of some weeks: one training day and one rest day.

    `training_between` and `rest_between` take their place on the days between two strength days,
    where such a day differs by more than its heel raises.
    """

    weeks: tuple[int, ...]
    phase: str
    training_day: tuple[StoredItem, ...]
    rest_day: tuple[StoredItem, ...]
    training_between: tuple[StoredItem, ...] | None = None
    rest_between: tuple[StoredItem, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetSet(Entry):
    """The reach a person wants to get to."""

    kind: Literal["target_set"] = "target_set"
    side: SideOrBoth
    reach_cm: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeAccepted(Entry):
    """A programme taken on, with the knowledge it came from and what it prescribes."""

    kind: Literal["programme_accepted"] = "programme_accepted"
    starts: date
    knowledge: str | None = None
    blocks: tuple[StoredBlock, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused(Entry):
    """Time off, for illness, travel or anything else."""

    kind: Literal["paused"] = "paused"
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Entry):
    """Back after a pause."""

    kind: Literal["resumed"] = "resumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared(Entry):
    """A clinician has looked and cleared one safety rule."""

    kind: Literal["cleared"] = "cleared"
    rule: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn(Entry):
    """An earlier entry taken back."""

    kind: Literal["withdrawn"] = "withdrawn"
    of: str


Decision = TargetSet | ProgrammeAccepted | Paused | Resumed | Cleared | Withdrawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """Everything known about one person. The lists are in the order they were appended."""

    person: Person
    changes: tuple[Change, ...] = ()
    readings: tuple[Reading, ...] = ()
    answers: tuple[Answer, ...] = ()
    sessions: tuple[Session, ...] = ()
    videos: tuple[Video, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def entries(self) -> Iterator[Entry]:
        """Every entry, list by list."""
        yield from self.changes
        yield from self.readings
        yield from self.answers
        yield from self.sessions
        yield from self.videos
        yield from self.decisions
