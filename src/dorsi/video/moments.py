"""What can be said of any moment of a clip: where the points are, and what was measured then.

Bodies are looked for about 20 times a second and films are shown at other times: between two looks
everything is taken to change in straight lines.
"""

from dataclasses import dataclass
from statistics import NormalDist
from typing import Final

import numpy as np

from dorsi.domain.filmed import FilmHeel, FilmResult
from dorsi.domain.motion import LandmarkErrors
from dorsi.domain.words import SIDES
from dorsi.video.landmarks import POINTS, FloatArray, Landmarks
from dorsi.video.motion import Motion, Trace
from dorsi.video.observed import smoothed

LONGEST_GAP_S: Final = 0.25  # over a longer one nothing is drawn
BOUNDS: Final = NormalDist().inv_cdf(0.95)
LEGS: Final = tuple(
    tuple(POINTS.index(f"{side}_{point}") for point in ("hip", "knee", "ankle", "heel", "toe"))
    for side in SIDES
)
SHOULDERS: Final = tuple(POINTS.index(f"{side}_shoulder") for side in SIDES)


@dataclass(frozen=True, slots=True)
class Bounded:
    """An angle with its 90 % bounds, in degrees."""

    deg: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment of a clip. Two values are left, then right; None was not measured.

    Attributes:
        time_s: When.
        points_px: All points in the picture, shape (33, 2); None where nobody is seen.
        shanks: Inclination of the shins.
        knees: Bend of the knees.
        inside: How far the knees are inside the line of the toes.
        trunk: Lean of the trunk.
        rep: Which repetition this is, from 1; None between them.
        done: How many repetitions have ended.
        heel: The near heel, while it is up in a repetition in which it rose: possible, or seen;
            "no" while it stays down in one in which it did not rise.
    """

    time_s: float
    points_px: FloatArray | None
    shanks: tuple[Bounded | None, Bounded | None]
    knees: tuple[Bounded | None, Bounded | None]
    inside: tuple[Bounded | None, Bounded | None]
    trunk: Bounded | None
    rep: int | None
    done: int
    heel: FilmHeel


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """Every moment of a clip.

    Attributes:
        landmarks: The points as found.
        motion: What was measured; None where nothing could be, or where it is not to be shown.
        result: What was found.
        points_px: The points without their jitter, shape (frames, 33, 2).
        sole_px: Heel and toe of the near foot where they stand, shape (2, 2); None if unknown.
        heel_up_m: From where on a heel counts as up.
    """

    landmarks: Landmarks
    motion: Motion | None
    result: FilmResult
    points_px: FloatArray
    sole_px: FloatArray | None
    heel_up_m: float

    def at(self, time_s: float) -> Moment:
        """What can be said of one moment."""
        motion = self.motion
        rep, done = self._rep(time_s)
        none = (None, None)
        return Moment(
            time_s=time_s,
            points_px=self._points(time_s),
            shanks=none if motion is None else self._two(motion.shank_deg, time_s),
            knees=none if motion is None else self._two(motion.knee_deg, time_s),
            inside=none if motion is None else self._two(motion.tracking_deg, time_s),
            trunk=None if motion is None else self._one(motion.trunk_deg, time_s),
            rep=rep,
            done=done,
            heel=self._heel(rep, time_s),
        )

    def _points(self, time_s: float) -> FloatArray | None:
        points = between(self.landmarks.times_s, self.points_px, time_s)
        return points if np.isfinite(points).any() else None

    def _two(self, trace: Trace, time_s: float) -> tuple[Bounded | None, Bounded | None]:
        values, errors = (
            between(self.landmarks.times_s, a, time_s) for a in (trace.value, trace.se)
        )
        left, right = (_bounded(*pair) for pair in zip(values, errors, strict=True))
        return left, right

    def _one(self, trace: Trace, time_s: float) -> Bounded | None:
        value, se = (between(self.landmarks.times_s, a, time_s) for a in (trace.value, trace.se))
        return _bounded(float(value), float(se))

    def _rep(self, time_s: float) -> tuple[int | None, int]:
        reps = self.result.reps
        current = [n for n, rep in enumerate(reps, 1) if rep.start_s <= time_s <= rep.end_s]
        return (current[0] if current else None), sum(rep.end_s < time_s for rep in reps)

    def _heel(self, rep: int | None, time_s: float) -> FilmHeel:
        if rep is None or self.motion is None or self.result.near is None:
            return "cannot_tell"
        told = self.result.reps[rep - 1].sides.of(self.result.near).heel_rise
        if told not in {"possible", "seen"}:
            return told
        motion = self.motion
        both = np.minimum(motion.heel_height_m.value, motion.heel_over_toe_m.value)
        height_m = float(between(motion.times_s, both[:, motion.near], time_s))
        return told if height_m >= self.heel_up_m else "no"


def moments(
    landmarks: Landmarks,
    motion: Motion | None,
    result: FilmResult,
    errors: LandmarkErrors,
    heel_up_m: float,
) -> Moments:
    """Prepare a clip for being drawn; of one that is not to be used nothing but points is shown."""
    points = np.full_like(landmarks.image_px, np.nan)
    seen = np.flatnonzero(landmarks.found)
    if len(seen):
        points[seen] = smoothed(landmarks.image_px[seen], landmarks.times_s[seen], errors)
    shown = motion if result.quality.usable else None
    return Moments(landmarks, shown, result, points, _sole(points, shown), heel_up_m)


def between(times_s: FloatArray, values: FloatArray, time_s: float) -> FloatArray:
    """Values at a moment between two looks, shape (...).

    Args:
        times_s: Shape (n,), rising.
        values: Shape (n, ...). NaN: not seen.
        time_s: The moment.

    Returns:
        NaN where either look saw nothing, or where they are too far apart.
    """
    nothing = np.full(values.shape[1:], np.nan)
    if not len(times_s):
        return nothing
    after = int(np.searchsorted(times_s, time_s))
    before = max(after - 1, 0)
    after = min(after, len(times_s) - 1)
    first_s, last_s = float(times_s[before]), float(times_s[after])
    if (
        last_s - first_s > LONGEST_GAP_S
        or not first_s - LONGEST_GAP_S < time_s < last_s + LONGEST_GAP_S
    ):
        return nothing
    share = 0.0 if last_s == first_s else np.clip((time_s - first_s) / (last_s - first_s), 0.0, 1.0)
    return np.asarray(values[before] + share * (values[after] - values[before]))


def _bounded(value: float, se: float) -> Bounded | None:
    if not (np.isfinite(value) and np.isfinite(se)):
        return None
    return Bounded(float(value), float(value - BOUNDS * se), float(value + BOUNDS * se))


def _sole(points: FloatArray, motion: Motion | None) -> FloatArray | None:
    """Where heel and toe of the near foot are while the person stands."""
    if motion is None:
        return None
    standing = motion.standing if motion.standing.any() else motion.planted
    *_, heel, toe = LEGS[motion.near]
    if not standing.any():
        return None
    return np.asarray(np.nanmedian(points[standing][:, [heel, toe]], axis=0))
