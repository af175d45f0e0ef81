"""What is said of squats whose truth is known."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from tests.video.virtual import Faults, Person, Phone, filmed, squatter

from dorsi.knowledge.load import load_knowledge
from dorsi.video.heels import heel_in
from dorsi.video.motion import Motion, Trace, measure_motion
from dorsi.video.peaks import Value, peak, together
from dorsi.video.squat import Squats, read_squats

MODEL = load_knowledge().models
USUAL = Faults()
NEAR, FAR = 1, 0  # facing the right edge of the picture


@cache
def motion_of(
    yaw_deg: float = 10.0, heel_rise_m: float = 0.0, trunk_deg: float = 40.0, knee_deg: float = 108
) -> Motion:
    person = squatter(heel_rise_m=heel_rise_m, trunk_deg=trunk_deg, knee_deg=knee_deg)
    motion = measure_motion(filmed(person, Phone(yaw_deg), USUAL), MODEL.motion)
    assert motion is not None
    return motion


def squats(motion: Motion) -> Squats:
    return read_squats(motion, MODEL.movement)


def named(said: Squats) -> set[str]:
    return {compensation.id for rep in said.reps for compensation in rep.compensations}


@pytest.mark.requirement("B-57")
def test_the_peak_of_each_shin_is_that_of_the_person() -> None:
    said = squats(motion_of())
    true = squatter().shank_deg().max()
    assert len(said.reps) == 3
    for summary in (said.left, said.right):
        assert summary is not None
        assert summary.value == pytest.approx(true, abs=3.5)
        assert summary.low < true < summary.high


def test_depth_and_trunk_are_those_of_the_bottom() -> None:
    reps = squats(motion_of()).reps
    assert len(reps) == 3
    for rep in reps:
        assert rep.depth is not None
        assert rep.trunk_lean is not None
        assert rep.depth.value == pytest.approx(108.0, abs=9.0)
        assert rep.trunk_lean.value == pytest.approx(40.0, abs=8.0)


@pytest.mark.requirement("A-32", "B-40")
def test_a_good_squat_has_no_compensation() -> None:
    said = squats(motion_of())
    assert named(said) == set()
    assert {rep.right.heel_rise for rep in said.reps} == {"no"}


@pytest.mark.requirement("A-32", "B-40")
def test_heels_that_rise_plainly_are_seen_to_rise() -> None:
    said = squats(motion_of(heel_rise_m=0.08))
    assert {rep.right.heel_rise for rep in said.reps} == {"seen"}
    assert "heels_rise_in_squat" in named(said)
    onset_s = said.reps[0].compensations[0].onset_s
    assert said.reps[0].rep.start_s < onset_s < said.reps[0].rep.bottom_s


def test_the_far_heel_is_never_told() -> None:
    for rise_m in (0.0, 0.08):
        assert {r.left.heel_rise for r in squats(motion_of(heel_rise_m=rise_m)).reps} == {
            "cannot_tell"
        }


def test_a_heel_rise_between_possible_and_seen_is_possible_and_no_compensation() -> None:
    motion = motion_of(heel_rise_m=0.0)
    rule = MODEL.movement.compensation
    between = (rule.heel_possible_m + rule.heel_seen_m) / 2.0
    for trace in (motion.heel_height_m, motion.heel_over_toe_m):
        assert np.isfinite(trace.value).all()
    raised = _heels(motion, between, between)
    assert named(squats(raised)) == set()
    assert heel_in(raised, slice(20, 60), NEAR, rule).rise == "possible"
    assert heel_in(raised, slice(20, 60), FAR, rule).rise == "cannot_tell"


def test_two_measures_that_disagree_cannot_tell() -> None:
    rule = MODEL.movement.compensation
    raised = _heels(motion_of(), 2.0 * rule.heel_seen_m, 0.0)
    assert heel_in(raised, slice(20, 60), NEAR, rule).rise == "cannot_tell"


def test_millimetres_need_a_size() -> None:
    seen = filmed(squatter(), Phone(10.0), USUAL)
    sized = measure_motion(seen, MODEL.motion, shank_m=0.41)
    assert sized is not None
    told = [rep.right.heel_rise_mm is not None for rep in squats(sized).reps]
    assert told == [True, True, True]
    told = [rep.right.heel_rise_mm is not None for rep in squats(motion_of()).reps]
    assert told == [False, False, False]


@pytest.mark.parametrize(("rise_m", "mm"), [(0.02, 20.0), (-0.02, 0.0)])
def test_a_heel_point_that_sinks_has_not_risen(rise_m: float, mm: float) -> None:
    sized = measure_motion(filmed(squatter(), Phone(10.0), USUAL), MODEL.motion, shank_m=0.41)
    assert sized is not None
    said = squats(_heels(sized, rise_m, rise_m))
    assert [rep.right.heel_rise_mm for rep in said.reps] == pytest.approx([mm] * 3)


def test_the_bend_of_the_ankle_is_the_shin_less_what_the_sole_tips() -> None:
    pairs = list(
        zip(squats(motion_of()).reps, squats(motion_of(heel_rise_m=0.08)).reps, strict=True)
    )
    assert len(pairs) == 3
    for flat, raised in pairs:
        assert flat.right.shank_foot is not None
        assert flat.right.shank_foot.value == pytest.approx(32.0, abs=4.0)
        assert raised.right.shank_foot is not None
        assert raised.right.shank_foot.value < flat.right.shank_foot.value - 4.0


@pytest.mark.requirement("A-32")
def test_toes_that_turn_out_plainly_are_named_with_their_side() -> None:
    motion = motion_of()
    n = len(motion.times_s)
    turned = Trace(np.tile([40.0, 27.0], (n, 1)), np.full((n, 2), 4.0))
    said = squats(replace(motion, toe_out_deg=turned))
    assert [seen.id for seen in said.reps[0].compensations] == ["toes_turn_out"]
    assert said.reps[0].compensations[0].text.startswith("The left foot")


@pytest.mark.requirement("A-32", "B-40")
def test_a_trunk_that_falls_forward_is_named() -> None:
    assert "trunk_falls_forward" in named(squats(motion_of(trunk_deg=70.0)))


@pytest.mark.requirement("A-32", "B-40")
def test_a_squat_cut_short_is_named() -> None:
    assert "depth_cut_short" in named(squats(motion_of(knee_deg=65.0)))


@pytest.mark.requirement("A-32", "B-40")
def test_knees_falling_in_are_named_from_the_front_only() -> None:
    person = squatter()
    deep = person.knee_deg()[:, 0] / person.knee_deg().max()
    points = {name: where.copy() for name, where in person.points.items()}
    for side, inward in (("left", -1.0), ("right", 1.0)):
        points[f"{side}_knee"][:, 2] += inward * 0.20 * deep
    fallen = Person(person.times_s, points)
    front = measure_motion(filmed(fallen, Phone(90.0), USUAL), MODEL.motion)
    assert front is not None
    assert "knees_fall_in" in named(squats(front))
    assert "knees_fall_in" not in named(squats(motion_of(yaw_deg=90.0)))
    assert squats(motion_of()).reps[0].left.valgus is None


def test_from_the_front_no_angle_of_the_side_view_is_given() -> None:
    said = squats(motion_of(yaw_deg=90.0))
    assert len(said.reps) == 3
    assert said.left is None
    assert said.right is None
    assert said.reps[0].depth is None
    assert said.reps[0].trunk_lean is None


def test_a_set_is_not_more_certain_than_its_camera() -> None:
    same = [Value(30.0, 3.0)] * 50
    bounds = together(same, 0.9)
    assert bounds is not None
    assert bounds.high - bounds.low == pytest.approx(2.0 * 1.645 * 3.0, abs=0.01)
    scattered = together([Value(27.0, 3.0), Value(33.0, 3.0)], 0.9)
    assert scattered is not None
    assert scattered.value == 30.0
    assert scattered.low < bounds.low
    assert together([], 0.9) is None


def test_a_peak_is_the_mean_of_a_short_while() -> None:
    times = np.arange(7) / 20.0
    values = np.array([0.0, 1.0, 2.0, 6.0, 4.0, 1.0, np.nan])
    assert peak(times, values, np.full(7, 2.0), 0.11) == Value(4.0, 2.0)
    assert peak(times, np.full(7, np.nan), np.full(7, 2.0), 0.11) is None


def _heels(motion: Motion, height_m: float, over_toe_m: float) -> Motion:
    """The same motion with heels at some height all the time."""

    def at(trace_m: float) -> Trace:
        return Trace(np.full((len(motion.times_s), 2), trace_m), motion.heel_height_m.se)

    return replace(motion, heel_height_m=at(height_m), heel_over_toe_m=at(over_toe_m))
