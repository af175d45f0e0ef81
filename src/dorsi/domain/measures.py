"""Ways to measure an ankle, and the groups of people a result may be compared with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dorsi.domain.figure import Figure
from dorsi.domain.words import Knee, Placement, Protocol, ReadingUnit

Informs = Literal["reach", "knee_straight", "non_weight_bearing", "strength", "balance", "squat"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureError:
    """How far a single day's result strays from the truth, in the measure's own unit.

    `sem` is the standard error of measurement of one day (the mean of the usual trials), `trial_sd`
    the spread of trials within a day, `level_sd` how far a new device or set-up may sit from the
    reference, as a standard deviation.
    """

    sem: float
    trial_sd: float
    level_sd: float
    mdc95: float | None = None
    note: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """A known shift of a protocol, a placement or a warm ankle against the reference, with its SD.

    In the measure's own unit; positive means more bend is read than the reference would read.
    """

    shift: float
    sd: float
    note: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """The same measure done a second way, and what comparing the two tells."""

    name: str
    steps: tuple[str, ...]
    tells: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One way to measure: how it is done, how sure it is, and what spoils it.

    `unit` is the unit of every number in this file; readings may come in any of `units`.
    `plausible` holds the lowest and highest number a person can have; anything else is a slip.
    `wall_cm` marks a gap measure: toes fixed at that distance, the reading is what is missing.
    `reference_devices` are the notes that mean the plain tool, which nobody needs to note.
    `norms_note` says which comparisons are missing, and why.
    """

    id: str
    name: str
    informs: Informs
    unit: ReadingUnit
    units: tuple[ReadingUnit, ...]
    plausible: tuple[float, float]
    summary: str
    position: str
    steps: tuple[str, ...]
    needs: tuple[str, ...]
    trials: int
    practice_trials: int
    default_protocol: Protocol | None = None
    default_knee: Knee | None = None
    default_placement: Placement | None = None
    reference_devices: tuple[str, ...] = ()
    wall_cm: float | None = None
    cold_only: bool
    spoils: tuple[str, ...]
    error: MeasureError
    protocols: Mapping[Protocol, Offset] = field(default_factory=dict)
    placements: Mapping[Placement, Offset] = field(default_factory=dict)
    warm: Offset | None = None
    variants: tuple[Variant, ...] = ()
    norms_note: str = ""
    figure: Figure | None = None
    source: tuple[str, ...]
    requirements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NormGroup:
    """A named group of people with a published mean and SD, to be named beside every comparison.

    A value may stand beside it only when taken with the same measure and knee, and the same
    `placement` and `device` where the group has one.
    """

    id: str
    name: str
    who: str
    measure: str
    unit: ReadingUnit
    n: int
    mean: float
    sd: float
    knee: Knee = "bent"
    placement: Placement | None = None
    device: str | None = None
    caveat: str
    source: tuple[str, ...]
    requirements: tuple[str, ...] = ()
