"""The shins at fixed depths: what makes clips months apart comparable.

A deeper squat leans the shins further whatever the ankles do, so only the same depth is compared.
"""

from typing import Final

import numpy as np

from dorsi.domain.filmed import FilmedAngle, FilmedDepth
from dorsi.domain.verdicts import Sides
from dorsi.video.landmarks import FloatArray
from dorsi.video.motion import Motion, Trace
from dorsi.video.reps import Repetition

DEPTHS_DEG: Final = tuple(range(40, 150, 5))
"""Bend of the knees at which the shins are noted."""


def at_depths(motion: Motion, reps: tuple[Repetition, ...]) -> tuple[FilmedDepth, ...]:
    """The mean lean of shins and trunk wherever a repetition passes a depth, on its way down or up.

    Camera, body and landmarks err alike in all passes, so only the scatter between them becomes
    smaller with their number.
    """
    depth = motion.knee_deg.value.mean(axis=1)
    noted = []
    for knee_deg in DEPTHS_DEG:
        passes = [moment for rep in reps for moment in _passes(depth, rep.frames(), knee_deg)]
        left, right = (_angle(motion.shank_deg, side, passes) for side in (0, 1))
        if left is None and right is None:
            continue
        trunk = _angle(motion.trunk_deg, None, passes)
        noted.append(FilmedDepth(float(knee_deg), Sides(left, right), trunk))
    return tuple(noted)


def passes_s(motion: Motion, reps: tuple[Repetition, ...], knee_deg: float) -> list[float]:
    """When a depth is passed, in seconds, in order."""
    depth = motion.knee_deg.value.mean(axis=1)
    passes = [at for rep in reps for at in _passes(depth, rep.frames(), knee_deg)]
    return [_between(motion.times_s, at) for at in passes]


def _passes(depth: FloatArray, frames: slice, knee_deg: float) -> list[float]:
    """Where in some frames a depth is passed, in frames and parts of them."""
    beyond = depth[frames] - knee_deg
    before, after = beyond[:-1], beyond[1:]
    crossing = np.flatnonzero((before < 0.0) & (after >= 0.0) | (before >= 0.0) & (after < 0.0))
    shares = before[crossing] / (before[crossing] - after[crossing])
    return [float(frames.start + frame) for frame in crossing + shares]


def _angle(trace: Trace, side: int | None, passes: list[float]) -> FilmedAngle | None:
    values, errors = (part if side is None else part[:, side] for part in (trace.value, trace.se))
    found = np.array([_between(values, at) for at in passes])
    known = np.isfinite(found)
    if not known.any():
        return None
    common = float(np.nanmean([_between(errors, at) for at in passes]))
    count = int(known.sum())
    scatter = float(found[known].std(ddof=1) / np.sqrt(count)) if count > 1 else 0.0
    return FilmedAngle(float(found[known].mean()), float(np.hypot(common, scatter)))


def _between(values: FloatArray, at: float) -> float:
    frame = int(at)
    after = min(frame + 1, len(values) - 1)
    return float(values[frame] + (at - frame) * (values[after] - values[frame]))
