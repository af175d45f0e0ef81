"""The weeks of a plan: a prescription laid on the calendar, then the upkeep that follows it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil

from dorsi.domain.journal import StoredBlock
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import PlannedDay, PlannedItem, PlannedWeek
from dorsi.domain.words import WEEKDAYS, Weekday
from dorsi.train.calendar import WEEK, Standing
from dorsi.train.dose import minutes_of
from dorsi.train.limits import Limits
from dorsi.train.need import Need
from dorsi.train.phases import KEEP
from dorsi.train.programme import block_for
from dorsi.train.render import Rendering, render_week
from dorsi.train.week import rest_days, spaced


@dataclass(frozen=True, slots=True)
class Held:
    """Days on which the dose is held: from `first` to `last` the days are those of `week`."""

    week: int
    first: date
    last: date


def programme_weeks(
    blocks: Sequence[StoredBlock],
    standing: Standing,
    training_days: tuple[Weekday, ...],
    limits: Limits,
    knowledge: Knowledge,
    held: Held | None = None,
) -> tuple[PlannedWeek, ...]:
    """Every programme week on its dates; weeks without a block of their own take the last one.

    Args:
        blocks: What was prescribed.
        standing: Which week opens when.
        training_days: The person's week now.
        limits: What is ruled out from today on.
        knowledge: Exercises, phases and the programme model.
        held: Days on which no new work comes in.
    """
    model = knowledge.models.programme
    rendering = Rendering(training_days, model.strength_days_per_week, limits, knowledge)

    def rendered(week: int) -> PlannedWeek:
        opening = standing.openings[week]
        due = render_week(week, block_in(blocks, week), opening, rendering)
        if held is None or held.week >= week:
            return due
        before = render_week(week, block_in(blocks, held.week), opening, rendering)
        pairs = zip(due.days, before.days, strict=True)
        days = (old if held.first <= new.date <= held.last else new for new, old in pairs)
        return replace(due, days=tuple(days))

    weeks = [rendered(week) for week in sorted(standing.openings) if week <= model.weeks]
    return tuple(_apart(weeks, knowledge))


def upkeep_weeks(
    need: Need, first_week: int, opening: date, limits: Limits, knowledge: Knowledge
) -> tuple[PlannedWeek, ...]:
    """Maintenance: a few minutes before training, a short stretch and strength on two other days.

    Good ankles without a programme before start as someone does who has settled in.

    Requirements: B-38, B-71, B-84
    """
    model = knowledge.models.programme
    training = need.person.training_days or model.usual_training_days
    stretching = spaced(rest_days(training), model.maintenance_stretch_days)
    level = max(first_week, model.upkeep_from_week)
    block = block_for(need, level, knowledge.phases[KEEP], knowledge)
    rendering = Rendering(training, model.maintenance_strength_days, limits, knowledge)
    weeks = (
        render_week(first_week + later, block, opening + later * WEEK, rendering)
        for later in range(model.maintenance_weeks_shown)
    )
    return tuple(_apart([_only_on((*training, *stretching), w) for w in weeks], knowledge))


def without(weeks: Sequence[PlannedWeek], first: date, last: date) -> tuple[PlannedWeek, ...]:
    """The same weeks with nothing to do from `first` to `last`, a pause."""
    return tuple(
        replace(week, days=tuple(_empty(d) if first <= d.date <= last else d for d in week.days))
        for week in weeks
    )


def block_in(blocks: Sequence[StoredBlock], week: int) -> StoredBlock:
    """The block of a week; a week without one of its own takes the last before it."""
    exact = next((block for block in blocks if week in block.weeks), None)
    earlier = [block for block in blocks if min(block.weeks) <= week]
    return exact or (earlier or list(blocks))[-1]


def _only_on(weekdays: Sequence[Weekday], week: PlannedWeek) -> PlannedWeek:
    kept = (d if WEEKDAYS[d.date.weekday()] in weekdays else _empty(d) for d in week.days)
    return replace(week, days=tuple(kept))


def _empty(day: PlannedDay) -> PlannedDay:
    return PlannedDay(day.date, 0.0, ())


def _apart(weeks: Sequence[PlannedWeek], knowledge: Knowledge) -> Iterator[PlannedWeek]:
    """Keep a day between heel raises across week borders too."""
    raised: date | None = None
    for week in weeks:
        days = []
        for day in week.days:
            raises = any(knowledge.exercises[i.exercise].every_other_day for i in day.items)
            too_soon = raised is not None and day.date - raised == timedelta(days=1)
            if raises and not too_soon:
                raised = day.date
            days.append(_lighter(day, knowledge) if raises and too_soon else day)
        yield replace(week, days=tuple(days))


def _lighter(day: PlannedDay, knowledge: Knowledge) -> PlannedDay:
    exercises = knowledge.exercises
    items = tuple(item for item in day.items if not exercises[item.exercise].every_other_day)
    return PlannedDay(day.date, _minutes(items, knowledge), items)


def eased(
    weeks: Sequence[PlannedWeek], first: date, last: date, knowledge: Knowledge
) -> tuple[PlannedWeek, ...]:
    """Half the work from `first` to `last`: one step back after a sore morning."""
    return tuple(
        replace(
            week,
            days=tuple(
                _halved(day, knowledge) if first <= day.date <= last else day for day in week.days
            ),
        )
        for week in weeks
    )


def _halved(day: PlannedDay, knowledge: Knowledge) -> PlannedDay:
    items = tuple(map(_half, day.items))
    return PlannedDay(day.date, _minutes(items, knowledge), items)


def _half(item: PlannedItem) -> PlannedItem:
    """Half the sets; of a single set half the repetitions or half the time."""
    if item.sets > 1:
        return replace(item, sets=ceil(item.sets / 2))
    if item.reps is not None:
        return replace(item, reps=ceil(item.reps / 2))
    return replace(item, seconds=None if item.seconds is None else float(ceil(item.seconds / 2)))


def _minutes(items: Sequence[PlannedItem], knowledge: Knowledge) -> float:
    return minutes_of([(knowledge.exercises[item.exercise], item) for item in items])
