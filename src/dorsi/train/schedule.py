"""The weeks of a plan: a prescription laid on the calendar, then the upkeep that follows it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import ceil

from dorsi.domain.journal import StoredBlock
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import PlannedDay, PlannedItem, PlannedWeek
from dorsi.domain.words import WEEKDAYS, Weekday
from dorsi.train.calendar import WEEK, Standing
from dorsi.train.choose import Allowance
from dorsi.train.dose import minutes_of
from dorsi.train.programme import KEEP, Need, block_for
from dorsi.train.render import Rendering, render_week
from dorsi.train.week import rest_days, spaced


def programme_weeks(
    blocks: Sequence[StoredBlock],
    standing: Standing,
    training_days: tuple[Weekday, ...],
    allowance: Allowance,
    knowledge: Knowledge,
) -> tuple[PlannedWeek, ...]:
    """Every programme week on its dates; weeks without a block of their own take the last one."""
    model = knowledge.models.programme
    rendering = Rendering(
        training_days, model.strength_days_per_week, allowance, knowledge.exercises
    )
    weeks = [
        render_week(week, _block(blocks, week), standing.openings[week], rendering)
        for week in sorted(standing.openings)
        if week <= model.weeks
    ]
    return tuple(_apart(weeks, knowledge))


def upkeep_weeks(
    need: Need, first_week: int, opening: date, allowance: Allowance, knowledge: Knowledge
) -> tuple[PlannedWeek, ...]:
    """Maintenance: a few minutes before training, a short stretch and strength on two other days.

    Requirements: B-38, B-71, B-84
    """
    model = knowledge.models.programme
    training = need.person.training_days or model.usual_training_days
    stretching = spaced(rest_days(training), model.maintenance_stretch_days)
    block = block_for(need, first_week, knowledge.phases[KEEP], knowledge)
    rendering = Rendering(training, model.maintenance_strength_days, allowance, knowledge.exercises)
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


def _block(blocks: Sequence[StoredBlock], week: int) -> StoredBlock:
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
    """Half the sets from `first` to `last`: one step back after a sore morning."""
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
    items = tuple(replace(item, sets=ceil(item.sets / 2)) for item in day.items)
    return PlannedDay(day.date, _minutes(items, knowledge), items)


def _minutes(items: Sequence[PlannedItem], knowledge: Knowledge) -> float:
    return minutes_of([(knowledge.exercises[item.exercise], item) for item in items])
