"""Groups are put and turned once, or listed moment by moment."""

import pytest

from dorsi.report.figure.moving import Clock, curve, group, line
from dorsi.report.figure.shapes import number, path

STILL = Clock((0.0,), 4.0)
CLOCK = Clock((0.0, 1.0, 4.0), 4.0)
HERE = ((1.0, 2.0),)


def test_y_goes_up_in_a_figure_and_down_in_svg() -> None:
    assert line((0.0, 0.0), (1.5, 20.0)) == "M0 0L1.5 -20"
    assert group(STILL, "", HERE, (30.0,)) == '<g transform="translate(1 -2)rotate(30)"></g>'


def test_what_does_not_move_is_not_animated() -> None:
    assert "animate" not in group(CLOCK, "", HERE * 3, (5.0, 5.0, 5.0))
    assert curve(CLOCK, ["M0 0"] * 3, "band") == '<path class="band" d="M0 0"/>'


def test_a_turn_is_listed_at_its_shares_of_the_loop() -> None:
    drawn = group(CLOCK, "", HERE * 3, (0.0, 12.5, 0.0))
    assert 'keyTimes="0;.25;1"' in drawn
    assert 'values="0;12.5;0"' in drawn
    assert 'dur="4s"' in drawn
    assert drawn.startswith('<g transform="translate(1 -2)">')


def test_a_group_that_goes_somewhere_takes_its_turn_along() -> None:
    drawn = group(CLOCK, "x", ((0.0, 0.0), (1.0, 0.0), (0.0, 0.0)), (40.0,) * 3)
    assert 'type="translate"' in drawn
    assert drawn.endswith('<g transform="rotate(40)">x</g></g>')


def test_no_limb_spins_round_when_it_passes_half_a_circle() -> None:
    assert 'values="175;185;175"' in group(CLOCK, "", HERE * 3, (175.0, -175.0, 175.0))


@pytest.mark.parametrize(
    ("value", "said"), [(0.0, "0"), (-0.04, "0"), (0.5, ".5"), (-0.5, "-.5"), (10.04, "10")]
)
def test_numbers_are_as_short_as_they_go(value: float, said: str) -> None:
    assert number(value) == said


def test_an_outline_is_closed_and_passes_halfway_between_its_points() -> None:
    assert path(((0, 0), (4, 0), (4, 4), (0, 4))) == "M0 2Q0 0 2 0T4 2T2 4T0 2"
