"""The stored prescription on real dates: which items fall on which day, with their minutes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dorsi.domain.exercises import Exercise
from dorsi.domain.journal import StoredBlock, StoredItem
from dorsi.domain.schedule import PlannedDay, PlannedItem, PlannedWeek
from dorsi.domain.words import WEEKDAYS, Weekday
from dorsi.train.calendar import days_of
from dorsi.train.choose import Allowance
from dorsi.train.dose import minutes_of
from dorsi.train.week import spaced


@dataclass(frozen=True, slots=True)
class Rendering:
    """What turns a prescription into days: the person's week, and what is ruled out today.

    `strength_days` is the most days a week that may hold heel raises.
    """

    training_days: tuple[Weekday, ...]
    strength_days: int
    allowance: Allowance
    exercises: Mapping[str, Exercise]


def render_week(week: int, block: StoredBlock, opening: date, rendering: Rendering) -> PlannedWeek:
    """One programme week from its opening day on.

    Heel raises keep a day between them. What a caution, the pain rule or missing equipment rules
    out today is left out at once.
    """
    exercises, allowance = rendering.exercises, rendering.allowance
    on_strength = _strength_days(block, rendering)
    days = []
    for day in days_of(opening):
        weekday = WEEKDAYS[day.weekday()]
        template = block.training_day if weekday in rendering.training_days else block.rest_day
        items = tuple(
            item
            for item in template
            if item.exercise in exercises
            and allowance.permits(exercises[item.exercise])
            and (weekday in on_strength or not exercises[item.exercise].every_other_day)
        )
        days.append(_planned(day, items, exercises))
    return PlannedWeek(week, block.phase, tuple(days))


def _strength_days(block: StoredBlock, rendering: Rendering) -> tuple[Weekday, ...]:
    """The weekdays of heel raises: those whose template holds one, spread with a day between."""
    exercises, training = rendering.exercises, rendering.training_days

    def holds_raise(items: Sequence[StoredItem]) -> bool:
        known = [exercises[item.exercise] for item in items if item.exercise in exercises]
        return any(exercise.every_other_day for exercise in known)

    on_training, on_rest = holds_raise(block.training_day), holds_raise(block.rest_day)
    candidates = [day for day in WEEKDAYS if (on_training if day in training else on_rest)]
    return spaced(candidates, rendering.strength_days)


def _planned(
    day: date, items: Sequence[StoredItem], exercises: Mapping[str, Exercise]
) -> PlannedDay:
    minutes = minutes_of([(exercises[item.exercise], item) for item in items])
    return PlannedDay(day, minutes, tuple(_planned_item(item) for item in items))


def _planned_item(item: StoredItem) -> PlannedItem:
    return PlannedItem(
        exercise=item.exercise,
        side=item.side,
        block=item.block,
        sets=item.sets,
        reps=item.reps,
        seconds=item.seconds,
        tempo=item.tempo,
        why=item.why,
    )
