"""Pose backends by name, the models that one of them needs, and real people in real clips."""

import os
import socket
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from tests.video.clips import film
from tests.video.looked import landmarks_in

from dorsi.errors import NotSetUp, UnknownId, VideoRefused
from dorsi.video.frames import Frame
from dorsi.video.landmarks import Landmarks, load_landmarks, save_landmarks
from dorsi.video.pose.backend import BACKENDS, Search, backend
from dorsi.video.pose.models import copy_models, model_files, usual_folder


@pytest.mark.parametrize("name", BACKENDS)
def test_every_backend_in_the_list_finds_landmarks(name: str) -> None:
    assert callable(backend(name).find_landmarks)


def test_a_backend_nobody_knows_is_said_to_be_unknown() -> None:
    with pytest.raises(
        UnknownId, match="no pose backend is called 'blaze'; did you mean 'blazepose'"
    ):
        backend("blaze")


def test_a_missing_model_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(NotSetUp, match=r"pose_detection\.tflite is missing.*script/start --video"):
        model_files("full", tmp_path)


def test_a_damaged_model_is_not_used(tmp_path: Path) -> None:
    for model in usual_folder().glob("*.tflite"):
        (tmp_path / model.name).symlink_to(model)
    assert model_files("lite", tmp_path)[1].name == "pose_landmark_lite.tflite"
    (tmp_path / "pose_landmark_lite.tflite").unlink()
    (tmp_path / "pose_landmark_lite.tflite").write_bytes(b"TFL3")
    with pytest.raises(NotSetUp, match=r"pose_landmark_lite\.tflite is damaged"):
        model_files("lite", tmp_path)


def test_a_package_with_other_models_is_not_copied(tmp_path: Path) -> None:
    (tmp_path / "pose_solution_packed_assets.data").write_bytes(b"TFL3")
    with pytest.raises(NotSetUp, match="is damaged"):
        copy_models(tmp_path, tmp_path / "models")
    assert list((tmp_path / "models").iterdir()) == []


def test_a_clip_with_nobody_in_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VideoRefused, match="nobody can be made out"):
        backend().find_landmarks(Search(film(tmp_path / "clip.mp4")))


def test_progress_is_told_and_frames_are_shown(tmp_path: Path) -> None:
    told: list[tuple[float, float | None]] = []
    shown: list[Frame] = []
    search = Search(
        film(tmp_path / "clip.mp4"),
        progress=lambda done_s, whole_s: told.append((done_s, whole_s)),
        show=shown.append,
    )
    with pytest.raises(VideoRefused):
        backend().find_landmarks(search)
    assert len(told) == len(shown) == 20
    done_s, whole_s = told[-1]
    assert done_s == pytest.approx(0.967, abs=0.01)
    assert whole_s == pytest.approx(1.0, abs=0.05)


WATCH_WHAT_IS_REACHED_FOR = """
import sys
def watch(event, arguments):
    if event.startswith("socket.") and event != "socket.__new__":
        print("reached for", event, arguments, flush=True)
sys.addaudithook(watch)
from pathlib import Path
from dorsi.errors import VideoRefused
from dorsi.video.pose.backend import Search, backend
try:
    backend().find_landmarks(Search(Path(sys.argv[1])))
except VideoRefused as refusal:
    print(refusal)
print("telemetry" if "openvino_telemetry" in sys.modules else "none")
"""


def test_looking_for_a_body_reaches_for_no_network_and_writes_nothing(tmp_path: Path) -> None:
    clip = film(tmp_path / "clip.mp4")
    home = tmp_path / "home"
    home.mkdir()
    environment = os.environ | {"HOME": str(home), "TMPDIR": str(home), "XDG_CACHE_HOME": str(home)}
    ended = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-B", "-c", WATCH_WHAT_IS_REACHED_FOR, str(clip)],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    refusal, telemetry = ended.stdout.splitlines()
    assert "nobody can be made out" in refusal
    assert telemetry == "none"
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["clip.mp4", "home"]


def test_the_watch_on_the_network_would_see_a_look_up() -> None:
    watch = WATCH_WHAT_IS_REACHED_FOR.partition("from pathlib")[0]
    look_up = f"{watch}import socket; socket.getaddrinfo('{socket.gethostname()}', 80)"
    ended = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-c", look_up], capture_output=True, text=True, check=False
    )
    assert "reached for socket.getaddrinfo" in ended.stdout


@pytest.fixture
def sit_to_stand() -> Landmarks:
    return landmarks_in("sit_to_stand_oblique.mp4")


def test_a_real_person_is_found_in_every_frame(sit_to_stand: Landmarks) -> None:
    assert sit_to_stand.found.all()
    assert set(sit_to_stand.person.tolist()) == {0}
    assert (sit_to_stand.width_px, sit_to_stand.height_px) == (720, 1280)
    assert len(sit_to_stand) == pytest.approx(13.3 * 20, abs=3)
    assert all(before < after for before, after in pairwise(sit_to_stand.times_s))


def test_a_real_body_has_its_head_up_and_its_feet_on_the_floor(sit_to_stand: Landmarks) -> None:
    order = ["nose", "left_shoulder", "left_hip", "left_ankle"]
    heights = np.stack([sit_to_stand.point_px(name)[:, 1] for name in order])
    assert (np.diff(heights, axis=0) > 0).mean() > 0.99
    up_m = np.stack([sit_to_stand.point_m(name)[:, 1] for name in order])
    assert (np.diff(up_m, axis=0) > 0).mean() > 0.99
    # The feet stay where they are; the hips come up and go down by a thigh.
    feet = sit_to_stand.point_px("left_ankle")
    assert np.ptp(np.percentile(feet[:, 0], [5, 95])) < 25
    assert np.ptp(sit_to_stand.point_px("left_hip")[:, 1]) > 80


def test_a_real_result_replays_as_it_was(sit_to_stand: Landmarks, tmp_path: Path) -> None:
    save_landmarks(sit_to_stand, tmp_path / "clip.npz")
    replayed = backend("replay").find_landmarks(Search(tmp_path / "clip.npz"))
    assert np.array_equal(replayed.image_px, sit_to_stand.image_px)
    assert len(load_landmarks(tmp_path / "clip.npz")) == len(sit_to_stand)


@pytest.mark.one_python
def test_a_real_squat_before_a_mirror_follows_one_person_throughout() -> None:
    landmarks = landmarks_in("side_squat_two_reps.mp4")
    assert landmarks.found.all()
    assert set(landmarks.person.tolist()) == {0}
    # Knees to the right of the ankles at the bottom: this person faces right.
    hip_y = landmarks.point_px("right_hip")[:, 1]
    bottom = int(np.argmax(hip_y))
    assert (
        landmarks.point_px("right_knee")[bottom, 0] > landmarks.point_px("right_ankle")[bottom, 0]
    )
