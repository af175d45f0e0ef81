"""What a pose leaves out stays, and everything eases."""

from itertools import pairwise

import pytest
from tests.posture.figures import FIGURES

from dorsi.domain.figure import Figure, Pose
from dorsi.posture.timing import moments, whole

TWO = Figure(
    loop_s=4.0,
    poses=(
        Pose(at_s=0.0, angles={"ankle": 0.0, "knee": 10.0}, places_cm={"near": (0.0, 0.0)}),
        Pose(at_s=1.0, angles={"ankle": 30.0}),
        Pose(at_s=3.0),
    ),
)


def test_what_a_pose_leaves_out_stays_as_it_was() -> None:
    first, second, third = whole(TWO)
    assert second.angles == {"ankle": 30.0, "knee": 10.0}
    assert third.angles == second.angles
    assert third.places == first.places


def test_a_loop_comes_back_to_where_it_began() -> None:
    drawn = moments(TWO)
    assert drawn[-1].at_s == 4.0
    assert drawn[-1].angles == drawn[0].angles


def test_a_hold_needs_no_moment_in_between() -> None:
    assert [m.at_s for m in moments(TWO) if 1.0 <= m.at_s <= 3.0] == [1.0, 3.0]


def test_movement_begins_and_ends_slowly_and_is_halfway_at_half_time() -> None:
    angles = [m.angles["ankle"] for m in moments(TWO) if m.at_s <= 1.0]
    steps = [after - before for before, after in pairwise(angles)]
    assert steps[0] < max(steps)
    assert steps[-1] < max(steps)
    assert sum(angles) / len(angles) == pytest.approx(15.0)


@pytest.mark.parametrize("name", FIGURES)
def test_a_loop_lasts_a_few_seconds_and_is_drawn_in_few_moments(name: str) -> None:
    assert 2.0 <= FIGURES[name].loop_s <= 6.5
    assert len(moments(FIGURES[name])) <= 30
