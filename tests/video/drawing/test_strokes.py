import numpy as np
import pytest

from dorsi.video.drawing.canvas import Canvas, blank
from dorsi.video.drawing.strokes import arc_points, dot, line, plate, wedge

WHITE = (255, 255, 255)


@pytest.fixture
def canvas() -> Canvas:
    return blank(40, 40, (0, 0, 0))


def lit(canvas: Canvas, x: int, y: int) -> int:
    return int(canvas.planes[0][y, x])


def test_a_line_is_as_wide_as_asked_and_soft_at_its_edge(canvas: Canvas) -> None:
    line(canvas, [(5.0, 20.5), (35.0, 20.5)], 4.0, WHITE)
    column = canvas.planes[0][:, 20].astype(int)
    assert column.sum() / 255 == pytest.approx(4.0, abs=0.1)
    assert column[20] == 255
    assert 0 < column[18] < 255


def test_dashes_leave_gaps(canvas: Canvas) -> None:
    line(canvas, [(0.0, 10.0), (40.0, 10.0)], 2.0, WHITE, dash_px=8.0)
    assert [lit(canvas, x, 10) > 128 for x in (4, 12, 20, 28, 36)] == [True, False] * 2 + [True]


def test_a_point_that_is_not_known_draws_nothing(canvas: Canvas) -> None:
    line(canvas, [(5.0, float("nan")), (35.0, 20.0)], 4.0, WHITE)
    assert canvas.planes[0].sum() == 0


def test_a_wedge_opens_between_its_angles_from_the_upright_clockwise(canvas: Canvas) -> None:
    wedge(canvas, (10.0, 35.0), 30.0, (20.0, 60.0), WHITE, 1.0)
    inside, upright, level = arc_points((10.0, 35.0), 20.0, (40.0, 40.0))[0], (10, 15), (30, 35)
    assert lit(canvas, int(inside[0]), int(inside[1])) == 255
    assert lit(canvas, *upright) == lit(canvas, *level) == 0


def test_a_plate_has_round_corners(canvas: Canvas) -> None:
    plate(canvas, ((5.0, 5.0), (35.0, 25.0)), 8.0, WHITE, 1.0)
    assert lit(canvas, 20, 6) == lit(canvas, 6, 15) == 255
    assert lit(canvas, 5, 5) == lit(canvas, 20, 27) == 0


def test_a_dot_has_the_area_of_its_circle(canvas: Canvas) -> None:
    dot(canvas, (20.0, 20.0), 6.0, WHITE)
    assert canvas.planes[0].sum(dtype=np.int64) / 255 == pytest.approx(np.pi * 36, rel=0.02)
