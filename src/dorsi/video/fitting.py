"""Fits camera and body to a clip: first roughly, to see who stands when, then all frames."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from dorsi.domain.motion import MotionModel
from dorsi.numeric.arrow import ArrowFit, fit_arrow
from dorsi.video.landmarks import BoolArray, FloatArray
from dorsi.video.observed import Indices, Observed
from dorsi.video.residuals import Question
from dorsi.video.skeleton import KNEE, SHANK, SHARED, Legs, Scene, legs, on_floor, scene

ROUGH_FRAMES: Final = 90  # spread over the clip: enough to find the camera and who stands when
ROUGH_STEPS, MOST_STEPS = 12, 40
START_SHANK_RAD: Final = (-0.2, 0.8)  # no start beyond what legs do
STANDING_AT_LEAST: Final = 3  # frames


@dataclass(frozen=True, slots=True, eq=False)
class BodyFit:
    """Camera and body as they fit the landmarks best.

    Attributes:
        question: What was asked: points, assumptions, standing frames.
        arrow: Unknowns and how certain they are.
        heading_hips_rad, heading_feet_rad: Where the person faces by the hips and by the feet of
            the landmarks in space, each for itself.
    """

    question: Question
    arrow: ArrowFit
    heading_hips_rad: float
    heading_feet_rad: float

    @property
    def observed(self) -> Observed:
        """The frames that were fitted."""
        return self.question.observed

    @property
    def scene(self) -> Scene:
        """Camera and feet."""
        return self.scene_of(self.arrow.shared)

    @property
    def legs(self) -> Legs:
        """Joints in every fitted frame."""
        return legs(self.scene, self.arrow.own)

    def scene_of(self, shared: FloatArray) -> Scene:
        """Camera and feet for other shared unknowns."""
        ask = self.question
        return scene(shared, ask.observed.picture, ask.model.body, ask.shank_m)


def fit_body(
    observed: Observed, model: MotionModel, shank_m: float | None = None, *, symmetric: bool = True
) -> BodyFit:
    """Find the camera and the legs that explain the landmarks best.

    Args:
        observed: Frames with planted feet.
        model: What is assumed of phones and bodies.
        shank_m: The person's shank; the assumed one where it is not known.
        symmetric: Whether both legs move alike, as in a squat.
    """
    hips_rad, feet_rad = _headings(observed)
    n = len(observed)
    few = np.unique(np.linspace(0, n - 1, min(n, ROUGH_FRAMES)).astype(np.intp))
    ask = Question(
        observed=observed.at(few),
        model=model,
        shank_m=shank_m or model.body.shank_m,
        symmetric=symmetric,
        standing=np.zeros(len(few), dtype=np.bool_),
        view=_views(observed.at(few), model),
    )
    heading = hips_rad + _turned(feet_rad - hips_rad) / 2.0
    start = _start(ask, heading)
    rough = fit_arrow(ask.residuals, start, _first_angles(ask, heading), most_steps=ROUGH_STEPS)
    knees = rough.own.reshape(-1, 2, 4)[:, :, KNEE].mean(axis=1)
    ask = replace(
        ask,
        observed=observed,
        standing=_standing(np.interp(np.arange(n), few, knees), model),
        view=_views(observed, model),
    )
    own = _between(rough.own, few, n)
    arrow = fit_arrow(ask.residuals, rough.shared, own, most_steps=MOST_STEPS)
    return BodyFit(ask, arrow, hips_rad, feet_rad)


def _headings(observed: Observed) -> tuple[float, float]:
    """Where the person faces by the landmarks in space: across the hips, and along the feet."""
    hips, feet = observed.hip_axis, observed.foot_axis
    across = float(np.arctan2(hips[2], hips[0]))
    return across - np.pi / 2.0, float(np.arctan2(feet[2], feet[0]))


def _turned(angle_rad: float) -> float:
    """The same turn between minus and plus half a circle."""
    return float((angle_rad + np.pi) % (2.0 * np.pi) - np.pi)


def _start(ask: Question, heading: float) -> FloatArray:
    """A level camera with the usual lens, as far away as the shank is small."""
    camera, body, seen = ask.model.camera, ask.model.body, ask.observed
    focal_px = camera.focal_ratio * seen.picture.long_px
    away_m = focal_px * ask.shank_m / float(seen.shank_px.mean())
    middle = np.array([seen.picture.width_px, seen.picture.height_px]) / 2.0
    beside_m = (seen.ankles_px - middle) * away_m / focal_px
    apart_m = np.array([0.5, -0.5]) * body.hip_width_m * np.cos(heading)
    feet = np.stack([beside_m[:, 0], away_m + apart_m], axis=1).ravel()
    values = {
        "focal_log": np.log(camera.focal_ratio),
        "height_m": body.ankle_height_m + beside_m[:, 1].mean(),
        "heading_rad": heading,
        "thigh_ratio": body.thigh_ratio,
        "hip_width_m": body.hip_width_m,
        "left_toe_out_rad": np.radians(body.toe_out_deg),
        "right_toe_out_rad": np.radians(body.toe_out_deg),
        **dict(zip(("left_x_m", "left_z_m", "right_x_m", "right_z_m"), feet, strict=True)),
    }
    return np.array([values.get(name, 0.0) for name in SHARED])


def _first_angles(ask: Question, heading: float) -> FloatArray:
    """Shank and knee angles by the landmarks in space, shape (frames, 8)."""
    shanks, thighs = ask.observed.directions[:, :, 0], ask.observed.directions[:, :, 1]
    angles = np.zeros((len(shanks), 2, 4))
    forward = np.arctan2(shanks @ on_floor(np.array(heading)), -shanks[:, :, 1])
    angles[:, :, SHANK] = np.clip(forward, *START_SHANK_RAD)
    angles[:, :, KNEE] = np.arccos(np.clip(np.sum(shanks * thighs, axis=2), -1.0, 1.0))
    return angles.reshape(len(shanks), 8)


def _between(own: FloatArray, places: Indices, n: int) -> FloatArray:
    """Angles of all frames, drawn straight between the ones known."""
    columns = [np.interp(np.arange(n), places, column) for column in own.T]
    return np.stack(columns, axis=1)


def _standing(knees_rad: FloatArray, model: MotionModel) -> BoolArray:
    """The straightest frames, if they are straight enough to be standing; otherwise none."""
    prior = model.standing
    count = max(STANDING_AT_LEAST, round(prior.share * len(knees_rad)))
    bent = np.sort(knees_rad)[count - 1]
    straightest = knees_rad <= bent
    stands = np.degrees(knees_rad[straightest].mean()) <= prior.knee_at_most_deg
    return np.asarray(straightest & stands)


def _views(observed: Observed, model: MotionModel) -> FloatArray:
    """Axes of a camera that looks straight at the hips: the model sees a body in a cut-out."""
    focal_px = model.camera.focal_ratio * observed.picture.long_px
    middle = np.array([observed.picture.width_px, observed.picture.height_px]) / 2.0
    plane = (observed.hips_px.mean(axis=1) - middle) / focal_px
    ahead = np.concatenate([plane, np.ones((len(plane), 1))], axis=1)
    ahead /= np.linalg.norm(ahead, axis=1, keepdims=True)
    zero = np.zeros(len(plane))
    right = np.stack([ahead[:, 2], zero, -ahead[:, 0]], axis=1)
    right /= np.linalg.norm(right, axis=1, keepdims=True)
    return np.stack([right, np.cross(ahead, right), ahead], axis=1)
