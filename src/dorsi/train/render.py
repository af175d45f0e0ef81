"""The stored prescription on real dates: which items fall on which day, with their minutes."""

from dataclasses import dataclass, field
from datetime import date

from dorsi.domain.journal import StoredBlock, StoredItem
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import PlannedDay, PlannedItem, PlannedWeek
from dorsi.domain.words import WEEKDAYS, Weekday
from dorsi.train.calendar import days_of
from dorsi.train.dose import minutes_of
from dorsi.train.limits import Limits
from dorsi.train.stand_in import with_stand_ins
from dorsi.train.week import spaced

Items = tuple[StoredItem, ...]


@dataclass(frozen=True, slots=True)
class Rendering:
    """What turns a prescription into days: the person's week, and what is ruled out from today on.

    `strength_days` is the most days a week that may hold heel raises; `made` keeps the days worked
    out so far, since most weeks are alike.
    """

    training_days: tuple[Weekday, ...]
    strength_days: int
    limits: Limits
    knowledge: Knowledge
    made: dict[Items, tuple[float, tuple[PlannedItem, ...]]] = field(default_factory=dict)


def render_week(week: int, block: StoredBlock, opening: date, rendering: Rendering) -> PlannedWeek:
    """One programme week from its opening day on.

    Heel raises keep a day between them. What a caution, the pain rule or missing equipment rules
    out is left out from today on, and something of its kind stands in where there is anything; days
    past stay as they were prescribed.
    """
    on_strength = _strength_days(block, rendering)
    days = []
    for day in days_of(opening):
        weekday = WEEKDAYS[day.weekday()]
        items = _template(weekday, block, rendering, strong=weekday in on_strength)
        allowance = rendering.limits.on(day)
        if allowance is not None:
            phase = rendering.knowledge.phases[block.phase].id
            items = with_stand_ins(items, allowance, phase, rendering.knowledge)
        days.append(_planned(day, items, rendering))
    return PlannedWeek(week, block.phase, tuple(days))


def _template(weekday: Weekday, block: StoredBlock, rendering: Rendering, *, strong: bool) -> Items:
    """What was prescribed for a weekday, as far as its exercises are still known."""
    exercises = rendering.knowledge.exercises
    items, between = _day_and_between(weekday, block, rendering)
    if not strong and between is not None:
        items = between
    known = (item for item in items if item.exercise in exercises)
    return tuple(item for item in known if strong or not exercises[item.exercise].every_other_day)


def _day_and_between(
    weekday: Weekday, block: StoredBlock, rendering: Rendering
) -> tuple[Items, Items | None]:
    if weekday in rendering.training_days:
        return block.training_day, block.training_between
    return block.rest_day, block.rest_between


def _strength_days(block: StoredBlock, rendering: Rendering) -> tuple[Weekday, ...]:
    """The weekdays of heel raises: those whose template holds one, spread with a day between."""
    exercises = rendering.knowledge.exercises

    def alternates(weekday: Weekday) -> bool:
        items, between = _day_and_between(weekday, block, rendering)
        known = [exercises[item.exercise] for item in items if item.exercise in exercises]
        return between is not None or any(exercise.every_other_day for exercise in known)

    return spaced(tuple(filter(alternates, WEEKDAYS)), rendering.strength_days)


def _planned(day: date, items: Items, rendering: Rendering) -> PlannedDay:
    made = rendering.made.get(items)
    if made is None:
        exercises = rendering.knowledge.exercises
        minutes = minutes_of([(exercises[item.exercise], item) for item in items])
        made = rendering.made[items] = (minutes, tuple(map(_planned_item, items)))
    return PlannedDay(day, *made)


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
