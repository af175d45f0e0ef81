"""What is said of knee-to-wall lunges whose truth is known."""

from functools import cache

import numpy as np
import pytest
from tests.video.virtual import HZ, Array, Faults, Person, Phone, filmed, unit

from dorsi.knowledge.load import load_knowledge
from dorsi.video.lunge import Lunges, read_lunges
from dorsi.video.motion import measure_motion

MODEL = load_knowledge().models
USUAL = Faults()
RIGHT = 1
DEEPEST_DEG = (34.0, 38.0, 36.0)


SHANK_M, THIGH_M = 0.41, 0.40


def lunger(
    heel_rise_m: float = 0.0, behind_m: float = 0.20, rear_heel_rise_m: float = 0.0
) -> Person:
    """Somebody in a split stance whose right knee goes over the toes three times and back."""
    times = np.arange(0.0, 11.0, 1.0 / HZ)
    shank, deep = np.full(len(times), np.radians(8.0)), np.zeros(len(times))
    for number, deepest_deg in enumerate(DEEPEST_DEG):
        phase = np.clip((times - 1.5 - 3.0 * number) / 2.4, 0.0, 1.0)
        wave = 0.5 - 0.5 * np.cos(2.0 * np.pi * phase)
        shank += np.radians(deepest_deg - 8.0) * wave
        deep += wave
    rise = np.stack([0.0 * deep, heel_rise_m * deep, 0.0 * deep], axis=1)
    front = np.array([0.0, 0.075, -0.10]) + 0.6 * rise
    knee = front + SHANK_M * _leaning(shank)
    hip = knee + THIGH_M * _leaning(shank - np.radians(40.0 + 45.0 * deep))
    rear_rise = np.stack([0.0 * deep, rear_heel_rise_m * deep, 0.0 * deep], axis=1)
    back = np.array([-0.10 - behind_m, 0.075, 0.10]) + 0.8 * rear_rise
    other = hip + np.array([0.0, 0.0, 0.20])
    points: dict[str, Array] = {}
    for side, ankle, knees, hips, lifted in (
        ("right", front, knee, hip, rise),
        ("left", back, _knee_between(back, other), other, rear_rise),
    ):
        points[f"{side}_ankle"], points[f"{side}_knee"] = ankle, knees
        points[f"{side}_hip"] = hips
        points[f"{side}_heel"] = ankle * [1, 0, 1] + np.array([-0.045, 0.02, 0.0]) + lifted
        points[f"{side}_toe"] = ankle * [1, 0, 1] + np.array([0.17, 0.02, 0.0])
        points[f"{side}_shoulder"] = hips + np.array([0.05, 0.5, 0.0])
    return Person(times, points)


def _leaning(angle: Array) -> Array:
    return np.stack([np.sin(angle), np.cos(angle), 0.0 * angle], axis=1)


def _knee_between(ankle: Array, hip: Array) -> Array:
    """Where a knee that bends forward is, between an ankle and a hip in one plane."""
    along = hip - ankle
    apart = np.linalg.norm(along, axis=1)
    up = (apart**2 + SHANK_M**2 - THIGH_M**2) / (2.0 * apart)
    ahead = np.sqrt(np.maximum(SHANK_M**2 - up**2, 0.0))
    along = unit(along)
    forward = np.stack([along[:, 1], -along[:, 0], 0.0 * apart], axis=1)
    return np.asarray(ankle + up[:, None] * along + ahead[:, None] * forward)


@cache
def lunges(
    yaw_deg: float = 5.0,
    heel_rise_m: float = 0.0,
    shank_m: float | None = None,
    rear_heel_rise_m: float = 0.0,
) -> Lunges:
    person = lunger(heel_rise_m, rear_heel_rise_m=rear_heel_rise_m)
    seen = filmed(person, Phone(yaw_deg), USUAL)
    motion = measure_motion(seen, MODEL.motion, shank_m, symmetric=False)
    assert motion is not None
    return read_lunges(motion, MODEL.movement)


@pytest.mark.requirement("B-57")
@pytest.mark.parametrize("yaw_deg", [0.0, 20.0])
def test_the_best_lunge_is_the_furthest_lean_with_the_heel_down(yaw_deg: float) -> None:
    said = lunges(yaw_deg)
    assert said.side == RIGHT  # facing the right edge: the right leg is the nearer one
    assert len(said.reps) == len(DEEPEST_DEG)
    assert said.best is not None
    assert said.best.value == pytest.approx(max(DEEPEST_DEG), abs=4.0)
    assert said.best.low < max(DEEPEST_DEG) < said.best.high


def test_each_lunge_is_read_for_itself() -> None:
    leans = [rep.shank.value for rep in lunges().reps if rep.shank is not None]
    assert leans == pytest.approx(DEEPEST_DEG, abs=4.0)
    assert leans[1] == max(leans)
    assert [rep.rep.bottom_s for rep in lunges().reps] == pytest.approx([2.7, 5.7, 8.7], abs=0.15)


def test_what_comes_after_the_heel_has_risen_does_not_count() -> None:
    said = lunges(heel_rise_m=0.09)
    assert {rep.heel_rise for rep in said.reps} == {"seen"}
    assert said.best is not None
    assert said.best.value < 33.0


@pytest.mark.parametrize("rear_heel_rise_m", [0.12, 0.20])
@pytest.mark.parametrize("yaw_deg", [0.0, 30.0])
def test_the_heel_behind_may_come_up(yaw_deg: float, rear_heel_rise_m: float) -> None:
    said = lunges(yaw_deg, rear_heel_rise_m=rear_heel_rise_m)
    assert [rep.rep.bottom_s for rep in said.reps] == pytest.approx([2.7, 5.7, 8.7], abs=0.15)
    assert {rep.heel_rise for rep in said.reps} == {"no"}
    assert said.best is not None
    assert said.best.value == pytest.approx(max(DEEPEST_DEG), abs=4.5)


def test_of_a_leg_whose_foot_has_left_its_place_nothing_is_known() -> None:
    person = lunger(rear_heel_rise_m=0.20)
    motion = measure_motion(filmed(person, Phone(5.0), USUAL), MODEL.motion, symmetric=False)
    assert motion is not None
    assert motion.planted.all()
    up = person.points["left_ankle"][:, 1] > 0.075 + 0.14
    down = person.points["left_ankle"][:, 1] < 0.075 + 0.02
    for trace in (motion.shank_deg, motion.shank_foot_deg, motion.knee_deg):
        assert np.isnan(trace.value[up, 0]).all()
        assert np.isnan(trace.se[up, 0]).all()
        assert np.isfinite(trace.value[down]).all()
        assert np.isfinite(trace.value[up, RIGHT]).all()


def test_a_flat_heel_is_told_in_millimetres_only_where_a_size_is_known() -> None:
    assert {rep.heel_rise for rep in lunges().reps} == {"no"}
    assert {rep.heel_rise_mm for rep in lunges().reps} == {None}
    for rep in lunges(shank_m=0.41).reps:
        assert rep.heel_rise_mm is not None
        assert 0.0 <= rep.heel_rise_mm < 35.0


def test_from_the_front_no_lunge_is_told() -> None:
    said = lunges(yaw_deg=90.0)
    assert said.reps == ()
    assert said.best is None
