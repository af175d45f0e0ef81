"""Angles and heights of a fitted body in every frame, radians and metres, left then right."""

import numpy as np

from dorsi.video.fitting import BodyFit
from dorsi.video.landmarks import FloatArray
from dorsi.video.observed import Observed
from dorsi.video.skeleton import KNEE, OUTWARD, UP, Legs, Scene, on_floor

LEAST_VISIBLE = 0.1  # of a length that points at the camera: below, nothing can be seen of it
NEARLY_STRAIGHT_DEG = 40.0  # knees straighter than this: no squat yet, so the heels are down


def shanks_from_upright(limbs: Legs) -> FloatArray:
    """Inclination of the shins, whichever way they lean, shape (frames, 2)."""
    return np.asarray(np.arccos(np.clip(limbs.shanks[:, :, 1], -1.0, 1.0)))


def shanks_from_foot(place: Scene, limbs: Legs) -> FloatArray:
    """How far the shins lean over the feet; negative backward, (frames, 2)."""
    over = np.sum(limbs.shanks * place.feet, axis=2)
    return np.asarray(np.arctan2(over, limbs.shanks[:, :, 1]))


def knees_bent(limbs: Legs) -> FloatArray:
    """Bend of the knees, (frames, 2)."""
    together = np.sum(limbs.shanks * limbs.thighs, axis=2)
    return np.asarray(np.arccos(np.clip(together, -1.0, 1.0)))


def trunk_lean(place: Scene, seen: Observed) -> FloatArray:
    """Lean of the trunk forward, (frames, 1).

    The line from hips to shoulders lies somewhere in the plane spanned by two lines of sight; that
    people bend forward and not sideways says where.
    """
    hips = place.camera.rays(seen.hips_px.mean(axis=1))
    shoulders = place.camera.rays(seen.shoulders_px.mean(axis=1))
    across = np.cross(hips, shoulders)
    ahead = across @ place.ahead
    ahead = np.where(ahead == 0.0, np.finfo(np.float64).eps, ahead)
    return np.asarray(np.arctan(-(across @ UP) / ahead)[:, None])


def feet_turned(place: Scene, seen: Observed) -> FloatArray:
    """Turn-out of the feet as a view from the front shows it, (2,).

    The fit holds feet near a usual turn-out; what the picture shows beside it is added.
    """
    across = OUTWARD[:, None] * place.left
    soles_m = np.stack([place.heels_m, place.toes_m])
    fitted = np.sum((place.toes_m - place.heels_m) * across, axis=1)
    heels, toes = _beside(place, seen.soles_px, soles_m, across)
    length_m = np.linalg.norm(place.toes_m - place.heels_m, axis=1)
    return np.asarray(np.arcsin(np.clip((fitted + toes - heels) / length_m, -1.0, 1.0)))


def knees_inside_toes(place: Scene, limbs: Legs, seen: Observed) -> FloatArray:
    """How far the knees travel inside the line of the toes, as an angle of the shin, (frames, 2).

    The fit holds knees near a plane; what the picture shows beside it to the left or right is
    added, as far as the view lets it be seen.
    """
    heading = np.arctan2(place.ahead[2], place.ahead[0])
    line = heading + OUTWARD * feet_turned(place, seen)
    outward = OUTWARD[:, None] * on_floor(line + np.pi / 2.0)
    fitted = np.sum(limbs.shanks * outward, axis=2)
    beside = _beside(place, seen.knees_px, limbs.knees_m, outward) / place.shank_m
    return np.asarray(-np.arcsin(np.clip(fitted + beside, -1.0, 1.0)))


def _beside(
    place: Scene, seen_px: FloatArray, fitted_m: FloatArray, across: FloatArray
) -> FloatArray:
    """How far along some directions points are seen beside where they were fitted, metres.

    Args:
        place: With the camera.
        seen_px: Shape (..., 2, 2).
        fitted_m: Shape (..., 2, 3).
        across: One direction for each side, (2, 3).
    """
    beside_px = (seen_px - place.camera.pixels(fitted_m))[..., 0]
    visible = place.camera.seen(across)[:, 0]
    share = np.sign(visible) * np.maximum(np.abs(visible), LEAST_VISIBLE)
    return np.asarray(beside_px * place.camera.depth_m(fitted_m) / place.camera.focal_px / share)


def heel_heights(fit: BodyFit, near: int) -> tuple[FloatArray, FloatArray, FloatArray]:
    """How far each heel point is above where it is with nearly straight knees, in metres.

    The heel point of a flat foot wanders by centimetres between standing and depth, that of the
    far foot by more: the standard error says so, and no average over repetitions removes it.

    Returns:
        Heights, heights over those of the toe, and standard errors, each of shape (frames, 2). A
        heel that rises does so over its toe; where both points rise, the landmarks wander.
    """
    place, seen, errors = fit.scene, fit.observed, fit.question.model.errors
    knees = fit.arrow.own.reshape(len(seen), 2, 4)[:, :, KNEE].mean(axis=1)
    straight = knees < np.radians(NEARLY_STRAIGHT_DEG)
    down = straight if straight.any() else np.ones_like(straight)
    up = place.camera.seen(UP)[:2] / np.linalg.norm(place.camera.seen(UP)[:2])

    def rise_m(points_px: FloatArray, points_m: FloatArray) -> FloatArray:
        rise_px = (points_px - np.median(points_px[down], axis=0)) @ up
        return np.asarray(rise_px * place.camera.depth_m(points_m) / place.camera.focal_px)

    heels = rise_m(seen.heels_px, place.heels_m)
    toes = rise_m(seen.toes_px, place.toes_m)
    wander = np.full(2, errors.far_heel_wander_m)
    wander[near] = errors.heel_wander_m
    return heels, heels - toes, np.broadcast_to(wander, heels.shape)


def soles_pitched(
    place: Scene, heel_m: FloatArray, wander_m: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """How far heels off the floor tip the soles forward, and the standard error, (frames, 2).

    Only what goes beyond the wandering of a flat heel's point counts: a sole is flat until it is
    seen not to be.
    """
    length_m = np.linalg.norm(place.toes_m - place.heels_m, axis=1)
    rise = np.maximum(heel_m - wander_m, 0.0)
    pitch = np.arcsin(np.clip(rise / length_m, 0.0, 1.0))
    return pitch, np.where(rise > 0.0, wander_m / length_m, 0.0)
