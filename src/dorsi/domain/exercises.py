"""Exercises, the phases of a programme, and what a sport adds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dorsi.domain.figure import Figure
from dorsi.domain.words import (
    Block,
    DayKind,
    Emphasis,
    EmphasisOrDefault,
    Equipment,
    GroupName,
    SportId,
    StructureId,
    Trait,
)

Role = Literal[
    "circles",  # active work at the end of the bend
    "glide",  # moves the joint surfaces: band in front, or a foot on a stair
    "glide_behind",  # the second band direction
    "gastrocnemius",  # knee-straight calf stretch
    "soleus",  # bent-knee calf stretch
    "deep_squat",  # end range under body weight
    "raise",  # heel raises of any kind
    "balance",  # one-leg control
    "lateral",  # sideways control
    "stride",  # lunges that rehearse a running step
    "activation",  # light ankle movement through range
    "release",  # rolling the calf
    "squat",  # squat variations kept while range is built
]
PhaseId = Literal["foundation", "mobilise", "load", "keep"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A common mistake as one sees it, and its remedy."""

    see: str
    fix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BandUse:
    """Which band, where on the leg, and where it is anchored.

    `placement`: `talus` (front of the ankle, below the ankle bones) needs the anchor behind;
    `lower_leg_behind` (padded, above the ankle bones) needs the anchor in front; `foot` for bands
    worked by the foot. Anchor height in cm from the floor, width in cm, pull in kg.
    """

    placement: Literal["talus", "lower_leg_behind", "foot", "thighs_or_ankles"]
    anchor: Literal["behind", "front", "held", "none"]
    anchor_height_cm: tuple[float, float] | None = None
    width_cm: tuple[float, float]
    pull_kg: tuple[float, float]
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One size of a dose, per side: sets of repetitions or of seconds, rest between sets."""

    sets: int
    reps: int | None = None
    seconds: float | None = None
    rest_s: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """The doses of an exercise in some phases, from the least worth doing to the full one.

    `rep_s` is the time of one repetition, `tempo` its down-hold-up seconds. `weeks` narrows the
    dose to some weeks, counted from the one in which the exercise comes in.
    """

    phases: tuple[PhaseId, ...]
    weeks: tuple[int, int] | None = None
    rungs: tuple[Rung, ...]
    rep_s: float | None = None
    tempo: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise: how it is done, what it is for, for whom it is not.

    `needs` lists sets of equipment, any one of which is enough; empty = floor and wall only.
    `from_week` says from which programme week it may appear, by emphasis, `default` otherwise.
    `loads` says how much each structure is worked, 0-1. `rank`: the higher is preferred within
    its role when several fit.
    """

    id: str
    name: str
    role: Role
    rank: int
    purpose: str
    setup: tuple[str, ...]
    steps: tuple[str, ...]
    cues: tuple[str, ...]
    faults: tuple[Fault, ...]
    stop_signs: tuple[str, ...]
    not_for: tuple[str, ...]
    sides: Literal["each", "together"]
    needs: tuple[tuple[Equipment, ...], ...] = ()
    substitutes: tuple[str, ...] = ()
    easier: str | None = None
    harder: str | None = None
    covers: tuple[GroupName, ...]
    loads: Mapping[StructureId, float]
    range_work: bool
    place: Literal["rack", "wall", "step", "anywhere"]
    blocks: tuple[Block, ...]
    traits: tuple[Trait, ...]
    every_other_day: bool = False
    band: BandUse | None = None
    figure: Figure | None = None
    changeover_s: float
    from_week: Mapping[EmphasisOrDefault, int]
    doses: tuple[Dose, ...]
    why: Mapping[EmphasisOrDefault, str] = field(default_factory=dict)
    source: tuple[str, ...]
    requirements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRecipe:
    """The roles of one kind of day for one emphasis, most important first.

    `core` is always there, if only in its least dose; `more` joins when minutes are left. On the
    kind of day that carries the heel raises, `carrying` takes the place of `core`, if given.
    """

    emphasis: Emphasis
    day: DayKind
    core: tuple[Role, ...]
    carrying: tuple[Role, ...] = ()
    more: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A stretch of weeks with one aim."""

    id: PhaseId
    name: str
    weeks: tuple[int, int]
    aim: str
    why: str
    recipes: tuple[DayRecipe, ...]
    source: tuple[str, ...]
    requirements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SportAddition:
    """A role a sport adds, on which day, from which week, and why."""

    role: Role
    exercise: str
    day: DayKind
    from_week: int
    first: bool = False
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sport:
    """What a sport asks of the ankle, and what it adds to a programme.

    `range_advice` is said to those who aim at more range, `advice` to everybody who does the sport.
    `strength_on` says on which kind of day heel raises sit better beside the sport; `squats` that
    squatting is what one trains for, so that squats are filmed.
    """

    id: SportId
    name: str
    demands: str
    norms: str
    adds: tuple[SportAddition, ...]
    advice: tuple[str, ...]
    range_advice: tuple[str, ...] = ()
    strength_on: DayKind = "training"
    squats: bool = False
    ask_at_week: Mapping[str, str] = field(default_factory=dict)
    source: tuple[str, ...]
    requirements: tuple[str, ...]
