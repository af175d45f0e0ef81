"""An item of a day beat by beat: getting into place, each set, rest, the other side."""

import re
from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from dorsi.domain.exercises import Exercise, Role
from dorsi.domain.guided import Beat, BeatKind, Way
from dorsi.domain.words import Side
from dorsi.train.dose import Item, dose_of, rest_between_s

DOWN_UP: Final[tuple[Way, ...]] = ("down", "hold", "up")
# What the three numbers of a tempo mean where they are no way down and up.
WAYS: Final = MappingProxyType[Role, tuple[Way, ...]](
    {
        "glide": ("forward", "hold", "back"),
        "glide_behind": ("forward", "hold", "back"),
        "activation": ("go", "hold", "back"),
    }
)
RISING: Final[frozenset[Role]] = frozenset({"raise"})  # these begin with the way up
TEMPO: Final = re.compile(r"(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)")


def beats(
    item: Item, exercise: Exercise, *, first: Side = "left", opening: BeatKind = "ready"
) -> tuple[Beat, ...]:
    """Lay out an item as beats that add up to the time it takes (`item_seconds`).

    Args:
        item: How much, on which side.
        exercise: What; where its sides work together there is no switch.
        first: The side that begins where both are due in turn.
        opening: `switch` where the item before was the same on the other side.
    """
    return tuple(
        beat
        for place, side in enumerate(_sides(item, exercise, first))
        for beat in _one_side(item, exercise, side, opening if place == 0 else "switch")
    )


def _sides(item: Item, exercise: Exercise, first: Side) -> tuple[Side | None, ...]:
    if item.side != "both":
        return (item.side,)
    if exercise.sides == "together":
        return (None,)
    return ("left", "right") if first == "left" else ("right", "left")


def _one_side(
    item: Item, exercise: Exercise, side: Side | None, opening: BeatKind
) -> Iterator[Beat]:
    dose = dose_of(exercise, item)
    rest_s = rest_between_s(dose, item.sets)
    work = _work(item, exercise, dose.rep_s or 0.0)
    yield Beat(kind=opening, seconds=exercise.changeover_s, side=side, set=1, of=item.sets)
    for number in range(1, item.sets + 1):
        if number > 1 and rest_s > 0.0:
            yield Beat(kind="rest", seconds=rest_s, side=side, set=number, of=item.sets)
        yield replace(work, side=side, set=number)


def _work(item: Item, exercise: Exercise, rep_s: float) -> Beat:
    """One set, of whichever side: a hold, or repetitions with the moments their ways begin."""
    if item.seconds is not None or item.reps is None:
        return Beat(kind="work", seconds=item.seconds or 0.0, side=None, set=1, of=item.sets)
    ways = _ways(item.tempo, exercise, rep_s)
    starts = [start for _, start in ways] or ([0.0] if rep_s else [])
    return Beat(
        kind="work",
        seconds=item.reps * rep_s,
        side=None,
        set=1,
        of=item.sets,
        reps=item.reps,
        rep_s=rep_s,
        clicks=tuple(rep * rep_s + start for rep in range(item.reps) for start in starts),
        ways=tuple(way for way, _ in ways),
    )


def _ways(tempo: str | None, exercise: Exercise, rep_s: float) -> list[tuple[Way, float]]:
    """The ways of one repetition and when each begins, in seconds; none without a tempo.

    A raise begins with the way up. A tempo of another length than the repetition is fitted to it.
    """
    found = TEMPO.fullmatch(tempo or "")
    numbers = [float(number) for number in found.groups()] if found else []
    if not sum(numbers) or not rep_s:
        return []
    parts = list(zip(WAYS.get(exercise.role, DOWN_UP), numbers, strict=True))
    if exercise.role in RISING:
        parts = [parts[-1], *parts[:-1]]
    scale, start_s = rep_s / sum(numbers), 0.0
    ways: list[tuple[Way, float]] = []
    for way, number in parts:
        if number:
            ways.append((way, start_s))
            start_s += number * scale
    return ways
