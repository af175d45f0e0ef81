"""Where 33 points of a body are in every frame looked at: what a pose backend finds.

Everything after the pose works on `Landmarks` alone, and a `Landmarks` can be saved and
read back (the `replay` backend), so none of it needs a model or a video to be tested.
"""

import zipfile
import zlib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from dorsi.errors import VideoRefused

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int64]

POINTS: Final = (
    "nose",
    "left_eye_inner",
    "left_eye",
    "left_eye_outer",
    "right_eye_inner",
    "right_eye",
    "right_eye_outer",
    "left_ear",
    "right_ear",
    "mouth_left",
    "mouth_right",
    "left_shoulder",
    "right_shoulder",
    "left_elbow",
    "right_elbow",
    "left_wrist",
    "right_wrist",
    "left_pinky",
    "right_pinky",
    "left_index",
    "right_index",
    "left_thumb",
    "right_thumb",
    "left_hip",
    "right_hip",
    "left_knee",
    "right_knee",
    "left_ankle",
    "right_ankle",
    "left_heel",
    "right_heel",
    "left_toe",
    "right_toe",
)
"""The points in their order; left and right are the person's own."""

NOBODY: Final = -1
"""Stands in `Landmarks.person` where nobody was found."""

FORMAT: Final = "dorsi-landmarks/1"
_MOST_BYTES: Final = 256 * 2**20  # unpacked: two and a half hours at 20 Hz
_ARRAYS: Final[dict[str, tuple[type[np.generic], tuple[int, ...]]]] = {
    "times_s": (np.float64, ()),
    "image_px": (np.float64, (len(POINTS), 2)),
    "visibility": (np.float64, (len(POINTS),)),
    "presence": (np.float64, ()),
    "world_m": (np.float64, (len(POINTS), 3)),
    "found": (np.bool_, ()),
    "person": (np.int64, ()),
    "people": (np.int64, ()),
    "region": (np.float64, (4,)),
    "brightness": (np.float64, ()),
    "sharpness": (np.float64, ()),
}
"""The kind of each array and the shape it has for one frame."""


@dataclass(frozen=True, slots=True, eq=False)
class Landmarks:
    """The 33 points of one body over a clip, frame by frame, as a pose backend saw them.

    Frames are the ones looked at, about 20 a second, not every frame of the clip. Points of a
    frame where nobody was found are NaN. All arrays are read-only.

    Attributes:
        times_s: When each frame is shown, float64, shape (n,), rising. Zero is the first
            displayed frame of the clip.
        image_px: Where each point is in the picture as a viewer sees it (rotation tag applied),
            at the video's own size, float64, shape (n, 33, 2): x to the right, y down, from the
            top left corner of the top left pixel. May lie outside the picture.
        visibility: Probability that the point is seen and not hidden, 0 to 1, shape (n, 33).
        presence: Score of the whole body being there, 0 to 1, shape (n,).
        world_m: The body in space as the model guesses it, metres, shape (n, 33, 3). Origin
            midway between the hips; x right, y down, z away from the camera, along the axes of
            the upright picture. Depth is much less certain than x and y.
        found: Whether a body was found in the frame, shape (n,).
        person: Which body is followed, int64, shape (n,): 0 for the first; one more each time
            the one followed turned out to be somebody else; `NOBODY` where none was found.
        people: How many people were last seen at once, int64, shape (n,).
        region: The square that the points were looked for in, shape (n, 4): centre x, centre y,
            side in pixels, and how far it is turned, degrees clockwise on the screen.
        brightness: Of the picture around the body, 0 black to 1 white, shape (n,); NaN where it
            is not known.
        sharpness: Of the picture there, shape (n,): how much brightness changes over one pixel as
            a share of what it does over four, 0.25 where all is soft; NaN likewise.
        width_px: Width of the upright picture.
        height_px: Height of the upright picture.
    """

    times_s: FloatArray
    image_px: FloatArray
    visibility: FloatArray
    presence: FloatArray
    world_m: FloatArray
    found: BoolArray
    person: IntArray
    people: IntArray
    region: FloatArray
    brightness: FloatArray
    sharpness: FloatArray
    width_px: int
    height_px: int

    def __post_init__(self) -> None:
        """Check shapes and freeze the arrays."""
        n = len(self.times_s)
        for name, (_, tail) in _ARRAYS.items():
            array = getattr(self, name)
            if array.shape != (n, *tail):
                message = f"{name} has shape {array.shape}, expected {(n, *tail)}"
                raise ValueError(message)
            array.flags.writeable = False

    def __len__(self) -> int:
        """How many frames were looked at."""
        return len(self.times_s)

    def point_px(self, name: str) -> FloatArray:
        """Where one named point is in the picture over the clip, shape (n, 2)."""
        return self.image_px[:, POINTS.index(name)]

    def point_m(self, name: str) -> FloatArray:
        """Where one named point is in space over the clip, shape (n, 3)."""
        return self.world_m[:, POINTS.index(name)]


def save_landmarks(landmarks: Landmarks, path: Path) -> None:
    """Write landmarks to an .npz file that `load_landmarks` and plain NumPy read.

    One array for each attribute, under its name, and `format`, the text `dorsi-landmarks/1`.
    """
    arrays: dict[str, Any] = {f.name: getattr(landmarks, f.name) for f in fields(Landmarks)}
    with path.open("wb") as file:
        np.savez_compressed(file, format=np.asarray(FORMAT), **arrays)


def load_landmarks(path: Path) -> Landmarks:
    """Read landmarks written by `save_landmarks`. Nothing in the file is ever run.

    Raises:
        VideoRefused: no such file, or not a file of landmarks.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > _MOST_BYTES:
            raise VideoRefused(f"{path} unpacks to more than landmarks of a clip can be")
        with np.load(path, allow_pickle=False) as file:
            return _read(file, path)
    except OSError as error:
        raise VideoRefused(f"{path} cannot be read: {error.strerror or error}") from error
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, EOFError) as error:
        raise VideoRefused(f"{path} is not a file of landmarks ({FORMAT}): {error}") from error


def _read(file: Any, path: Path) -> Landmarks:
    if str(file["format"]) != FORMAT:
        raise VideoRefused(f"{path} is not a file of landmarks ({FORMAT})")
    arrays = {name: file[name].astype(kind) for name, (kind, _) in _ARRAYS.items()}
    return Landmarks(**arrays, width_px=int(file["width_px"]), height_px=int(file["height_px"]))
