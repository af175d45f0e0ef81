"""What of a clip's landmarks the fit of camera and body looks at.

Only frames in which the feet stand where they stand for most of the clip: stepping into place,
walking off and turning round are left out. In a lunge that is asked of the near foot alone, since
the heel of the other comes up with every repetition.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dorsi.domain.motion import LandmarkErrors, MotionModel
from dorsi.video.landmarks import POINTS, BoolArray, FloatArray, Landmarks
from dorsi.video.skeleton import Picture

Indices = NDArray[np.intp]


def _both(point: str) -> list[int]:
    return [POINTS.index(f"left_{point}"), POINTS.index(f"right_{point}")]


SHOULDERS, HIPS, KNEES, ANKLES, HEELS, TOES = map(
    _both, ("shoulder", "hip", "knee", "ankle", "heel", "toe")
)
FOOT: Final = [ANKLES, HEELS, TOES]
FEET: Final = [*ANKLES, *HEELS, *TOES]
BOTH: Final = [0, 1]
BODY: Final = [*SHOULDERS, *HIPS, *KNEES, *FEET]
REACH_SDS: Final = 3.0  # smoothing looks this many SDs to either side
CANDIDATES: Final = 60  # frames tried as the one in which the feet stand where they usually do


@dataclass(frozen=True, slots=True, eq=False)
class Observed:
    """The frames with planted feet, left and right along the axis of length 2.

    Attributes:
        picture: Size of the picture.
        frames: Their places among all frames of the landmarks, shape (n,).
        knees_px, hips_px, shoulders_px, heels_px, toes_px: Points in each frame, (n, 2, 2); what
            moves the sole, middle of heel and toe, is taken off knee and hip of its leg. (An ankle
            point that slides over a sole that stays does so with the depth, and moves no knee.)
        ankles_px, soles_px: Clip medians: ankles (2, 2); heels, then toes (2, 2, 2).
        directions: Shank, then thigh, upward in space as the model guesses them, axes of the
            camera, (n, 2, 2, 3): frame, side, segment.
        shank_px: How long each shank gets, (2,).
        hip_axis: Mean direction from the right to the left hip, (3,).
        foot_axis: Mean direction from heel to toe, (3,).
        planted_share: Share of the frames with a body whose feet are planted.
        near: The side whose hip is nearer to the camera, 0 left, 1 right.
        strayed_px: How far a foot that need not stay is from where it usually is, (n, 2); 0 for
            one that is planted.
    """

    picture: Picture
    frames: Indices
    knees_px: FloatArray
    hips_px: FloatArray
    shoulders_px: FloatArray
    heels_px: FloatArray
    toes_px: FloatArray
    ankles_px: FloatArray
    soles_px: FloatArray
    directions: FloatArray
    shank_px: FloatArray
    hip_axis: FloatArray
    foot_axis: FloatArray
    planted_share: float
    near: int
    strayed_px: FloatArray

    def __len__(self) -> int:
        """How many frames there are."""
        return len(self.frames)

    def at(self, places: Indices) -> "Observed":
        """Some of the frames, everything that is shared as it is."""
        return Observed(
            picture=self.picture,
            frames=self.frames[places],
            knees_px=self.knees_px[places],
            hips_px=self.hips_px[places],
            shoulders_px=self.shoulders_px[places],
            heels_px=self.heels_px[places],
            toes_px=self.toes_px[places],
            ankles_px=self.ankles_px,
            soles_px=self.soles_px,
            directions=self.directions[places],
            shank_px=self.shank_px,
            hip_axis=self.hip_axis,
            foot_axis=self.foot_axis,
            planted_share=self.planted_share,
            near=self.near,
            strayed_px=self.strayed_px[places],
        )


def observe(landmarks: Landmarks, model: MotionModel, *, symmetric: bool = True) -> Observed | None:
    """Pick and smooth what the fit needs; None where too few frames have planted feet.

    Args:
        landmarks: Points of one body.
        model: What counts as planted.
        symmetric: Both feet stay, as in a squat; in a lunge only the near one has to.
    """
    seen = np.isfinite(landmarks.image_px[:, BODY]).all(axis=(1, 2))
    seen &= np.isfinite(landmarks.world_m[:, BODY]).all(axis=(1, 2))
    body = np.flatnonzero(seen)
    if len(body) < model.planted.frames_at_least:
        return None
    times = landmarks.times_s[body]
    px = smoothed(landmarks.image_px[body], times, model.landmarks)
    world = smoothed(landmarks.world_m[body], times, model.landmarks)
    near = int(np.mean(world[:, HIPS[0], 2] - world[:, HIPS[1], 2]) > 0.0)
    planted = _planted(px, BOTH if symmetric else [near], model)
    if planted.sum() < model.planted.frames_at_least:
        return None
    share = float(planted.mean())
    px, world, body = px[planted], world[planted], body[planted]
    ankles = np.median(px[:, ANKLES], axis=0)
    soles = np.stack([px[:, HEELS], px[:, TOES]])
    strayed = np.zeros((len(px), len(BOTH)))
    if not symmetric:
        strayed[:, 1 - near] = _strayed(px, 1 - near, model)
    wandering = (soles - np.median(soles, axis=1, keepdims=True)).mean(axis=0)
    wandering[strayed > 0.0] = 0.0
    return Observed(
        picture=Picture(landmarks.width_px, landmarks.height_px),
        frames=body,
        knees_px=px[:, KNEES] - wandering,
        hips_px=px[:, HIPS] - wandering,
        shoulders_px=px[:, SHOULDERS],
        heels_px=px[:, HEELS],
        toes_px=px[:, TOES],
        ankles_px=ankles,
        soles_px=np.stack([np.median(px[:, HEELS], axis=0), np.median(px[:, TOES], axis=0)]),
        directions=np.stack([_along(world, ANKLES, KNEES), _along(world, KNEES, HIPS)], axis=2),
        shank_px=np.percentile(np.linalg.norm(px[:, KNEES] - px[:, ANKLES], axis=2), 90, axis=0),
        hip_axis=np.mean(world[:, HIPS[0]] - world[:, HIPS[1]], axis=0),
        foot_axis=np.mean(world[:, TOES] - world[:, HEELS], axis=(0, 1)),
        planted_share=share,
        near=near,
        strayed_px=strayed,
    )


def smoothed(values: FloatArray, times_s: FloatArray, errors: LandmarkErrors) -> FloatArray:
    """Take the jitter off: a weighted mean over neighbours in time, however far apart they are.

    Args:
        values: Shape (n, ...).
        times_s: Shape (n,), rising.
        errors: The SD of the smoothing.
    """
    n = len(times_s)
    every_s = float(np.median(np.diff(times_s))) if n > 1 else 1.0
    reach = int(np.ceil(REACH_SDS * errors.smoothing_s / every_s))
    total, weights = np.zeros_like(values), np.zeros(n)
    for shift in range(-reach, reach + 1):
        other = np.clip(np.arange(n) + shift, 0, n - 1)
        apart = (times_s[other] - times_s) / errors.smoothing_s
        weight = np.exp(-0.5 * apart**2) * (other == np.arange(n) + shift)
        total += values[other] * weight.reshape(n, *[1] * (values.ndim - 1))
        weights += weight
    return np.asarray(total / weights.reshape(n, *[1] * (values.ndim - 1)))


def _planted(px: FloatArray, sides: list[int], model: MotionModel) -> BoolArray:
    """Frames whose feet stand near the place that most frames agree on."""
    feet, most_px = px[:, FOOT][:, :, sides], _most_px(px, model)
    tried = np.unique(np.linspace(0, len(px) - 1, CANDIDATES).astype(np.intp))
    counts = [_near(feet, feet[place], most_px).sum() for place in tried]
    if not max(counts):
        return np.zeros(len(px), dtype=np.bool_)  # a body without size is nobody
    usual = feet[tried[int(np.argmax(counts))]]
    for _ in range(2):  # from one frame's feet to the middle of all that agree with it
        usual = np.median(feet[_near(feet, usual, most_px)], axis=0)
    return _near(feet, usual, most_px)


def _near(feet: FloatArray, usual: FloatArray, most_px: float) -> BoolArray:
    """Whether the ankles and most of each sole stay: a heel may rise, the foot is still planted."""
    away = np.linalg.norm(feet - usual, axis=3)
    ankles, soles = away[:, 0], away[:, 1:]
    near = (ankles < most_px).all(axis=1) & (soles.min(axis=1) < most_px).all(axis=1)
    return np.asarray(near)


def _strayed(px: FloatArray, side: int, model: MotionModel) -> FloatArray:
    """How far the ankle of one foot is from where it usually is; 0 while that foot is planted."""
    feet = px[:, FOOT][:, :, [side]]
    usual = np.median(feet, axis=0)
    away = np.linalg.norm(feet[:, 0, 0] - usual[0, 0], axis=1)
    return np.where(_near(feet, usual, _most_px(px, model)), 0.0, away)


def _most_px(px: FloatArray, model: MotionModel) -> float:
    shank_px = np.linalg.norm(px[:, KNEES] - px[:, ANKLES], axis=2).max(axis=1)
    return model.planted.strays_at_most * float(np.percentile(shank_px, 90))


def _along(world: FloatArray, lower: list[int], upper: list[int]) -> FloatArray:
    along = world[:, upper] - world[:, lower]
    lengths = np.linalg.norm(along, axis=2, keepdims=True)
    return np.asarray(along / np.maximum(lengths, np.finfo(np.float64).tiny))
