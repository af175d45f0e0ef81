"""Landmarks: what a pose backend finds, kept as a file that what comes after is tested with."""

import io
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest

from dorsi.errors import VideoRefused
from dorsi.video.landmarks import NOBODY, POINTS, Landmarks, load_landmarks, save_landmarks


def some_landmarks(n: int = 3) -> Landmarks:
    draws = np.random.default_rng(7)
    image_px = draws.uniform(0, 1000, (n, 33, 2))
    image_px[1] = np.nan
    return Landmarks(
        times_s=np.arange(n) / 20,
        image_px=image_px,
        visibility=draws.uniform(0, 1, (n, 33)),
        presence=draws.uniform(0, 1, n),
        world_m=draws.normal(0, 0.5, (n, 33, 3)),
        found=np.array([True, False, True]),
        person=np.array([0, NOBODY, 0]),
        people=np.array([2, 0, 1]),
        region=draws.uniform(0, 500, (n, 4)),
        brightness=draws.uniform(0, 1, n),
        sharpness=draws.uniform(0, 1, n),
        width_px=1080,
        height_px=1920,
    )


def test_landmarks_come_back_from_a_file_bit_for_bit(tmp_path: Path) -> None:
    before = some_landmarks()
    save_landmarks(before, tmp_path / "clip.npz")
    after = load_landmarks(tmp_path / "clip.npz")
    assert (after.width_px, after.height_px, len(after)) == (1080, 1920, 3)
    for name in (
        "times_s",
        "image_px",
        "visibility",
        "presence",
        "world_m",
        "region",
        "brightness",
    ):
        assert getattr(after, name).dtype == np.float64
        assert np.array_equal(getattr(after, name), getattr(before, name), equal_nan=True), name
    assert after.found.tolist() == [True, False, True]
    assert after.person.tolist() == [0, NOBODY, 0]
    assert after.people.tolist() == [2, 0, 1]


def test_the_points_are_the_33_with_left_and_right_alike() -> None:
    assert len(POINTS) == 33
    left = [name.removeprefix("left_") for name in POINTS if name.startswith("left_")]
    right = [name.removeprefix("right_") for name in POINTS if name.startswith("right_")]
    assert left == right


def test_a_point_is_asked_for_by_its_name() -> None:
    landmarks = some_landmarks()
    assert landmarks.point_px("left_knee") == pytest.approx(landmarks.image_px[:, 25], nan_ok=True)
    assert landmarks.point_m("right_toe") == pytest.approx(landmarks.world_m[:, 32])


def test_arrays_that_do_not_fit_each_other_are_a_programming_error() -> None:
    whole = some_landmarks()
    with pytest.raises(ValueError, match=r"times_s|image_px"):
        Landmarks(
            times_s=whole.times_s[:2],
            image_px=whole.image_px,
            visibility=whole.visibility,
            presence=whole.presence,
            world_m=whole.world_m,
            found=whole.found,
            person=whole.person,
            people=whole.people,
            region=whole.region,
            brightness=whole.brightness,
            sharpness=whole.sharpness,
            width_px=1,
            height_px=1,
        )


def test_nobody_changes_landmarks_in_place() -> None:
    with pytest.raises(ValueError, match="read-only"):
        some_landmarks().image_px[0, 0, 0] = 1.0


def an_archive(**arrays: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in arrays.items():
            archive.writestr(f"{name}.npy", content)
    return file.getvalue()


def a_saved_array(array: object) -> bytes:
    file = io.BytesIO()
    np.save(file, np.asarray(array), allow_pickle=False)
    return file.getvalue()


class Bomb:
    def __reduce__(self) -> tuple[object, ...]:
        return (pytest.fail, ("a landmark file ran code",))


def a_pickled_array() -> bytes:
    file = io.BytesIO()
    np.lib.format.write_array(file, np.array([Bomb()], dtype=object), allow_pickle=True)
    return file.getvalue()


NOT_LANDMARKS = {
    "empty": b"",
    "text": b"time,x,y\n",
    "pickle": pickle.dumps(Bomb()),
    "cut short": an_archive(format=a_saved_array("dorsi-landmarks/1"))[:-30],
    "other archive": an_archive(letter=b"dear sir"),
    "other format": an_archive(format=a_saved_array("dorsi-landmarks/0")),
    "array missing": an_archive(format=a_saved_array("dorsi-landmarks/1")),
    "objects": an_archive(format=a_saved_array("dorsi-landmarks/1"), times_s=a_pickled_array()),
    "bomb": None,
}


@pytest.mark.parametrize("content", NOT_LANDMARKS.values(), ids=NOT_LANDMARKS)
def test_what_is_no_file_of_landmarks_is_refused_in_one_line(
    content: bytes | None, tmp_path: Path
) -> None:
    path = tmp_path / "clip.npz"
    # The bomb is made only where it goes off: it takes longer than all the others.
    path.write_bytes(an_archive(times_s=bytes(257 * 2**20)) if content is None else content)
    with pytest.raises(VideoRefused) as refusal:
        load_landmarks(path)
    assert str(refusal.value).startswith(f"{path} ")
    assert "\n" not in str(refusal.value)


def test_a_missing_file_of_landmarks_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(VideoRefused, match="No such file"):
        load_landmarks(tmp_path / "none.npz")
