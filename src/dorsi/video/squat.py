"""What a clip of squats shows: every repetition with its angles, and the set as a whole."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dorsi.domain.movement import CompensationId, CompensationRule, MovementModel
from dorsi.domain.words import SIDES
from dorsi.video.heels import Heel, HeelRise, heel_in, risen_mm
from dorsi.video.landmarks import BoolArray
from dorsi.video.motion import Motion, Trace
from dorsi.video.peaks import Range, Value, apart, lasting, mean_around, peak, together
from dorsi.video.reps import Repetition, find_repetitions


@dataclass(frozen=True, slots=True)
class Compensation:
    """Something the body does instead of bending the ankle: when first seen, and in words."""

    id: CompensationId
    onset_s: float
    text: str


@dataclass(frozen=True, slots=True)
class SquatSide:
    """One leg in one repetition; None is what the view does not show.

    Attributes:
        shank: Peak inclination of the shin, degrees.
        shank_foot: Peak bend of the ankle, degrees.
        knee: Bend of the knee at the bottom, degrees.
        heel_rise: Whether the heel rose.
        heel_rise_mm: By how much its point did at most; None where that cannot be told, or the
            person's size is not known.
        valgus: How far the knee came inside the line of the toes at most, from the front, degrees.
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
        depth: Bend of the knees at the bottom, both sides together, degrees.
        trunk_lean: Of the trunk at its furthest forward, degrees.
        left, right: The legs.
        compensations: What was seen, the first one first.
    """

    rep: Repetition
    depth: Value | None
    trunk_lean: Value | None
    left: SquatSide
    right: SquatSide
    compensations: tuple[Compensation, ...]


@dataclass(frozen=True, slots=True)
class Squats:
    """All squats of a clip, and the peak inclination of each shin over the set.

    `difference` is left minus right; None where it is too small to be told.
    """

    reps: tuple[SquatRep, ...]
    left: Range | None
    right: Range | None
    difference: Range | None


def read_squats(motion: Motion, model: MovementModel) -> Squats:
    """Read every squat of a motion.

    Requirements: A-32, B-40, B-57
    """
    found = find_repetitions(motion, model.repetition)
    reps = tuple(_read(motion, rep, model) for rep in found)

    def over_the_set(shanks: Iterator[Value | None]) -> list[Value]:
        return [shank for shank in shanks if shank is not None]

    left = over_the_set(rep.left.shank for rep in reps)
    right = over_the_set(rep.right.shank for rep in reps)
    return Squats(
        reps=reps,
        left=together(left, model.confidence),
        right=together(right, model.confidence),
        difference=apart(left, right, model.confidence, model.side_difference_deg),
    )


def _read(motion: Motion, rep: Repetition, model: MovementModel) -> SquatRep:
    rule, frames = model.compensation, rep.frames()
    heels = [heel_in(motion, frames, side, rule) for side in range(len(SIDES))]
    left, right = (_side(motion, rep, side, heels[side], rule) for side in range(len(SIDES)))
    depth = None
    if left.knee is not None and right.knee is not None:
        se = max(left.knee.se, right.knee.se)  # both err alike: one camera, one model of a body
        depth = Value((left.knee.value + right.knee.value) / 2.0, se)
    lean = motion.trunk_deg
    times = motion.times_s[frames]
    seen = sorted(_seen(motion, rep, heels, depth, rule))
    return SquatRep(
        rep=rep,
        depth=depth,
        trunk_lean=peak(times, lean.value[frames], lean.se[frames], rule.peak_s),
        left=left,
        right=right,
        compensations=tuple(
            Compensation(name, onset_s, model.text.of(name).format(side=side))
            for onset_s, name, side in seen
        ),
    )


def _side(
    motion: Motion, rep: Repetition, side: int, heel: Heel, rule: CompensationRule
) -> SquatSide:
    frames = rep.frames()
    times = motion.times_s[frames]

    def highest(trace: Trace) -> Value | None:
        return peak(times, trace.value[frames, side], trace.se[frames, side], rule.peak_s)

    knee, lowest_s = motion.knee_deg, float(motion.times_s[rep.bottom])
    return SquatSide(
        shank=highest(motion.shank_deg),
        shank_foot=highest(motion.shank_foot_deg),
        knee=mean_around(
            lowest_s, times, knee.value[frames, side], knee.se[frames, side], rule.peak_s
        ),
        heel_rise=heel.rise,
        heel_rise_mm=risen_mm(heel, motion),
        valgus=highest(motion.tracking_deg),
    )


def _seen(
    motion: Motion, rep: Repetition, heels: list[Heel], depth: Value | None, rule: CompensationRule
) -> Iterator[tuple[float, CompensationId, str]]:
    """When each compensation is first seen, and on which side; what is only possible is not."""
    frames = rep.frames()
    times = motion.times_s[frames]

    def first(over: BoolArray) -> float | None:
        place = lasting(times, over, rule.lasting_s)
        return None if place is None else float(times[place])

    trunk = first(_surely(motion.trunk_deg, frames, rule.trunk_deg))
    if trunk is not None:
        yield trunk, "trunk_falls_forward", ""
    inside = _surely(motion.tracking_deg, frames, rule.knee_inside_deg)
    turned = _surely(motion.toe_out_deg, frames, rule.toe_out_deg)
    for side, name in enumerate(SIDES):
        onset = heels[side].onset
        if heels[side].rise == "seen" and onset is not None:
            yield float(motion.times_s[onset]), "heels_rise_in_squat", name
        if (inward := first(inside[:, side])) is not None:
            yield inward, "knees_fall_in", name
        if (outward := first(turned[:, side])) is not None:
            yield outward, "toes_turn_out", name
    if depth is not None and depth.value + depth.se < rule.shallow_knee_deg:
        yield rep.bottom_s, "depth_cut_short", ""


def _surely(trace: Trace, frames: slice, limit: float) -> BoolArray:
    """Where a measure is beyond a limit by more than its standard error; NaN never is."""
    return np.asarray(trace.value[frames] - trace.se[frames] > limit)
