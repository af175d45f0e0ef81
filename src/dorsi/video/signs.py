"""What landmarks themselves tell of a clip's quality, before any body is fitted to them."""

from typing import Literal

import numpy as np

from dorsi.domain.film_quality import SteppingRule
from dorsi.video.landmarks import POINTS, BoolArray, FloatArray, Landmarks
from dorsi.video.observed import (
    ANKLES,
    FEET,
    FOOT,
    HEELS,
    HIPS,
    KNEES,
    SHOULDERS,
    TOES,
)

LEAST_FRAMES = 2  # an interval between frames needs two
STANDING_PERCENT = 90.0  # of the heights of the hips: standing, and not the one highest error
NOSE = POINTS.index("nose")
OPPOSITE_RAD = np.pi / 2.0  # hips and feet that point further apart than this face opposite ways
ENDS = 4  # the first and the last of so many parts of the clip


def body_seen(landmarks: Landmarks) -> BoolArray:
    """Frames with a body, shape (n,)."""
    return np.asarray(np.isfinite(landmarks.image_px).all(axis=(1, 2)))


def seconds_seen(landmarks: Landmarks) -> float:
    """How long a body is in the picture, from first to last."""
    times = landmarks.times_s[body_seen(landmarks)]
    return float(times[-1] - times[0]) if len(times) else 0.0


def turned_deg(landmarks: Landmarks) -> float:
    """How far a body is turned in the picture, feet to shoulders: 0 upright, 90 on its side.

    NaN where there is none.
    """
    points = landmarks.image_px[body_seen(landmarks)]
    if not len(points):
        return np.nan
    right, down = (points[:, SHOULDERS] - points[:, ANKLES]).mean(axis=1).T
    return float(np.degrees(np.median(np.abs(np.arctan2(right, -down)))))


def light(landmarks: Landmarks) -> tuple[float, float]:
    """Median brightness and sharpness around the body; NaN where nothing is known of it."""
    found = [values[np.isfinite(values)] for values in (landmarks.brightness, landmarks.sharpness)]
    dark, soft = (float(np.median(values)) if len(values) else np.nan for values in found)
    return dark, soft


def rate_hz(landmarks: Landmarks) -> float:
    """How many frames a second show the body."""
    times = landmarks.times_s[body_seen(landmarks)]
    if len(times) < LEAST_FRAMES:
        return 0.0
    return float(1.0 / np.median(np.diff(times)))


def others_share(landmarks: Landmarks, measured: BoolArray) -> float:
    """Share of the measured frames that show somebody else than most of them."""
    who = landmarks.person[measured & body_seen(landmarks)]
    if not len(who):
        return 0.0
    return float(1.0 - np.bincount(who).max() / len(who))


def people_share(landmarks: Landmarks) -> float:
    """Share of the frames with more than one person in the picture."""
    return float(np.mean(landmarks.people > 1)) if len(landmarks) else 0.0


def feet_out_share(landmarks: Landmarks, measured: BoolArray) -> float:
    """Share of the measured frames in which a foot is beyond the edge of the picture."""
    return _share(_beyond(landmarks, FEET, 0.0), measured)


def head_out_share(landmarks: Landmarks, measured: BoolArray, margin: float) -> float:
    """Share of the measured frames in which the nose is beyond the edge by more than a margin.

    Args:
        landmarks: Of the clip.
        measured: Frames to look at, shape (n,).
        margin: Of the long side of the picture.
    """
    return _share(_beyond(landmarks, [NOSE], margin), measured)


def unplanted_share(landmarks: Landmarks, planted: BoolArray, low: float) -> float:
    """Share of the frames with a body low down in which the feet are not where they usually are.

    Args:
        landmarks: Of the clip.
        planted: Frames with planted feet, shape (n,).
        low: Height of the hips over the ankles, as a share of standing, that counts as low.
    """
    points = landmarks.image_px
    height = (points[:, ANKLES, 1] - points[:, HIPS, 1]).mean(axis=1)
    seen = body_seen(landmarks)
    if not seen.any():
        return 0.0
    deep = seen & (height < low * np.percentile(height[seen], STANDING_PERCENT))
    return _share(~planted, deep)


def feet_shift(
    landmarks: Landmarks, planted: BoolArray, sides: list[int], shank_px: float
) -> float:
    """How far the feet of some sides move in the picture from first to last, in shanks."""
    points = np.array(FOOT)[:, sides].ravel()
    feet = landmarks.image_px[planted][:, points].mean(axis=1)
    part = max(1, len(feet) // ENDS)
    away = np.median(feet[-part:], axis=0) - np.median(feet[:part], axis=0)
    return float(np.linalg.norm(away) / shank_px)


def moved_how(landmarks: Landmarks, rule: SteppingRule) -> Literal["camera", "feet"] | None:
    """Whether the camera or the feet moved; None where that cannot be told.

    A camera that moves takes both feet and the shoulders along at the same moments; somebody who
    steps moves one foot while the other stands.
    """
    points = landmarks.image_px[body_seen(landmarks)]
    rate = rate_hz(landmarks)
    later = max(1, round(rule.over_s * rate))
    if rate == 0.0 or len(points) <= later:
        return None
    moves = points[later:] - points[:-later]
    feet, shoulders = moves[:, FOOT].mean(axis=1), moves[:, SHOULDERS].mean(axis=1)
    shank_px = np.median(np.linalg.norm(points[:, KNEES] - points[:, ANKLES], axis=2))
    moving = np.linalg.norm(feet, axis=2).max(axis=1) >= rule.shanks * shank_px
    if not moving.any():
        return None
    feet, shoulders = feet[moving], shoulders[moving]
    apart = np.sum((feet[:, 0] - feet[:, 1]) ** 2) / np.sum(feet**2)
    if apart >= rule.apart_from:
        return "feet"
    middle = feet.mean(axis=1)
    along = np.sum(shoulders * middle) / np.sum(middle**2)
    if apart > rule.apart_to:
        return None
    if rule.along_from <= along <= rule.along_to:
        return "camera"
    return "feet" if abs(along) < rule.along_none else None


def turned_round_share(landmarks: Landmarks) -> float:
    """Share of the frames in which hips and feet in space face opposite ways."""
    world = landmarks.world_m[body_seen(landmarks)]
    hips = world[:, HIPS[0]] - world[:, HIPS[1]]
    feet = (world[:, TOES] - world[:, HEELS]).mean(axis=1)
    gap = _around(hips) - np.pi / 2.0 - _around(feet)
    apart = np.abs(np.angle(np.exp(1j * gap)))
    return float(np.mean(apart > OPPOSITE_RAD)) if len(world) else 0.0


def _around(along: FloatArray) -> FloatArray:
    return np.asarray(np.arctan2(along[:, 2], along[:, 0]))


def _beyond(landmarks: Landmarks, points: list[int], margin: float) -> BoolArray:
    size = np.array([landmarks.width_px, landmarks.height_px], dtype=np.float64)
    spare = margin * size.max()
    places = landmarks.image_px[:, points]
    with np.errstate(invalid="ignore"):
        out = (places < -spare) | (places > size + spare)
    return np.asarray(out.any(axis=(1, 2)))


def _share(marked: BoolArray, among: BoolArray) -> float:
    return float(np.mean(marked[among])) if among.any() else 0.0
