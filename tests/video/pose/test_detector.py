"""Reading the detector: where its guesses start, and how many guesses become one body."""

from typing import Any

import numpy as np
import pytest

from dorsi.video.pose.detector import guess_centres, read_detections
from dorsi.video.pose.region import whole_picture

WHOLE = whole_picture(224, 224)


def guesses_at(*bodies: tuple[int, float, float, float, float, float]) -> tuple[Any, Any]:
    """Guesses that name bodies: which guess, score, hips x and y, rim x and y, in the picture."""
    guesses, scores = np.zeros((2254, 12), np.float32), np.full(2254, -20.0, np.float32)
    for which, score, *points in bodies:
        middle = guess_centres()[which] * 224
        guesses[which, 2:4] = 40.0
        guesses[which, 4:8] = np.array(points) - np.tile(middle, 2)
        scores[which] = score
    return guesses, scores


def test_guesses_start_from_three_grids() -> None:
    centres = guess_centres()
    assert centres.shape == (2254, 2)
    assert centres[0] * 224 == pytest.approx((4, 4))
    assert centres[2] * 224 == pytest.approx((12, 4))  # twice in each cell of 8 pixels
    assert centres[56] * 224 == pytest.approx((4, 12))  # 28 cells to a row
    assert centres[1568] * 224 == pytest.approx((8, 8))
    assert centres[1960] * 224 == pytest.approx((16, 16))
    assert centres[1966] * 224 == pytest.approx((48, 16))  # six times in each cell of 32 pixels
    assert centres[2253] * 224 == pytest.approx((208, 208))


def test_one_guess_is_one_body_around_its_hips() -> None:
    (body,) = read_detections(*guesses_at((900, 2.0, 100.0, 120.0, 100.0, 60.0)), WHOLE)
    assert (body.region.x_px, body.region.y_px) == pytest.approx((100, 120), abs=1e-3)
    assert body.region.side_px == pytest.approx(150, abs=1e-3)
    assert body.score == pytest.approx(1 / (1 + np.exp(-2.0)))


def test_guesses_at_the_same_body_become_their_mean_weighed_by_score() -> None:
    (body,) = read_detections(
        *guesses_at(
            (900, 20.0, 100.0, 120.0, 100.0, 60.0), (901, 0.4054651, 108.0, 120.0, 108.0, 60.0)
        ),
        WHOLE,
    )
    # Scores 1 and 0.6: three eighths of the way.
    assert body.region.x_px == pytest.approx(103, abs=1e-3)


def test_guesses_far_apart_are_two_bodies_the_surer_first() -> None:
    first, second = read_detections(
        *guesses_at((300, 1.0, 80.0, 90.0, 80.0, 60.0), (1500, 3.0, 150.0, 200.0, 150.0, 170.0)),
        WHOLE,
    )
    assert (first.region.x_px, second.region.x_px) == pytest.approx((150, 80), abs=1e-3)


def test_an_unsure_guess_is_nobody() -> None:
    assert read_detections(*guesses_at((900, -0.1, 100.0, 120.0, 100.0, 60.0)), WHOLE) == ()


def test_a_body_is_placed_in_the_picture_that_was_looked_at() -> None:
    guesses = guesses_at((900, 2.0, 112.0, 112.0, 112.0, 56.0))
    (body,) = read_detections(*guesses, whole_picture(1920, 1080))
    assert (body.region.x_px, body.region.y_px) == pytest.approx((960, 540), abs=1e-2)
    assert body.region.side_px == pytest.approx(2.5 * 56 * 1920 / 224, abs=1e-2)
