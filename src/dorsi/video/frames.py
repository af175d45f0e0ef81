"""A frame of a clip as analysis sees it: upright, in brightness and colour planes, in three sizes.

Bodies are looked for in 256 x 256 pixels cut from the frame. Cutting from a size near that
keeps fine patterns from turning into noise, and colour is only worked out for what was cut.
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
import numpy.typing as npt

Plane = npt.NDArray[np.uint8]

LONGEST_SIDE_PX: Final = 1280
"""No frame is looked at larger than this: a body that fills it is cut to a fifth of it."""
LEVELS: Final = 3


@dataclass(frozen=True, slots=True)
class Level:
    """One size of a frame: brightness, and the two colour planes at half of that size."""

    luma: Plane
    blue: Plane
    red: Plane


MATRICES: Final = MappingProxyType(
    {"bt601": (0.299, 0.114), "bt709": (0.2126, 0.0722), "bt2020": (0.2627, 0.0593)}
)
"""Share of red and of blue in brightness, by the standards' names."""


@dataclass(frozen=True, slots=True)
class Colour:
    """How planes become red, green and blue: which standard, and whether all 256 steps count."""

    matrix: str = "bt709"
    full_range: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """One displayed frame, rotation tag applied.

    Attributes:
        time_s: When it is shown, from the first displayed frame.
        levels: The picture at falling sizes, each half of the one before.
        colour: How its planes become red, green and blue.
        width_px: Width of the upright picture at the video's own size.
        height_px: Height of it.
    """

    time_s: float
    levels: tuple[Level, ...]
    colour: Colour
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class ClipFacts:
    """What a video says of itself, checked against the limits before a frame is decoded.

    Sizes are of the upright picture. `frame_rate_hz` is an average and `duration_s` what the
    file claims; either is None where it does not say.
    """

    width_px: int
    height_px: int
    duration_s: float | None
    frame_rate_hz: float | None
    container: str
    codec: str
    colour: Colour


Progress = Callable[[float, float | None], None]
"""Is told how far into the clip we are and how long it is, both in seconds."""


def level_sizes(width_px: int, height_px: int) -> list[tuple[int, int]]:
    """Sizes, width then height, at which a picture of this size is looked at; all even."""
    shrink = min(1.0, LONGEST_SIDE_PX / max(width_px, height_px))
    sizes = []
    for _ in range(LEVELS):
        sizes.append((_even(width_px * shrink), _even(height_px * shrink)))
        shrink /= 2
    return sizes


def _even(length: float) -> int:
    return max(2, 2 * round(length / 2))
