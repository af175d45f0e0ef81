"""From the front, a leg that is longer than it looks bends towards us."""

import pytest
from tests.posture.figures import MODEL

from dorsi.domain.figure import Figure, Pose
from dorsi.posture.body import lengths
from dorsi.posture.posing import bodies

SIZE = lengths(MODEL)


def seen(hip_cm: float, near_cm: float = 12.0) -> Figure:
    places = {"hip": (0.0, hip_cm), "near": (near_cm, 0.0), "far": (-12.0, 0.0)}
    pose = Pose(at_s=0.0, places_cm=places)  # type: ignore[arg-type]
    return Figure(view="front", carries="hip", loop_s=4.0, poses=(pose,))


def test_feet_stand_where_they_are_put_and_limbs_keep_their_length_in_depth() -> None:
    (body, *_) = bodies(seen(80.0), SIZE)
    for side in ("", "far_"):
        hip, knee = body.points[f"{side}hip_joint"], body.points[f"{side}knee"]
        ankle, depth = body.points[f"{side}ankle"], body.points[f"{side}knee_depth"][0]
        assert depth > 5.0
        thigh = ((hip[0] - knee[0]) ** 2 + (hip[1] - knee[1]) ** 2 + depth**2) ** 0.5
        shank = ((ankle[0] - knee[0]) ** 2 + (ankle[1] - knee[1]) ** 2 + depth**2) ** 0.5
        assert (thigh, shank) == pytest.approx((SIZE.thigh, SIZE.shank))
    assert body.joints["knee"] == pytest.approx(body.joints["far_knee"])
    assert body.points["ball"] == pytest.approx((12.0, 1.6))


def test_left_and_right_mirror_each_other() -> None:
    (body, *_) = bodies(seen(80.0), SIZE)
    for part in ("knee", "ankle", "hip_joint", "elbow", "wrist", "shoulder_joint", "band"):
        x, y = body.points[part]
        assert body.points[f"far_{part}"] == pytest.approx((-x, y))


def test_a_stride_wider_than_the_legs_is_said() -> None:
    (body, *_) = bodies(seen(84.0, near_cm=60.0), SIZE)
    assert body.missed == ["foot"]
