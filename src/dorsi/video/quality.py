"""Says whether a clip can be used, and how to film it better where it cannot."""

from collections.abc import Iterable, Iterator, Sequence
from math import nan

from dorsi.domain.film_quality import Bound, FilmQualityModel, ProblemId
from dorsi.domain.filmed import FilmKind, FilmQuality
from dorsi.domain.models import Models
from dorsi.video.landmarks import Landmarks
from dorsi.video.motion import Motion
from dorsi.video.observed import BOTH
from dorsi.video.reps import Repetition
from dorsi.video.signs import (
    body_seen,
    feet_out_share,
    feet_shift,
    head_out_share,
    light,
    moved_how,
    others_share,
    people_share,
    rate_hz,
    seconds_seen,
    turned_deg,
    turned_round_share,
    unplanted_share,
)

Sign = tuple[ProblemId, float, Bound]
"""What may be wrong, how much of it there is, and how much is too much."""


def judge(
    kind: FilmKind,
    landmarks: Landmarks,
    motion: Motion | None,
    repetitions: Sequence[Repetition],
    models: Models,
    shins_apart_deg: float,
) -> FilmQuality:
    """Say whether the numbers of a clip may be used.

    A clip that may not be used comes without numbers; one with a reservation keeps them.

    Args:
        kind: The movement it was read as.
        landmarks: Points of the body.
        motion: What was measured; None where no body with planted feet was found.
        repetitions: The ones that were told.
        models: Limits and sentences.
        shins_apart_deg: How differently the shins lean in the same moments, where nobody expected
            them to move alike; NaN where it was not looked at.

    Returns:
        Whether it is usable, and everything that was noticed, the worst first.

    Requirements: B-57
    """
    model = models.film_quality
    if not body_seen(landmarks).any():
        return _said([("nobody_found", True)], model)
    signs = list(_of_clip(landmarks, model))
    if model.turned_deg.refuses(turned_deg(landmarks)):
        return _said(_noticed(signs), model)  # camera and body are looked for in an upright picture
    if motion is None:
        found = _noticed(signs)
        return _said([*found, (_who_moved(landmarks, model), True)], model)
    signs += _of_stance(kind, landmarks, motion, model)
    if kind == "lunge" and not (repetitions and _explained(motion, model)):
        shins_apart_deg = nan
    other = list(_of_movement(kind, motion, shins_apart_deg, model))
    if any(bound.refuses(value) for _, value, bound in other):
        # Camera and body were looked for as if it were the movement asked for: no more of them.
        return _said(_noticed([*signs, *other]), model)
    signs += other
    signs += _of_fit(landmarks, motion, model)
    signs += _of_view(kind, motion, model)
    found = _noticed(signs)
    if not repetitions:
        found.append(("no_repetition", True))
    return _said(found, model)


def _of_clip(landmarks: Landmarks, model: FilmQualityModel) -> Iterator[Sign]:
    seen = body_seen(landmarks)
    yield "too_short", seconds_seen(landmarks), model.seconds
    yield "too_few_frames", rate_hz(landmarks), model.rate_hz
    yield "picture_turned", turned_deg(landmarks), model.turned_deg
    brightness, sharpness = light(landmarks)
    yield "too_dark", brightness, model.brightness
    yield "blurred", sharpness, model.sharpness
    yield "several_people", people_share(landmarks), model.people_share
    yield "feet_out_of_frame", feet_out_share(landmarks, seen), model.feet_out_share
    head_out = head_out_share(landmarks, seen, model.head_margin)
    yield "head_out_of_frame", head_out, model.head_out_share


def _of_stance(
    kind: FilmKind, landmarks: Landmarks, motion: Motion, model: FilmQualityModel
) -> Iterator[Sign]:
    signals, planted = motion.signals, motion.planted
    yield "too_small", signals.shank_px, model.shank_px
    yield "somebody_else", others_share(landmarks, planted), model.other_share
    feet_out = feet_out_share(landmarks, planted)
    yield "feet_out_of_frame", feet_out, model.feet_out_share
    unplanted = unplanted_share(landmarks, planted, model.low)
    moved = _who_moved(landmarks, model)
    yield moved, unplanted, model.unplanted_share
    sides = BOTH if kind == "squat" else [motion.near]
    shift = feet_shift(landmarks, planted, sides, signals.shank_px)
    yield moved, shift, model.feet_shift


def _who_moved(landmarks: Landmarks, model: FilmQualityModel) -> ProblemId:
    who = moved_how(landmarks, model.stepping)
    if who is None:
        return "feet_moved"
    return "camera_moved" if who == "camera" else "feet_stepped"


def _of_movement(
    kind: FilmKind, motion: Motion, shins_apart_deg: float, model: FilmQualityModel
) -> Iterator[Sign]:
    if kind == "squat":
        yield "looks_like_lunge", shins_apart_deg, model.squat_shins_apart_deg
        return
    yield "looks_like_squat", shins_apart_deg, model.lunge_shins_apart_deg
    if not model.lunge_shins_apart_deg.marks(shins_apart_deg) and _explained(motion, model):
        yield "wrong_leg_near", motion.signals.near_ahead_m, model.near_ahead_m


def _explained(motion: Motion, model: FilmQualityModel) -> bool:
    """Whether camera and body fit: only then do they tell what movement it is."""
    return not model.cost.marks(motion.signals.cost_per_frame)


def _of_fit(landmarks: Landmarks, motion: Motion, model: FilmQualityModel) -> Iterator[Sign]:
    signals = motion.signals
    yield "sides_confused", signals.heading_gap_deg, model.heading_gap_deg
    yield "sides_confused", turned_round_share(landmarks), model.turned_round_share
    yield "sides_confused", signals.backward_share, model.backward_share
    yield "body_not_explained", signals.cost_per_frame, model.cost
    yield "body_not_explained", signals.space_turned_deg, model.space_turned_deg
    yield "unusual_camera", float(len(signals.surprising)), model.surprising


def _of_view(kind: FilmKind, motion: Motion, model: FilmQualityModel) -> Iterator[Sign]:
    yaw_deg = motion.view.yaw_deg
    limit = model.squat_yaw_deg if kind == "squat" else model.lunge_yaw_deg
    yield "wrong_view", yaw_deg, limit
    if yaw_deg < limit.marked:
        yield "very_oblique", yaw_deg, model.oblique_yaw_deg


def _noticed(signs: Iterable[Sign]) -> list[tuple[ProblemId, bool]]:
    """What is beyond its bound, and whether far enough to refuse the clip."""
    return [(name, bound.refuses(value)) for name, value, bound in signs if bound.marks(value)]


def _said(found: Sequence[tuple[ProblemId, bool]], model: FilmQualityModel) -> FilmQuality:
    refused = {name for name, refuses in found if refuses}
    worst_first = dict.fromkeys(
        [name for name, refuses in found if refuses] + [name for name, _ in found]
    )
    problems = tuple(model.problem(name) for name in worst_first)
    return FilmQuality(usable=not refused, problems=problems)
