"""The numbers and sentences by which a clip is taken, taken with a reservation, or refused."""

from dataclasses import dataclass
from typing import Literal

from dorsi.domain.filmed import FilmProblem

ProblemId = Literal[
    "nobody_found",
    "too_short",
    "too_few_frames",
    "somebody_else",
    "several_people",
    "picture_turned",
    "too_dark",
    "blurred",
    "too_small",
    "feet_out_of_frame",
    "head_out_of_frame",
    "feet_moved",
    "feet_stepped",
    "camera_moved",
    "sides_confused",
    "body_not_explained",
    "unusual_camera",
    "looks_like_squat",
    "looks_like_lunge",
    "wrong_leg_near",
    "wrong_view",
    "very_oblique",
    "no_repetition",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """From where on something is said of a clip, and from where on the clip is not used.

    Worse is the way from `marked` to `refused`, up or down; up where nothing is refused.
    """

    marked: float
    refused: float | None = None

    def marks(self, value: float) -> bool:
        """Whether there is something to say; nothing of a value that is not known."""
        return self._beyond(value, self.marked)

    def refuses(self, value: float) -> bool:
        """Whether the clip cannot be used."""
        return self.refused is not None and self._beyond(value, self.refused)

    def _beyond(self, value: float, limit: float) -> bool:
        up = self.refused is None or self.refused > self.marked
        return value >= limit if up else value <= limit


@dataclass(frozen=True, slots=True, kw_only=True)
class SteppingRule:
    """Who moved where feet do not stay in their place in the picture: the camera, or the person.

    Looked at are moves over `over_s` of a foot by `shanks` or more. Where the feet move apart, by
    `apart_from` of all that they move, somebody steps. Where they move as one, by `apart_to` at
    most, it is the camera if the shoulders go along with them, by `along_from` to `along_to` of
    their way, and somebody's feet if the shoulders stay, below `along_none`. Otherwise it cannot be
    told.
    """

    over_s: float
    shanks: float
    apart_from: float
    apart_to: float
    along_from: float
    along_to: float
    along_none: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmQualityModel:
    """When a clip can be used.

    Of the people: `people_share` of the frames with a second person in them, `other_share` of them
    with somebody else than at first. Of the picture: `turned_deg` of the body in it from upright,
    `brightness` (0 to 1) and `sharpness` around the body, `shank_px` the shorter shank,
    `*_out_share` of the frames with feet or head beyond the edge, `seconds` with a body, `rate_hz`
    of the frames looked at. Of what stays: `unplanted_share` of the frames with a body low in which
    the feet are not where they usually are, `feet_shift` of the feet over the clip in shanks. Of
    the fit: its `cost` per frame, `heading_gap_deg` between hips and feet, `turned_round_share` of
    the frames in which they point opposite ways, `space_turned_deg` between points in space and
    fitted body, `surprising` unknowns, and `backward_share` of the frames with a shin leaning back.
    Of the movement: how differently the shins lean in the same moments, too little for a lunge
    (`lunge_shins_apart_deg`) or too much for a squat (`squat_shins_apart_deg`), and how far the
    near foot of a lunge stands ahead (`near_ahead_m`). Of the view: `*_yaw_deg` off the side view,
    by movement. `low` is the height of the hips over the feet, as a share of standing, under which
    a body counts as low; `head_margin` how far beyond the edge the nose may lie, as a share of the
    long side.
    """

    seconds: Bound
    rate_hz: Bound
    people_share: Bound
    other_share: Bound
    turned_deg: Bound
    brightness: Bound
    sharpness: Bound
    shank_px: Bound
    feet_out_share: Bound
    head_out_share: Bound
    unplanted_share: Bound
    feet_shift: Bound
    cost: Bound
    heading_gap_deg: Bound
    turned_round_share: Bound
    space_turned_deg: Bound
    surprising: Bound
    backward_share: Bound
    lunge_shins_apart_deg: Bound
    squat_shins_apart_deg: Bound
    near_ahead_m: Bound
    squat_yaw_deg: Bound
    lunge_yaw_deg: Bound
    oblique_yaw_deg: Bound
    stepping: SteppingRule
    low: float
    head_margin: float
    problems: tuple[FilmProblem, ...]
    basis: str
    source: tuple[str, ...]
    requirements: tuple[str, ...] = ()

    def problem(self, name: ProblemId) -> FilmProblem:
        """What is said of a problem."""
        return next(problem for problem in self.problems if problem.id == name)
