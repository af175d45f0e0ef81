"""Real clips and recorded people, as they are and spoilt on purpose: what is said of them."""

from collections.abc import Callable

import pytest
from tests.video.clips import real_clip
from tests.video.looked import landmarks_in
from tests.video.spoilt import (
    REFUSED,
    SPOILT,
    problems,
    said_of,
    shaken,
)
from tests.video.virtual import SHARED_DATA, Faults, Phone, filmed, recorded

from dorsi.domain.filmed import FilmKind
from dorsi.video.landmarks import Landmarks
from dorsi.video.pose import network
from dorsi.video.pose.backend import Search, backend

GOOD_CLIPS = ("side_squat_two_reps.mp4", "sit_to_stand_oblique.mp4")


@pytest.mark.one_python
@pytest.mark.parametrize("name", GOOD_CLIPS)
def test_a_shaken_real_clip_is_said_to_be_that(name: str) -> None:
    assert "camera_moved" in problems(said_of(shaken(landmarks_in(name))))


@pytest.mark.one_python
@pytest.mark.requirement("B-57")
@pytest.mark.parametrize("name", GOOD_CLIPS)
def test_good_real_clips_pass_without_a_word(name: str) -> None:
    result = said_of(landmarks_in(name))
    assert result.quality.usable
    assert problems(result) == []


@pytest.mark.one_python
@pytest.mark.parametrize("name", GOOD_CLIPS)
@pytest.mark.parametrize("spoil", SPOILT, ids=lambda spoil: spoil.__name__)
def test_spoilt_real_clips_are_refused_or_marked(
    spoil: Callable[[Landmarks], Landmarks], name: str
) -> None:
    result = said_of(spoil(landmarks_in(name)))
    assert problems(result)
    assert not (result.quality.usable and spoil in REFUSED)


@pytest.mark.one_python
@pytest.mark.parametrize("name", GOOD_CLIPS)
def test_points_computed_in_half_precision_are_refused(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    openvino = pytest.importorskip("openvino")
    able = openvino.Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    if "BF16" not in able:
        pytest.skip("this processor does not compute in half precision")
    landmarks_in(name)  # skips where models are not set up
    monkeypatch.setattr(network, "_PLAIN", network._PLAIN | {"INFERENCE_PRECISION_HINT": "bf16"})
    result = said_of(backend().find_landmarks(Search(path=real_clip(name))))
    assert not result.quality.usable
    assert "body_not_explained" in problems(result)


@pytest.mark.one_python
@pytest.mark.parametrize("kind", ["squat", "lunge"])
def test_people_walking_are_refused_with_nothing_invented(kind: FilmKind) -> None:
    result = said_of(landmarks_in("several_people_walking_vp9.mp4"), kind)
    assert not result.quality.usable
    assert "no_repetition" in problems(result)
    assert not {"looks_like_squat", "looks_like_lunge"} & set(problems(result))
    assert result.reps == ()


@pytest.mark.one_python
@pytest.mark.requirement("B-57")
@pytest.mark.parametrize("name", GOOD_CLIPS)
def test_a_real_squat_given_as_a_lunge_is_refused_as_one(name: str) -> None:
    result = said_of(landmarks_in(name), "lunge")
    assert not result.quality.usable
    assert problems(result) == ["looks_like_squat"]


@pytest.mark.one_python
@pytest.mark.parametrize("name", ["sit_to_stand", "squats_subject_a", "squats_subject_b"])
@pytest.mark.parametrize("yaw_deg", [0.0, 40.0])
def test_recorded_people_before_tilted_phones_pass(name: str, yaw_deg: float) -> None:
    if not (SHARED_DATA / "mocap").is_dir():
        pytest.skip(f"no recordings in {SHARED_DATA}")
    phone = Phone(yaw_deg, tilt_deg=8.0, roll_deg=-6.0)
    result = said_of(
        filmed(recorded(name), phone, Faults(jitter_px=2.0, bias_px=3.0, dropped=0.05))
    )
    assert result.quality.usable
    assert "sides_confused" not in problems(result)
