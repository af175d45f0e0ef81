"""Real clips, from the pixels on, against motion capture and points set by eye.

Skipped where the clips, the models or the packages that run them are not there.
"""

from functools import cache

import numpy as np
import pytest
from tests.video.looked import landmarks_in
from tests.video.virtual import SHARED_DATA, Array, recorded

from dorsi.knowledge.load import load_knowledge
from dorsi.video.motion import Motion, measure_motion
from dorsi.video.reps import find_repetitions
from dorsi.video.squat import read_squats

MODELS = load_knowledge().models
CLIPS = SHARED_DATA / "video"
NEAR_BY_EYE_PX = (  # ankle, then knee of the near leg at both bottoms, as two people set them
    (((270, 871), (339, 769)), ((269, 873), (338, 771))),
    (((264, 873), (329, 769)), ((258, 875), (328, 774))),
)
NEAR_BY_EYE_DEG = tuple(
    float(np.mean([np.degrees(np.arctan2(k[0] - a[0], a[1] - k[1])) for a, k in readings]))
    for readings in NEAR_BY_EYE_PX
)
BY_EYE = (  # for both bottoms: time, then ankle and knee of the near leg in pixels, set by eye
    (
        (10.410, (272.0, 871.0), (338.0, 769.0)),
        (10.510, (270.0, 871.0), (339.0, 769.0)),
        (10.610, (269.0, 871.0), (334.0, 769.0)),
    ),
    (
        (17.251, (265.0, 871.0), (331.0, 769.0)),
        (17.317, (264.0, 873.0), (329.0, 769.0)),
        (17.417, (262.0, 873.0), (324.0, 770.0)),
    ),
)
BY_EYE_SD_DEG = 1.5  # another eye sets the middle of a bent knee some pixels elsewhere

pytestmark = [
    pytest.mark.one_python,
    pytest.mark.skipif(not CLIPS.is_dir(), reason=f"no clips in {CLIPS}"),
]


@cache
def motion_of(name: str) -> Motion | None:
    return measure_motion(landmarks_in(name), MODELS.motion)


def measured(name: str) -> Motion:
    motion = motion_of(name)
    assert motion is not None
    return motion


def standing_up() -> tuple[Motion, Array, Array]:
    """The motion of the oblique clip, and true minus measured shins and knees."""
    motion, person = measured("sit_to_stand_oblique.mp4"), recorded("sit_to_stand")

    def away(values: Array, true: Array) -> Array:
        at = [np.interp(motion.times_s, person.times_s, side) for side in true.T]
        return np.asarray(values - np.stack(at, axis=1))

    shins = away(motion.shank_deg.value, person.shank_deg())
    return motion, shins, away(motion.knee_deg.value, person.knee_deg())


@pytest.mark.requirement("B-57")
def test_oblique_shins_and_knees_are_those_of_motion_capture() -> None:
    motion, shins, knees = standing_up()
    assert (np.sqrt(np.mean(shins**2, axis=0)) <= 3.0).all()
    assert (np.abs(np.mean(shins, axis=0)) <= 2.5).all()
    assert (np.sqrt(np.mean(knees**2, axis=0)) <= 9.0).all()
    assert np.mean(np.abs(shins) < 1.645 * motion.shank_deg.se) >= 0.8


def test_oblique_peaks_are_those_of_motion_capture() -> None:
    motion, _, _ = standing_up()
    person = recorded("sit_to_stand")
    found = read_squats(motion, MODELS.movement).reps
    assert len(found) == 4
    for rep in found:
        during = (person.times_s >= rep.rep.start_s) & (person.times_s <= rep.rep.end_s)
        true = person.shank_deg()[during].max(axis=0)
        for side, leg in enumerate((rep.left, rep.right)):
            assert leg.shank is not None
            assert leg.shank.value == pytest.approx(true[side], abs=3.5)


def test_oblique_tops_are_when_the_person_stood() -> None:
    motion, person = measured("sit_to_stand_oblique.mp4"), recorded("sit_to_stand")
    hips_m = (person.points["left_hip"][:, 1] + person.points["right_hip"][:, 1]) / 2.0
    true_s = stands(person.times_s, hips_m)
    assert len(true_s) == 5
    assert stands(motion.times_s, motion.hip_height_m.value) == pytest.approx(true_s, abs=0.15)


def test_sit_to_stands_begin_and_end_where_the_person_stood() -> None:
    found = find_repetitions(measured("sit_to_stand_oblique.mp4"), MODELS.movement.repetition)
    person = recorded("sit_to_stand")
    hips_m = (person.points["left_hip"][:, 1] + person.points["right_hip"][:, 1]) / 2.0
    tops = [found[0].start_s, *(rep.end_s for rep in found)]
    assert tops == pytest.approx(stands(person.times_s, hips_m), abs=0.15)
    assert [rep.start_s for rep in found[1:]] == [rep.end_s for rep in found[:-1]]


def stands(times_s: Array, hips_m: Array) -> list[float]:
    """Middles of the times in which the hips are in the highest tenth of their way."""
    high = hips_m > np.max(hips_m) - 0.1 * np.ptp(hips_m)
    ends = np.flatnonzero(np.diff(high, prepend=False, append=False))
    return [
        float(times_s[begin] + times_s[end - 1]) / 2.0
        for begin, end in zip(ends[::2], ends[1::2], strict=True)
    ]


@pytest.mark.requirement("B-57")
def test_two_squats_from_the_side_are_two_with_heels_down() -> None:
    motion = measured("side_squat_two_reps.mp4")
    said = read_squats(motion, MODELS.movement)
    assert [rep.rep.bottom_s for rep in said.reps] == pytest.approx([10.5, 17.3], abs=0.5)
    for rep, by_eye_deg in zip(said.reps, NEAR_BY_EYE_DEG, strict=True):
        near = (rep.left, rep.right)[motion.near]
        assert near.shank is not None
        assert near.shank.value == pytest.approx(by_eye_deg, abs=3.0)
        assert near.heel_rise == "no"
        assert rep.compensations == ()


def test_the_stated_error_holds_points_set_by_eye_at_the_bottoms() -> None:
    motion = measured("side_squat_two_reps.mp4")
    near = motion.near
    for bottom in BY_EYE:
        frames = [int(np.argmin(np.abs(motion.times_s - time_s))) for time_s, _, _ in bottom]
        ankles, knees = (np.array([points[place] for points in bottom]) for place in (1, 2))
        along = knees - ankles
        by_eye_deg = np.degrees(np.arctan2(along[:, 0], -along[:, 1])).mean()
        away = motion.shank_deg.value[frames, near].mean() - by_eye_deg
        sd = np.hypot(motion.shank_deg.se[frames, near].mean(), BY_EYE_SD_DEG)
        assert abs(away) < 1.645 * sd


def test_people_walking_do_not_squat() -> None:
    motion = motion_of("several_people_walking_vp9.mp4")
    assert motion is None or find_repetitions(motion, MODELS.movement.repetition) == ()
