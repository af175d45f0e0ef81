"""How bright and how sharp the picture is around a body: whether there is anything to see."""

from typing import Final

import numpy as np

from dorsi.video.frames import Frame, Plane
from dorsi.video.landmarks import POINTS
from dorsi.video.pose.body import Body

Light = tuple[float, float]
"""Brightness, 0 to 1, and sharpness: near 0.25 where all edges are soft, 1 for a storm of dots."""

UNKNOWN: Final = (float("nan"), float("nan"))
NEAR, FAR = 1, 4  # pixels: edges that are sharp change as much over one as over four
LEAST_PX: Final = 16  # a smaller cut-out tells nothing
WANTED_PX: Final = 256  # as many pixels across the body as the pose looks at
BODY: Final = [
    POINTS.index(f"{side}_{p}") for p in ("shoulder", "toe") for side in ("left", "right")
]


def light_around(frame: Frame, body: Body) -> Light:
    """Brightness and sharpness around a body, from shoulders to toes; NaN where it is too small."""
    luma = _around(frame, body)
    if min(luma.shape) < LEAST_PX:
        return UNKNOWN
    steps = luma.astype(np.int16)
    near, far = (
        float(np.abs(steps[:, apart:] - steps[:, :-apart]).mean()) for apart in (NEAR, FAR)
    )
    black, white = (0.0, 255.0) if frame.colour.full_range else (16.0, 235.0)
    brightness = (float(luma.mean()) - black) / (white - black)
    return min(max(brightness, 0.0), 1.0), near / far if far else 0.0


def _around(frame: Frame, body: Body) -> Plane:
    """The brightness of the smallest level that shows as much as the pose sees."""
    wide_px = body.region.side_px
    level = frame.levels[0]
    for other in frame.levels[1:]:
        if other.luma.shape[1] * wide_px < WANTED_PX * frame.width_px:
            break
        level = other
    height, width = level.luma.shape
    points = body.image_px[BODY] * [width / frame.width_px, height / frame.height_px]
    low = np.clip(points.min(axis=0), 0, [width, height]).astype(int)
    high = np.clip(points.max(axis=0), 0, [width, height]).astype(int)
    spare = max(int(high[1] - low[1]) // 8, 1)
    left, right = max(low[0] - spare, 0), high[0] + spare
    seen = high[0] > 0 and low[0] < width
    return np.asarray(level.luma[low[1] : high[1], left:right] if seen else level.luma[:0])
