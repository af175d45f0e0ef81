"""Cutting a square out of a frame: the right place, the right way round, the right colours."""

import math
from typing import Any

import numpy as np
import pytest

from dorsi.video.frames import Colour, Frame, Level
from dorsi.video.pose.cutting import cut
from dorsi.video.pose.region import Region, whole_picture


def a_frame(luma: Any, blue: int = 128, red: int = 128, colour: Colour | None = None) -> Frame:
    """A frame in one colour whose brightness is given; smaller levels are means of the first."""
    levels = []
    plane = np.asarray(luma, float)
    for _ in range(3):
        height, width = plane.shape
        chroma = (height // 2, width // 2)
        levels.append(
            Level(
                plane.round().astype(np.uint8),
                np.full(chroma, blue, np.uint8),
                np.full(chroma, red, np.uint8),
            )
        )
        plane = plane.reshape(height // 2, 2, width // 2, 2).mean(axis=(1, 3))
    rows, columns = levels[0].luma.shape
    return Frame(0.0, tuple(levels), colour or Colour(full_range=True), columns, rows)


def slope(width: int = 256, height: int = 128) -> Any:
    """Brightness that rises by one for every pixel to the right."""
    return np.tile(np.arange(width, dtype=float), (height, 1))


def test_a_square_cut_as_it_is_is_the_same_pixels() -> None:
    picture = cut(a_frame(slope()), Region(100.0, 64.0, 32.0), 32)
    assert picture.shape == (1, 32, 32, 3)
    assert picture.dtype == np.float32
    assert picture[0, 5, :, 0] * 255 == pytest.approx(np.arange(84, 116), abs=1e-3)


def test_a_square_turned_clockwise_reads_the_picture_clockwise() -> None:
    # Down in the square is to the left in the picture.
    picture = cut(a_frame(slope()), Region(100.0, 64.0, 32.0, math.pi / 2), 32)
    assert picture[0, :, 5, 0] * 255 == pytest.approx(np.arange(115, 83, -1), abs=1e-3)


@pytest.mark.parametrize("side_px", [32.0, 64.0, 96.0, 128.0])
def test_a_larger_square_is_cut_from_a_smaller_size_and_stays_in_place(side_px: float) -> None:
    picture = cut(a_frame(slope()), Region(128.0, 64.0, side_px), 32)
    middles = 128 + ((np.arange(32) + 0.5) / 32 - 0.5) * side_px - 0.5
    assert picture[0, 16, :, 1] * 255 == pytest.approx(middles, abs=0.6)


def test_a_fine_pattern_becomes_its_mean_and_not_a_coarse_one() -> None:
    stripes = np.where(np.arange(256) % 2, 255.0, 0.0)
    picture = cut(a_frame(np.tile(stripes, (256, 1))), Region(128.0, 128.0, 128.0), 64)
    assert float(np.ptp(picture)) < 0.02


def test_beyond_the_picture_its_edge_goes_on() -> None:
    picture = cut(a_frame(slope()), Region(0.0, 64.0, 32.0), 32)
    assert float(np.abs(picture[0, :, :16]).max()) == 0.0


def test_beyond_the_picture_is_black_where_bars_are_asked_for() -> None:
    frame = a_frame(np.full((128, 256), 255.0))
    picture = cut(frame, whole_picture(256, 128), 64, bars=True)[0, :, 32, 0]
    assert picture.tolist() == [0.0] * 16 + [1.0] * 32 + [0.0] * 16


# Brightness and colour differences of pure colours, as the standards define them.
PURE = [
    (Colour("bt601", full_range=True), (76, 85, 255), (1, 0, 0)),
    (Colour("bt601"), (81, 90, 240), (1, 0, 0)),
    (Colour("bt709"), (63, 102, 240), (1, 0, 0)),
    (Colour("bt709"), (173, 42, 26), (0, 1, 0)),
    (Colour("bt709"), (32, 240, 118), (0, 0, 1)),
    (Colour("bt709"), (235, 128, 128), (1, 1, 1)),
    (Colour("bt2020"), (74, 97, 240), (1, 0, 0)),
]


@pytest.mark.parametrize(("colour", "planes", "rgb"), PURE)
def test_colours_are_those_of_the_standard(
    colour: Colour, planes: tuple[int, int, int], rgb: tuple[int, int, int]
) -> None:
    luma, blue, red = planes
    frame = a_frame(np.full((64, 64), luma), blue, red, colour)
    assert cut(frame, Region(32.0, 32.0, 32.0), 32)[0, 9, 9] == pytest.approx(rgb, abs=0.012)
