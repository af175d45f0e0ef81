"""Two legs on planted feet: lengths, directions and signs."""

import numpy as np
import numpy.typing as npt
import pytest

from dorsi.knowledge.load import load_knowledge
from dorsi.video.skeleton import KNEE, SHANK, SHARED, THIGH_OUT, Picture, Scene, legs, scene

BODY = load_knowledge().models.motion.body
PICTURE = Picture(720, 1280)
SHANK_M = 0.40


def shared(**values: float) -> npt.NDArray[np.float64]:
    usual = {
        "focal_log": np.log(0.7),
        "height_m": 1.0,
        "left_z_m": 3.2,
        "right_z_m": 3.0,
        "thigh_ratio": 1.0,
        "hip_width_m": 0.2,
        **values,
    }
    return np.array([usual.get(name, 0.0) for name in SHARED])


def laid_out(**values: float) -> Scene:
    return scene(shared(**values), PICTURE, BODY, SHANK_M)


def bent(shank_deg: float, knee_deg: float, out_deg: float = 0.0) -> npt.NDArray[np.float64]:
    angles = np.zeros((1, 2, 4))
    angles[:, :, SHANK], angles[:, :, KNEE] = np.radians(shank_deg), np.radians(knee_deg)
    angles[:, :, THIGH_OUT] = np.radians(out_deg)
    return angles.reshape(1, 8)


def test_bones_keep_their_lengths_however_a_leg_bends() -> None:
    place = laid_out(left_lean_rad=-0.1, left_turn_rad=0.3, thigh_ratio=0.95)
    limbs = legs(place, bent(30.0, 100.0, 5.0))
    shanks = np.linalg.norm(limbs.knees_m - place.ankles_m, axis=2)
    thighs = np.linalg.norm(limbs.hips_m - limbs.knees_m, axis=2)
    assert shanks == pytest.approx(np.full((1, 2), SHANK_M))
    assert thighs == pytest.approx(np.full((1, 2), 0.95 * SHANK_M))


def test_a_straight_leg_stands_upright_over_its_ankle() -> None:
    place = laid_out()
    limbs = legs(place, bent(0.0, 0.0))
    assert limbs.hips_m[0] == pytest.approx(place.ankles_m + np.array([0.0, 2.0 * SHANK_M, 0.0]))


def test_a_shank_leans_where_the_person_faces() -> None:
    right = legs(laid_out(), bent(30.0, 90.0))
    assert right.shanks[0, 0] == pytest.approx([0.5, np.cos(np.radians(30.0)), 0.0])
    away = legs(laid_out(heading_rad=np.pi / 2.0), bent(30.0, 90.0))
    assert away.shanks[0, 0] == pytest.approx([0.0, np.cos(np.radians(30.0)), 0.5])


def test_a_knee_bends_the_thigh_backward() -> None:
    limbs = legs(laid_out(), bent(0.0, 90.0))
    assert limbs.thighs[0, 0] == pytest.approx([-1.0, 0.0, 0.0], abs=1e-12)


def test_toes_turned_out_point_away_from_the_other_foot() -> None:
    # Facing the picture's right, the person's left is away from the camera.
    place = laid_out(left_toe_out_rad=0.2, right_toe_out_rad=0.2)
    assert place.feet[0, 2] > 0.0 > place.feet[1, 2]


def test_planes_leaning_outward_bring_the_knees_apart() -> None:
    leaning = legs(laid_out(left_lean_rad=0.1, right_lean_rad=0.1), bent(10.0, 20.0))
    level = legs(laid_out(), bent(10.0, 20.0))
    apart = leaning.knees_m[0, 0, 2] - leaning.knees_m[0, 1, 2]
    assert apart > level.knees_m[0, 0, 2] - level.knees_m[0, 1, 2]


def test_a_longer_shank_makes_the_whole_body_larger() -> None:
    small = scene(shared(), PICTURE, BODY, 0.35)
    large = scene(shared(), PICTURE, BODY, 0.42)
    foot = [np.linalg.norm(place.toes_m[0] - place.heels_m[0]) for place in (small, large)]
    assert foot[1] / foot[0] == pytest.approx(1.2)
    assert large.hip_width_m / small.hip_width_m == pytest.approx(1.2)
