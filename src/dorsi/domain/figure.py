"""Figures: how an exercise or a measure is drawn, as a few key poses of one body.

Side view, the body faces to the right. Lengths in cm for the drawn body of `models/figure.toml`,
x to the right and y up from the floor; angles in degrees, named and signed as a physiotherapist
measures them. Near is the leg in front of the paper, the one that works; far the other one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dorsi.domain.words import StructureId

Leg = Literal["near", "far"]
LEGS: tuple[Leg, ...] = ("near", "far")
# `foot`: tilt of a standing foot, heel up above 0, toes up below. `ankle`: dorsiflexion. `trunk`:
# lean from the upright. `spine`: bend within the trunk. `hand`: where the fingers point, 0 down, 90
# ahead, 180 up; without it they go on where the forearm points. Flexion is above 0 throughout.
Joint = Literal[
    "foot", "ankle", "knee", "hip", "trunk", "spine", "neck", "shoulder", "elbow", "hand",
    "far_foot", "far_ankle", "far_knee", "far_hip", "far_shoulder", "far_elbow", "far_hand",
]  # fmt: skip
# `near` and `far`: where the ball of that foot rests. A leg without a place hangs from its hip.
Place = Literal["near", "far", "hip", "hand", "far_hand"]
Spot = Literal[
    "hip", "knee", "ankle", "heel", "ball", "toe", "shoulder", "elbow", "wrist", "fingers",
    "head", "far_knee", "far_ankle", "far_heel", "far_ball", "far_toe", "far_elbow", "far_wrist",
    "far_fingers",
]  # fmt: skip
PropKind = Literal[
    "wall", "step", "box", "chair", "post", "plate", "pad", "table", "roller", "towel", "weight",
    "tape", "view", "phone", "goniometer",
]  # fmt: skip
# What goes with the body, and what measures it: nothing that anybody could stand on or run into.
HELD: frozenset[PropKind] = frozenset(("weight", "phone", "goniometer"))
MEASURING: frozenset[PropKind] = frozenset(("tape", "view", "phone", "goniometer"))
Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """One key pose: when in the loop, the angles of the joints, and what is put where.

    What a pose leaves out stays as in the pose before; what the first one leaves out is 0.
    """

    at_s: float
    angles: Mapping[Joint, float] = field(default_factory=dict)
    places_cm: Mapping[Place, Point] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prop:
    """Something beside the body. `at_cm` is its lower left corner, `size_cm` its width and height.

    A weight is held: it follows the near hand, `at_cm` from the wrist. A phone lies along the near
    shin and a goniometer about the near ankle; a tape is as long as its size, and a view is what a
    camera is to see.
    """

    kind: PropKind
    at_cm: Point = (0.0, 0.0)
    size_cm: Point = (0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """An arrow along the way of one spot of the body between two poses, drawn `off_cm` beside it.

    `both_ways` gives it two heads. With `round_cm`, half of its width and height, it goes round the
    spot in a circle instead.
    """

    of: Spot
    poses: tuple[int, int] = (0, 1)
    off_cm: Point = (0.0, 0.0)
    both_ways: bool = False
    round_cm: Point | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A loop of key poses and what stands around them.

    `carries`: from where the body is built up, a foot by its ankle and knee or the hip by its
    place; every other placed foot and hand is reached for. The last pose eases into the first one
    unless it stands at the end of the loop, `loop_s`. `stays` names what keeps its contact with
    floor or prop all the time; `on_edge` the feet whose ball stands on an edge, so that their heel
    may sink below it. `anchor_cm`: where a band is fixed. `glows`: the structures to show at work,
    those with the greatest load by default. `shin_angle` draws the lean of the near shin.
    `closeup_at_cm` draws the near ankle once more and larger, its upper left corner there; with
    `closeup_of_cm` it shows that part instead, from the left and the bottom and how wide. `still`
    are the two poses shown where nothing moves, and `says` what stands beneath: what a mark means.

    Seen from the front, near is the leg to our right, `trunk` leans that way, and shoulders and
    elbows move in the plane of the paper.
    """

    view: Literal["side", "front"] = "side"
    carries: Literal["near", "far", "hip"] = "near"
    loop_s: float
    poses: tuple[Pose, ...]
    props: tuple[Prop, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    stays: tuple[Spot, ...] = ()
    on_edge: tuple[Leg, ...] = ()
    anchor_cm: Point | None = None
    glows: tuple[StructureId, ...] = ()
    shin_angle: bool = False
    closeup_at_cm: Point | None = None
    closeup_of_cm: tuple[float, float, float] | None = None
    still: tuple[int, int] = (0, 1)
    says: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureModel:
    """The drawn body: lengths as fractions of its height, and how far its joints go.

    `ankle_from_heel` and `toes` are shares of the length of the foot; `limits_deg` the lowest and
    highest angle of each joint that a figure may show; `worth_glowing` the load from which a
    structure glows.
    """

    height_cm: float
    foot_height: float
    shank: float
    thigh: float
    trunk: float
    neck_and_head: float
    upper_arm: float
    forearm: float
    hand: float
    foot: float
    half_pelvis: float
    half_shoulders: float
    ankle_from_heel: float
    toes: float
    waist: float
    limits_deg: Mapping[Joint, tuple[float, float]]
    worth_glowing: float
    basis: str
    source: tuple[str, ...]
    requirements: tuple[str, ...] = ()
