import numpy as np
import pytest

from dorsi.video.drawing.canvas import Canvas, blank, canvas_of, in_colours
from dorsi.video.frames import Colour, Level

TEAL = (92, 200, 200)


def grey(width: int = 8, height: int = 6) -> Level:
    return Level(
        np.full((height, width), 126, np.uint8),
        np.full((height // 2, width // 2), 128, np.uint8),
        np.full((height // 2, width // 2), 128, np.uint8),
    )


def shown(canvas: Canvas, column: int, row: int) -> tuple[int, ...]:
    return tuple(int(plane[row, column]) for plane in in_colours(canvas).planes)


@pytest.mark.parametrize("matrix", ["bt601", "bt709", "bt2020"])
@pytest.mark.parametrize("full_range", [True, False])
def test_a_colour_laid_on_a_frame_comes_out_as_it_was_meant(
    matrix: str, *, full_range: bool
) -> None:
    canvas = canvas_of(grey(), Colour(matrix, full_range))
    canvas.blend(np.ones((6, 8), np.float32), (0, 0), TEAL)
    assert shown(canvas, 3, 2) == pytest.approx(TEAL, abs=2)


def test_half_a_mask_mixes_half_of_the_colour_in() -> None:
    canvas = blank(4, 4, (0, 0, 0))
    canvas.blend(np.full((2, 2), 0.5, np.float32), (1, 1), (200, 100, 50))
    assert shown(canvas, 1, 1) == (100, 50, 25)
    assert shown(canvas, 0, 0) == (0, 0, 0)


def test_what_lies_outside_the_picture_is_left_out() -> None:
    canvas = blank(4, 4, (0, 0, 0))
    canvas.blend(np.ones((3, 3), np.float32), (-2, 3), (255, 255, 255))
    canvas.blend(np.ones((3, 3), np.float32), (40, 40), (255, 255, 255))
    assert [shown(canvas, c, 3)[0] for c in range(4)] == [255, 0, 0, 0]
    assert canvas.planes[0][:3].sum() == 0


def test_an_odd_place_keeps_colour_and_brightness_together() -> None:
    canvas = canvas_of(grey(), Colour())
    canvas.blend(np.ones((2, 2), np.float32), (3, 3), (255, 0, 0))
    luma, _, red = canvas.planes
    assert (luma[3:5, 3:5] != 126).all()
    assert (luma != 126).sum() == 4
    assert (red[1:3, 1:3] > 128).all()
    assert (red > 128).sum() == 4


def test_drawing_leaves_the_frame_itself_alone() -> None:
    level = grey()
    canvas_of(level, Colour()).blend(np.ones((6, 8), np.float32), (0, 0), TEAL)
    assert (level.luma == 126).all()
