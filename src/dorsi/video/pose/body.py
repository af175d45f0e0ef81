"""Reading the BlazePose landmark model: one body in one frame, in pixels and in metres."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from dorsi.video.landmarks import POINTS, FloatArray
from dorsi.video.pose.region import Region, around

SIDE_PX: Final = 256
THERE: Final = 0.5
"""A body with a lower score than this is taken as not there."""
_HIPS, _RIM = len(POINTS), len(POINTS) + 1  # two further points that say where to look next


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """One body in one frame; arrays as in `Landmarks`, without the frames.

    `following` is where to look for it in the next frame.
    """

    image_px: FloatArray
    visibility: FloatArray
    presence: float
    world_m: FloatArray
    region: Region
    following: Region

    @property
    def there(self) -> bool:
        """Whether the model thinks that it is looking at a body at all."""
        return self.presence >= THERE


def read_body(points: FloatArray, score: float, world: FloatArray, region: Region) -> Body:
    """Turn what the landmark model gave into a body in the upright picture.

    Args:
        points: For each of 39 points x, y, z in model pixels, then how visible and how present
            it is before these become probabilities; shape (195,).
        score: Probability that a body is there.
        world: x, y, z of each point in metres, along the square's axes; shape (117,).
        region: The square that the model looked at.
    """
    rows = points.astype(np.float64).reshape(-1, 5)
    places = region.to_picture(rows[:, :2] / SIDE_PX)
    space = world.astype(np.float64).reshape(-1, 3)[: len(POINTS)]
    # The square was turned for the model: turned back, x is again to the right of the picture.
    upright = np.concatenate([region.turn(space[:, :2]), space[:, 2:]], axis=1)
    return Body(
        image_px=places[: len(POINTS)],
        visibility=1 / (1 + np.exp(-np.clip(rows[: len(POINTS), 3], -50, 50))),
        presence=score,
        world_m=upright,
        region=region,
        following=around(places[_HIPS], places[_RIM]),
    )
