"""Clips that are fine, and clips spoilt on purpose: what is said of them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from tests.video.spoilt import (
    KNOWLEDGE,
    SPOILT,
    a_squat,
    moved,
    problems,
    said_of,
    set_anew,
    shaken,
    shank_px,
)
from tests.video.test_lunge import lunger
from tests.video.virtual import Faults, Phone, filmed, squatter

from dorsi.domain.film_quality import Bound
from dorsi.video.landmarks import POINTS, Landmarks

NO_ONE = float("nan")


def part(landmarks: Landmarks, kept: Any) -> Landmarks:
    arrays = {
        name: getattr(landmarks, name)[kept].copy()
        for name in Landmarks.__dataclass_fields__
        if name not in {"width_px", "height_px"}
    }
    return replace(landmarks, **arrays)


@pytest.mark.requirement("B-57")
@pytest.mark.parametrize("yaw_deg", [0.0, 30.0, 55.0])
def test_a_good_squat_passes_without_a_word(yaw_deg: float) -> None:
    result = said_of(a_squat(yaw_deg))
    assert result.quality.usable
    assert problems(result) == []
    assert len(result.reps) == 3


def test_a_good_lunge_passes_without_a_word() -> None:
    result = said_of(filmed(lunger(), Phone(5.0), Faults()), "lunge")
    assert result.quality.usable
    assert problems(result) == []


@pytest.mark.requirement("B-57")
@pytest.mark.parametrize("yaw_deg", [0.0, 25.0, 55.0])
def test_a_squat_given_as_a_lunge_is_refused_as_one(yaw_deg: float) -> None:
    result = said_of(a_squat(yaw_deg), "lunge")
    assert not result.quality.usable
    assert problems(result) == ["looks_like_squat"]
    assert "dorsi video squat" in result.quality.problems[0].fix
    assert (result.reps, result.summary.left, result.summary.right) == ((), None, None)


@pytest.mark.one_python
@pytest.mark.requirement("B-57")
@pytest.mark.parametrize("behind_m", [0.12, 0.20, 0.40])
@pytest.mark.parametrize("yaw_deg", [0.0, 40.0])
def test_a_lunge_given_as_a_squat_is_refused_as_one(yaw_deg: float, behind_m: float) -> None:
    seen = filmed(lunger(behind_m=behind_m), Phone(yaw_deg), Faults())
    result = said_of(seen, "squat")
    assert not result.quality.usable
    assert problems(result) == ["looks_like_lunge"]
    assert "dorsi video lunge" in result.quality.problems[0].fix
    assert said_of(seen, "lunge").quality.usable


@pytest.mark.parametrize("yaw_deg", [0.0, 40.0])
def test_a_lunge_with_the_measured_leg_on_the_far_side_is_refused(yaw_deg: float) -> None:
    # Facing the left edge the left leg is nearer, and it is the right one that is in front.
    result = said_of(filmed(lunger(), Phone(yaw_deg, faces_right=False), Faults()), "lunge")
    assert not result.quality.usable
    assert problems(result) == ["wrong_leg_near"]


def test_standing_still_is_not_taken_for_a_squat() -> None:
    seen = a_squat()
    again = np.arange(len(seen)) % 20
    still = replace(seen, image_px=seen.image_px[again], world_m=seen.world_m[again])
    assert "looks_like_squat" not in problems(said_of(still, "lunge"))


@pytest.mark.one_python
@pytest.mark.parametrize("spoil", SPOILT, ids=lambda spoil: spoil.__name__)
def test_a_spoilt_squat_is_refused_or_marked(spoil: Callable[[Landmarks], Landmarks]) -> None:
    result = said_of(spoil(a_squat(45.0)))
    assert problems(result)
    if not result.quality.usable:
        assert (result.reps, result.summary.left, result.summary.right) == ((), None, None)


def test_every_problem_says_how_to_film_better_and_is_told_once() -> None:
    told = KNOWLEDGE.models.film_quality.problems
    assert len({problem.id for problem in told}) == len(told)
    assert all(problem.text and problem.fix for problem in told)
    found = problems(said_of(shaken(a_squat())))
    assert len(set(found)) == len(found)


def test_nobody_is_said_to_be_nobody() -> None:
    seen = a_squat()
    nobody = replace(seen, image_px=np.full_like(seen.image_px, NO_ONE))
    assert problems(said_of(nobody)) == ["nobody_found"]


def test_walking_past_is_no_stance() -> None:
    seen = a_squat()
    walk = np.arange(len(seen))[:, None] * np.array([25.0, 0.0])
    result = said_of(moved(seen, walk))
    assert not result.quality.usable
    assert "camera_moved" in problems(result)  # which is what it would look like


def stepped(landmarks: Landmarks) -> Landmarks:
    """One foot after the other goes a shank further on, and the body with them, all the time."""
    image, along = landmarks.image_px.copy(), shank_px(landmarks)
    phase = landmarks.times_s
    left = along * (np.floor(phase) + np.clip(2.0 * (phase % 1.0), 0.0, 1.0))
    right = along * (np.floor(phase) + np.clip(2.0 * (phase % 1.0) - 1.0, 0.0, 1.0))
    for place, name in enumerate(POINTS):
        way = (left + right) / 2.0
        if name.endswith(("ankle", "heel", "toe")):
            way = left if name.startswith("left") else right
        image[:, place, 0] += way
    return replace(landmarks, image_px=image)


@pytest.mark.requirement("B-57")
@pytest.mark.parametrize(
    ("spoil", "problem"),
    [(shaken, "camera_moved"), (set_anew, "feet_stepped"), (stepped, "feet_stepped")],
)
@pytest.mark.parametrize("yaw_deg", [0.0, 45.0])
def test_a_camera_that_moves_is_told_from_feet_that_move(
    yaw_deg: float, spoil: Callable[[Landmarks], Landmarks], problem: str
) -> None:
    said = problems(said_of(spoil(a_squat(yaw_deg))))
    assert problem in said
    assert len({"camera_moved", "feet_stepped", "feet_moved"} & set(said)) == 1


def test_standing_still_is_no_repetition() -> None:
    seen = filmed(squatter(), Phone(10.0), Faults())
    again = np.arange(len(seen)) % 20
    still = replace(seen, image_px=seen.image_px[again], world_m=seen.world_m[again])
    result = said_of(still)
    assert not result.quality.usable
    assert problems(result) == ["no_repetition"]


def test_a_moment_is_too_short() -> None:
    result = said_of(part(a_squat(), slice(0, 25)))
    assert not result.quality.usable
    assert "too_short" in problems(result)


def test_few_pictures_a_second_are_too_few() -> None:
    assert "too_few_frames" in problems(said_of(part(a_squat(), slice(None, None, 2))))
    fewer = said_of(part(a_squat(), slice(None, None, 3)))
    assert "too_few_frames" in problems(fewer)
    assert not fewer.quality.usable


def test_a_small_body_is_too_small() -> None:
    seen = a_squat()
    small = replace(seen, image_px=seen.image_px / 5.0, width_px=144, height_px=256)
    result = said_of(small)
    assert not result.quality.usable
    assert "too_small" in problems(result)


def test_feet_beyond_the_edge_are_refused() -> None:
    seen = a_squat()
    toes = seen.image_px[:, POINTS.index("left_toe"), 1]
    result = said_of(replace(seen, height_px=int(toes.min()) - 5))
    assert not result.quality.usable
    assert "feet_out_of_frame" in problems(result)


def test_a_head_beyond_the_edge_is_marked() -> None:
    seen = a_squat()
    image = seen.image_px.copy()
    image[: len(image) // 3, POINTS.index("nose"), 1] = -80.0
    result = said_of(replace(seen, image_px=image))
    assert problems(result) == ["head_out_of_frame"]
    assert result.quality.usable


def turned(landmarks: Landmarks, quarters: int) -> Landmarks:
    """The same clip with its picture turned by so many quarters of a circle."""
    for _ in range(quarters):
        width = landmarks.width_px
        image, space = landmarks.image_px, landmarks.world_m
        landmarks = replace(
            landmarks,
            image_px=np.stack([image[..., 1], width - image[..., 0]], axis=-1),
            world_m=np.stack([space[..., 1], -space[..., 0], space[..., 2]], axis=-1),
            width_px=landmarks.height_px,
            height_px=width,
        )
    return landmarks


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_picture_on_its_side_or_on_its_head_is_said_to_be_that_and_nothing_else(
    quarters: int,
) -> None:
    result = said_of(turned(a_squat(), quarters))
    assert not result.quality.usable
    assert problems(result) == ["picture_turned"]
    assert result.reps == ()


def test_a_phone_that_leans_over_is_marked() -> None:
    result = said_of(filmed(squatter(), Phone(20.0, roll_deg=40.0), Faults()))
    assert result.quality.usable
    assert "picture_turned" in problems(result)


def test_somebody_else_for_part_of_the_clip_is_refused() -> None:
    seen = a_squat()
    who = seen.person.copy()
    who[len(who) // 2 :] = 1
    result = said_of(replace(seen, person=who))
    assert not result.quality.usable
    assert problems(result) == ["somebody_else"]


def test_a_second_person_is_marked() -> None:
    seen = a_squat()
    result = said_of(replace(seen, people=np.full_like(seen.people, 2)))
    assert result.quality.usable
    assert problems(result) == ["several_people"]


@pytest.mark.parametrize(
    ("brightness", "sharpness", "problem", "usable"),
    [
        (0.05, 0.5, "too_dark", True),
        (0.01, 0.5, "too_dark", False),
        (0.5, 0.27, "blurred", True),
        (0.5, 0.25, "blurred", False),
    ],
)
def test_dark_and_blurred_clips_are_noticed(
    brightness: float, sharpness: float, problem: str, usable: bool
) -> None:
    seen = a_squat()
    dull, soft = np.full(len(seen), brightness), np.full(len(seen), sharpness)
    result = said_of(replace(seen, brightness=dull, sharpness=soft))
    assert problems(result) == [problem]
    assert result.quality.usable == usable


def test_light_that_is_not_known_says_nothing() -> None:
    seen = a_squat()
    unknown = np.full(len(seen), NO_ONE)
    assert problems(said_of(replace(seen, brightness=unknown, sharpness=unknown.copy()))) == []


def test_a_squat_from_the_front_has_no_shins_to_show() -> None:
    result = said_of(a_squat(88.0))
    assert problems(result) == ["wrong_view"]
    assert result.summary.left is None
    assert all(rep.sides.left.shank_deg is None for rep in result.reps)


def test_a_lunge_from_the_front_shows_nothing() -> None:
    result = said_of(filmed(lunger(), Phone(85.0), Faults()), "lunge")
    assert not result.quality.usable
    assert "wrong_view" in problems(result)


def test_a_view_nearly_from_the_front_is_less_certain() -> None:
    assert problems(said_of(a_squat(70.0))) == ["very_oblique"]


def test_a_bound_holds_upwards_and_downwards() -> None:
    up, down, open_ = (
        Bound(marked=1.0, refused=2.0),
        Bound(marked=2.0, refused=1.0),
        Bound(marked=1),
    )
    assert [(up.marks(v), up.refuses(v)) for v in (0.9, 1.0, 2.0)] == [
        (False, False),
        (True, False),
        (True, True),
    ]
    assert [(down.marks(v), down.refuses(v)) for v in (2.1, 2.0, 1.0)] == [
        (False, False),
        (True, False),
        (True, True),
    ]
    assert open_.marks(5.0)
    assert not open_.refuses(5.0)
    assert not up.marks(NO_ONE)
