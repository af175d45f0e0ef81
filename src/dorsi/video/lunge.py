"""What a clip of the knee-to-wall lunge shows: the best lean of the shin with the heel down."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from dorsi.domain.movement import MovementModel
from dorsi.video.heels import HeelRise, heel_in
from dorsi.video.motion import Motion
from dorsi.video.peaks import Range, Value, peak, together
from dorsi.video.reps import Repetition, cycles

LEAST_LEAN_DEG: Final = 12.0  # a smaller nod of the shin is no lunge


@dataclass(frozen=True, slots=True)
class LungeRep:
    """One lunge of the measured leg.

    Attributes:
        rep: When it was.
        shank: Furthest lean of the shin in the frames before the heel is seen to rise, degrees.
        heel_rise: Whether the heel rose.
    """

    rep: Repetition
    shank: Value | None
    heel_rise: HeelRise


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
    found = cycles(motion.times_s, lean, model.repetition, LEAST_LEAN_DEG)
    reps = tuple(_read(motion, rep, side, model) for rep in found)
    shanks = [rep.shank for rep in reps if rep.shank is not None]
    best = max(shanks, key=lambda shank: shank.value, default=None)
    return Lunges(side, reps, together([best], model.confidence) if best else None)


def _read(motion: Motion, rep: Repetition, side: int, model: MovementModel) -> LungeRep:
    rule = model.compensation
    frames = rep.frames()
    heel = heel_in(motion, frames, side, rule)
    lean = motion.forward_deg.value[frames, side].copy()
    if heel.onset is not None:
        lean[heel.onset - rep.first :] = np.nan
    times, se = motion.times_s[frames], motion.forward_deg.se[frames, side]
    return LungeRep(rep, peak(times, lean, se, rule.peak_s), heel.rise)
