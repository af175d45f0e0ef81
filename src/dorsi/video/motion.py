"""How a filmed body moves: shins, knees, trunk, hips and heels in every frame, each with its error.

    landmarks -> frames with planted feet -> camera and body that explain them -> measures

What the view cannot show is left out rather than guessed.
"""

from dataclasses import dataclass

import numpy as np

from dorsi.domain.motion import MotionModel
from dorsi.video.fitting import BodyFit, fit_body
from dorsi.video.landmarks import BoolArray, FloatArray, Landmarks
from dorsi.video.measures import (
    heel_heights,
    knees_bent,
    knees_inside_toes,
    shanks_from_foot,
    shanks_from_upright,
    soles_pitched,
    trunk_lean,
)
from dorsi.video.observed import BOTH, Indices, observe
from dorsi.video.signals import Signals, signals_of
from dorsi.video.skeleton import TOE_OUT, legs
from dorsi.video.view import View, near_leg, view_of


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """One measure over the clip: a value and its standard error in every frame.

    Attributes:
        value: Shape (frames,) or (frames, 2), left then right. NaN: the feet were not planted, or
            the view does not show it.
        se: Of the same shape.
    """

    value: FloatArray
    se: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Motion:
    """A body's motion over a clip. Frames are those of the landmarks; sides are left, then right.

    Attributes:
        times_s: Shape (frames,).
        planted: Frames with the feet where they usually stand, in a lunge with the near one: the
            ones that were measured.
        standing: Frames in which the person stands straight.
        shank_deg: Inclination of the shin from upright, 0 or more.
        forward_deg: Its part over the foot: positive when the knee is ahead of the ankle.
        shank_foot_deg: Bend of the ankle: the shin against the sole, 0 when square to it.
        knee_deg: Bend of the knee, 0 when straight.
        trunk_deg: Lean of the trunk, positive forward; one value a frame.
        hip_height_m: Middle of the hips above the floor; one value a frame.
        depth_m: How far the hips are below where they are in standing; one value a frame.
        heel_height_m: The heel above where it stands.
        heel_over_toe_m: The same less what the toe point rises: a second measure of a rising heel.
        toe_out_deg: Turn-out of the foot, the same in all planted frames.
        tracking_deg: How far the knee travels inside the line of the toes; negative outside.
        near: The side nearer to the camera, 0 left, 1 right.
        view: From where it was filmed.
        signals: How far to trust it.
        scaled: Metres are the person's own, not those of an assumed shank.
    """

    times_s: FloatArray
    planted: BoolArray
    standing: BoolArray
    shank_deg: Trace
    forward_deg: Trace
    shank_foot_deg: Trace
    knee_deg: Trace
    trunk_deg: Trace
    hip_height_m: Trace
    depth_m: Trace
    heel_height_m: Trace
    heel_over_toe_m: Trace
    toe_out_deg: Trace
    tracking_deg: Trace
    near: int
    view: View
    signals: Signals
    scaled: bool


def measure_motion(
    landmarks: Landmarks,
    model: MotionModel,
    shank_m: float | None = None,
    *,
    symmetric: bool = True,
) -> Motion | None:
    """Measure what shins, knees, trunk, hips and heels do over a clip.

    Args:
        landmarks: Points of one body, frame by frame.
        model: What is assumed of phones and bodies.
        shank_m: Length of the person's shank, ankle to knee; None where it is not known.
        symmetric: Whether both legs move alike with the feet side by side, as in a squat. In a
            lunge only the near foot has to stay; of the other leg nothing is known while its foot
            is elsewhere.

    Returns:
        The motion, or None where nobody is seen with planted feet for long enough.

    Requirements: B-57
    """
    observed = observe(landmarks, model, symmetric=symmetric)
    if observed is None:
        return None
    fit = fit_body(observed, model, shank_m, symmetric=symmetric)
    view = view_of(fit, model)
    return _motion(landmarks, fit, view, scaled=shank_m is not None)


def _motion(landmarks: Landmarks, fit: BodyFit, view: View, *, scaled: bool) -> Motion:
    model = fit.question.model
    errors, n = model.errors, len(landmarks)
    frames = fit.observed.frames
    side = view.yaw_deg <= model.view.side_to_deg
    front = view.yaw_deg >= model.view.front_from_deg
    shank_se = errors.shank_less_certain_deg if view.less_certain else errors.shank_deg
    measured, variance = _measured(fit)
    degrees, spread = np.degrees(measured), np.degrees(np.sqrt(variance))

    def angle(columns: slice, least_se: float, *, shown: bool = True) -> Trace:
        se = np.hypot(spread[:, columns], least_se)
        value = degrees[:, columns]
        if value.shape[1] == len(BOTH):
            value = np.where(fit.observed.strayed_px > 0.0, np.nan, value)
        return _trace(n, frames, value, se, shown=shown)

    near = near_leg(fit)
    heel_m, over_toe_m, heel_se = heel_heights(fit, near)
    pitch, pitch_se = soles_pitched(fit.scene, heel_m, heel_se)
    foot = degrees[:, 2:4] - np.degrees(pitch)
    foot[fit.observed.strayed_px > 0.0] = np.nan
    foot_se = np.hypot(np.hypot(spread[:, 2:4], shank_se), np.degrees(pitch_se))
    hip_m, hip_se = _hip_height(fit, scaled=scaled)
    depth_m = _standing_height(fit, hip_m) - hip_m
    toe_out, toe_out_se = _toe_out(fit)
    return Motion(
        times_s=landmarks.times_s,
        planted=_marked(n, frames),
        standing=_marked(n, frames[fit.question.standing]),
        shank_deg=angle(slice(0, 2), shank_se, shown=side),
        forward_deg=angle(slice(2, 4), shank_se, shown=side),
        shank_foot_deg=_trace(n, frames, foot, foot_se, shown=side),
        knee_deg=angle(slice(4, 6), errors.knee_deg, shown=side),
        trunk_deg=_single(angle(slice(6, 7), errors.trunk_deg, shown=side)),
        hip_height_m=_trace(n, frames, hip_m, hip_se),
        depth_m=_trace(n, frames, depth_m, hip_se),
        heel_height_m=_trace(n, frames, heel_m, heel_se, shown=side),
        heel_over_toe_m=_trace(n, frames, over_toe_m, heel_se, shown=side),
        toe_out_deg=_trace(n, frames, toe_out, toe_out_se),
        tracking_deg=angle(slice(7, 9), errors.tracking_deg, shown=front),
        near=near,
        view=view,
        signals=signals_of(fit),
        scaled=scaled,
    )


def _measured(fit: BodyFit) -> tuple[FloatArray, FloatArray]:
    """All angles in radians and their variances: shanks, forward, knees, trunk, knees inside."""

    def measure(shared: FloatArray, own: FloatArray) -> FloatArray:
        place = fit.scene_of(shared)
        limbs = legs(place, own)
        parts = [
            shanks_from_upright(limbs),
            shanks_from_foot(place, limbs),
            knees_bent(limbs),
            trunk_lean(place, fit.observed),
            knees_inside_toes(place, limbs, fit.observed),
        ]
        return np.concatenate(parts, axis=1)

    share = 1.0 / fit.question.model.landmarks.frames_per_error
    values = measure(fit.arrow.shared, fit.arrow.own)
    return values, fit.arrow.variance(measure, share) + _point_variance(fit)


def _point_variance(fit: BodyFit) -> FloatArray:
    """What the errors of landmarks that were not fitted add: to the trunk, by the view."""
    errors, seen = fit.question.model.landmarks, fit.observed
    trunk_px = np.linalg.norm(seen.shoulders_px.mean(axis=1) - seen.hips_px.mean(axis=1), axis=1)
    sizes = float(seen.shank_px.mean()) / errors.shank_px
    off_px = sizes * np.hypot(errors.shoulder_px, errors.hip_px) / np.sqrt(2.0)  # two sides
    ahead = abs(float(fit.scene.camera.seen(fit.scene.ahead)[0]))  # none of it seen from the front
    variance = np.zeros((len(seen), 9))
    variance[:, 6] = (off_px / np.maximum(trunk_px, 1.0) / max(ahead, 0.1)) ** 2
    return variance


def _hip_height(fit: BodyFit, *, scaled: bool) -> tuple[FloatArray, FloatArray]:
    """The middle of the hips above the floor; an assumed shank makes all heights less certain."""
    body = fit.question.model.body
    height = fit.legs.hips_m[:, :, 1].mean(axis=1)
    size = 0.0 if scaled else body.shank_sd_m / body.shank_m
    return height, np.hypot(height * size, fit.question.model.errors.hip_m)


def _standing_height(fit: BodyFit, hip_m: FloatArray) -> float:
    standing = fit.question.standing
    if standing.any():
        return float(np.median(hip_m[standing]))
    return float(np.percentile(hip_m, 100.0 * (1.0 - fit.question.model.standing.share)))


def _toe_out(fit: BodyFit) -> tuple[FloatArray, FloatArray]:
    def measure(shared: FloatArray, own: FloatArray) -> FloatArray:
        return np.tile(shared[TOE_OUT], (len(own), 1))

    spread = np.degrees(np.sqrt(fit.arrow.variance(measure)))
    value = np.degrees(measure(fit.arrow.shared, fit.arrow.own))
    return value, np.hypot(spread, fit.question.model.errors.toe_out_deg)


def _trace(
    n: int, frames: Indices, value: FloatArray, se: FloatArray, *, shown: bool = True
) -> Trace:
    """Spread the measured frames over all frames; what has no finite error is not known."""
    known = np.isfinite(value) & np.isfinite(se) & shown
    both = []
    for part in (value, se):
        whole = np.full((n, *part.shape[1:]), np.nan)
        whole[frames] = np.where(known, part, np.nan)
        both.append(whole)
    return Trace(*both)


def _single(trace: Trace) -> Trace:
    return Trace(trace.value[:, 0], trace.se[:, 0])


def _marked(n: int, frames: Indices) -> BoolArray:
    marked = np.zeros(n, dtype=np.bool_)
    marked[frames] = True
    return marked
