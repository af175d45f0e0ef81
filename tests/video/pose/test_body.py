"""Reading the landmark model: points in the picture, and in space along the picture's axes."""

import math
from typing import Any

import numpy as np
import pytest

from dorsi.video.landmarks import POINTS
from dorsi.video.pose.body import read_body
from dorsi.video.pose.region import Region


def given(**points: tuple[float, float, float]) -> tuple[Any, Any]:
    rows, space = np.zeros((39, 5), np.float32), np.zeros((39, 3), np.float32)
    rows[:, :2] = 128.0
    rows[33, :2], rows[34, :2] = (128, 128), (128, 25.6)  # hips, and the rim above them
    for name, place in points.items():
        rows[POINTS.index(name), :2] = place[:2]
        space[POINTS.index(name)] = place
    return rows.ravel(), space.ravel()


def test_points_of_a_square_become_points_of_the_picture() -> None:
    points, world = given(left_knee=(192.0, 128.0, 0.0))
    body = read_body(points, 0.9, world, Region(600.0, 800.0, 512.0))
    assert body.image_px[POINTS.index("left_knee")] == pytest.approx((728, 800))
    assert body.image_px.shape == (33, 2)
    assert body.there


def test_space_is_turned_back_with_the_square() -> None:
    # A leg that hangs down in a square turned clockwise points to the left in the picture.
    points, world = given(left_ankle=(0.0, 0.8, 0.1))
    body = read_body(points, 0.9, world, Region(0.0, 0.0, 100.0, math.pi / 2))
    assert body.world_m[POINTS.index("left_ankle")] == pytest.approx((-0.8, 0.0, 0.1), abs=1e-6)


def test_the_next_square_follows_the_body() -> None:
    points, world = given()
    body = read_body(points, 0.9, world, Region(600.0, 800.0, 512.0, 0.3))
    assert body.following.x_px == pytest.approx(600)
    assert body.following.side_px == pytest.approx(512)
    assert body.following.turned_rad == pytest.approx(0.3)


def test_a_low_score_is_nobody() -> None:
    assert not read_body(*given_with_score(0.49)).there


def given_with_score(score: float) -> tuple[Any, float, Any, Region]:
    points, world = given()
    return points, score, world, Region(0.0, 0.0, 100.0)


def test_visibility_is_a_probability() -> None:
    points, world = given()
    points.reshape(39, 5)[POINTS.index("left_heel"), 3] = math.log(3)
    body = read_body(points, 0.9, world, Region(0.0, 0.0, 100.0))
    assert body.visibility[POINTS.index("left_heel")] == pytest.approx(0.75)
    assert body.visibility[0] == pytest.approx(0.5)
