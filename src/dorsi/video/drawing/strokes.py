"""Lines, dots, wedges and plates with soft edges, each as a mask beside its place."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from dorsi.video.drawing.canvas import Canvas, Mask, Red_Green_Blue

Point = tuple[float, float]
_SOFT = 1.0  # beyond its edge a shape is seen for half a pixel


def line(
    canvas: Canvas,
    points: Sequence[Point],
    width_px: float,
    colour: Red_Green_Blue,
    opacity: float = 1.0,
    *,
    dash_px: float = 0.0,
) -> None:
    """Draw a line through points, its ends round.

    Args:
        canvas: Where to.
        points: Columns and rows; one alone is a dot.
        width_px: How wide.
        colour: Red, green, blue.
        opacity: 0 to 1.
        dash_px: Length of its dashes and of the gaps between; 0: none.
    """
    if not all(math.isfinite(value) for point in points for value in point):
        return
    parts = _dashed(points, dash_px) if dash_px else [points]
    for part in parts:
        reach = width_px / 2.0 + _SOFT
        left = math.floor(min(x for x, _ in part) - reach)
        top = math.floor(min(y for _, y in part) - reach)
        right = math.ceil(max(x for x, _ in part) + reach)
        low = math.ceil(max(y for _, y in part) + reach)
        if _outside(canvas, left, top, right, low):
            continue
        away = distances(part, (left, top), (right - left, low - top))
        canvas.blend(_covered(away - width_px / 2.0) * opacity, (left, top), colour)


def dot(
    canvas: Canvas, at: Point, radius_px: float, colour: Red_Green_Blue, opacity: float = 1.0
) -> None:
    """Draw a round mark."""
    line(canvas, [at], 2.0 * radius_px, colour, opacity)


def plate(
    canvas: Canvas,
    corners: tuple[Point, Point],
    round_px: float,
    colour: Red_Green_Blue,
    opacity: float,
) -> None:
    """Draw a rectangle with round corners, from its top left to its bottom right one."""
    (left, top), (right, low) = corners
    x, y = _grid((math.floor(left) - 1, math.floor(top) - 1), right - left + 3, low - top + 3)
    half_x, half_y = (right - left) / 2.0, (low - top) / 2.0
    beside = np.abs(x - (left + right) / 2.0) - half_x + round_px
    above = np.abs(y - (top + low) / 2.0) - half_y + round_px
    away = np.hypot(np.maximum(beside, 0), np.maximum(above, 0)) - round_px
    away = (away + np.minimum(np.maximum(beside, above), 0)).astype(np.float32)
    canvas.blend(_covered(away) * opacity, (math.floor(left) - 1, math.floor(top) - 1), colour)


def wedge(
    canvas: Canvas,
    at: Point,
    radius_px: float,
    degrees: tuple[float, float],
    colour: Red_Green_Blue,
    opacity: float,
) -> None:
    """Draw a slice of a disc.

    Args:
        canvas: Where to.
        at: Its tip.
        radius_px: How far it reaches.
        degrees: From which angle to which; 0 is upright, clockwise, at most half a turn apart.
        colour: Red, green, blue.
        opacity: 0 to 1.
    """
    reach = math.ceil(radius_px) + 2
    left, top = math.floor(at[0]) - reach, math.floor(at[1]) - reach
    if _outside(canvas, left, top, left + 2 * reach, top + 2 * reach):
        return
    x, y = _grid((left, top), 2 * reach, 2 * reach)
    x, y = x - at[0], y - at[1]
    away = np.hypot(x, y) - radius_px
    low, high = sorted(math.radians(value) for value in degrees)
    for angle, sign in ((low, 1.0), (high, -1.0)):
        away = np.maximum(away, -sign * (x * math.cos(angle) + y * math.sin(angle)))
    canvas.blend(_covered(away) * opacity, (left, top), colour)


def arc_points(at: Point, radius_px: float, degrees: tuple[float, float]) -> list[Point]:
    """Points along a part of a circle; 0 is upright, clockwise."""
    first, last = (math.radians(value) for value in degrees)
    count = max(2, math.ceil(abs(last - first) * 12))
    return [
        (at[0] + radius_px * math.sin(angle), at[1] - radius_px * math.cos(angle))
        for angle in np.linspace(first, last, count).tolist()
    ]


def distances(points: Sequence[Point], at: tuple[int, int], size: tuple[int, int]) -> Mask:
    """How far each pixel of a box is from a line through points, shape (height, width)."""
    x, y = _grid(at, *size)
    if len(points) == 1:
        return np.asarray(np.hypot(x - points[0][0], y - points[0][1]), np.float32)
    nearest = np.full(x.shape, np.inf, np.float32)
    for (start_x, start_y), (end_x, end_y) in pairwise(points):
        along_x, along_y = end_x - start_x, end_y - start_y
        squared = max(along_x**2 + along_y**2, 1e-9)
        share = np.clip(((x - start_x) * along_x + (y - start_y) * along_y) / squared, 0, 1)
        away = np.hypot(x - start_x - share * along_x, y - start_y - share * along_y)
        np.minimum(nearest, away, out=nearest)
    return nearest


def _grid(at: tuple[int, int], width: float, height: float) -> tuple[Mask, Mask]:
    """Columns and rows of the middles of the pixels of a box."""
    x = np.arange(math.ceil(width), dtype=np.float32)[np.newaxis, :] + np.float32(at[0] + 0.5)
    y = np.arange(math.ceil(height), dtype=np.float32)[:, np.newaxis] + np.float32(at[1] + 0.5)
    across, down = np.broadcast_arrays(x, y)
    return np.asarray(across), np.asarray(down)


def _covered(away: npt.NDArray[np.floating[Any]]) -> Mask:
    """How much of each pixel lies within an edge this far away."""
    return np.asarray(np.clip(0.5 - away, 0.0, 1.0), np.float32)


def _dashed(points: Sequence[Point], dash_px: float) -> list[list[Point]]:
    """Every second piece of a straight line."""
    (start_x, start_y), (end_x, end_y) = points[0], points[-1]
    whole = math.hypot(end_x - start_x, end_y - start_y)
    count = max(1, round(whole / dash_px))
    shares = [(place / count, (place + 1) / count) for place in range(0, count, 2)]
    return [
        [(start_x + (end_x - start_x) * s, start_y + (end_y - start_y) * s) for s in ends]
        for ends in shares
    ]


def _outside(canvas: Canvas, left: int, top: int, right: int, low: int) -> bool:
    return right <= 0 or low <= 0 or left >= canvas.width_px or top >= canvas.height_px
