"""Whether a heel rose in a repetition: told only of the near foot, and only when it is plain.

The heel point of a flat foot wanders by centimetres, and averaging repetitions does not remove it.
"""

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from dorsi.domain.movement import CompensationRule
from dorsi.video.landmarks import FloatArray
from dorsi.video.motion import Motion
from dorsi.video.peaks import lasting, peak

MM_PER_M: Final = 1000.0
HeelRise = Literal["no", "cannot_tell", "possible", "seen"]


@dataclass(frozen=True, slots=True)
class Heel:
    """What can be told of one heel in one repetition.

    Attributes:
        rise: The verdict.
        rise_m: How far the heel point rose at most; None where it cannot be told.
        onset: The frame in which it is first up far enough to count, None where it never is.
    """

    rise: HeelRise
    rise_m: float | None
    onset: int | None


def heel_in(motion: Motion, frames: slice, side: int, rule: CompensationRule) -> Heel:
    """Look at one heel in some frames.

    Args:
        motion: The clip's.
        frames: Those of the repetition.
        side: 0 left, 1 right.
        rule: From where on a rise is possible, and seen.
    """
    times, se = motion.times_s[frames], motion.heel_height_m.se[frames, side]
    height = motion.heel_height_m.value[frames, side]
    over_toe = motion.heel_over_toe_m.value[frames, side]
    highest = peak(times, height, se, rule.peak_s)
    other = peak(times, over_toe, se, rule.peak_s)
    if highest is None or other is None:
        return Heel("cannot_tell", None, None)
    if side != motion.near:
        return Heel("cannot_tell", None, None)
    both = min(highest.value, other.value)
    if both >= rule.heel_possible_m:
        rise: HeelRise = "seen" if both >= rule.heel_seen_m else "possible"
        return Heel(rise, highest.value, _onset(times, np.minimum(height, over_toe), frames, rule))
    # One measure alone says that the landmarks wander, not that the heel stayed down.
    flat = max(highest.value, other.value) < rule.heel_possible_m
    return Heel("no", highest.value, None) if flat else Heel("cannot_tell", None, None)


def _onset(
    times: FloatArray, rise: FloatArray, frames: slice, rule: CompensationRule
) -> int | None:
    place = lasting(times, rise >= rule.heel_possible_m, rule.lasting_s)
    return None if place is None else place + int(frames.start)


def risen_mm(heel: Heel, motion: Motion) -> float | None:
    """How far a heel rose in millimetres; None where the person's size is not known."""
    if heel.rise_m is None or not motion.scaled:
        return None
    return max(heel.rise_m, 0.0) * MM_PER_M
