"""Two legs on planted feet: from a handful of numbers to joints in space.

What does not change over a clip is shared: the camera, where the feet stand, the way the person
faces, lengths. What changes is four angles for each leg in every frame. A leg moves in a plane
through its ankle; thighs may leave it a little.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dorsi.domain.motion import BodyPrior
from dorsi.video.camera import Camera

Array = NDArray[np.float64]

SHARED: Final = (
    "focal_log",
    "tilt_rad",
    "roll_rad",
    "height_m",
    "left_x_m",
    "left_z_m",
    "right_x_m",
    "right_z_m",
    "heading_rad",
    "left_toe_out_rad",
    "right_toe_out_rad",
    "thigh_ratio",
    "hip_width_m",
    "left_turn_rad",
    "right_turn_rad",
    "left_lean_rad",
    "right_lean_rad",
)
"""What a clip shares, in the order of the vector. Heading 0 faces the right edge of the picture,
a quarter turn away from the camera; the focal length is the logarithm of its share of the long
side."""

ANKLES_X, ANKLES_Z = slice(4, 8, 2), slice(5, 8, 2)
HEADING, THIGH, HIP_WIDTH = 8, 11, 12
TOE_OUT, TURN, LEAN = slice(9, 11), slice(13, 15), slice(15, 17)

SHANK, KNEE, PLANE, THIGH_OUT = range(4)
"""A leg's angles in a frame, radians: the shank forward from upright in the leg's plane, the bend
of the knee, the lean of the plane beyond its usual one and of the thigh out of it, both outward."""

LEFT, RIGHT = 0, 1
OUTWARD: Final = np.array([1.0, -1.0])  # the left of the person is outward on the left leg
UP: Final = np.array([0.0, 1.0, 0.0])


@dataclass(frozen=True, slots=True)
class Picture:
    """The upright picture: its size in pixels."""

    width_px: int
    height_px: int

    @property
    def long_px(self) -> int:
        """The longer side."""
        return max(self.width_px, self.height_px)


@dataclass(frozen=True, slots=True)
class Scene:
    """Camera and feet of a clip, directions of length 1; two rows are left and right.

    Attributes:
        camera: The camera.
        ankles_m, heels_m, toes_m: Where the feet stand, shape (2, 3).
        feet: Where the toes point, (2, 3).
        planes: Where each leg's plane points, (2, 3).
        outward: Across each leg's plane, away from the body, (2, 3).
        ahead, left: Where the person faces, and their left, (3,).
        lean_rad: Lean of the planes, (2,).
        shank_m, thigh_m, hip_width_m: Lengths.
    """

    camera: Camera
    ankles_m: Array
    heels_m: Array
    toes_m: Array
    feet: Array
    planes: Array
    outward: Array
    ahead: Array
    left: Array
    lean_rad: Array
    shank_m: float
    thigh_m: float
    hip_width_m: float


@dataclass(frozen=True, slots=True)
class Legs:
    """Both legs over a clip, shape (frames, 2, 3): joints, and directions of length 1 upward."""

    knees_m: Array
    hips_m: Array
    shanks: Array
    thighs: Array


def on_floor(angle_rad: Array) -> Array:
    """Directions along the floor, (..., 3): 0 is the picture's right, a quarter turn is away."""
    angle = np.asarray(angle_rad)
    return np.stack([np.cos(angle), np.zeros_like(angle), np.sin(angle)], axis=-1)


def scene(shared: Array, picture: Picture, body: BodyPrior, shank_m: float) -> Scene:
    """Lay out camera and feet.

    Args:
        shared: In the order of `SHARED`.
        picture: Its size.
        body: Proportions; all lengths grow with the shank.
        shank_m: Length of the shank.
    """
    size = shank_m / body.shank_m
    middle = (picture.width_px / 2.0, picture.height_px / 2.0)
    focal_px = float(np.exp(shared[0])) * picture.long_px
    camera = Camera(focal_px, shared[1], shared[2], shared[3], middle)
    heading = shared[HEADING]
    feet = on_floor(heading + OUTWARD * shared[TOE_OUT])
    turned = heading + OUTWARD * (shared[TOE_OUT] + shared[TURN])
    ankle_height = np.full(2, size * body.ankle_height_m)
    ankles = np.stack([shared[ANKLES_X], ankle_height, shared[ANKLES_Z]], axis=-1)
    sole = ankles + UP * size * (body.sole_point_height_m - body.ankle_height_m)
    quarter = np.pi / 2.0
    return Scene(
        camera=camera,
        ankles_m=ankles,
        heels_m=sole - feet * size * body.heel_back_m,
        toes_m=sole + feet * size * body.toe_forward_m,
        feet=feet,
        planes=on_floor(turned),
        outward=OUTWARD[:, None] * on_floor(turned + quarter),
        ahead=on_floor(heading),
        left=on_floor(heading + quarter),
        lean_rad=shared[LEAN],
        shank_m=shank_m,
        thigh_m=shank_m * float(shared[THIGH]),
        hip_width_m=float(shared[HIP_WIDTH]) * size,
    )


def legs(scene: Scene, own: Array) -> Legs:
    """Place knees and hips.

    Args:
        scene: Camera and feet.
        own: Angles of every frame, shape (frames, 8): the left leg's four, then the right's.
    """
    angles = own.reshape(len(own), 2, 4)
    shank, knee, lean, out = (angles[:, :, i : i + 1] for i in range(4))
    lean = lean + scene.lean_rad[:, None]
    upright = np.cos(lean) * UP + np.sin(lean) * scene.outward
    across = np.cos(lean) * scene.outward - np.sin(lean) * UP
    shanks = np.cos(shank) * upright + np.sin(shank) * scene.planes
    thigh = shank - knee
    in_plane = np.cos(thigh) * upright + np.sin(thigh) * scene.planes
    thighs = np.cos(out) * in_plane + np.sin(out) * across
    knees = scene.ankles_m + scene.shank_m * shanks
    return Legs(knees, knees + scene.thigh_m * thighs, shanks, thighs)
