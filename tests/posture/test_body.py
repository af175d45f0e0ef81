"""Bodies are built up from where they stand, and reach for the rest."""

from typing import Any

import pytest
from tests.posture.figures import FIGURES, MODEL, standing

from dorsi.domain.figure import Figure, Pose
from dorsi.posture.body import Body, lengths
from dorsi.posture.posing import bodies

SIZE = lengths(MODEL)
FREE = {"near": (0.0, 0.0)}


def one(figure: Figure) -> Body:
    """The body at the first moment."""
    return next(bodies(figure, SIZE))


def free(**angles: Any) -> Body:
    """Somebody on the near leg alone."""
    pose = Pose(at_s=0.0, angles={**angles}, places_cm={"near": (0.0, 0.0)})  # type: ignore[dict-item]
    return one(Figure(loop_s=4.0, poses=(pose,)))


def test_an_upright_body_is_as_tall_as_the_model_says_and_stands_on_the_floor() -> None:
    body = free()
    assert body.points["head"][1] == pytest.approx(170.0, abs=0.5)
    assert body.points["hip"][1] == pytest.approx(0.530 * 170.0, abs=0.5)
    assert body.points["shoulder"][1] == pytest.approx(0.818 * 170.0, abs=0.5)
    assert body.points["ankle"][1] == pytest.approx(0.039 * 170.0, abs=0.1)


def test_a_heel_rises_over_the_ball_of_the_foot() -> None:
    flat, raised = free(), free(foot=30.0, ankle=-30.0)
    assert raised.points["ball"] == flat.points["ball"]
    assert raised.points["heel"][1] > flat.points["heel"][1] + 5.0
    assert raised.points["hip"][1] > flat.points["hip"][1]
    assert raised.turns["toes"] == 0.0


def test_toes_rise_over_the_heel_and_on_an_edge_the_heel_sinks_under_the_ball() -> None:
    flat, raised = free(), free(foot=-20.0)
    assert raised.points["heel"] == pytest.approx(flat.points["heel"])
    assert raised.points["toe"][1] > flat.points["toe"][1] + 3.0
    pose = Pose(at_s=0.0, angles={"foot": -20.0}, places_cm=FREE)  # type: ignore[arg-type]
    sunk = one(Figure(loop_s=4.0, poses=(pose,), on_edge=("near",)))
    assert sunk.points["ball"] == flat.points["ball"]
    assert sunk.points["heel"][1] < flat.points["heel"][1] - 3.0


def test_dorsiflexion_takes_the_knee_forward_and_flexion_takes_the_hip_back() -> None:
    bent = free(ankle=30.0, knee=90.0)
    assert bent.points["knee"][0] > bent.points["ankle"][0] + 15.0
    assert bent.points["hip"][0] < bent.points["knee"][0] - 30.0


def test_the_other_leg_reaches_its_foot_with_the_knee_in_front() -> None:
    body = one(standing({"ankle": 20.0, "knee": 60.0}, places_cm={"far": (-30.0, 0.0)}))
    hip, knee, ankle = (body.points[p] for p in ("hip", "far_knee", "far_ankle"))
    assert ankle == pytest.approx(body.points["far_ankle_over_foot"])
    assert knee[0] > (hip[0] + ankle[0]) / 2.0
    assert body.joints["far_knee"] > 0.0
    assert body.missed == []


def test_a_foot_too_far_away_is_missed_and_said_so() -> None:
    assert one(standing(places_cm={"far": (90.0, 0.0)})).missed == ["far_foot"]


def test_hands_reach_their_place_and_the_far_arm_does_as_the_near_one() -> None:
    body = one(standing(places_cm={"hand": (30.0, 120.0)}))
    assert body.points["wrist"] == pytest.approx((30.0, 120.0))
    assert body.points["far_wrist"] == pytest.approx((30.0, 120.0))
    own = one(standing({"far_shoulder": -20.0}, places_cm={"hand": (30.0, 120.0)}))
    assert own.points["far_wrist"][0] < own.points["shoulder"][0]


@pytest.mark.parametrize("name", [name for name, f in FIGURES.items() if f.view == "side"])
def test_no_limb_of_any_figure_changes_its_length(name: str) -> None:
    for body in bodies(FIGURES[name], SIZE):
        for side in ("", "far_"):
            for start, end, length in (
                ("hip", f"{side}knee", SIZE.thigh),
                (f"{side}knee", f"{side}ankle", SIZE.shank),
                ("shoulder", f"{side}elbow", SIZE.upper_arm),
                (f"{side}elbow", f"{side}wrist", SIZE.forearm),
            ):
                assert apart(body, start, end) == pytest.approx(length)
        assert apart(body, "ankle", "ankle_over_foot") < 0.01


def apart(body: Body, one_: str, other: str) -> float:
    """Centimetres between two joints."""
    (x, y), (x2, y2) = body.points[one_], body.points.get(other, body.points[one_])
    return float(((x - x2) ** 2 + (y - y2) ** 2) ** 0.5)
