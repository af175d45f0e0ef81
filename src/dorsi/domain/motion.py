"""The numbers behind the motion of a filmed body: what is assumed, and how sure we are of it.

`*_sd` says how far things stray from what is assumed; angles are in degrees, lengths in metres of
a body whose shank is `shank_m` long and grow with the person's own shank where that is known.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraPrior:
    """A phone as people set it up.

    `focal_ratio` is the focal length divided by the long side of the picture, its SD in shares;
    tilt and roll have long tails, since a phone is either nearly level or plainly not.
    """

    focal_ratio: float
    focal_sd: float
    tilt_sd_deg: float
    roll_sd_deg: float
    height_m: float
    height_sd_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyPrior:
    """Lengths of a body, and how its feet stand and its knees travel.

    A leg moves in a plane through the ankle that leans to the side by `plane_lean_deg` (outward
    positive) and is turned outward from the foot by `plane_turn_deg`. `*_difference_sd` is between
    left and right; `stagger_sd_m` how far one foot stands ahead of the other.
    """

    shank_m: float
    shank_sd_m: float
    thigh_ratio: float
    thigh_ratio_sd: float
    hip_width_m: float
    hip_width_sd_m: float
    ankle_height_m: float
    heel_back_m: float
    toe_forward_m: float
    sole_point_height_m: float
    toe_out_deg: float
    toe_out_sd_deg: float
    toe_out_difference_sd_deg: float
    stagger_sd_m: float
    plane_turn_deg: float
    plane_turn_sd_deg: float
    plane_turn_difference_sd_deg: float
    plane_lean_deg: float
    plane_lean_sd_deg: float
    plane_lean_difference_sd_deg: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingPrior:
    """How people stand: the straightest `share` of the frames, if the knees are straight enough.

    `sideways_sd_m` is how far the hips stand beside the middle of the feet.
    """

    share: float
    knee_at_most_deg: float
    shank_deg: float
    shank_sd_deg: float
    knee_deg: float
    knee_sd_deg: float
    sideways_sd_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FramePrior:
    """What holds in every single frame of a squat."""

    plane_lean_sd_deg: float
    thigh_out_sd_deg: float
    shank_difference_sd_deg: float
    knee_difference_sd_deg: float
    bent_back_sd_deg: float
    hips_apart_sd_m: float
    hips_turned_sd_m: float
    hips_tilted_sd_m: float
    sideways_sd_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LandmarkErrors:
    """How far landmarks lie from where they should, in pixels of a shank `shank_px` long.

    Errors last: `frames_per_error` neighbouring frames say about as much as one. Beyond
    `outlier_sds` a point counts less. A direction in space is off by `direction_sd` of its length,
    and its depth counts `depth_weight` times as much. `smoothing_s` is the SD of the light
    smoothing over time beforehand.
    """

    shank_px: float
    knee_px: float
    hip_px: float
    shoulder_px: float
    ankle_px: float
    sole_px: float
    outlier_sds: float
    direction_sd: float
    depth_weight: float
    frames_per_error: float
    smoothing_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlantedFeet:
    """When both feet stand where they stand for most of the clip, in shares of the shank.

    A clip with fewer than `frames_at_least` such frames is not fitted.
    """

    strays_at_most: float
    frames_at_least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewLimits:
    """What a view can show, by its angle off the side view: 0 side, 90 front.

    Angles of the side view are less certain from `less_certain_from_deg` and not given beyond
    `side_to_deg`; front-view measures are given from `front_from_deg`.
    """

    oblique_from_deg: float
    less_certain_from_deg: float
    side_to_deg: float
    front_from_deg: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureErrors:
    """What the fit cannot know of its own error: the least standard error of each measure.

    `shank_less_certain_deg` replaces `shank_deg` where the view is less certain.
    `heel_wander_m` and `far_heel_wander_m`: how far the heel point of a flat foot wanders.
    """

    shank_deg: float
    shank_less_certain_deg: float
    knee_deg: float
    trunk_deg: float
    toe_out_deg: float
    tracking_deg: float
    hip_m: float
    heel_wander_m: float
    far_heel_wander_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionModel:
    """How a body's motion is read from its landmarks."""

    camera: CameraPrior
    body: BodyPrior
    standing: StandingPrior
    frame: FramePrior
    landmarks: LandmarkErrors
    planted: PlantedFeet
    view: ViewLimits
    errors: MeasureErrors
    basis: str
    source: tuple[str, ...]
    requirements: tuple[str, ...] = ()
