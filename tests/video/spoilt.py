"""Clips spoilt on purpose, one function each, and what is said of a clip."""

from dataclasses import replace

import numpy as np
from tests.video.test_motion import SWAPPED
from tests.video.virtual import Array, Faults, Phone, filmed, squatter

from dorsi.domain.filmed import FilmKind, FilmResult
from dorsi.knowledge.load import load_knowledge
from dorsi.video.analysis import analyse
from dorsi.video.landmarks import Landmarks
from dorsi.video.observed import FEET

KNOWLEDGE = load_knowledge()


def said_of(landmarks: Landmarks, kind: FilmKind = "squat") -> FilmResult:
    return analyse(kind, landmarks, KNOWLEDGE).result


def problems(result: FilmResult) -> list[str]:
    return [problem.id for problem in result.quality.problems]


def a_squat(yaw_deg: float = 20.0) -> Landmarks:
    return filmed(squatter(), Phone(yaw_deg), Faults())


def moved(landmarks: Landmarks, by_px: Array) -> Landmarks:
    """The whole picture moved by so much in each frame, shape (n, 2)."""
    return replace(landmarks, image_px=landmarks.image_px + by_px[:, None])


def shank_px(landmarks: Landmarks) -> float:
    along = landmarks.point_px("left_knee") - landmarks.point_px("left_ankle")
    return float(np.nanmedian(np.linalg.norm(along, axis=1)))


def panned(landmarks: Landmarks) -> Landmarks:
    return moved(
        landmarks, np.linspace(0, 1.5 * shank_px(landmarks), len(landmarks))[:, None] * [1.0, 0.0]
    )


def shaken(landmarks: Landmarks) -> Landmarks:
    turns = np.pi * landmarks.times_s
    sway = np.stack([np.sin(turns), np.cos(1.3 * turns)], axis=1)
    return moved(landmarks, 0.25 * shank_px(landmarks) * sway)


def set_anew(landmarks: Landmarks) -> Landmarks:
    """Both feet, and only they, a shank further on for the second half."""
    image = landmarks.image_px.copy()
    image[len(image) // 2 :, FEET] += [shank_px(landmarks), 0.0]
    return replace(landmarks, image_px=image)


def swapped(landmarks: Landmarks) -> Landmarks:
    image, world = landmarks.image_px[:, SWAPPED], landmarks.world_m[:, SWAPPED]
    return replace(landmarks, image_px=image.copy(), world_m=world.copy())


def swapped_in_the_picture_only(landmarks: Landmarks) -> Landmarks:
    return replace(landmarks, image_px=landmarks.image_px[:, SWAPPED].copy())


def swapped_half_way(landmarks: Landmarks) -> Landmarks:
    whole, half = swapped(landmarks), len(landmarks) // 2
    image = np.concatenate([landmarks.image_px[:half], whole.image_px[half:]])
    world = np.concatenate([landmarks.world_m[:half], whole.world_m[half:]])
    return replace(landmarks, image_px=image, world_m=world)


def reversed_in_depth(landmarks: Landmarks) -> Landmarks:
    return replace(landmarks, world_m=landmarks.world_m * [1.0, 1.0, -1.0])


def displaced_in_space(landmarks: Landmarks) -> Landmarks:
    """Points in space off by a decimetre, the same in every frame."""
    luck = np.random.default_rng(2)
    off = 0.1 * luck.normal(size=(1, *landmarks.world_m.shape[1:]))
    return replace(landmarks, world_m=landmarks.world_m + off)


SPOILT = (
    panned,
    shaken,
    set_anew,
    swapped,
    swapped_in_the_picture_only,
    swapped_half_way,
    reversed_in_depth,
    displaced_in_space,
)
REFUSED = {
    shaken,
    panned,
    swapped,
    swapped_in_the_picture_only,
    swapped_half_way,
    reversed_in_depth,
}
