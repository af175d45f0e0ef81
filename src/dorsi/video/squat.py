"""What a clip of squats shows: every repetition with its angles, and the set as a whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from dorsi.domain.movement import CompensationRule, MovementModel
from dorsi.video.heels import Heel, HeelRise, heel_in
from dorsi.video.landmarks import FloatArray
from dorsi.video.motion import Motion, Trace
from dorsi.video.peaks import Range, Value, peak, together
from dorsi.video.reps import Repetition, find_repetitions

CompensationId = Literal[
    "heels_rise", "knees_fall_in", "trunk_falls_forward", "depth_cut_short", "toes_turn_out"
]
SIDES: Final = (0, 1)
MM_PER_M: Final = 1000.0


@dataclass(frozen=True, slots=True)
class Compensation:
    """Something the body does instead of bending the ankle, and when it is first seen."""

    id: CompensationId
    onset_s: float


@dataclass(frozen=True, slots=True)
class SquatSide:
    """One leg in one repetition; None is what the view does not show.

    Attributes:
        shank: Peak inclination of the shin, degrees.
        shank_foot: Peak bend of the ankle, degrees.
        knee: Peak bend of the knee, degrees.
        heel_rise: Whether the heel rose.
        heel_rise_mm: By how much its point did at most; None where the person's size is not known.
        valgus: How far the knee came inside the line of the toes at most, degrees.
    """

    shank: Value | None
    shank_foot: Value | None
    knee: Value | None
    heel_rise: HeelRise
    heel_rise_mm: float | None
    valgus: Value | None


@dataclass(frozen=True, slots=True)
class SquatRep:
    """One squat.

    Attributes:
        rep: When it was.
        depth_deg: Bend of the knees at the bottom, both sides together.
        trunk_lean_deg: Of the trunk at its furthest forward.
        left, right: The legs.
        compensations: What was seen, the first one first.
    """

    rep: Repetition
    depth_deg: float | None
    trunk_lean_deg: float | None
    left: SquatSide
    right: SquatSide
    compensations: tuple[Compensation, ...]


@dataclass(frozen=True, slots=True)
class Squats:
    """All squats of a clip, and the peak inclination of each shin over the set."""

    reps: tuple[SquatRep, ...]
    left: Range | None
    right: Range | None


def read_squats(motion: Motion, model: MovementModel) -> Squats:
    """Read every squat of a motion.

    Requirements: A-32, B-40, B-57
    """
    found = find_repetitions(motion, model.repetition)
    reps = tuple(_read(motion, rep, model.compensation) for rep in found)

    def over_the_set(shanks: Iterator[Value | None]) -> Range | None:
        return together([shank for shank in shanks if shank is not None], model.confidence)

    return Squats(
        reps=reps,
        left=over_the_set(rep.left.shank for rep in reps),
        right=over_the_set(rep.right.shank for rep in reps),
    )


def _read(motion: Motion, rep: Repetition, rule: CompensationRule) -> SquatRep:
    frames = rep.frames()
    heels = [heel_in(motion, frames, side, rule) for side in SIDES]
    left, right = (_side(motion, frames, side, heels[side], rule) for side in SIDES)
    knees = [side.knee.value for side in (left, right) if side.knee is not None]
    trunk = peak(
        motion.times_s[frames],
        motion.trunk_deg.value[frames],
        motion.trunk_deg.se[frames],
        rule.peak_s,
    )
    depth_deg = sum(knees) / len(knees) if knees else None
    seen = sorted(_seen(motion, rep, heels, depth_deg, rule))
    return SquatRep(
        rep=rep,
        depth_deg=depth_deg,
        trunk_lean_deg=trunk.value if trunk else None,
        left=left,
        right=right,
        compensations=tuple(Compensation(name, onset_s) for onset_s, name in seen),
    )


def _side(
    motion: Motion, frames: slice, side: int, heel: Heel, rule: CompensationRule
) -> SquatSide:
    times = motion.times_s[frames]

    def highest(trace: Trace) -> Value | None:
        return peak(times, trace.value[frames, side], trace.se[frames, side], rule.peak_s)

    mm = None if heel.rise_m is None or not motion.scaled else heel.rise_m * MM_PER_M
    return SquatSide(
        shank=highest(motion.shank_deg),
        shank_foot=highest(motion.shank_foot_deg),
        knee=highest(motion.knee_deg),
        heel_rise=heel.rise,
        heel_rise_mm=mm,
        valgus=highest(motion.tracking_deg),
    )


def _seen(
    motion: Motion,
    rep: Repetition,
    heels: list[Heel],
    depth_deg: float | None,
    rule: CompensationRule,
) -> Iterator[tuple[float, CompensationId]]:
    """When each compensation is first seen; what is only possible is not among them."""
    frames = rep.frames()
    times = motion.times_s
    for heel in heels:
        if heel.rise == "seen" and heel.onset is not None:
            yield float(times[heel.onset]), "heels_rise"
            break
    beyond: list[tuple[CompensationId, FloatArray, float]] = [
        ("knees_fall_in", _surely(motion.tracking_deg, frames), rule.knee_inside_deg),
        ("trunk_falls_forward", motion.trunk_deg.value[frames, None], rule.trunk_deg),
        ("toes_turn_out", _surely(motion.toe_out_deg, frames), rule.toe_out_deg),
    ]
    for name, values, limit in beyond:
        over = np.flatnonzero((values > limit).any(axis=1))  # NaN is never over
        if len(over):
            yield float(times[rep.first + int(over[0])]), name
    if depth_deg is not None and depth_deg < rule.shallow_knee_deg:
        yield rep.bottom_s, "depth_cut_short"


def _surely(trace: Trace, frames: slice) -> FloatArray:
    """Values less their standard error: a compensation is named when it is likely, not possible."""
    return np.asarray(trace.value[frames] - trace.se[frames])
