"""Repetitions told from everything else."""

from dataclasses import replace

import numpy as np
import pytest
from tests.video.virtual import (
    HZ,
    SHARED_DATA,
    Array,
    Faults,
    Phone,
    changed,
    filmed,
    recorded,
    squatter,
)

from dorsi.knowledge.load import load_knowledge
from dorsi.video.landmarks import Landmarks
from dorsi.video.motion import Motion, measure_motion
from dorsi.video.reps import _turns, cycles, find_repetitions

MODEL = load_knowledge().models
RULE = MODEL.movement.repetition
USUAL = Faults()


def motion_of(landmarks: Landmarks) -> Motion:
    motion = measure_motion(landmarks, MODEL.motion)
    assert motion is not None
    return motion


def waves(count: int, depth: float, period_s: float = 3.0) -> tuple[Array, Array]:
    times = np.arange(0.0, count * period_s + 1.0 / HZ, 1.0 / HZ)
    return times, depth * (0.5 - 0.5 * np.cos(2.0 * np.pi * times / period_s))


@pytest.mark.parametrize("count", [1, 2, 5])
def test_every_way_down_and_up_is_one_repetition(count: int) -> None:
    times, depth = waves(count, 0.4)
    reps = cycles(times, depth, RULE, RULE.depth_m)
    assert [rep.bottom_s for rep in reps] == pytest.approx(
        [1.5 + 3.0 * number for number in range(count)], abs=0.05
    )


def test_a_dip_of_less_than_a_hands_breadth_is_none() -> None:
    times, depth = waves(3, 0.10)
    assert cycles(times, depth, RULE, RULE.depth_m) == ()


@pytest.mark.parametrize(("period_s", "name"), [(0.5, "a bounce"), (40.0, "a rest")])
def test_what_is_too_short_or_too_long_is_none(period_s: float, name: str) -> None:
    times, depth = waves(1, 0.4, period_s)
    assert cycles(times, depth, RULE, RULE.depth_m) == (), name


def test_a_squat_cut_off_by_the_end_of_the_clip_is_none() -> None:
    times, depth = waves(2, 0.4)
    kept = times < 4.5  # at the bottom of the second
    assert len(cycles(times[kept], depth[kept], RULE, RULE.depth_m)) == 1


def test_a_stop_half_way_up_does_not_make_two_of_one() -> None:
    times = np.arange(0.0, 6.0, 1.0 / HZ)
    depth = np.interp(times, [0, 1, 2, 3, 3.5, 4.5, 6], [0, 0, 0.4, 0.2, 0.25, 0, 0])
    assert len(cycles(times, depth, RULE, RULE.depth_m)) == 1


def test_a_gap_parts_what_is_before_from_what_is_after() -> None:
    times, depth = waves(1, 0.4)
    depth[25:50] = np.nan  # down is seen, up is seen, the bottom is not
    assert cycles(times, depth, RULE, RULE.depth_m) == ()


def test_nothing_measured_is_no_repetition() -> None:
    times, depth = waves(2, 0.4)
    assert cycles(times, np.full_like(depth, np.nan), RULE, RULE.depth_m) == ()


def test_tempo_and_hold_are_those_that_were_done() -> None:
    times = np.arange(0.0, 9.0, 1.0 / HZ)
    depth = np.interp(times, [0, 1, 3, 5, 6, 9], [0, 0, 0.4, 0.4, 0, 0])
    (rep,) = cycles(times, depth, RULE, RULE.depth_m)
    assert rep.start_s == pytest.approx(1.0, abs=0.15)
    assert rep.end_s == pytest.approx(6.0, abs=0.15)
    assert rep.bottom_s == pytest.approx(4.0, abs=0.1)
    assert rep.down_s == pytest.approx(2.0, abs=0.25)
    assert rep.hold_s == pytest.approx(2.0, abs=0.25)
    assert rep.up_s == pytest.approx(1.0, abs=0.15)
    assert rep.down_s + rep.hold_s + rep.up_s == pytest.approx(rep.duration_s)


def test_repetitions_without_a_pause_meet_in_the_middle_of_the_stand() -> None:
    times = np.arange(0.0, 8.0, 1.0 / HZ)
    depth = np.interp(times, [0, 1, 2, 2.6, 3.6, 4.6], [0, 0.4, 0, 0, 0.4, 0])
    first, second = cycles(times, depth, RULE, RULE.depth_m)
    assert first.end_s == second.start_s == pytest.approx(2.3, abs=0.05)
    assert first.last == second.first
    assert first.up_s == pytest.approx(1.0, abs=0.15)  # standing about is no part of the way up


def test_a_rest_between_repetitions_belongs_to_neither() -> None:
    times = np.arange(0.0, 9.0, 1.0 / HZ)
    depth = np.interp(times, [0, 1, 2, 5, 6, 7], [0, 0.4, 0, 0, 0.4, 0])
    first, second = cycles(times, depth, RULE, RULE.depth_m)
    assert first.end_s == pytest.approx(2.0, abs=0.1)
    assert second.start_s == pytest.approx(5.0, abs=0.1)


def test_a_seat_has_no_deepest_moment_so_its_middle_is_the_bottom() -> None:
    times = np.arange(0.0, 8.0, 1.0 / HZ)
    depth = np.interp(times, [0, 1, 2, 6, 7], [0, 0, 0.45, 0.46, 0])
    (rep,) = cycles(times, depth, RULE, RULE.depth_m)
    assert rep.bottom_s == pytest.approx(4.0, abs=0.2)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_noise_and_dropped_frames_neither_add_nor_take_repetitions(seed: int) -> None:
    luck = np.random.default_rng(seed)
    times, depth = waves(4, 0.4)
    kept = np.sort(luck.permutation(len(times))[: round(0.7 * len(times))])
    noisy = depth[kept] + 0.015 * luck.normal(size=len(kept))
    reps = cycles(times[kept], noisy, RULE, RULE.depth_m)
    assert [rep.bottom_s for rep in reps] == pytest.approx([1.5, 4.5, 7.5, 10.5], abs=0.2)


def bending(knee_deg: float, trunk_deg: float, one_leg: bool = False) -> Motion:
    """Somebody whose hips go down 30 cm by bending knees and trunk by so much."""
    motion = motion_of(filmed(squatter(reps=1), Phone(0.0), USUAL))
    deep = np.clip(motion.depth_m.value / np.nanmax(motion.depth_m.value), 0.0, 1.0)
    knees = np.stack([deep * knee_deg, deep * (0.0 if one_leg else knee_deg)], axis=1)
    return replace(
        motion,
        depth_m=replace(motion.depth_m, value=0.3 * deep),
        knee_deg=replace(motion.knee_deg, value=knees),
        trunk_deg=replace(motion.trunk_deg, value=deep * trunk_deg),
    )


def test_bending_over_with_straight_knees_is_none() -> None:
    assert len(find_repetitions(bending(knee_deg=90.0, trunk_deg=40.0), RULE)) == 1
    assert find_repetitions(bending(knee_deg=25.0, trunk_deg=40.0), RULE) == ()


def test_picking_something_up_with_a_hanging_trunk_is_none() -> None:
    assert find_repetitions(bending(knee_deg=60.0, trunk_deg=95.0), RULE) == ()


def test_bending_one_knee_alone_is_none() -> None:
    assert find_repetitions(bending(knee_deg=90.0, trunk_deg=20.0, one_leg=True), RULE) == ()


def test_less_than_half_a_way_down_among_full_squats_is_none() -> None:
    motion = bending(knee_deg=100.0, trunk_deg=30.0)
    times = np.arange(len(motion.times_s)) / HZ
    share = np.interp(times, [0, 0.5, 1.0, 1.5, 2.5, 3.5], [0, 0.35, 0, 0, 1, 0])
    moved = replace(
        motion,
        times_s=times,
        depth_m=replace(motion.depth_m, value=0.45 * share),
        knee_deg=replace(motion.knee_deg, value=np.stack([120.0 * share] * 2, axis=1)),
    )
    (rep,) = find_repetitions(moved, RULE)
    assert rep.bottom_s == pytest.approx(2.5, abs=0.1)
    assert len(cycles(times, 0.45 * share, RULE, RULE.depth_m)) == 2


def test_standing_up_and_sitting_down_again_is_none() -> None:
    times = np.arange(0.0, 4.0, 1.0 / HZ)
    depth = np.interp(times, [0, 1, 2, 3, 4], [0.45, 0.45, 0, 0.45, 0.45])
    assert cycles(times, depth, RULE, RULE.depth_m) == ()
    assert len(_turns(depth, RULE.depth_m)) == 3


@pytest.mark.parametrize("yaw_deg", [0.0, 45.0, 90.0])
def test_three_squats_are_three_from_every_side(yaw_deg: float) -> None:
    reps = find_repetitions(motion_of(filmed(squatter(), Phone(yaw_deg), USUAL)), RULE)
    assert [rep.bottom_s for rep in reps] == pytest.approx([2.75, 6.25, 9.75], abs=0.15)


def test_picking_a_bar_up_while_stepping_into_place_is_none() -> None:
    person = squatter(reps=3)
    seen = filmed(person, Phone(10.0), USUAL)
    image = seen.image_px.copy()
    image[person.times_s < 5.0] += [180.0, 0.0]  # the first one elsewhere, before the step
    assert len(find_repetitions(motion_of(changed(seen, image_px=image)), RULE)) == 2


@pytest.mark.one_python
@pytest.mark.skipif(not (SHARED_DATA / "mocap").is_dir(), reason=f"no recordings in {SHARED_DATA}")
@pytest.mark.parametrize("yaw_deg", [0.0, 40.0, 75.0])
@pytest.mark.parametrize(
    ("name", "count"), [("squats_subject_a", 5), ("squats_subject_b", 5), ("sit_to_stand", 4)]
)
def test_recorded_repetitions_are_counted(name: str, count: int, yaw_deg: float) -> None:
    motion = motion_of(filmed(recorded(name), Phone(yaw_deg, tilt_deg=4.0), USUAL))
    assert len(find_repetitions(motion, RULE)) == count
