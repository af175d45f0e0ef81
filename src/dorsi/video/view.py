"""From where a body was filmed, and which of its legs was nearer."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from dorsi.domain.motion import MotionModel
from dorsi.video.fitting import BodyFit
from dorsi.video.skeleton import UP

ViewKind = Literal["side", "oblique", "front"]


@dataclass(frozen=True, slots=True)
class View:
    """From where the person was filmed.

    Attributes:
        kind: Side, oblique or front; a back view counts as front.
        yaw_deg: Angle off the side view, 0 to 90.
        from_behind: The camera sees the back rather than the front.
        facing: Which edge of the picture the person faces more.
        tilt_deg: Positive: the camera looks down.
        roll_deg: Positive: the picture's content is turned clockwise.
        less_certain: Angles of the side view are given, and less certain than usual.
    """

    kind: ViewKind
    yaw_deg: float
    from_behind: bool
    facing: Literal["left", "right"]
    tilt_deg: float
    roll_deg: float
    less_certain: bool


def view_of(fit: BodyFit, model: MotionModel) -> View:
    """The angle off the side view, seen from where the person stands rather than straight ahead."""
    place = fit.scene
    middle = place.ankles_m.mean(axis=0)
    away = middle * (1.0 - UP) / np.linalg.norm(middle * (1.0 - UP))
    along = float(place.ahead @ away)
    across = float(place.ahead @ np.array([away[2], 0.0, -away[0]]))
    yaw_deg = float(np.degrees(np.arctan2(abs(along), abs(across))))
    limits = model.view
    kind: ViewKind = "side" if yaw_deg < limits.oblique_from_deg else "oblique"
    return View(
        kind="front" if yaw_deg > limits.side_to_deg else kind,
        yaw_deg=yaw_deg,
        from_behind=along > 0.0,
        facing="right" if across > 0.0 else "left",
        tilt_deg=float(np.degrees(place.camera.tilt_rad)),
        roll_deg=float(np.degrees(place.camera.roll_rad)),
        less_certain=yaw_deg >= limits.less_certain_from_deg,
    )


def near_leg(fit: BodyFit) -> int:
    """The nearer leg: in a squat by the feet, in a lunge, where one foot is ahead, by the hips."""
    if fit.question.symmetric:
        return int(np.argmin(fit.scene.ankles_m[:, 2]))
    return fit.observed.near
