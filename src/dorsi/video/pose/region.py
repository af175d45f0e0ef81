"""The turned square of the picture that a body is looked for in.

The detector and the landmark model both name two points of a body, the middle of the hips and
a point on the circle around the whole body. The square holds that circle with a margin, and is
turned so that the body stands upright in it.
"""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from dorsi.video.landmarks import FloatArray

MARGIN: Final = 1.25
"""Side of the square over the diameter of the circle, as the landmark model was trained."""


@dataclass(frozen=True, slots=True)
class Region:
    """A square in the upright picture.

    Attributes:
        x_px: Centre, to the right.
        y_px: Centre, downwards.
        side_px: Length of its side.
        turned_rad: How far it is turned, clockwise on the screen.
    """

    x_px: float
    y_px: float
    side_px: float
    turned_rad: float = 0.0

    def to_picture(self, within: FloatArray) -> FloatArray:
        """Turn places in the square (0 to 1 across and down, shape (..., 2)) into pixels."""
        return np.array([self.x_px, self.y_px]) + self.turn((within - 0.5) * self.side_px)

    def turn(self, vectors: FloatArray) -> FloatArray:
        """Turn vectors (shape (..., 2)) from the square's axes to those of the picture."""
        cosine, sine = math.cos(self.turned_rad), math.sin(self.turned_rad)
        turned: FloatArray = vectors @ np.array([[cosine, sine], [-sine, cosine]])
        return turned

    def distance(self, other: "Region") -> float:
        """How far apart two squares are, as a share of the larger one's side."""
        apart = math.hypot(self.x_px - other.x_px, self.y_px - other.y_px)
        return apart / max(self.side_px, other.side_px)

    def as_row(self) -> tuple[float, float, float, float]:
        """The row that `Landmarks.region` holds: centre, side, degrees."""
        return self.x_px, self.y_px, self.side_px, math.degrees(self.turned_rad)


def around(hips_px: FloatArray, rim_px: FloatArray) -> Region:
    """The square around a body, from the middle of its hips and a point on its circle."""
    x, y = float(hips_px[0]), float(hips_px[1])
    to_rim_x, to_rim_y = float(rim_px[0]) - x, float(rim_px[1]) - y
    side_px = 2 * MARGIN * math.hypot(to_rim_x, to_rim_y)
    return Region(x, y, side_px, math.atan2(to_rim_x, -to_rim_y))


def whole_picture(width_px: int, height_px: int) -> Region:
    """The smallest square around the whole picture, with bars beside it."""
    return Region(width_px / 2, height_px / 2, max(width_px, height_px))
