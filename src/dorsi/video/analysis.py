"""From a clip to its result: the body found, its motion measured, repetitions told, all judged.

landmarks -> motion -> repetitions -> squats or lunges -> quality -> result
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from dorsi.domain.filmed import FilmKind, FilmResult
from dorsi.domain.journal import Person
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.models import Models
from dorsi.errors import InvalidInput
from dorsi.knowledge.load import load_knowledge
from dorsi.measure.geometry import geometry_of
from dorsi.video.depths import at_depths
from dorsi.video.frames import Progress
from dorsi.video.landmarks import Landmarks
from dorsi.video.lunge import read_lunges
from dorsi.video.motion import Motion, measure_motion
from dorsi.video.pose.backend import DEFAULT, Search, backend
from dorsi.video.quality import judge
from dorsi.video.reps import Repetition
from dorsi.video.result import lunge_result, squat_result, without_numbers
from dorsi.video.squat import read_squats

CM_PER_M: Final = 100.0
SHORTEST_CM, TALLEST_CM = 50.0, 260.0  # as for the height in a journal


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """Everything that was found in a clip, down to its frames.

    Attributes:
        landmarks: Points of the body, frame by frame.
        motion: What the body did; None where nobody stands with both feet planted.
        repetitions: When the repetitions were.
        result: What is written, stored and compared.
    """

    landmarks: Landmarks
    motion: Motion | None
    repetitions: tuple[Repetition, ...]
    result: FilmResult


def analyse_squat(  # noqa: PLR0913 (each is a choice of the person at the screen)
    path: str | Path,
    *,
    height_cm: float | None = None,
    body: Person | None = None,
    person: int | None = None,
    pose: str = DEFAULT,
    progress: Progress | None = None,
    knowledge: Knowledge | None = None,
) -> FilmResult:
    """Say what heels, shins, knees and trunk do in a clip of squats.

    Args:
        path: The clip; for the pose backend `replay` a file of landmarks.
        height_cm: How tall the person is; millimetres need it.
        body: The person of a journal, whose height or shank is used instead.
        person: Whom to look at, counted from the left, from 1; None for the one who moves.
        pose: The pose backend.
        progress: Is told how far the search for the body is.
        knowledge: What Dorsi knows; the bundled knowledge by default.

    Raises:
        VideoRefused: the clip cannot be used, or nobody is in it.
        NotSetUp: a model or a package is not installed.
        InvalidInput: a height nobody has.

    Requirements: B-57
    """
    known = knowledge or load_knowledge()
    shank = shank_m(known, height_cm, body)
    landmarks = _landmarks(Path(path), person, pose, progress)
    return analyse("squat", landmarks, known, shank).result


def analyse_lunge(  # noqa: PLR0913 (each is a choice of the person at the screen)
    path: str | Path,
    *,
    height_cm: float | None = None,
    body: Person | None = None,
    person: int | None = None,
    pose: str = DEFAULT,
    progress: Progress | None = None,
    knowledge: Knowledge | None = None,
) -> FilmResult:
    """Say how far the shin leans over a flat foot in a clip of the knee-to-wall lunge.

    Only the leg nearer to the camera is measured. Arguments and errors are those of
    `analyse_squat`.

    Requirements: B-57
    """
    known = knowledge or load_knowledge()
    shank = shank_m(known, height_cm, body)
    landmarks = _landmarks(Path(path), person, pose, progress)
    return analyse("lunge", landmarks, known, shank).result


def analyse(
    kind: FilmKind, landmarks: Landmarks, knowledge: Knowledge, shank: float | None = None
) -> Analysis:
    """Say what landmarks show, down to the frames.

    Args:
        kind: Which movement it is.
        landmarks: Points of the body.
        knowledge: Priors, limits and sentences.
        shank: Length of the person's shank in metres; None where it is not known.
    """
    models = knowledge.models
    squat = kind == "squat"
    motion = measure_motion(landmarks, models.motion, shank, symmetric=squat)
    if motion is None:
        quality = judge(kind, landmarks, None, (), models, np.nan)
        return Analysis(landmarks, None, (), without_numbers(kind, None, quality))
    if squat:
        apart_deg = _shins_apart_deg(landmarks, motion, models, shank)
        squats = read_squats(motion, models.movement)
        reps = tuple(said.rep for said in squats.reps)
        quality = judge(kind, landmarks, motion, reps, models, apart_deg)
        result = squat_result(squats, motion, quality)
        if quality.usable:
            result = replace(result, at_depth=at_depths(motion, reps))
        return Analysis(landmarks, motion, reps, result)
    lunges = read_lunges(motion, models.movement)
    reps = tuple(said.rep for said in lunges.reps)
    quality = judge(kind, landmarks, motion, reps, models, motion.signals.shins_apart_deg)
    return Analysis(landmarks, motion, reps, lunge_result(lunges, motion, quality))


def _shins_apart_deg(
    landmarks: Landmarks, motion: Motion, models: Models, shank: float | None
) -> float:
    """How differently the shins of a strange squat lean when nobody expects them to move alike.

    NaN where the squat is a usual one, or no such body explains it either.
    """
    cost = models.film_quality.cost
    if not (motion.signals.surprising or cost.marks(motion.signals.cost_per_frame)):
        return np.nan
    freely = measure_motion(landmarks, models.motion, shank, symmetric=False)
    if freely is None or cost.marks(freely.signals.cost_per_frame):
        return np.nan
    return freely.signals.shins_apart_deg


def shank_m(knowledge: Knowledge, height_cm: float | None, body: Person | None) -> float | None:
    """Length of a person's shank by a height that was given, else by the journal's person.

    Raises:
        InvalidInput: a height nobody has.
    """
    if height_cm is not None:
        if not SHORTEST_CM <= height_cm <= TALLEST_CM:
            raise InvalidInput(
                f"a height of {height_cm:g} cm is not taken; give centimetres, like 172"
            )
        body = Person(name="", height_cm=height_cm)
    if body is None:
        return None
    found = geometry_of(body, knowledge.models.geometry)
    return found.shank_cm / CM_PER_M if found.known else None


def _landmarks(path: Path, person: int | None, pose: str, progress: Progress | None) -> Landmarks:
    search = Search(path=path, person=person)
    if progress is not None:
        search = replace(search, progress=progress)
    return backend(pose).find_landmarks(search)
