"""What camera and body should agree with: the landmarks, and what is known beforehand.

Every residual is a misfit divided by its standard deviation. Landmark errors last for several
frames, so all residuals of a frame are divided by the root of how many frames share an error.
"""

from dataclasses import dataclass

import numpy as np

from dorsi.domain.motion import MotionModel
from dorsi.video.landmarks import BoolArray, FloatArray
from dorsi.video.observed import Observed
from dorsi.video.skeleton import (
    ANKLES_X,
    ANKLES_Z,
    HEADING,
    HIP_WIDTH,
    KNEE,
    LEAN,
    PLANE,
    SHANK,
    THIGH,
    THIGH_OUT,
    TOE_OUT,
    TURN,
    Legs,
    Scene,
    legs,
    scene,
)

PRIORS = (
    "focal",
    "tilt",
    "roll",
    "height",
    "thigh",
    "hip_width",
    "stagger",
    "left_toe_out",
    "right_toe_out",
    "toe_out_difference",
    "left_turn",
    "right_turn",
    "turn_difference",
    "left_lean",
    "right_lean",
    "lean_difference",
)
"""What is assumed beforehand of a clip; the first shared residuals, in this order."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """Everything the residuals need besides the unknowns.

    Attributes:
        observed: Points of the frames with planted feet.
        model: What is assumed.
        shank_m: The person's, or the assumed one.
        symmetric: A squat moves both legs alike, feet side by side; a lunge does not.
        standing: Frames in which the person stands straight, shape (n,).
        view: For every frame, the axes of a camera looking straight at the hips, (n, 3, 3).
    """

    observed: Observed
    model: MotionModel
    shank_m: float
    symmetric: bool
    standing: BoolArray
    view: FloatArray

    def residuals(self, shared: FloatArray, own: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Residuals of the clip, and of every frame."""
        place = scene(shared, self.observed.picture, self.model.body, self.shank_m)
        limbs = legs(place, own)
        of_clip = np.concatenate([_expected(self, shared), _feet(self, place)])
        angles = own.reshape(len(own), 2, 4)
        parts = [
            *_joints(self, place, limbs),
            _directions(self, place, limbs),
            _movement(self, angles),
            _pelvis(self, place, limbs),
        ]
        of_frames = np.concatenate(parts, axis=1) / np.sqrt(self.model.landmarks.frames_per_error)
        standing = _upright(self, place, limbs, angles)
        return of_clip, np.concatenate([of_frames, standing], axis=1)

    def facing(self, place: Scene, limbs: Legs) -> FloatArray:
        """Shanks and thighs as a camera looking straight at the hips sees them, (n, 2, 2, 3)."""
        along = np.stack([limbs.shanks, limbs.thighs], axis=2)
        return np.asarray(np.einsum("nij,nabj->nabi", self.view, place.camera.seen(along)))


def _expected(ask: Question, shared: FloatArray) -> FloatArray:
    """How far the clip's unknowns are from what is expected, in SDs, in the order of `PRIORS`."""
    camera, body = ask.model.camera, ask.model.body
    heading = np.array([np.cos(shared[HEADING]), np.sin(shared[HEADING])])
    feet = np.stack([shared[ANKLES_X], shared[ANKLES_Z]])
    stagger_m = float(heading @ (feet[:, 0] - feet[:, 1]))
    stagger = stagger_m / body.stagger_sd_m if ask.symmetric else 0.0
    size = [
        (shared[0] - np.log(camera.focal_ratio)) / camera.focal_sd,
        _long_tailed(shared[1] / np.radians(camera.tilt_sd_deg)),
        _long_tailed(shared[2] / np.radians(camera.roll_sd_deg)),
        (shared[3] - camera.height_m) / camera.height_sd_m,
        (shared[THIGH] - body.thigh_ratio) / body.thigh_ratio_sd,
        (shared[HIP_WIDTH] - body.hip_width_m) / body.hip_width_sd_m,
        stagger,
    ]
    return np.array(
        [
            *size,
            *_pair(shared[TOE_OUT], body.toe_out_deg, body.toe_out_sd_deg),
            _apart(ask, shared[TOE_OUT], body.toe_out_difference_sd_deg),
            *_pair(shared[TURN], body.plane_turn_deg, body.plane_turn_sd_deg),
            _apart(ask, shared[TURN], body.plane_turn_difference_sd_deg),
            *_pair(shared[LEAN], body.plane_lean_deg, body.plane_lean_sd_deg),
            _apart(ask, shared[LEAN], body.plane_lean_difference_sd_deg),
        ]
    )


def _feet(ask: Question, place: Scene) -> FloatArray:
    """Ankles, heels and toes in the picture against their clip medians."""
    errors, seen = ask.model.landmarks, ask.observed
    sizes = (seen.shank_px / errors.shank_px)[:, None]
    ankles = (place.camera.pixels(place.ankles_m) - seen.ankles_px) / (sizes * errors.ankle_px)
    soles = place.camera.pixels(np.stack([place.heels_m, place.toes_m])) - seen.soles_px
    return np.concatenate([ankles.ravel(), (soles / (sizes * errors.sole_px)).ravel()])


def _joints(ask: Question, place: Scene, limbs: Legs) -> tuple[FloatArray, FloatArray]:
    """Knees and hips in the picture; those over a foot that strayed are off by about as much."""
    errors, seen = ask.model.landmarks, ask.observed
    sizes = (seen.shank_px / errors.shank_px)[:, None]
    knee_px, hip_px = (
        np.hypot(sizes * error_px, seen.strayed_px[:, :, None])
        for error_px in (errors.knee_px, errors.hip_px)
    )
    knees = (place.camera.pixels(limbs.knees_m) - seen.knees_px) / knee_px
    hips = (place.camera.pixels(limbs.hips_m) - seen.hips_px) / hip_px
    n = len(seen)
    return (
        _bounded(knees, errors.outlier_sds).reshape(n, -1),
        _bounded(hips, errors.outlier_sds).reshape(n, -1),
    )


def _directions(ask: Question, place: Scene, limbs: Legs) -> FloatArray:
    """Shanks and thighs in space against the model's guess, which is weak, in depth most of all."""
    errors = ask.model.landmarks
    facing = ask.facing(place, limbs)
    weights = np.array([1.0, 1.0, errors.depth_weight]) / errors.direction_sd
    return np.asarray(((facing - ask.observed.directions) * weights).reshape(len(facing), -1))


def _movement(ask: Question, angles: FloatArray) -> FloatArray:
    """Legs keep to their planes, bend forward only, and in a squat move alike."""
    frame = ask.model.frame
    knees = angles[:, :, KNEE]
    parts = [
        angles[:, :, PLANE] / np.radians(frame.plane_lean_sd_deg),
        angles[:, :, THIGH_OUT] / np.radians(frame.thigh_out_sd_deg),
        np.minimum(knees, 0.0) / np.radians(frame.bent_back_sd_deg),
    ]
    if ask.symmetric:
        shanks = angles[:, :, SHANK]
        parts += [
            (shanks[:, :1] - shanks[:, 1:]) / np.radians(frame.shank_difference_sd_deg),
            (knees[:, :1] - knees[:, 1:]) / np.radians(frame.knee_difference_sd_deg),
        ]
    return np.concatenate(parts, axis=1)


def _pelvis(ask: Question, place: Scene, limbs: Legs) -> FloatArray:
    """Both hips belong to one pelvis, which in a squat is level and square to the feet."""
    frame = ask.model.frame
    size = ask.shank_m / ask.model.body.shank_m
    across = limbs.hips_m[:, 0] - limbs.hips_m[:, 1]
    parts = [(across @ place.left - place.hip_width_m) / frame.hips_apart_sd_m]
    if ask.symmetric:
        parts += [
            across @ place.ahead / frame.hips_turned_sd_m,
            across[:, 1] / frame.hips_tilted_sd_m,
        ]
    return np.asarray(np.stack(parts, axis=1) / size)


def _upright(ask: Question, place: Scene, limbs: Legs, angles: FloatArray) -> FloatArray:
    """In standing, shins lean a little, knees are straight, hips are above the feet.

    How somebody stands is one error for the whole clip: all standing frames together weigh as
    much as a single one would by itself.
    """
    prior, n = ask.model.standing, len(angles)
    size = ask.shank_m / ask.model.body.shank_m
    middle = limbs.hips_m.mean(axis=1) - place.ankles_m.mean(axis=0)
    sideways = (middle @ place.left)[:, None] / size
    shanks = (angles[:, :, SHANK] - np.radians(prior.shank_deg)) / np.radians(prior.shank_sd_deg)
    knees = (angles[:, :, KNEE] - np.radians(prior.knee_deg)) / np.radians(prior.knee_sd_deg)
    straight = np.concatenate([shanks, knees], axis=1) / np.sqrt(2.0)  # two legs of one person
    straight = np.concatenate([straight, sideways / prior.sideways_sd_m], axis=1)
    weights = ask.standing[:, None] / np.sqrt(max(int(ask.standing.sum()), 1))
    always = sideways / (ask.model.frame.sideways_sd_m * np.sqrt(n))
    if not ask.symmetric:
        always = np.zeros_like(always)
    return np.concatenate([straight * weights, always], axis=1)


def _pair(values_rad: FloatArray, mean_deg: float, sd_deg: float) -> FloatArray:
    return np.asarray((values_rad - np.radians(mean_deg)) / np.radians(sd_deg))


def _apart(ask: Question, values_rad: FloatArray, sd_deg: float) -> float:
    if not ask.symmetric:
        return 0.0
    return float(values_rad[0] - values_rad[1]) / float(np.radians(sd_deg))


def _long_tailed(deviation: float) -> float:
    """A residual whose square grows like a logarithm far out: Cauchy's law."""
    square = deviation**2 + np.finfo(np.float64).tiny
    return float(deviation * np.sqrt(np.log1p(square) / square))


def _bounded(deviations: FloatArray, from_sds: float) -> FloatArray:
    """Misfits (..., 2) whose squares grow straight, not squared, far out: Huber's law, smooth."""
    squares = np.sum(deviations**2, axis=-1, keepdims=True) / from_sds**2
    squares = np.maximum(squares, np.finfo(np.float64).eps)
    return np.asarray(deviations * np.sqrt(2.0 * (np.sqrt(1.0 + squares) - 1.0) / squares))
