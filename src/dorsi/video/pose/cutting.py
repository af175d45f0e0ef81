"""Cutting a turned square out of a frame, as the small colour picture that a model looks at."""

import math
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from dorsi.video.frames import MATRICES, Colour, Frame, Level, Plane
from dorsi.video.pose.region import Region

Picture = npt.NDArray[np.float32]
_Grid = npt.NDArray[np.float32]
_JUST_ONE: Final = 1.001  # from the last pixel there is still a next one to read, with no weight


def cut(frame: Frame, region: Region, side_px: int, *, bars: bool = False) -> Picture:
    """Cut a square out of a frame.

    Args:
        frame: Where to cut from.
        region: What to cut, in pixels of the upright picture at the video's own size.
        side_px: Width and height of the result; even.
        bars: Beyond the frame is black; otherwise its edge goes on.

    Returns:
        Red, green and blue from 0 to 1, float32, shape (1, side_px, side_px, 3).
    """
    level, scale = _level_for(frame, region.side_px / side_px)
    luma = _sample(level.luma, *_grid(region, side_px, scale))
    half = _grid(region, side_px // 2, (scale[0] / 2, scale[1] / 2))
    blue, red = (_doubled(_sample(plane, *half)) for plane in (level.blue, level.red))
    picture = _rgb(luma, blue, red, frame.colour)
    if bars:
        x, y = _grid(region, side_px, (1.0, 1.0))
        inside = (abs(x + 0.5 - frame.width_px / 2) <= frame.width_px / 2) & (
            abs(y + 0.5 - frame.height_px / 2) <= frame.height_px / 2
        )
        picture[~inside] = 0
    return picture[np.newaxis]


def _level_for(frame: Frame, shrink: float) -> tuple[Level, tuple[float, float]]:
    """The smallest size that still has a pixel for each one wanted, and its scale."""
    best = frame.levels[0]
    for level in frame.levels[1:]:
        if level.luma.shape[1] * shrink < frame.width_px:
            break
        best = level
    height, width = best.luma.shape
    return best, (width / frame.width_px, height / frame.height_px)


def _grid(region: Region, side_px: int, scale: tuple[float, float]) -> tuple[_Grid, _Grid]:
    """Where each pixel of the square lies in a plane of that scale, in pixels of the plane."""
    steps = (np.arange(side_px, dtype=np.float32) + 0.5) / side_px - 0.5
    across = np.float32(region.side_px * math.cos(region.turned_rad)) * steps
    down = np.float32(region.side_px * math.sin(region.turned_rad)) * steps
    x = (across[np.newaxis, :] - down[:, np.newaxis] + region.x_px) * scale[0] - 0.5
    y = (down[np.newaxis, :] + across[:, np.newaxis] + region.y_px) * scale[1] - 0.5
    return x.astype(np.float32), y.astype(np.float32)


def _sample(plane: Plane, x: _Grid, y: _Grid) -> Picture:
    """Read a plane between its pixels, in straight lines; beyond its edge the edge goes on."""
    height, width = plane.shape
    x = np.clip(x, 0, np.float32(width - _JUST_ONE))
    y = np.clip(y, 0, np.float32(height - _JUST_ONE))
    left, top = x.astype(np.intp), y.astype(np.intp)
    at = top * width + left
    to_right, to_below = x - left.astype(np.float32), y - top.astype(np.float32)
    flat = plane.ravel()
    upper = _between(flat.take(at), flat.take(at + 1), to_right)
    at += width
    lower = _between(flat.take(at), flat.take(at + 1), to_right)
    return _between(upper, lower, to_below)


def _between(first: npt.NDArray[Any], second: npt.NDArray[Any], share: Picture) -> Picture:
    """From the first to the second by a share of the way; in place, as this runs most of all."""
    start, way = first.astype(np.float32), second.astype(np.float32)
    way -= start
    way *= share
    way += start
    return way


def _doubled(plane: Picture) -> Picture:
    return plane.repeat(2, axis=0).repeat(2, axis=1)


def _rgb(luma: Picture, blue: Picture, red: Picture, colour: Colour) -> Picture:
    kr, kb = MATRICES[colour.matrix]
    black, steps, chroma_steps = (0, 255, 255) if colour.full_range else (16, 219, 224)
    bright = (luma - np.float32(black)) * np.float32(1 / steps)
    blueness = (blue - np.float32(128)) * np.float32(2 * (1 - kb) / chroma_steps)
    redness = (red - np.float32(128)) * np.float32(2 * (1 - kr) / chroma_steps)
    picture = np.empty((*luma.shape, 3), np.float32)
    np.add(bright, redness, out=picture[..., 0])
    picture[..., 1] = bright - (redness * np.float32(kr) + blueness * np.float32(kb)) / np.float32(
        1 - kr - kb
    )
    np.add(bright, blueness, out=picture[..., 2])
    return np.clip(picture, 0, 1, out=picture)
