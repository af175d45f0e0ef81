"""What virtual cameras around a virtual squatter show: truth is known, so errors can be told."""

from functools import cache

import numpy as np
import pytest
from tests.video.virtual import Array, Faults, Person, Phone, changed, filmed, squatter, unit

from dorsi.knowledge.load import load_knowledge
from dorsi.video.landmarks import POINTS, Landmarks
from dorsi.video.motion import Motion, Trace, measure_motion

MODEL = load_knowledge().models.motion
PERSON = squatter()
USUAL = Faults()
WITHIN_90 = 1.645  # standard errors


@cache
def measured(phone: Phone, faults: Faults = USUAL, person: Person = PERSON) -> Motion:
    motion = measure_motion(filmed(person, phone, faults), MODEL)
    assert motion is not None
    return motion


def errors(trace: Trace, truth: Array, motion: Motion, person: Person = PERSON) -> Array:
    """Measured minus true in every frame that was measured."""
    at = np.stack([np.interp(motion.times_s, person.times_s, side) for side in truth.T], axis=1)
    return np.asarray((trace.value - at)[motion.planted])


def rms(values: Array) -> float:
    return float(np.sqrt(np.mean(values**2)))


@pytest.mark.one_python
@pytest.mark.requirement("B-57")
@pytest.mark.parametrize("faces_right", [True, False])
@pytest.mark.parametrize("yaw_deg", [0.0, 30.0, 60.0])
def test_shins_are_within_three_and_a_half_degrees_up_to_sixty_off_the_side(
    yaw_deg: float, faces_right: bool
) -> None:
    motion = measured(Phone(yaw_deg, faces_right, tilt_deg=5.0, roll_deg=-4.0))
    assert rms(errors(motion.shank_deg, PERSON.shank_deg(), motion)) <= 3.5
    assert rms(errors(motion.knee_deg, PERSON.knee_deg(), motion)) <= 9.0


@pytest.mark.parametrize("roll_deg", [-12.0, 12.0])
def test_how_people_stand_says_how_the_phone_was_held(roll_deg: float) -> None:
    # From the side a turned phone and a leaning body look alike, but for the frames of standing.
    motion = measured(Phone(0.0, roll_deg=roll_deg))
    assert motion.view.roll_deg == pytest.approx(roll_deg, abs=3.0)
    assert rms(errors(motion.shank_deg, PERSON.shank_deg(), motion)) <= 3.5


@pytest.mark.one_python
@pytest.mark.parametrize("seed", [1, 2])
def test_nearly_from_the_front_shins_are_within_six_degrees_and_marked_less_certain(
    seed: int,
) -> None:
    motion = measured(Phone(75.0, tilt_deg=-6.0, roll_deg=3.0), Faults(seed=seed))
    assert rms(errors(motion.shank_deg, PERSON.shank_deg(), motion)) <= 6.0
    assert motion.view.less_certain
    side = measured(Phone(0.0), Faults(seed=seed))
    assert not side.view.less_certain
    assert np.nanmean(motion.shank_deg.se) > np.nanmean(side.shank_deg.se)


@pytest.mark.one_python
def test_the_stated_errors_hold() -> None:
    inside = []
    for seed, yaw_deg in enumerate([0.0, 20.0, 40.0, 60.0, 75.0]):
        phone = Phone(yaw_deg, tilt_deg=-5.0 + 2.5 * seed, roll_deg=6.0 - 3.0 * seed)
        motion = measured(phone, Faults(bias_px=3.0, drift_px=2.5, seed=seed))
        away = np.abs(errors(motion.shank_deg, PERSON.shank_deg(), motion))
        inside.append(away < WITHIN_90 * motion.shank_deg.se[motion.planted])
    assert np.mean(inside) >= 0.8


def test_without_faults_the_camera_is_found() -> None:
    motion = measured(Phone(40.0, tilt_deg=5.0, roll_deg=-3.0), Faults(0.0, 0.0, 0.0, 0.0))
    assert motion.view.yaw_deg == pytest.approx(40.0, abs=4.0)
    assert motion.view.tilt_deg == pytest.approx(5.0, abs=3.0)
    assert motion.view.roll_deg == pytest.approx(-3.0, abs=2.0)
    assert motion.view.facing == "right"
    assert not motion.view.from_behind
    assert motion.view.kind == "oblique"
    assert motion.near == 1  # facing right, the right side is nearer


def test_dropped_frames_do_no_harm() -> None:
    motion = measured(Phone(20.0), Faults(dropped=0.3))
    assert rms(errors(motion.shank_deg, PERSON.shank_deg(), motion)) <= 3.5


def test_from_the_front_there_are_front_measures_only() -> None:
    front = measured(Phone(90.0))
    assert front.view.kind == "front"
    for trace in (front.shank_deg, front.forward_deg, front.knee_deg, front.trunk_deg):
        assert np.isnan(trace.value).all()
        assert np.isnan(trace.se).all()
    assert np.isfinite(front.tracking_deg.value).all()
    assert np.isnan(measured(Phone(0.0)).tracking_deg.value).all()


def test_knees_falling_in_are_seen_from_the_front() -> None:
    points = {name: where.copy() for name, where in PERSON.points.items()}
    deep = PERSON.knee_deg()[:, 0] / PERSON.knee_deg().max()
    for side, inward in (("left", -1.0), ("right", 1.0)):
        points[f"{side}_knee"][:, 2] += inward * 0.09 * deep  # 13 degrees of a .41 m shank
    fallen = measured(Phone(90.0), person=Person(PERSON.times_s, points))
    straight = measured(Phone(90.0))
    bottom = PERSON.knee_deg()[:, 0] > 100.0
    change = fallen.tracking_deg.value[bottom] - straight.tracking_deg.value[bottom]
    assert np.median(change) == pytest.approx(12.7, abs=4.0)


@pytest.mark.one_python
@pytest.mark.parametrize("yaw_deg", [70.0, 80.0, 90.0])
def test_knees_are_told_against_the_toes_as_surely_from_two_thirds_as_from_the_front(
    yaw_deg: float,
) -> None:
    truth = knees_inside_deg(PERSON)
    away, held = [], []
    for seed in (1, 2):
        motion = measured(Phone(yaw_deg, tilt_deg=4.0, roll_deg=-3.0), Faults(seed=seed))
        away.append(errors(motion.tracking_deg, truth, motion))
        held.append(np.abs(away[-1]) < WITHIN_90 * motion.tracking_deg.se[motion.planted])
    assert rms(np.concatenate(away)) <= 3.5
    assert np.mean(np.concatenate(held)) >= 0.8


def knees_inside_deg(person: Person) -> Array:
    """How far each shin leans inside the upright plane of its foot, in the tests' own way."""
    sides = []
    for side, out in (("left", 1.0), ("right", -1.0)):
        ahead = unit((person.points[f"{side}_toe"] - person.points[f"{side}_heel"]) * [1, 0, 1])
        outward = out * np.stack([-ahead[:, 2], 0.0 * ahead[:, 0], ahead[:, 0]], axis=1)
        shin = unit(person.points[f"{side}_knee"] - person.points[f"{side}_ankle"])
        sides.append(-np.degrees(np.arcsin(np.sum(shin * outward, axis=1))))
    return np.stack(sides, axis=1)


@pytest.mark.parametrize("faces_right", [True, False])
def test_the_trunk_leans_forward_whichever_way_the_person_faces(faces_right: bool) -> None:
    motion = measured(Phone(10.0, faces_right))
    assert np.nanmax(motion.trunk_deg.value) == pytest.approx(40.0, abs=6.0)
    assert np.nanmedian(motion.trunk_deg.value[motion.standing]) == pytest.approx(3.0, abs=6.0)


def test_hips_go_down_by_as_much_as_they_do() -> None:
    motion = measure_motion(filmed(PERSON, Phone(20.0), USUAL), MODEL, shank_m=0.41)
    assert motion is not None
    hips = PERSON.points["left_hip"][:, 1]
    assert motion.scaled
    assert np.nanmax(motion.depth_m.value) == pytest.approx(np.ptp(hips), abs=0.06)
    assert np.nanmedian(motion.depth_m.value[motion.standing]) == pytest.approx(0.0, abs=0.01)


def test_heights_are_less_certain_where_the_persons_size_is_not_known() -> None:
    assumed = measured(Phone(20.0))
    known = measure_motion(filmed(PERSON, Phone(20.0), USUAL), MODEL, shank_m=0.41)
    assert known is not None
    assert not assumed.scaled
    assert np.nanmean(assumed.hip_height_m.se) > np.nanmean(known.hip_height_m.se)


def test_a_heel_that_leaves_the_floor_is_seen_to_rise() -> None:
    person = squatter(heel_rise_m=0.08)
    near = 1
    risen = measured(Phone(0.0), person=person).heel_height_m.value[:, near]
    flat = measured(Phone(0.0)).heel_height_m.value[:, near]
    assert np.nanmax(risen) == pytest.approx(0.08, abs=0.03)
    assert np.nanmax(flat) < 0.035


def test_a_risen_heel_takes_its_share_off_the_bend_of_the_ankle() -> None:
    motion = measured(Phone(0.0), Faults(0.0, 0.0, 0.0, 0.0), squatter(heel_rise_m=0.08))
    bottom = int(np.nanargmax(motion.heel_height_m.value[:, 1]))
    assert motion.shank_foot_deg.value[bottom, 1] < motion.forward_deg.value[bottom, 1] - 8.0
    assert motion.shank_foot_deg.se[bottom, 1] > motion.forward_deg.se[bottom, 1]


def test_toes_point_where_they_point() -> None:
    motion = measured(Phone(45.0))
    assert motion.toe_out_deg.value[0] == pytest.approx([8.0, 8.0], abs=8.0)


def test_frames_without_planted_feet_are_not_measured() -> None:
    seen = filmed(PERSON, Phone(20.0), USUAL)
    image = seen.image_px.copy()
    image[:20] += 150.0
    motion = measure_motion(changed(seen, image_px=image), MODEL)
    assert motion is not None
    assert not motion.planted[:18].any()
    assert np.isnan(motion.shank_deg.value[:18]).all()
    assert len(motion.times_s) == len(motion.planted) == len(seen)


def test_standing_is_found_where_the_person_stands() -> None:
    motion = measured(Phone(30.0))
    assert motion.standing.any()
    assert PERSON.knee_deg()[motion.standing].max() < 20.0


def test_nobody_stands_in_a_clip_of_the_bottom_of_a_squat() -> None:
    deep = PERSON.knee_deg()[:, 0] > 60.0
    seen = filmed(PERSON, Phone(30.0), USUAL)
    some = Landmarks(
        times_s=seen.times_s[deep],
        image_px=seen.image_px[deep],
        visibility=seen.visibility[deep],
        presence=seen.presence[deep],
        world_m=seen.world_m[deep],
        found=seen.found[deep],
        person=seen.person[deep],
        people=seen.people[deep],
        region=seen.region[deep],
        brightness=seen.brightness[deep],
        sharpness=seen.sharpness[deep],
        width_px=seen.width_px,
        height_px=seen.height_px,
    )
    motion = measure_motion(some, MODEL)
    assert motion is not None
    assert motion.signals.standing_frames == 0
    assert np.nanmean(motion.shank_deg.se) > np.nanmean(measured(Phone(30.0)).shank_deg.se)


def test_a_lunge_does_not_expect_both_legs_to_move_alike() -> None:
    points = {name: where.copy() for name, where in PERSON.points.items()}
    for joint in ("hip", "knee", "ankle", "heel", "toe"):
        points[f"left_{joint}"][:, 0] += 0.25  # one foot ahead
    person = Person(PERSON.times_s, points)
    seen = filmed(person, Phone(10.0), USUAL)
    squat, lunge = (measure_motion(seen, MODEL, symmetric=alike) for alike in (True, False))
    assert squat is not None
    assert lunge is not None
    assert lunge.signals.cost_per_frame < squat.signals.cost_per_frame


SWAPPED = [
    POINTS.index(
        name.replace("left", "\0").replace("right", "left").replace("\0", "right")
        if "left" in name or "right" in name
        else name
    )
    for name in POINTS
]


def test_swapped_sides_and_a_reversed_heading_show_in_the_signals() -> None:
    good = filmed(PERSON, Phone(50.0), USUAL)
    swapped = changed(
        good, image_px=good.image_px[:, SWAPPED].copy(), world_m=good.world_m[:, SWAPPED].copy()
    )
    reverse = changed(good, world_m=good.world_m * [1.0, 1.0, -1.0])
    usual = measure_motion(good, MODEL)
    assert usual is not None
    for bad in (swapped, reverse):
        strange = measure_motion(bad, MODEL)
        assert strange is not None
        assert strange.signals.heading_gap_deg > 90.0 > usual.signals.heading_gap_deg
        assert strange.signals.cost_per_frame > 2.0 * usual.signals.cost_per_frame


def test_an_unusual_set_up_is_named() -> None:
    assert measured(Phone(20.0)).signals.surprising == ()
    assert "height" in measured(Phone(45.0, height_m=2.6, tilt_deg=15.0)).signals.surprising


def test_a_panning_camera_leaves_few_frames_with_planted_feet() -> None:
    good = filmed(PERSON, Phone(20.0), USUAL)
    pan = np.linspace(0.0, 250.0, len(good))[:, None, None] * [1.0, 0.0]
    motion = measure_motion(changed(good, image_px=good.image_px + pan), MODEL)
    assert motion is None or motion.signals.planted_share < 0.4


def test_nobody_to_measure_is_none() -> None:
    good = filmed(PERSON, Phone(0.0))
    nobody = changed(good, image_px=np.full_like(good.image_px, np.nan))
    assert measure_motion(nobody, MODEL) is None


@pytest.mark.one_python
@pytest.mark.parametrize("seed", range(3))
def test_points_that_are_no_body_cost_far_more_than_one(seed: int) -> None:
    good = filmed(PERSON, Phone(20.0), USUAL)
    luck = np.random.default_rng(seed)
    still = luck.uniform(0.0, 1000.0, (1, *good.image_px.shape[1:]))
    image = still + luck.normal(size=good.image_px.shape)
    world = np.tile(luck.normal(size=good.world_m[:1].shape), (len(good), 1, 1))
    motion = measure_motion(changed(good, image_px=image, world_m=world), MODEL)
    usual = measure_motion(good, MODEL)
    assert usual is not None
    assert motion is None or motion.signals.cost_per_frame > 4.0 * usual.signals.cost_per_frame
