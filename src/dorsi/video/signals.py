"""How well camera and body explain the landmarks: what a quality gate goes by."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from dorsi.video.fitting import BodyFit
from dorsi.video.measures import shanks_from_foot
from dorsi.video.residuals import PRIORS
from dorsi.video.skeleton import SHANK
from dorsi.video.view import near_leg

SURPRISING_SDS: Final = 2.0  # an unknown this far from what is expected is worth a second look


@dataclass(frozen=True, slots=True)
class Signals:
    """How well camera and body explain the landmarks: what a quality gate goes by.

    Attributes:
        cost_per_frame: Misfit of a frame, about 0.25 on good clips.
        heading_gap_deg: Between where hips and feet say the person faces.
        surprising: What of camera and stance lies more than two SDs from what is expected.
        standing_frames: Frames in which the person stands straight.
        planted_share: Share of the frames with a body in which the feet stand still.
        shank_px: Length of the shorter shank in the picture.
        backward_share: Share of the frames in which a shin leans plainly backward, as when the
            heading is reversed.
        space_turned_deg: How far the model's points in space, as a whole, are turned against the
            fitted legs.
        shins_apart_deg: How differently the shins lean in the same moments. Of legs that are
            expected to move alike it says little.
        near_ahead_m: How far the near foot stands ahead of the far one; negative behind it.
    """

    cost_per_frame: float
    heading_gap_deg: float
    surprising: tuple[str, ...]
    standing_frames: int
    planted_share: float
    shank_px: float
    backward_share: float
    space_turned_deg: float
    shins_apart_deg: float
    near_ahead_m: float


def signals_of(fit: BodyFit) -> Signals:
    """What of a fit would look different if landmarks or stance were not as assumed."""
    arrow, seen = fit.arrow, fit.observed
    gap = fit.heading_hips_rad - fit.heading_feet_rad
    strange = np.abs(arrow.shared_residuals[: len(PRIORS)]) > SURPRISING_SDS
    forward = shanks_from_foot(fit.scene, fit.legs)
    backward = np.degrees(forward) < -fit.question.model.standing.shank_sd_deg * SURPRISING_SDS
    return Signals(
        cost_per_frame=arrow.cost / len(seen),
        heading_gap_deg=abs(float(np.degrees(np.arctan2(np.sin(gap), np.cos(gap))))),
        surprising=tuple(np.array(PRIORS)[strange].tolist()),
        standing_frames=int(fit.question.standing.sum()),
        planted_share=seen.planted_share,
        shank_px=float(seen.shank_px.min()),
        backward_share=float(backward.any(axis=1).mean()),
        space_turned_deg=_space_turned(fit),
        shins_apart_deg=_shins_apart(fit),
        near_ahead_m=_near_ahead(fit),
    )


def _space_turned(fit: BodyFit) -> float:
    """Degrees between shanks and thighs in space as given and as fitted, as one turn of all."""
    given = fit.observed.directions.reshape(-1, 3)
    fitted = fit.question.facing(fit.scene, fit.legs).reshape(-1, 3)
    left, _, right = np.linalg.svd(fitted.T @ given)
    handed = np.array([1.0, 1.0, np.sign(np.linalg.det(left @ right))])
    cosine = (np.trace(left * handed @ right) - 1.0) / 2.0
    return float(np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0))))


def _shins_apart(fit: BodyFit) -> float:
    """Root mean square of what the shins of the same moment differ by, in degrees."""
    shins = fit.arrow.own.reshape(len(fit.observed), 2, 4)[:, :, SHANK]
    planted = (fit.observed.strayed_px == 0.0).all(axis=1)
    apart = np.diff(shins[planted] if planted.any() else shins, axis=1)
    return float(np.degrees(np.sqrt(np.mean(apart**2))))


def _near_ahead(fit: BodyFit) -> float:
    place, near = fit.scene, near_leg(fit)
    return float((place.ankles_m[near] - place.ankles_m[1 - near]) @ place.ahead)
