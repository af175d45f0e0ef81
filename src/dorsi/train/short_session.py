"""The short version of a session: what helps most, in its least dose, for a day without time."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from dorsi.domain.exercises import Exercise, Role
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import PlannedItem
from dorsi.train.dose import dose_of, item_seconds


def short_session(
    left: Sequence[PlannedItem], roles: Sequence[Role], knowledge: Knowledge
) -> tuple[PlannedItem, ...]:
    """Fit what matters most of what is left into a few minutes.

    Every exercise comes in its least dose, never more than was planned; both sides stay together.
    What matters most comes first, but where it would fill the minutes alone, the next ones do. The
    order of the day is kept. Something is always left of a day that has something.

    Args:
        left: What is left of the day.
        roles: The day's roles, most important first; others come last, as the day has them.
        knowledge: The exercises, and how long a short session may be.
    """
    exercises = knowledge.exercises
    model = knowledge.models.programme
    spare_s = model.short_minutes * 60.0
    sizes = {
        place: _least(list(items), exercises)
        for place, (_, items) in enumerate(groupby(left, key=lambda item: item.exercise))
    }
    order = sorted(sizes, key=lambda place: _rank(sizes[place], roles, exercises))
    length_s = {place: _seconds(items, exercises) for place, items in sizes.items()}
    tries = [_fitting(order[start:], length_s, spare_s) for start in range(len(order))]
    enough = (tried for tried in tries if len(tried) >= model.least_roles)
    chosen = next(enough, None) or max(tries, key=bool, default=()) or order[:1]
    return tuple(item for place in sizes if place in chosen for item in sizes[place])


def _fitting(
    order: Sequence[int], length_s: Mapping[int, float], spare_s: float
) -> tuple[int, ...]:
    """What fits of all, the first first."""
    chosen: list[int] = []
    for place in order:
        if length_s[place] <= spare_s:
            chosen.append(place)
            spare_s -= length_s[place]
    return tuple(chosen)


def _rank(
    items: Sequence[PlannedItem], roles: Sequence[Role], exercises: Mapping[str, Exercise]
) -> int:
    role = exercises[items[0].exercise].role
    return roles.index(role) if role in roles else len(roles)


def _least(
    items: Sequence[PlannedItem], exercises: Mapping[str, Exercise]
) -> tuple[PlannedItem, ...]:
    return tuple(_smallest(item, exercises[item.exercise]) for item in items)


def _smallest(item: PlannedItem, exercise: Exercise) -> PlannedItem:
    """One set of the smallest rung of the item's dose, or of the item where that is less."""
    rungs = dose_of(exercise, item).rungs
    reps = [rung.reps for rung in rungs if rung.reps is not None]
    holds_s = [rung.seconds for rung in rungs if rung.seconds is not None]
    return replace(
        item,
        sets=min([item.sets, *(rung.sets for rung in rungs)]),
        reps=None if item.reps is None else min([item.reps, *reps]),
        seconds=None if item.seconds is None else min([item.seconds, *holds_s]),
    )


def _seconds(items: Sequence[PlannedItem], exercises: Mapping[str, Exercise]) -> float:
    return sum(item_seconds(exercises[item.exercise], item) for item in items)
