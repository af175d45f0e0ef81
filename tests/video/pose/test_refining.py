"""Points follow their heat maps where these are sure."""

import numpy as np
import numpy.typing as npt
import pytest

from dorsi.video.pose.refining import refine

Array = npt.NDArray[np.float64]
NOTHING, SOMETHING = -50.0, 50.0


def heat(*hot: tuple[int, int]) -> Array:
    """A map of 64 x 64 cells, 4 pixels each, for one point: hot at some (column, row)."""
    cells = np.full((64, 64, 1), NOTHING)
    for column, row in hot:
        cells[row, column, 0] = SOMETHING
    return cells


def moved(x: float, y: float, cells: Array) -> list[float]:
    return [float(place) for place in refine(np.array([[x, y]]), cells)[0]]


def test_a_point_moves_to_the_hot_cell_near_it() -> None:
    assert moved(100.0, 60.0, heat((26, 14))) == pytest.approx([104.0, 56.0])


def test_between_two_equally_hot_cells_it_stands_in_the_middle() -> None:
    assert moved(100.0, 60.0, heat((24, 15), (26, 15))) == pytest.approx([100.0, 60.0])


def test_a_cell_further_than_three_away_is_somebody_elses() -> None:
    assert moved(100.0, 60.0, heat((29, 15))) == [100.0, 60.0]


def test_an_unsure_map_leaves_the_point_where_it_is() -> None:
    assert moved(101.0, 61.0, np.full((64, 64, 1), -1.0)) == [101.0, 61.0]


@pytest.mark.parametrize("outside", [-5.0, 256.0, 400.0])
def test_a_point_outside_the_picture_stays(outside: float) -> None:
    assert moved(outside, 60.0, heat((0, 15), (63, 15))) == [outside, 60.0]


def test_at_the_rim_only_cells_of_the_map_count() -> None:
    assert moved(1.0, 255.0, heat((0, 63))) == pytest.approx([0.0, 252.0])


def test_every_point_has_its_own_map() -> None:
    both = np.concatenate([heat((26, 14)), heat((10, 40))], axis=2)
    points = np.array([[100.0, 60.0], [44.0, 164.0]])
    assert refine(points, both) == pytest.approx(np.array([[104.0, 56.0], [40.0, 160.0]]))
