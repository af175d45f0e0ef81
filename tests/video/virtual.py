"""Virtual people filmed by virtual cameras: landmarks whose truth is known.

Nothing here is taken from the program: points are placed and projected in the tests' own way.
"""

import gzip
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from dorsi.video.landmarks import POINTS, Landmarks

Array = npt.NDArray[np.float64]
SHARED_DATA = Path(__file__).parents[3] / "shared" / "data"
JOINTS = ("hip", "knee", "ankle", "heel", "toe")
HZ = 20.0


@dataclass(frozen=True, eq=False)
class Person:
    """Joints of a body: x ahead of the person, y up, z to their left, metres, (frames, 3) each."""

    times_s: Array
    points: dict[str, Array]

    def shank_deg(self) -> Array:
        """Inclination of ankle to knee, left then right."""
        return self._angle(lambda along: np.arccos(along[:, 1]))

    def forward_deg(self) -> Array:
        """The same forward only."""
        return self._angle(lambda along: np.arctan2(along[:, 0], along[:, 1]))

    def knee_deg(self) -> Array:
        """Bend of the knee."""
        sides = []
        for side in ("left", "right"):
            shank = unit(self.points[f"{side}_knee"] - self.points[f"{side}_ankle"])
            thigh = unit(self.points[f"{side}_hip"] - self.points[f"{side}_knee"])
            sides.append(np.degrees(np.arccos(np.clip(np.sum(shank * thigh, axis=1), -1, 1))))
        return np.stack(sides, axis=1)

    def _angle(self, of: Callable[[Array], Array]) -> Array:
        sides = [
            of(unit(self.points[f"{side}_knee"] - self.points[f"{side}_ankle"]))
            for side in ("left", "right")
        ]
        return np.degrees(np.stack(sides, axis=1))


@dataclass(frozen=True)
class Phone:
    """A camera: `yaw_deg` off the side view towards the person's front, 90 from the front."""

    yaw_deg: float = 0.0
    faces_right: bool = True
    tilt_deg: float = 0.0
    roll_deg: float = 0.0
    height_m: float = 1.0
    away_m: float = 3.2
    focal: float = 0.72
    width_px: int = 720
    height_px: int = 1280


@dataclass(frozen=True)
class Faults:
    """What is wrong with the landmarks: SDs in pixels of a 120 px shank, and shares."""

    jitter_px: float = 1.5
    bias_px: float = 2.0
    drift_px: float = 2.0
    space: float = 0.08
    dropped: float = 0.0
    seed: int = 1


NO_FAULTS = Faults(jitter_px=0.0, bias_px=0.0, drift_px=0.0, space=0.0)


def unit(vectors: Array) -> Array:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=-1, keepdims=True))


def squatter(
    reps: int = 3,
    deepest_deg: float = 32.0,
    knee_deg: float = 108.0,
    shank_m: float = 0.41,
    trunk_deg: float = 40.0,
    heel_rise_m: float = 0.0,
) -> Person:
    """Somebody who stands, squats, and stands again: two seconds down and up, one between."""
    times = np.arange(0.0, 2.0 + 3.5 * reps, 1.0 / HZ)
    phase = np.clip((times - 1.5) % 3.5 / 2.5, 0.0, 1.0) * (times > 1.5)
    deep = 0.5 - 0.5 * np.cos(2.0 * np.pi * phase)
    shank = np.radians(3.0 + (deepest_deg - 3.0) * deep)
    knee = np.radians(5.0 + (knee_deg - 5.0) * deep)
    trunk = np.radians(3.0 + (trunk_deg - 3.0) * deep)
    points: dict[str, Array] = {}
    for side, out in (("left", 1.0), ("right", -1.0)):
        ankle = np.tile([0.0, 0.075, out * 0.17], (len(times), 1))
        opened = np.radians(-5.0 + 14.0 * deep)  # knees lean in when standing, open going down
        rise = np.stack([0.0 * deep, heel_rise_m * deep, 0.0 * deep], axis=1)
        ankle = ankle + 0.6 * rise
        up = np.stack([np.sin(shank), np.cos(shank) * np.cos(opened), out * np.sin(opened)], axis=1)
        knees = ankle + shank_m * unit(up)
        thigh_out = np.clip((0.105 * out - knees[:, 2]) / (0.97 * shank_m), -1.0, 1.0)
        lean = shank - knee
        flat = np.sqrt(1.0 - thigh_out**2)
        thigh = np.stack([np.sin(lean) * flat, np.cos(lean) * flat, thigh_out], axis=1)
        hips = knees + 0.97 * shank_m * thigh
        toe_out = np.radians(8.0)
        ahead = np.array([np.cos(toe_out), 0.0, out * np.sin(toe_out)])
        points[f"{side}_ankle"], points[f"{side}_knee"], points[f"{side}_hip"] = ankle, knees, hips
        points[f"{side}_heel"] = ankle * [1, 0, 1] - 0.045 * ahead + [0.0, 0.02, 0.0] + rise
        points[f"{side}_toe"] = ankle * [1, 0, 1] + 0.17 * ahead + [0.0, 0.02, 0.0]
        back = np.stack([np.sin(trunk), np.cos(trunk), 0.0 * trunk], axis=1)
        points[f"{side}_shoulder"] = hips + 0.5 * back + [0.0, 0.0, out * 0.08]
    return Person(times, points)


def recorded(name: str) -> Person:
    """A person recorded by motion capture; FileNotFoundError where the recordings are not."""
    with gzip.open(SHARED_DATA / "mocap" / f"{name}_joints.csv.gz", "rt") as file:
        columns = file.readline().strip().split(",")
        values = np.loadtxt(file, delimiter=",")
    times = np.arange(0.0, values[-1, 0], 1.0 / HZ)

    def path(joint: str) -> Array:
        start = columns.index(f"{joint}_x_m")
        drawn = [np.interp(times, values[:, 0], values[:, start + axis]) for axis in range(3)]
        return np.stack(drawn, axis=1) * [1.0, 1.0, -1.0]

    points = {
        f"{side}_{joint}": path(f"{joint}_{side[0]}")
        for side in ("left", "right")
        for joint in JOINTS
    }
    middle = (points["left_ankle"] + points["right_ankle"]).mean(axis=0) / 2.0 * [1, 0, 1]
    points = {joint: where - middle for joint, where in points.items()}
    for side in ("left", "right"):
        points[f"{side}_shoulder"] = points[f"{side}_hip"] + [0.0, 0.5, 0.0]
    return Person(times, points)


def filmed(person: Person, phone: Phone, faults: Faults = NO_FAULTS) -> Landmarks:
    """What a pose backend would make of it."""
    luck = np.random.default_rng(faults.seed)
    seen = {joint: _seen(where, phone) for joint, where in person.points.items()}
    n = len(person.times_s)
    image, world = np.zeros((n, len(POINTS), 2)), np.zeros((n, len(POINTS), 3))
    middle = (seen["left_hip"] + seen["right_hip"]) / 2.0
    focal_px = phone.focal * max(phone.width_px, phone.height_px)
    for joint, where in seen.items():
        place = POINTS.index(joint)
        flat = focal_px * where[:, :2] / where[:, 2:]
        image[:, place] = flat + np.array([phone.width_px, phone.height_px]) / 2.0
        world[:, place] = where - middle
    shank = image[:, POINTS.index("left_knee")] - image[:, POINTS.index("left_ankle")]
    scale = float(np.median(np.linalg.norm(shank, axis=1))) / 120.0
    image = image + scale * (
        faults.jitter_px * luck.normal(size=image.shape)
        + faults.bias_px * luck.normal(size=(1, *image.shape[1:]))
        + faults.drift_px * _drift(luck, image.shape)
    )
    world = world * [1.0, 1.0, 0.85 if faults.space else 1.0]
    world = world + 0.4 * faults.space * (
        _drift(luck, world.shape) + luck.normal(size=world[:1].shape)
    )
    kept = np.sort(luck.permutation(n)[: round(n * (1.0 - faults.dropped))])
    return landmarks_of(person.times_s[kept], image[kept], world[kept], phone)


def landmarks_of(times_s: Array, image: Array, world: Array, phone: Phone) -> Landmarks:
    """Landmarks of somebody seen in every frame."""
    n = len(times_s)
    return Landmarks(
        times_s=times_s.copy(),
        image_px=image,
        visibility=np.ones((n, len(POINTS))),
        presence=np.ones(n),
        world_m=world,
        found=np.ones(n, dtype=np.bool_),
        person=np.zeros(n, dtype=np.int64),
        people=np.ones(n, dtype=np.int64),
        region=np.zeros((n, 4)),
        brightness=np.full(n, 0.5),
        sharpness=np.full(n, 0.5),
        width_px=phone.width_px,
        height_px=phone.height_px,
    )


def changed(landmarks: Landmarks, **arrays: Array) -> Landmarks:
    """The same landmarks with something else in place of some arrays."""
    return replace(landmarks, **arrays)  # type: ignore[arg-type]


def _seen(where: Array, phone: Phone) -> Array:
    """Turn a person into the camera's axes: x right, y down, z ahead."""
    yaw = np.radians(phone.yaw_deg)
    right = np.array([np.cos(yaw), 0.0, np.sin(yaw)])
    away = np.array([-np.sin(yaw), 0.0, np.cos(yaw)])
    if not phone.faces_right:
        right, away = right * [-1.0, 1.0, 1.0], away * [1.0, 1.0, -1.0]
    level = np.stack([where @ right, phone.height_m - where[:, 1], where @ away + phone.away_m])
    tilt, roll = np.radians(phone.tilt_deg), np.radians(phone.roll_deg)
    tilted = np.array(
        [[1, 0, 0], [0, np.cos(tilt), -np.sin(tilt)], [0, np.sin(tilt), np.cos(tilt)]]
    )
    rolled = np.array(
        [[np.cos(roll), -np.sin(roll), 0], [np.sin(roll), np.cos(roll), 0], [0, 0, 1]]
    )
    return np.asarray((rolled @ tilted @ level).T)


def _drift(luck: np.random.Generator, shape: tuple[int, ...]) -> Array:
    """Errors that last for about 0.7 s, SD 1."""
    keep = np.exp(-1.0 / (0.7 * HZ))
    fresh = luck.normal(size=shape)
    drift = np.empty(shape)
    drift[0] = fresh[0]
    for frame in range(1, shape[0]):
        drift[frame] = keep * drift[frame - 1] + np.sqrt(1.0 - keep**2) * fresh[frame]
    return drift
