"""A phone's camera over a flat floor: from points in space to pixels and back.

Space: x to the right of the picture, y up from the floor, z away from the camera along the floor,
all in metres; the lens is above the origin. Seen by the camera: x right, y down, z along its axis.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Camera:
    """A pinhole camera.

    Attributes:
        focal_px: Focal length in pixels.
        tilt_rad: Positive looks down.
        roll_rad: Positive turns the picture's content clockwise.
        height_m: Of the lens above the floor.
        centre_px: Middle of the picture, x and y.
    """

    focal_px: float
    tilt_rad: float
    roll_rad: float
    height_m: float
    centre_px: tuple[float, float]

    def seen(self, directions: Array) -> Array:
        """Directions in space as the camera sees them: x right, y down, z ahead, (..., 3)."""
        tilt_cos, tilt_sin = np.cos(self.tilt_rad), np.sin(self.tilt_rad)
        roll_cos, roll_sin = np.cos(self.roll_rad), np.sin(self.roll_rad)
        x, down, z = directions[..., 0], -directions[..., 1], directions[..., 2]
        y = down * tilt_cos - z * tilt_sin
        ahead = z * tilt_cos + down * tilt_sin
        return np.stack([x * roll_cos - y * roll_sin, x * roll_sin + y * roll_cos, ahead], axis=-1)

    def in_space(self, seen: Array) -> Array:
        """Directions as the camera sees them turned back into space: `seen` undone, (..., 3)."""
        tilt_cos, tilt_sin = np.cos(self.tilt_rad), np.sin(self.tilt_rad)
        roll_cos, roll_sin = np.cos(self.roll_rad), np.sin(self.roll_rad)
        x = seen[..., 0] * roll_cos + seen[..., 1] * roll_sin
        y = seen[..., 1] * roll_cos - seen[..., 0] * roll_sin
        z = seen[..., 2]
        down = y * tilt_cos + z * tilt_sin
        return np.stack([x, -down, z * tilt_cos - y * tilt_sin], axis=-1)

    def pixels(self, points_m: Array) -> Array:
        """Where points in space, (..., 3), stand in the picture, (..., 2)."""
        seen = self.seen(points_m - np.array([0.0, self.height_m, 0.0]))
        return np.asarray(self.focal_px * seen[..., :2] / seen[..., 2:] + np.array(self.centre_px))

    def rays(self, pixels: Array) -> Array:
        """Where in space the camera looks at a pixel: directions, not of length 1, (..., 3)."""
        plane = (pixels - np.array(self.centre_px)) / self.focal_px
        ahead = np.ones((*plane.shape[:-1], 1))
        return self.in_space(np.concatenate([plane, ahead], axis=-1))

    def depth_m(self, points_m: Array) -> Array:
        """How far ahead of the camera points lie, along its axis, (...)."""
        return np.asarray(self.seen(points_m - np.array([0.0, self.height_m, 0.0]))[..., 2])
