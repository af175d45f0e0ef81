"""What `review` says: the shape of its answer, key by key.

`low` and `high` are 90 % bounds everywhere. Unknown is `None`, lists are empty, never NaN.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from dorsi.domain.plain import WORDS_ONLY, plain
from dorsi.domain.words import (
    Action,
    BandName,
    Effect,
    Flag,
    GroupName,
    ProgrammeState,
    Side,
    SideOrBoth,
    Status,
    StructureId,
    ToldBy,
    Urgency,
    Verdict,
)

T = TypeVar("T")
Day = date  # for a record in which a field of the name `date` hides the type


@dataclass(frozen=True, slots=True)
class Sides(Generic[T]):
    """The same thing for the left and the right side."""

    left: T
    right: T

    def of(self, side: Side) -> T:
        """The one of `side`, left or right."""
        return self.left if side == "left" else self.right


@dataclass(frozen=True, slots=True)
class Interval:
    """A value with its 90 % bounds, in the unit its name says."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class SafetyReason:
    """One safety rule that holds, and what it says; `heading` where it has one of its own."""

    rule: str
    urgency: Urgency
    effect: Effect
    side: SideOrBoth | None
    text: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Safety:
    """Go, caution, refer or stop; whether the programme is withheld; why."""

    status: Status
    withheld: bool
    reasons: tuple[SafetyReason, ...]


@dataclass(frozen=True, slots=True)
class Because:
    """How much one finding moved one structure (a likelihood ratio as applied)."""

    finding: str
    factor: float


@dataclass(frozen=True, slots=True)
class StructureChance:
    """The chance that a structure is involved, and what moved it."""

    structure: StructureId
    probability: float
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class SideReview:
    """One side: reach, angle, band, and what the pattern resembles.

    `told_by` says what the reach was measured as, `read_on` when last: from then on it is what
    practice and time make likely. Where nothing but wall touches is known, `at_least_cm` is all
    they say and `reach_cm` is a guess around it.
    """

    reach_cm: Interval | None
    angle_deg: Interval | None
    band: BandName | None
    band_certainty: float | None
    pattern: tuple[StructureChance, ...]
    named: tuple[GroupName, ...]
    pattern_clear: bool
    told_by: ToldBy | None = field(default=None, metadata=WORDS_ONLY)
    at_least_cm: float | None = field(default=None, metadata=WORDS_ONLY)
    read_on: date | None = field(default=None, metadata=WORDS_ONLY)


@dataclass(frozen=True, slots=True)
class Asymmetry:
    """Left minus right, in cm, with its bounds and how it is to be taken."""

    cm: float | None
    low: float | None
    high: float | None
    flag: Flag | None

    @property
    def shorter(self) -> Side | None:
        """The side that reaches less, by however little; `None` where they are not compared."""
        if self.cm is None:
            return None
        return "left" if self.cm < 0 else "right"


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """The one question or measurement that would tell most now."""

    question: str
    side: SideOrBoth | None
    why: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would change in an accepted programme, and why; nothing changes until accepted."""

    changes: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeStatus:
    """Where the person stands in the programme.

    `check_in_due` is the day since which the week's three questions wait.
    """

    state: ProgrammeState
    week: int | None
    phase: str | None
    proposal: Proposal | None
    check_in_due: date | None = field(default=None, metadata=WORDS_ONLY)


@dataclass(frozen=True, slots=True)
class SideChange:
    """Change of the cold reach from the baseline, and whether it is more than measuring error."""

    cm: float | None
    low: float | None
    high: float | None
    p_real: float | None
    exceeds_mdc: float | None
    verdict: Verdict
    since: date | None
    readings_needed: int | None


@dataclass(frozen=True, slots=True)
class CoursePoint:
    """The expected reach on one day: readings smoothed, in cm, with its bounds."""

    day: date
    cm: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ForecastPoint:
    """The expected reach in one programme week."""

    week: int
    cm: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ForecastDate:
    """First dates at which the target is reached with chance .05, .5 and .95."""

    early: date | None
    likely: date | None
    late: date | None


@dataclass(frozen=True, slots=True)
class SideForecast:
    """Where the reach is heading, and when the target is likely; `until` is the last day seen."""

    target_cm: float | None
    values: tuple[ForecastPoint, ...]
    p_reached_by: Mapping[str, float]
    date: ForecastDate
    on_path: bool | None
    until: Day | None = field(default=None, metadata=WORDS_ONLY)


@dataclass(frozen=True, slots=True)
class DecisionMade:
    """What to do next for a side, with the rule that says so."""

    action: Action
    side: SideOrBoth | None
    why: str
    rule: str


@dataclass(frozen=True, slots=True)
class Review:
    """Everything `review` says about one journal on one day."""

    safety: Safety
    sides: Sides[SideReview]
    asymmetry: Asymmetry
    next_question: NextQuestion | None
    programme: ProgrammeStatus
    change: Sides[SideChange]
    forecast: Sides[SideForecast]
    decisions: tuple[DecisionMade, ...]

    def to_dict(self) -> dict[str, Any]:
        """The answer as plain JSON values, numbers unrounded, dates as ISO text."""
        return plain(self)
