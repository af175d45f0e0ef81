"""What a squat is expected to be and a lunge is not: two legs that move alike over level feet."""

from dataclasses import replace

import numpy as np
import pytest
from tests.video.virtual import Array, Phone, filmed, squatter

from dorsi.knowledge.load import load_knowledge
from dorsi.video.fitting import fit_body
from dorsi.video.observed import observe
from dorsi.video.residuals import PRIORS, Question
from dorsi.video.skeleton import SHARED

MODEL = load_knowledge().models.motion
ONLY_OF_SQUATS = ("stagger", "toe_out_difference", "turn_difference", "lean_difference")


def fitted() -> tuple[Question, Array, Array]:
    """What is asked of a squat, and the answer."""
    observed = observe(filmed(squatter(reps=1), Phone(30.0)), MODEL)
    assert observed is not None
    fit = fit_body(observed, MODEL)
    return fit.question, fit.arrow.shared, fit.arrow.own


SQUAT, CLIP, FRAMES = fitted()
LUNGE = replace(SQUAT, symmetric=False)


def of_clip(ask: Question, **more: float) -> dict[str, float]:
    shared = CLIP.copy()
    for name, change in more.items():
        shared[SHARED.index(name)] += change
    return dict(zip(PRIORS, ask.residuals(shared, FRAMES)[0], strict=False))


@pytest.mark.parametrize(
    ("prior", "unknown"),
    [
        ("stagger", "left_x_m"),
        ("toe_out_difference", "left_toe_out_rad"),
        ("turn_difference", "left_turn_rad"),
        ("lean_difference", "left_lean_rad"),
    ],
)
def test_feet_and_legs_of_a_lunge_may_differ(prior: str, unknown: str) -> None:
    assert abs(of_clip(SQUAT, **{unknown: 0.2})[prior]) > abs(of_clip(SQUAT)[prior]) + 1.0
    assert of_clip(LUNGE, **{unknown: 0.2})[prior] == 0.0


def test_what_holds_of_every_camera_and_body_holds_in_a_lunge_too() -> None:
    squat, lunge = of_clip(SQUAT, focal_log=0.3), of_clip(LUNGE, focal_log=0.3)
    for prior in set(PRIORS) - set(ONLY_OF_SQUATS):
        assert lunge[prior] == squat[prior] != 0.0


def test_in_a_lunge_nothing_more_is_asked_of_a_frame_than_of_each_leg_for_itself() -> None:
    asked = [ask.residuals(CLIP, FRAMES)[1].shape[1] for ask in (SQUAT, LUNGE)]
    assert asked[0] - asked[1] == 4  # shins alike, knees alike, hips square and level


def test_in_a_lunge_the_hips_may_be_beside_the_middle_of_the_feet() -> None:
    nobody = np.zeros_like(SQUAT.standing)
    last = [
        replace(ask, standing=nobody).residuals(CLIP, FRAMES)[1][:, -1] for ask in (SQUAT, LUNGE)
    ]
    assert np.abs(last[0]).max() > 0.0
    assert np.abs(last[1]).max() == 0.0
