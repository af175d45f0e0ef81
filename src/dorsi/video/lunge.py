"""What a clip of the knee-to-wall lunge shows: the best lean of the shin with the heel down."""

from dataclasses import dataclass

import numpy as np

from dorsi.domain.movement import MovementModel
from dorsi.video.heels import HeelRise, heel_in, risen_mm
from dorsi.video.motion import Motion
from dorsi.video.peaks import Range, Value, mean_around, peak, together
from dorsi.video.reps import Repetition, cycles


@dataclass(frozen=True, slots=True)
class LungeRep:
    """One lunge of the measured leg; None is what the view does not show.

    Attributes:
        rep: When it was.
        shank: Furthest lean of the shin in the frames before the heel may have risen, degrees.
        knee: Bend of the knee at the furthest, degrees.
        heel_rise: Whether the heel rose.
        heel_rise_mm: By how much its point did at most; None where that cannot be told, or the
            person's size is not known.
    """

    rep: Repetition
    shank: Value | None
    knee: Value | None
    heel_rise: HeelRise
    heel_rise_mm: float | None


@dataclass(frozen=True, slots=True)
class Lunges:
    """All lunges of a clip.

    Attributes:
        side: The measured leg, the one nearer to the camera: 0 left, 1 right.
        reps: Each lunge.
        best: The furthest lean with the heel down; bounds with it. None where there is none.
    """

    side: int
    reps: tuple[LungeRep, ...]
    best: Range | None


def read_lunges(motion: Motion, model: MovementModel) -> Lunges:
    """Read every lunge of a motion; only the leg nearer to the camera is told.

    Args:
        motion: Measured with `symmetric=False`.
        model: What counts as a repetition.

    Requirements: B-57
    """
    side = motion.near
    lean = motion.forward_deg.value[:, side]
    found = cycles(motion.times_s, lean, model.repetition, model.repetition.lunge_deg)
    reps = tuple(_read(motion, rep, side, model) for rep in found)
    shanks = [rep.shank for rep in reps if rep.shank is not None]
    best = max(shanks, key=lambda shank: shank.value, default=None)
    return Lunges(side, reps, together([best], model.confidence) if best else None)


def _read(motion: Motion, rep: Repetition, side: int, model: MovementModel) -> LungeRep:
    rule, frames = model.compensation, rep.frames()
    times, furthest_s = motion.times_s[frames], float(motion.times_s[rep.bottom])
    heel = heel_in(motion, frames, side, rule)
    lean, se = motion.forward_deg.value[frames, side].copy(), motion.forward_deg.se[frames, side]
    if heel.onset is not None:
        lean[heel.onset - rep.first :] = np.nan
    knee, knee_se = motion.knee_deg.value[frames, side], motion.knee_deg.se[frames, side]
    return LungeRep(
        rep=rep,
        shank=peak(times, lean, se, rule.peak_s),
        knee=mean_around(furthest_s, times, knee, knee_se, rule.peak_s),
        heel_rise=heel.rise,
        heel_rise_mm=risen_mm(heel, motion),
    )
