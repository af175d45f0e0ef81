"""Two rods and a hinge."""

import pytest

from dorsi.numeric.linkage import along, direction_deg, reach, turned


def test_down_is_nought_and_ahead_is_ninety() -> None:
    assert along((1.0, 5.0), 0.0, 2.0) == pytest.approx((1.0, 3.0))
    assert along((1.0, 5.0), 90.0, 2.0) == pytest.approx((3.0, 5.0))
    assert direction_deg((0.0, 0.0), (1.0, 0.0)) == pytest.approx(90.0)


def test_a_point_turns_with_the_clock() -> None:
    assert turned((-1.0, 0.0), 90.0) == pytest.approx((0.0, 1.0))


def test_a_knee_bends_forward_and_an_elbow_back() -> None:
    # A triangle of 3, 4 and 5: the angle at the start is atan(4/3), the hinge is square.
    knee = reach((0.0, 0.0), (0.0, -5.0), 3.0, 4.0, bends=1.0)
    elbow = reach((0.0, 0.0), (0.0, -5.0), 3.0, 4.0, bends=-1.0)
    assert knee == pytest.approx((53.1301, -36.8699), abs=1e-3)
    assert elbow == pytest.approx((-53.1301, 36.8699), abs=1e-3)
    assert knee is not None
    assert knee[0] - knee[1] == pytest.approx(90.0)


@pytest.mark.parametrize("away", [7.01, 0.99])
def test_what_is_too_far_or_too_near_is_not_reached(away: float) -> None:
    assert reach((0.0, 0.0), (away, 0.0), 3.0, 4.0, bends=1.0) is None
