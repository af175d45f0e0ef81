from dataclasses import replace

import numpy as np
import pytest
from tests.video.filming import squatted
from tests.video.virtual import squatter

from dorsi.domain.verdicts import Sides
from dorsi.video.moments import between

TIMES = np.array([0.0, 0.1, 0.2, 1.0])


def test_between_two_looks_everything_changes_in_straight_lines() -> None:
    values = np.array([[0.0], [10.0], [20.0], [30.0]])
    assert between(TIMES, values, 0.05) == pytest.approx([5.0])
    assert between(TIMES, values, 0.2) == pytest.approx([20.0])


def test_over_a_long_gap_and_far_outside_nothing_is_known() -> None:
    values = np.array([0.0, 10.0, 20.0, 30.0])
    assert np.isnan(between(TIMES, values, 0.6))
    assert np.isnan(between(TIMES, values, 1.4))
    assert np.isnan(between(np.array([]), np.array([]), 0.0))


def test_beside_a_look_that_saw_nobody_nothing_is_known() -> None:
    assert np.isnan(between(TIMES, np.array([0.0, np.nan, 20.0, 30.0]), 0.05))


def test_a_moment_says_the_angles_the_repetition_and_how_many_are_done() -> None:
    found = squatted()
    first, second = found.result.reps
    at_bottom = found.moments.at(second.bottom_s)
    truth = squatter(reps=2).shank_deg()[np.searchsorted(found.landmarks.times_s, second.bottom_s)]
    shank = at_bottom.shanks[1]
    assert shank is not None
    assert shank.low < truth[1] < shank.high
    assert (at_bottom.rep, at_bottom.done) == (2, 1)
    assert (found.moments.at(0.1).rep, found.moments.at(0.1).done) == (None, 0)
    assert found.moments.at(first.bottom_s).rep == 1


def test_of_a_clip_that_may_not_be_used_only_the_points_are_shown() -> None:
    found = squatted()
    moment = found.moments_of(found.refused).at(found.result.reps[0].bottom_s)
    assert moment.points_px is not None
    assert moment.shanks == moment.knees == moment.inside == (None, None)
    assert moment.trunk is None
    assert moment.heel == "cannot_tell"


def test_a_heel_that_rose_is_up_only_while_it_is_up() -> None:
    found = squatted()
    near = found.result.near
    assert near is not None

    def rising(rep_sides: Sides) -> Sides:  # type: ignore[type-arg]
        leg = replace(rep_sides.of(near), heel_rise="seen")
        return replace(rep_sides, **{near: leg})

    reps = tuple(replace(rep, sides=rising(rep.sides)) for rep in found.result.reps)
    clip = replace(found.moments_of(replace(found.result, reps=reps)), heel_up_m=-1.0)
    assert clip.at(reps[0].bottom_s).heel == "seen"
    assert replace(clip, heel_up_m=1.0).at(reps[0].bottom_s).heel == "no"
    assert clip.at(0.1).heel == "cannot_tell"
