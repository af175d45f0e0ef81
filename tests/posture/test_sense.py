"""What no body does is noticed, in every figure and in every moment."""

import re
from dataclasses import replace
from typing import Any

import pytest
from tests.posture.figures import FIGURES, MODEL, PLACES, STANDING, THINGS, standing

from dorsi.domain.figure import Figure, Pose, Prop
from dorsi.posture.sense import faults

WALL = Prop(kind="wall", at_cm=(33.0, 0.0), size_cm=(5.0, 170.0))
STEP = Prop(kind="step", at_cm=(-30.0, 0.0), size_cm=(60.0, 15.0))
HEEL_DOWN = re.compile(r"(?i)\bheels? (heavy|down|flat)\b|heel stays down|whole foot flat")


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_shows_what_a_body_can_do(name: str) -> None:
    assert faults(FIGURES[name], MODEL) == ()


@pytest.mark.parametrize("name", FIGURES)
def test_a_heel_that_is_to_stay_down_stays_down(name: str) -> None:
    cues = [*getattr(THINGS[name], "cues", ())]
    where = {pose.places_cm["near"] for pose in FIGURES[name].poses if "near" in pose.places_cm}
    walks = len(where) > 1  # a foot that travels comes down heel and all, but not for good
    if any(HEEL_DOWN.search(cue) for cue in cues) and not walks:
        assert "heel" in FIGURES[name].stays


def test_somebody_who_stands_is_no_fault() -> None:
    figure = standing(stays=("heel", "ball", "far_heel", "far_ball"))
    assert faults(figure, MODEL) == ()


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (standing(places_cm={"far": (80.0, 0.0)}), "the far_foot does not reach its place"),
        (standing(places_cm={"hand": (90.0, 120.0)}), "the hand does not reach its place"),
        (standing({"knee": -12.0}), "knee below 0°"),
        (standing({"ankle": 50.0, "knee": 60.0}), "ankle above 45°"),
        (standing({"neck": 60.0}), "neck above 45°"),
        (standing(places_cm={"near": (0.0, -4.0)}), "the heel sinks into something"),
        (standing(props=(STEP,)), "the ball sinks into something"),
        (standing({"ankle": 20.0, "knee": 20.0, "trunk": 30.0}, props=(WALL,)),
         "the head sinks into something"),
        (standing({"foot": 10.0, "ankle": -6.0}, stays=("heel",)),
         "the heel does not rest on anything"),
        (standing(places_cm={"far": (2.0, 5.0)}, stays=("far_ball",)),
         "the far_ball does not rest on anything"),
        (standing(props=(WALL,), places_cm={"hand": (20.0, 120.0)}, stays=("wrist",)),
         "the wrist does not rest on anything"),
    ],
)  # fmt: skip
def test_what_no_body_does_is_said(figure: Figure, said: str) -> None:
    assert said in faults(figure, MODEL)


def moving(**second: Any) -> Figure:
    """Somebody who stands, and one second later does something else."""
    first = Pose(at_s=0.0, angles=STANDING, places_cm=PLACES)
    return Figure(loop_s=4.0, poses=(first, Pose(at_s=1.0, **second)), stays=("heel", "far_heel"))


def test_a_foot_that_slides_does_not_stay() -> None:
    slid = moving(places_cm={"far": (12.0, 0.0)}, angles={"ankle": 12.0, "knee": 30.0})
    assert faults(slid, MODEL) == ("the far_heel does not stay where it is",)


def test_a_heel_that_lifts_for_a_moment_only_is_noticed() -> None:
    assert "the heel does not rest on anything" in faults(moving(angles={"foot": 6.0}), MODEL)


def test_poses_go_forward_within_the_loop_and_begin_at_its_start() -> None:
    figure = moving()
    first, second = figure.poses
    assert faults(replace(figure, poses=(second, first)), MODEL) == (
        "the poses do not go from 0 s on",
    )
    assert faults(replace(figure, poses=(second,)), MODEL) == ("the poses do not go from 0 s on",)
    assert faults(replace(figure, loop_s=0.5), MODEL) == ("a pose comes after the end of the loop",)
    assert faults(replace(figure, poses=()), MODEL) == ("there are no poses",)


def test_what_carries_the_body_must_be_somewhere() -> None:
    said = "nothing says where the hip that carries the body is"
    assert faults(standing(carries="hip"), MODEL) == (said,)
