"""What the accommodations look at, and what they answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dorsi.domain.exercises import Exercise
from dorsi.domain.journal import Person
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.rules import Accommodation
from dorsi.domain.words import BandName, Side
from dorsi.train.choose import Allowance


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What the accommodations look at.

    `short` is the side with less reach, `gain_cm` its change since the baseline, `even` that the
    sides differ by no more than usual; `yes` the findings answered yes on either side, by side,
    `no` those answered with no and nothing else; `own_lift_cm` the heel lift they squat on by their
    own account; `rules` the safety rules that hold; `allowance` their equipment and what is ruled
    out; `range_goal` whether more range may be aimed at; `look_again` the next date on which a
    reading decides; `new_loads` the days on which heel raises of a new kind come in.
    """

    person: Person
    today: date
    starts: date
    short: Side | None
    even: bool = False
    reach_cm: float | None
    gain_cm: float
    band: BandName | None
    good_ankles: bool
    poor_squat: bool
    joint_named: bool
    yes: Mapping[str, tuple[Side, ...]]
    no: frozenset[str] = frozenset()
    own_lift_cm: float | None = None
    rules: frozenset[str]
    allowance: Allowance
    range_goal: bool
    look_again: date | None
    new_loads: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One accommodation asked whether it applies, to whom, by what knowledge."""

    thing: Accommodation
    now: Circumstances
    knowledge: Knowledge

    @property
    def about(self) -> tuple[Exercise, ...]:
        """The exercises it names."""
        return tuple(self.knowledge.exercises[name] for name in self.thing.exercises)


@dataclass(frozen=True, slots=True)
class Filling:
    """The words a sentence is filled with, and the day it is looked at again."""

    words: Mapping[str, object]
    until: date | None = None
