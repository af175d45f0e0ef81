"""A virtual squatter, analysed, and a small clip of nothing that is as long: to draw and write."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from tests.video.clips import film
from tests.video.virtual import Faults, Phone, filmed, squatter

from dorsi.domain.filmed import FilmProblem, FilmQuality, FilmResult
from dorsi.knowledge.load import load_knowledge
from dorsi.video.depths import at_depths
from dorsi.video.landmarks import Landmarks
from dorsi.video.moments import Moments, moments
from dorsi.video.motion import Motion, measure_motion
from dorsi.video.reps import Repetition
from dorsi.video.result import squat_result, without_numbers
from dorsi.video.squat import read_squats

MODELS = load_knowledge().models
PHONE = Phone(10.0, width_px=180, height_px=320)
UNUSABLE = FilmQuality(
    usable=False, problems=(FilmProblem("too_dark", "It is too dark.", "Film in better light."),)
)


@dataclass(frozen=True, eq=False)
class Squatted:
    """What was found of the virtual squatter."""

    landmarks: Landmarks
    motion: Motion
    reps: tuple[Repetition, ...]
    result: FilmResult

    @property
    def moments(self) -> Moments:
        return self.moments_of(self.result)

    def moments_of(self, result: FilmResult) -> Moments:
        compensation = MODELS.movement.compensation
        return moments(
            self.landmarks,
            self.motion,
            result,
            MODELS.motion.landmarks,
            compensation.heel_possible_m,
        )

    @property
    def refused(self) -> FilmResult:
        return without_numbers("squat", self.motion, UNUSABLE)


@cache
def squatted(deepest_deg: float = 32.0, knee_deg: float = 108.0, phone: Phone = PHONE) -> Squatted:
    """Two squats; at their bottoms the shins lean and the knees bend by so much."""
    person = squatter(reps=2, deepest_deg=deepest_deg, knee_deg=knee_deg)
    landmarks = filmed(person, phone, Faults(jitter_px=0.5, bias_px=0.5, drift_px=0.5))
    motion = measure_motion(landmarks, MODELS.motion, 0.41)
    assert motion is not None
    squats = read_squats(motion, MODELS.movement)
    reps = tuple(squat.rep for squat in squats.reps)
    result = squat_result(squats, motion, FilmQuality(usable=True))
    noted = replace(result, at_depth=at_depths(motion, reps))
    return Squatted(landmarks, motion, reps, noted)


def clip_of(path: Path, found: Squatted) -> Path:
    """A clip of the size and length of the squatter's, 12 frames a second, with a title in it."""
    times = np.arange(0.0, float(found.landmarks.times_s[-1]), 1.0 / 12.0)
    size = (found.landmarks.width_px, found.landmarks.height_px)
    return film(path, size=size, times_s=[float(time_s) for time_s in times])
