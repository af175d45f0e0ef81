"""Single pictures of a clip: the bottom of every repetition, and two clips side by side."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from dorsi.domain.filmed import FilmResult
from dorsi.video.drawing.canvas import INK, WHITE, Canvas, blank, in_colours
from dorsi.video.drawing.lettering import width, write
from dorsi.video.frames import Plane
from dorsi.video.landmarks import FloatArray
from dorsi.video.moments import Moments
from dorsi.video.observed import BODY
from dorsi.video.overlay import RATE_HZ

PANEL_PX: Final = 1080
GAP_PX: Final = 24
CAPTION_PX: Final = 22.0
MARGIN: Final = 0.14  # of the body's height, left around it
WIDEST: Final = 0.8  # of its height
HEAD: Final = 0.22  # above the shoulders, of what is below them


@dataclass(frozen=True, slots=True)
class KeyFrame:
    """A moment worth a picture, and the name of its file."""

    name: str
    time_s: float


@dataclass(slots=True)
class Album:
    """Takes drawn frames and keeps a copy of those wanted, or gives each away at once."""

    wanted: list[KeyFrame]
    give: Callable[[KeyFrame, Canvas], None]
    _place: int = field(default=0)

    def __post_init__(self) -> None:
        """Put the moments in their order."""
        self.wanted = sorted(self.wanted, key=lambda key: key.time_s)

    def take(self, canvas: Canvas, time_s: float) -> None:
        """Look at a frame."""
        while self._place < len(self.wanted):
            if time_s < self.wanted[self._place].time_s - 0.5 / RATE_HZ:
                return
            self.give(self.wanted[self._place], canvas)
            self._place += 1


def key_frames(result: FilmResult) -> list[KeyFrame]:
    """The bottom of every repetition; in a lunge the best one is named so."""
    keys = [KeyFrame(f"rep-{n}", rep.bottom_s) for n, rep in enumerate(result.reps, 1)]
    if result.kind != "lunge" or result.near is None:
        return keys
    shanks = [rep.sides.of(result.near).shank_deg for rep in result.reps]
    measured = [shank for shank in shanks if shank is not None]
    if measured:
        best = shanks.index(max(measured))
        keys[best] = KeyFrame(f"rep-{best + 1}-best", keys[best].time_s)
    return keys


def side_by_side(
    pictures: Sequence[Canvas], clips: Sequence[Moments], captions: Sequence[Sequence[str]]
) -> Canvas:
    """Two pictures next to each other, each cut to the body so that both are equally tall.

    Args:
        pictures: Drawn frames of both clips.
        clips: The clips they are from.
        captions: Lines below each.
    """
    cut = [_cut(picture, clip) for picture, clip in zip(pictures, clips, strict=True)]
    lines = max(len(caption) for caption in captions)
    low = round((1.9 * lines + 1.2) * CAPTION_PX)
    across = sum(part.width_px for part in cut) + GAP_PX * (len(cut) + 1)
    whole = blank(across, PANEL_PX + GAP_PX + low, INK)
    left = GAP_PX
    for part, caption in zip(cut, captions, strict=True):
        for plane, inner in zip(whole.planes, part.planes, strict=True):
            plane[GAP_PX : GAP_PX + PANEL_PX, left : left + part.width_px] = inner
        for number, text in enumerate(caption):
            size = CAPTION_PX
            while width(text, size) > part.width_px and size > CAPTION_PX / 2.0:
                size -= 1.0
            base = GAP_PX + PANEL_PX + (1.9 * number + 2.0) * CAPTION_PX
            write(whole, text, (left, base), size, WHITE, bold=number == 0)
        left += part.width_px + GAP_PX
    return whole


def _cut(picture: Canvas, clip: Moments) -> Canvas:
    """The part of a picture in which the body moves, at the height of a panel."""
    scale = picture.width_px / clip.landmarks.width_px
    left, top, right, low = _frame_px(clip.points_px * scale)
    tall = (low - top) * (1.0 + 2.0 * MARGIN)
    wide = min(max((right - left) + 2.0 * MARGIN * (low - top), 0.5 * tall), WIDEST * tall)
    middle = (left + right) / 2.0, (top + low) / 2.0
    shown = in_colours(picture)
    size = round(PANEL_PX * wide / tall), PANEL_PX
    planes = [
        _resampled(plane, (middle[0] - wide / 2.0, middle[1] - tall / 2.0), tall / PANEL_PX, size)
        for plane in shown.planes
    ]
    return Canvas((planes[0], planes[1], planes[2]), None)


def _frame_px(points: FloatArray) -> tuple[float, float, float, float]:
    """Left, top, right and low edge of where the body is from feet to head, strays left out."""
    seen = points[np.isfinite(points).all(axis=(1, 2))][:, BODY]
    left, shoulders = (float(edge) for edge in np.percentile(seen.min(axis=1), 5, axis=0))
    right, low = (float(edge) for edge in np.percentile(seen.max(axis=1), 95, axis=0))
    return left, shoulders - HEAD * (low - shoulders), right, low


def _resampled(plane: Plane, at: tuple[float, float], step: float, size: tuple[int, int]) -> Plane:
    """A part of a plane at another size, in straight lines between its pixels; ink beyond it."""
    x = at[0] + (np.arange(size[0], dtype=np.float32) + 0.5) * np.float32(step) - 0.5
    y = at[1] + (np.arange(size[1], dtype=np.float32) + 0.5) * np.float32(step) - 0.5
    height, wide = plane.shape
    column, row = np.clip(np.floor(x), 0, wide - 2), np.clip(np.floor(y), 0, height - 2)
    share_x = np.clip(x - column, 0, 1).astype(np.float32)[np.newaxis, :]
    share_y = np.clip(y - row, 0, 1).astype(np.float32)[:, np.newaxis]
    columns, rows = column.astype(int)[np.newaxis, :], row.astype(int)[:, np.newaxis]
    corners = plane.astype(np.float32)
    upper = corners[rows, columns] * (1 - share_x) + corners[rows, columns + 1] * share_x
    lower = corners[rows + 1, columns] * (1 - share_x) + corners[rows + 1, columns + 1] * share_x
    mixed = upper * (1 - share_y) + lower * share_y
    beyond_x = np.abs(x + 0.5 - wide / 2.0) > wide / 2.0
    beyond_y = np.abs(y + 0.5 - height / 2.0) > height / 2.0
    mixed[beyond_y[:, np.newaxis] | beyond_x[np.newaxis, :]] = float(INK[0])
    return np.asarray(np.rint(mixed), np.uint8)
