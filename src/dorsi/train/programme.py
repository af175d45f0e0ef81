"""Twelve weeks for one person: the prescription, as blocks of weeks with the same days."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, partial

from dorsi.domain.exercises import Exercise, Phase, Role
from dorsi.domain.journal import StoredBlock, StoredItem
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import DayKind
from dorsi.train.choose import Chosen, choose, chosen_for
from dorsi.train.day import Ladder, block_of, fill
from dorsi.train.dose import Placing
from dorsi.train.emphasis import Emphases
from dorsi.train.menu import Menu
from dorsi.train.need import Need
from dorsi.train.phases import KEEP, phase_of, phases_of
from dorsi.train.roles import KindOfDay, carrying_kind, roles_of
from dorsi.train.week import rest_days, spaced


def compose_blocks(need: Need, knowledge: Knowledge) -> tuple[StoredBlock, ...]:
    """The whole programme, weeks 1 to 12, neighbouring weeks with the same days joined.

    Requirements: B-35, B-36, B-37, B-40, B-91, B-80
    """
    phases, menu = phases_of(need.weeks_before, knowledge), Menu(need, knowledge)
    turning = _turning_weeks(menu, phases)
    blocks: list[StoredBlock] = []
    for week in range(1, knowledge.models.programme.weeks + 1):
        if week in turning:
            block = _block(menu, week, phase_of(week, phases))
            if not blocks or replace(block, weeks=blocks[-1].weeks) != blocks[-1]:
                blocks.append(block)
                continue
        blocks[-1] = replace(blocks[-1], weeks=(*blocks[-1].weeks, week))
    return tuple(blocks)


def _turning_weeks(menu: Menu, phases: Mapping[str, Phase]) -> frozenset[int]:
    """The weeks in which anything can change: a phase, an exercise, a dose or a sport comes in."""
    weeks = {1, *(phase.weeks[0] for phase in phases.values())}
    for exercise in menu.knowledge.exercises.values():
        first = menu.first_week(exercise)
        weeks.add(first)
        for dose in exercise.doses:
            if dose.weeks is not None:
                weeks.update((first + dose.weeks[0] - 1, first + dose.weeks[1]))
    weeks.update(added.from_week - menu.need.weeks_before for added in menu.added)
    return frozenset(weeks)


def block_for(need: Need, week: int, phase: Phase, knowledge: Knowledge) -> StoredBlock:
    """The training day and the rest day of one programme week.

    What finds no room on a strength day comes first on the days between, so that short days take
    turns instead of leaving the same work out every time.
    """
    return _block(Menu(need, knowledge), week, phase)


def _block(menu: Menu, week: int, phase: Phase) -> StoredBlock:
    kind = carrying_kind(menu, phase)
    day = KindOfDay(menu, week, phase, kind)
    ladders = cache(partial(_ladder, day=day))
    strength = _compose(day, ladders)
    left_over = _left_over(day, strength, ladders)
    other_kind: DayKind = "rest" if kind == "training" else "training"
    elsewhere = replace(day, kind=other_kind, raises=False, first=left_over)
    other = _compose(elsewhere, partial(_ladder, day=elsewhere))
    between = _between(replace(day, raises=False, first=left_over), strength, ladders)
    if kind == "training":
        return StoredBlock(
            weeks=(week,),
            phase=phase.id,
            training_day=strength,
            rest_day=other,
            training_between=between,
        )
    return StoredBlock(
        weeks=(week,), phase=phase.id, training_day=other, rest_day=strength, rest_between=between
    )


def _between(
    day: KindOfDay, strength: tuple[StoredItem, ...], ladders: Callable[[Role], Ladder]
) -> tuple[StoredItem, ...] | None:
    """The day between two strength days; `None` where there is none, or only its raises differ."""
    training = day.menu.need.person.training_days
    days = training if day.kind == "training" else rest_days(training)
    if len(days) == len(spaced(days, day.menu.knowledge.models.programme.strength_days_per_week)):
        return None
    items = _compose(day, ladders)
    return None if items == _without_raise_items(strength, day.menu.knowledge) else items


def _compose(day: KindOfDay, ladders: Callable[[Role], Ladder]) -> tuple[StoredItem, ...]:
    core, more = roles_of(day)
    person, model = day.menu.need.person, day.menu.knowledge.models.programme
    budget_s = (person.minutes_per_day or model.default_minutes) * 60.0
    return fill(core, more, ladders, budget_s, model)


def _left_over(
    day: KindOfDay, items: tuple[StoredItem, ...], ladders: Callable[[Role], Ladder]
) -> tuple[Role, ...]:
    """The core roles of a day that found no room in it."""
    present = {day.menu.knowledge.exercises[item.exercise].role for item in items}
    core, _ = roles_of(day)
    return tuple(role for role in core if role not in present and ladders(role))


def _without_raise_items(
    items: tuple[StoredItem, ...], knowledge: Knowledge
) -> tuple[StoredItem, ...]:
    exercises = knowledge.exercises
    return tuple(item for item in items if not exercises[item.exercise].every_other_day)


def _ladder(role: Role, day: KindOfDay) -> Ladder:
    """The sizes a role comes in: a sport's own exercise first, else the best that fits."""
    menu, phase = day.menu, day.phase.id
    first, allowance = menu.first_week, menu.need.allowance
    for added in (a for a in day.sports if a.role == role):
        exercise = menu.knowledge.exercises[added.exercise]
        if own := chosen_for(exercise, day.week, phase, first, allowance):
            return _steps(own, added.why, day)
    chosen = choose(menu.of_role.get(role, ()), day.week, phase, first, allowance)
    return _steps(chosen, _why(chosen, day), day) if chosen else ()


def _steps(chosen: Chosen, why: str, day: KindOfDay) -> Ladder:
    return day.menu.sizes(
        chosen.exercise.id,
        chosen.dose,
        Placing(
            block=block_of(chosen, day.kind),
            why=why,
            affected=day.menu.need.emphases.affected,
            ratio=day.menu.knowledge.models.programme.affected_side_ratio,
        ),
    )


def _why(chosen: Chosen, day: KindOfDay) -> str:
    """Why an exercise is there, and what it stands in for.

    Upkeep without an emphasis looks for no limit any more, so it has the reason for everybody.

    Requirements: B-91
    """
    need, exercise = day.menu.need, chosen.exercise
    kept = day.phase.id == KEEP and need.emphases.main == "balanced"
    usual = exercise.why["default"] if kept else reason(exercise, need.emphases)
    why = need.leads.get(exercise.role) or usual
    if chosen.instead_of is None:
        return why
    better = chosen.instead_of.name.lower()
    return f"{why} It stands in for {better}, for which you named no equipment."


def reason(exercise: Exercise, emphases: Emphases) -> str:
    """The exercise's reason for the strongest emphasis it speaks to."""
    for emphasis in emphases.order:
        if emphasis in exercise.why:
            return exercise.why[emphasis]
    return exercise.why["default"]
