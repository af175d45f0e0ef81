"""Something to draw on: the planes of a frame, or red, green and blue."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from dorsi.video.frames import MATRICES, Colour, Level, Plane

Mask = npt.NDArray[np.float32]
Red_Green_Blue = tuple[int, int, int]
_BLACK, _STEPS, _CHROMA_STEPS, _MIDDLE = 16.0, 219.0, 224.0, 128.0


@dataclass(frozen=True, slots=True)
class Canvas:
    """Planes that may be drawn on, each of full size or of half of it.

    Attributes:
        planes: Either brightness, blueness and redness, or red, green and blue.
        colour: How brightness and so on are worked out from a colour; None for red, green, blue.
    """

    planes: tuple[Plane, Plane, Plane]
    colour: Colour | None

    @property
    def width_px(self) -> int:
        """Its width."""
        return int(self.planes[0].shape[1])

    @property
    def height_px(self) -> int:
        """Its height."""
        return int(self.planes[0].shape[0])

    def blend(self, mask: Mask, at: tuple[int, int], colour: Red_Green_Blue) -> None:
        """Lay a colour over a part of the picture, as strongly as the mask says, 0 to 1.

        Args:
            mask: Shape (height, width).
            at: Column and row of its top left corner; may lie outside the picture.
            colour: Red, green and blue, 0 to 255.
        """
        column, row = at
        # Whole pixels of the planes of half size are drawn: the mask is widened to begin and end
        # with one.
        before = (row % 2, column % 2)
        after = ((before[0] + mask.shape[0]) % 2, (before[1] + mask.shape[1]) % 2)
        size = [sum(part) for part in zip(before, mask.shape, after, strict=True)]
        whole = np.zeros(size, np.float32)
        whole[before[0] : size[0] - after[0], before[1] : size[1] - after[1]] = mask
        column, row = column - before[1], row - before[0]
        inside = _inside(whole.shape, (column, row), (self.width_px, self.height_px))
        if inside is None:
            return
        rows, columns = inside
        kept = whole[rows, columns]
        row, column = row + rows.start, column + columns.start
        for plane, tone in zip(self.planes, self._tones(colour), strict=True):
            _lay(plane, kept, (column, row), tone, half=plane.shape != self.planes[0].shape)

    def _tones(self, colour: Red_Green_Blue) -> tuple[float, float, float]:
        if self.colour is None:
            red, green, blue = (float(tone) for tone in colour)
            return red, green, blue
        share_red, share_blue = MATRICES[self.colour.matrix]
        red, green, blue = (tone / 255.0 for tone in colour)
        bright = share_red * red + share_blue * blue + (1.0 - share_red - share_blue) * green
        blueness, redness = (
            (blue - bright) / (2.0 - 2.0 * share_blue),
            (red - bright) / (2.0 - 2.0 * share_red),
        )
        if self.colour.full_range:
            return 255.0 * bright, _MIDDLE + 255.0 * blueness, _MIDDLE + 255.0 * redness
        return (
            _BLACK + _STEPS * bright,
            _MIDDLE + _CHROMA_STEPS * blueness,
            _MIDDLE + _CHROMA_STEPS * redness,
        )


def canvas_of(level: Level, colour: Colour) -> Canvas:
    """A copy of a frame to draw on, its planes as they are."""
    return Canvas((level.luma.copy(), level.blue.copy(), level.red.copy()), colour)


def blank(width_px: int, height_px: int, colour: Red_Green_Blue) -> Canvas:
    """An empty picture in red, green and blue."""
    red, green, blue = (np.full((height_px, width_px), tone, np.uint8) for tone in colour)
    return Canvas((red, green, blue), None)


def in_colours(canvas: Canvas) -> Canvas:
    """The same picture in red, green and blue."""
    if canvas.colour is None:
        return replace(canvas)
    share_red, share_blue = MATRICES[canvas.colour.matrix]
    full = canvas.colour.full_range
    black, steps, chroma = (0.0, 255.0, 255.0) if full else (_BLACK, _STEPS, _CHROMA_STEPS)
    luma, blue, red = (
        canvas.planes[0].astype(np.float32),
        *(_smoothly_doubled(plane, canvas.planes[0].shape) for plane in canvas.planes[1:]),
    )
    bright = (luma - black) * (255.0 / steps)
    blueness = (blue - _MIDDLE) * (255.0 * 2.0 * (1.0 - share_blue) / chroma)
    redness = (red - _MIDDLE) * (255.0 * 2.0 * (1.0 - share_red) / chroma)
    greenness = -(share_red * redness + share_blue * blueness) / (1.0 - share_red - share_blue)
    shown = [
        np.clip(np.rint(bright + part), 0, 255).astype(np.uint8)
        for part in (redness, greenness, blueness)
    ]
    return Canvas((shown[0], shown[1], shown[2]), None)


def _smoothly_doubled(plane: Plane, shape: Sequence[int]) -> Mask:
    """A plane of half size at full size, in straight lines between its pixels."""
    doubled = plane.astype(np.float32)
    for axis in (0, 1):
        near = doubled.repeat(2, axis=axis)
        first, last = (np.take(near, [place], axis=axis) for place in (0, -1))
        padded = np.concatenate([first, near, last], axis=axis)
        n = near.shape[axis]
        behind, ahead = (np.take(padded, np.arange(n) + shift, axis=axis) for shift in (0, 2))
        doubled = near * 0.5 + (behind + ahead) * 0.25
    return np.asarray(doubled[: shape[0], : shape[1]])


def _lay(plane: Plane, mask: Mask, at: tuple[int, int], tone: float, *, half: bool) -> None:
    column, row = at
    if half:
        height, width = mask.shape[0] // 2 * 2, mask.shape[1] // 2 * 2
        pairs = mask[:height:2, :width] + mask[1:height:2, :width]
        mask = (pairs[:, ::2] + pairs[:, 1::2]) * np.float32(0.25)
        column, row = column // 2, row // 2
    under = plane[row : row + mask.shape[0], column : column + mask.shape[1]]
    mask = mask[: under.shape[0], : under.shape[1]]
    # A mask of 0 to 1 between two tones of 0 to 255 needs no clipping.
    under[...] = under + mask * (np.float32(tone) - under) + np.float32(0.5)


def _inside(
    shape: tuple[int, ...], at: tuple[int, int], size: tuple[int, int]
) -> tuple[slice, slice] | None:
    """The part of a mask that lies in a picture, rows then columns."""
    column, row = at
    top, left = max(0, -row), max(0, -column)
    low, right = min(shape[0], size[1] - row), min(shape[1], size[0] - column)
    if top >= low or left >= right:
        return None
    return slice(top, low), slice(left, right)


WHITE: Final = (250, 249, 246)
INK: Final = (23, 25, 27)
