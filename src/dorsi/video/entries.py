"""Turns the result of a clip into what a journal keeps: readings of the shins, and the result."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from dorsi.domain.filmed import MEASURES, FilmResult
from dorsi.domain.journal import Reading, Video
from dorsi.domain.words import SIDES

DECIMALS: Final = 1  # of a degree: more than any clip can tell


def video_entry(result: FilmResult, at: datetime) -> Video:
    """The result as a journal keeps it; never the pixels.

    Args:
        result: Of a clip.
        at: When it was filmed.
    """
    return Video(at=at, kind=result.kind, result=result.to_dict())


def readings(result: FilmResult, at: datetime, *, cold: bool | None = None) -> tuple[Reading, ...]:
    """The lean of the shins as readings, one for each side that was measured.

    Each repetition is a trial of `video_squat` or `video_lunge`, measures with an error of their
    own: they are never mixed with a tape or a phone held to the shin. A clip that may not be used
    and a view that does not show the shins give none.

    Args:
        result: Of a clip.
        at: When it was filmed.
        cold: Whether it was before any exercise; None where that was not said.

    Requirements: B-57
    """
    return tuple(_readings(result, at, cold))


def _readings(result: FilmResult, at: datetime, cold: bool | None) -> Iterator[Reading]:
    if not result.quality.usable:
        return
    for side in SIDES:
        leans = [rep.sides.of(side).shank_deg for rep in result.reps]
        trials = tuple(round(lean, DECIMALS) for lean in leans if lean is not None)
        if trials:
            measure = MEASURES[result.kind]
            yield Reading(at=at, measure=measure, side=side, trials=trials, unit="deg", cold=cold)
