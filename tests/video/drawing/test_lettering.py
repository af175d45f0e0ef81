import numpy as np
import pytest

from dorsi.video.drawing.canvas import blank
from dorsi.video.drawing.lettering import GLYPHS, advance, width, write

WHITE = (255, 255, 255)


@pytest.mark.parametrize("sign", sorted(GLYPHS))
def test_every_sign_has_a_shape_of_its_own_within_its_line(sign: str) -> None:
    canvas = blank(60, 80, (0, 0, 0))
    write(canvas, sign, (20.0, 50.0), 30.0, WHITE)
    rows = np.flatnonzero(canvas.planes[0].any(axis=1))
    assert rows.min() >= 50 - 34
    assert rows.max() <= 50 + 14


def test_no_two_signs_look_alike() -> None:
    drawn = {}
    for sign in set(GLYPHS) - {"–", "−", "-"}:  # dashes differ in length and height alone
        canvas = blank(60, 80, (0, 0, 0))
        write(canvas, sign, (20.0, 50.0), 30.0, WHITE)
        drawn[sign] = canvas.planes[0].tobytes()
    assert len(set(drawn.values())) == len(drawn)


def test_all_digits_are_equally_wide_so_that_numbers_do_not_dance() -> None:
    assert len({advance(digit) for digit in "0123456789"}) == 1
    assert width("11°", 20.0) == width("88°", 20.0)


def test_a_text_is_as_wide_as_it_says() -> None:
    canvas = blank(300, 60, (0, 0, 0))
    write(canvas, "knee 101°", (10.0, 40.0), 20.0, WHITE)
    columns = np.flatnonzero(canvas.planes[0].any(axis=0))
    assert columns.max() - 10 == pytest.approx(width("knee 101°", 20.0), abs=3)


def test_a_halo_sets_letters_off_from_a_bright_picture() -> None:
    canvas = blank(80, 60, WHITE)
    write(canvas, "34°", (10.0, 40.0), 20.0, WHITE, halo=0.6)
    assert canvas.planes[0].min() < 128
