"""How bright and how sharp the picture around a body is said to be."""

from typing import Any

import numpy as np
import pytest

from dorsi.video.frames import Colour, Frame, Level, level_sizes
from dorsi.video.landmarks import POINTS
from dorsi.video.pose.body import Body
from dorsi.video.pose.light import light_around
from dorsi.video.pose.region import Region

WIDTH, HEIGHT = 320, 640


def frame(luma: Any, *, full_range: bool = True) -> Frame:
    grey = np.full((2, 2), 128, np.uint8)
    levels = []
    for at, (width, height) in enumerate(level_sizes(WIDTH, HEIGHT)):
        step = 2**at
        levels.append(Level(luma[::step, ::step][:height, :width].copy(), grey, grey))
    return Frame(0.0, tuple(levels), Colour(full_range=full_range), WIDTH, HEIGHT)


def body(top: float = 100.0, bottom: float = 600.0, left: float = 100.0) -> Body:
    image = np.zeros((len(POINTS), 2))
    for side, x in (("left", left), ("right", left + 80.0)):
        image[POINTS.index(f"{side}_shoulder")] = x, top
        image[POINTS.index(f"{side}_toe")] = x, bottom
    region = Region(160.0, 350.0, 600.0)
    return Body(image, np.ones(33), 1.0, np.zeros((33, 3)), region, region)


def plain(value: int) -> Any:
    return np.full((HEIGHT, WIDTH), value, np.uint8)


def dots() -> Any:
    return np.random.default_rng(3).integers(0, 256, (HEIGHT, WIDTH)).astype(np.uint8)


def test_brightness_is_that_around_the_body_and_not_of_a_window_beside_it() -> None:
    bright_beside = plain(51)
    bright_beside[:60] = 255  # above the shoulders
    assert light_around(frame(bright_beside), body())[0] == pytest.approx(0.2)


def test_black_is_where_the_video_says_it_is() -> None:
    assert light_around(frame(plain(16), full_range=False), body())[0] == 0.0
    assert light_around(frame(plain(16)), body())[0] == pytest.approx(16 / 255)
    assert light_around(frame(plain(255), full_range=False), body())[0] == 1.0


def test_the_softer_the_picture_the_less_sharp() -> None:
    ramp = np.tile(np.abs(np.arange(WIDTH) % 160 - 80) * 2, (HEIGHT, 1)).astype(np.uint8)
    smeared = (dots() // 2 + np.roll(dots(), 2, axis=1) // 2).astype(np.uint8)
    soft, some, storm = (light_around(frame(luma), body())[1] for luma in (ramp, smeared, dots()))
    assert soft == pytest.approx(0.25, abs=0.02)
    assert soft + 0.1 < some < storm - 0.1
    assert storm == pytest.approx(1.0, abs=0.05)


def test_nothing_is_said_of_a_body_of_a_few_pixels_or_outside_the_picture() -> None:
    assert np.isnan(light_around(frame(dots()), body(top=100.0, bottom=110.0))).all()
    assert np.isnan(light_around(frame(dots()), body(left=2000.0))).all()


def test_a_plain_wall_is_not_divided_by_nothing() -> None:
    assert light_around(frame(plain(100)), body())[1] == 0.0
