"""The turned square that a body is looked for in: upright bodies, leaning ones, and back."""

import math

import numpy as np
import pytest

from dorsi.video.pose.region import Region, around, whole_picture


def test_a_body_that_stands_is_looked_for_in_a_square_that_is_not_turned() -> None:
    region = around(np.array([300.0, 500.0]), np.array([300.0, 300.0]))
    # The circle's radius is 200, its diameter 400, and a quarter is added.
    assert region == Region(300.0, 500.0, 500.0, 0.0)


@pytest.mark.parametrize(
    ("rim_px", "turned_deg"), [((400, 500), 90), ((200, 500), -90), ((400, 400), 45)]
)
def test_a_body_that_leans_turns_the_square_with_it(
    rim_px: tuple[float, float], turned_deg: float
) -> None:
    region = around(np.array([300.0, 500.0]), np.array(rim_px, float))
    assert math.degrees(region.turned_rad) == pytest.approx(turned_deg)


def test_places_in_the_square_are_places_in_the_picture() -> None:
    # Turned a quarter clockwise, what is up in the square is to the right in the picture.
    region = Region(300.0, 500.0, 200.0, math.pi / 2)
    within = np.array([[0.5, 0.5], [0.5, 0.0], [1.0, 0.5]])
    assert region.to_picture(within) == pytest.approx(
        np.array([[300, 500], [400, 500], [300, 600]])
    )


def test_the_rim_of_a_body_lies_straight_up_in_its_own_square() -> None:
    hips, rim = np.array([310.0, 480.0]), np.array([377.0, 300.0])
    region = around(hips, rim)
    assert region.to_picture(np.array([0.5, 0.5 - 0.5 / 1.25])) == pytest.approx(rim)


def test_the_whole_picture_fits_into_its_square() -> None:
    assert whole_picture(720, 1280) == Region(360.0, 640.0, 1280.0)


def test_squares_are_apart_by_a_share_of_the_larger_one() -> None:
    assert Region(0, 0, 100).distance(Region(60, 80, 200)) == pytest.approx(0.5)
