"""Two clips of one person at the same depth: months apart, or flat against heels raised.

At the same depth and with the heel down, a shin that leans further forward is an ankle that bends
further; a more upright one is not (the texts that say so have it the wrong way round, conflict 7).
"""

from collections.abc import Iterator
from statistics import NormalDist, mean, stdev

import numpy as np

from dorsi.domain.filmed import (
    FilmComparison,
    FilmedAngle,
    FilmedChange,
    FilmedDepth,
    FilmedHeels,
    FilmedShank,
    FilmHeel,
    FilmResult,
    FilmVerdict,
)
from dorsi.domain.models import Models
from dorsi.domain.verdicts import Sides
from dorsi.domain.words import SIDES, Side
from dorsi.errors import InvalidInput

_REACH = NormalDist().inv_cdf(0.95)
OTHER_VIEW_DEG = 20.0  # further apart, the two were filmed from different places


def compare(
    first: FilmResult, second: FilmResult, models: Models, *, heels_raised: bool = False
) -> FilmComparison:
    """Compare two clips of the same person.

    Args:
        first: The earlier clip, or the flat one.
        second: The later one, or the one with the heels raised.
        models: The errors of measuring.
        heels_raised: The heels stand on plates in the second clip.

    Raises:
        InvalidInput: one of them may not be used, or they show different movements.

    Requirements: B-10, B-41, B-57
    """
    _check(first, second, heels_raised=heels_raised)
    depth = None
    if first.kind == "squat":
        depth = _deepest_in_both(first, second)
    changes = {side: _shin(first, second, side, depth) for side in SIDES}
    return FilmComparison(
        kind=first.kind,
        heels_raised=heels_raised,
        depth_deg=None if depth is None else depth[0].knee_deg,
        sides=Sides(changes["left"], changes["right"]),
        trunk=None if depth is None else _change(depth[0].trunk, depth[1].trunk),
        deepest=_change(*(_bottom(result, models) for result in (first, second))),
        heels=Sides(*(_heels(first, second, side) for side in SIDES)),
        notes=tuple(_notes(first, second, changes)),
    )


def _check(first: FilmResult, second: FilmResult, *, heels_raised: bool) -> None:
    for which, result in (("first", first), ("second", second)):
        if not result.quality.usable:
            reasons = " ".join(problem.text for problem in result.quality.problems)
            raise InvalidInput(f"the {which} clip cannot be compared. {reasons}".strip())
    if first.kind != second.kind:
        raise InvalidInput(f"one clip is a {first.kind}, the other a {second.kind}")
    if heels_raised and first.kind != "squat":
        raise InvalidInput("heels are raised in a squat only; compare lunges without it")


def _deepest_in_both(
    first: FilmResult, second: FilmResult
) -> tuple[FilmedDepth, FilmedDepth] | None:
    there = {depth.knee_deg: depth for depth in first.at_depth}
    both = [depth for depth in second.at_depth if depth.knee_deg in there]
    if not both:
        return None
    deepest = max(both, key=lambda depth: depth.knee_deg)
    return there[deepest.knee_deg], deepest


def _shin(
    first: FilmResult,
    second: FilmResult,
    side: Side,
    depth: tuple[FilmedDepth, FilmedDepth] | None,
) -> FilmedChange | None:
    if first.kind == "lunge":
        change = _change(*(_angle(result.summary.of(side)) for result in (first, second)))
    elif depth is not None:
        change = _change(*(noted.shank.of(side) for noted in depth))
    else:
        return None
    if change is not None and (_heel_up(first, side) or _heel_up(second, side)):
        return _told(change, "cannot_tell")
    return change


def _heel_up(result: FilmResult, side: Side) -> bool:
    """In a lunge only the frames before the heel rises were measured."""
    up = any(rep.sides.of(side).heel_rise == "seen" for rep in result.reps)
    return result.kind == "squat" and up


def _heels(first: FilmResult, second: FilmResult, side: Side) -> FilmedHeels | None:
    told = FilmedHeels(_most(first, side), _most(second, side))
    return None if {told.first, told.second} == {"cannot_tell"} else told


def _most(result: FilmResult, side: Side) -> FilmHeel:
    """The most that was seen of a heel; that it stays down only where it does in every one."""
    heels = {rep.sides.of(side).heel_rise for rep in result.reps}
    worst_first: tuple[FilmHeel, ...] = ("seen", "possible", "cannot_tell", "no")
    return next((heel for heel in worst_first if heel in heels), "cannot_tell")


def _change(first: FilmedAngle | None, second: FilmedAngle | None) -> FilmedChange | None:
    if first is None or second is None:
        return None
    change = second.deg - first.deg
    reach = _REACH * float(np.hypot(first.se_deg, second.se_deg))
    verdict: FilmVerdict = "within_error"
    if abs(change) > reach:
        verdict = "more" if change > 0.0 else "less"
    return FilmedChange(first.deg, second.deg, change, change - reach, change + reach, verdict)


def _told(change: FilmedChange, verdict: FilmVerdict) -> FilmedChange:
    return FilmedChange(
        change.first_deg, change.second_deg, change.change_deg, change.low, change.high, verdict
    )


def _angle(shank: FilmedShank | None) -> FilmedAngle | None:
    if shank is None:
        return None
    return FilmedAngle(shank.shank_deg, (shank.high - shank.low) / 2.0 / _REACH)


def _bottom(result: FilmResult, models: Models) -> FilmedAngle | None:
    """How deep the squats of a clip went, with what the fit cannot know and their scatter."""
    depths = [rep.depth_deg for rep in result.reps if rep.depth_deg is not None]
    if not depths:
        return None
    scatter = stdev(depths) / len(depths) ** 0.5 if len(depths) > 1 else 0.0
    return FilmedAngle(mean(depths), float(np.hypot(models.motion.errors.knee_deg, scatter)))


def _notes(
    first: FilmResult, second: FilmResult, changes: dict[Side, FilmedChange | None]
) -> Iterator[str]:
    if first.kind == "squat" and all(change is None for change in changes.values()):
        yield "The two clips share no depth at which both show the shins: these are not compared."
    if first.kind == "lunge" and first.near != second.near:
        yield "One clip shows the left leg nearer to the camera, the other the right."
    views = first.view, second.view
    if views[0] is not None and views[1] is not None:
        away = abs(views[0].yaw_deg - views[1].yaw_deg)
        if first.near != second.near or away > OTHER_VIEW_DEG:
            yield "They were filmed from different places, which makes small changes less sure."
    for which, result in (("first", first), ("second", second)):
        for side in SIDES:
            if _heel_up(result, side):
                yield (
                    f"The {side} heel came up in the {which} clip, so its shin leans further than "
                    "its ankle bends."
                )
