"""Points to pixels and back, by hand."""

import numpy as np
import pytest

from dorsi.video.camera import Camera

LEVEL = Camera(1000.0, 0.0, 0.0, 1.0, (360.0, 640.0))


def test_a_point_straight_ahead_at_the_height_of_the_lens_is_in_the_middle() -> None:
    assert LEVEL.pixels(np.array([0.0, 1.0, 4.0])) == pytest.approx([360.0, 640.0])


def test_half_a_metre_to_the_right_and_down_at_two_metres_is_a_quarter_of_the_focal_length() -> (
    None
):
    assert LEVEL.pixels(np.array([0.5, 0.5, 2.0])) == pytest.approx([610.0, 890.0])


def test_a_camera_that_looks_down_sees_things_higher_up_in_the_picture() -> None:
    down = Camera(1000.0, np.radians(10.0), 0.0, 1.0, (360.0, 640.0))
    moved = down.pixels(np.array([0.0, 1.0, 4.0]))
    assert moved == pytest.approx([360.0, 640.0 - 1000.0 * np.tan(np.radians(10.0))])


def test_positive_roll_turns_the_content_clockwise() -> None:
    rolled = Camera(1000.0, 0.0, np.radians(90.0), 1.0, (360.0, 640.0))
    right_of_the_middle = np.array([0.5, 1.0, 2.0])
    assert rolled.pixels(right_of_the_middle) == pytest.approx([360.0, 890.0])


def test_a_ray_goes_back_through_the_point_that_made_the_pixel() -> None:
    tilted = Camera(800.0, 0.2, -0.1, 1.3, (360.0, 640.0))
    point = np.array([0.4, 0.3, 3.0])
    ray = tilted.rays(tilted.pixels(point))
    away = point - [0.0, 1.3, 0.0]
    assert np.cross(ray, away) == pytest.approx(np.zeros(3), abs=1e-12)
    assert ray @ away > 0.0
    assert tilted.depth_m(point) == pytest.approx(away @ tilted.in_space(np.array([0, 0, 1.0])))
