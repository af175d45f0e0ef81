"""Twelve weeks for one person: the prescription, as blocks of weeks with the same days."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from dorsi.domain.exercises import DayRecipe, Exercise, Phase, Role, SportAddition
from dorsi.domain.journal import Person, StoredBlock, StoredItem
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import DayKind, Emphasis
from dorsi.train.choose import Allowance, Chosen, choose, chosen_for, started
from dorsi.train.day import Ladder, block_of, fill
from dorsi.train.dose import Placing, steps
from dorsi.train.emphasis import Emphases
from dorsi.train.week import rest_days, spaced

KEEP: Final = "keep"  # the phase of upkeep, after the programme


@dataclass(frozen=True, slots=True)
class Need:
    """What a programme has to answer to."""

    person: Person
    emphases: Emphases
    allowance: Allowance


def compose_blocks(need: Need, knowledge: Knowledge) -> tuple[StoredBlock, ...]:
    """The whole programme, weeks 1 to 12, neighbouring weeks with the same days joined.

    Requirements: B-35, B-36, B-37, B-40, B-91, B-80
    """
    turning = _turning_weeks(need, knowledge)
    blocks: list[StoredBlock] = []
    for week in range(1, knowledge.models.programme.weeks + 1):
        if week in turning:
            block = block_for(need, week, phase_of(week, knowledge.phases), knowledge)
            if not blocks or not _same(blocks[-1], block):
                blocks.append(block)
                continue
        blocks[-1] = replace(blocks[-1], weeks=(*blocks[-1].weeks, week))
    return tuple(blocks)


def _turning_weeks(need: Need, knowledge: Knowledge) -> frozenset[int]:
    """The weeks in which anything can change: a phase, an exercise, a dose or a sport comes in."""
    weeks = {1, *(phase.weeks[0] for phase in knowledge.phases.values())}
    for exercise in knowledge.exercises.values():
        first = started(exercise, need.emphases.order)
        weeks.add(first)
        for dose in exercise.doses:
            if dose.weeks is not None:
                weeks.update((first + dose.weeks[0] - 1, first + dose.weeks[1]))
    sports = (knowledge.sports[sport] for sport in need.person.sports)
    weeks.update(added.from_week for sport in sports for added in sport.adds)
    return frozenset(weeks)


def block_for(need: Need, week: int, phase: Phase, knowledge: Knowledge) -> StoredBlock:
    """The training day and the rest day of one programme week."""
    return StoredBlock(
        weeks=(week,),
        phase=phase.id,
        training_day=_compose(_Day(need, week, phase, "training", knowledge)),
        rest_day=_compose(_Day(need, week, phase, "rest", knowledge)),
    )


def phase_of(week: int, phases: Mapping[str, Phase]) -> Phase:
    """The phase a programme week belongs to; past the last one, the last."""
    ordered = sorted(phases.values(), key=lambda phase: phase.weeks)
    return next((p for p in ordered if p.weeks[0] <= week <= p.weeks[1]), ordered[-1])


def strength_kind(person: Person, knowledge: Knowledge) -> DayKind:
    """Whether heel raises go on training or on rest days.

    On training days, unless a sport keeps them apart (a runner's legs) or there are too few.
    """
    most = knowledge.models.programme.strength_days_per_week
    on_training = len(spaced(person.training_days, most))
    on_rest = len(spaced(rest_days(person.training_days), most))
    apart = any(knowledge.sports[sport].strength_on == "rest" for sport in person.sports)
    if apart and on_rest > 1:
        return "rest"
    return "training" if on_training > 1 or on_training >= on_rest else "rest"


def _same(one: StoredBlock, other: StoredBlock) -> bool:
    return (one.phase, one.training_day, one.rest_day) == (
        other.phase,
        other.training_day,
        other.rest_day,
    )


@dataclass(frozen=True, slots=True)
class _Day:
    """One kind of day in one programme week, with everything it is composed from."""

    need: Need
    week: int
    phase: Phase
    kind: DayKind
    knowledge: Knowledge

    @property
    def sports(self) -> tuple[SportAddition, ...]:
        """What the person's sports add to this day; upkeep keeps only what comes first."""
        sports = (self.knowledge.sports[sport] for sport in self.need.person.sports)
        added = (addition for sport in sports for addition in sport.adds)
        return tuple(
            addition
            for addition in added
            if addition.day == self.kind
            and addition.from_week <= self.week
            and (addition.first or self.phase.id != KEEP)
        )


def _compose(day: _Day) -> tuple[StoredItem, ...]:
    core, more = _roles(day)
    sports = day.sports
    core = (*(added.role for added in sports if added.first), *core)
    more = (*(added.role for added in sports if not added.first), *more)
    if day.phase.id != KEEP and day.kind != strength_kind(day.need.person, day.knowledge):
        core, more = _without_raises(core), _without_raises(more)
    minutes = day.need.person.minutes_per_day or day.knowledge.models.programme.default_minutes
    return fill(core, more, lambda role: _ladder(role, day), minutes * 60.0)


def _without_raises(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    return tuple(role for role in roles if role != "raise")


def _roles(day: _Day) -> tuple[tuple[Role, ...], tuple[Role, ...]]:
    """The main emphasis sets the core; the cores of the others come next.

    Requirements: B-17
    """
    recipes = [_recipe(day, emphasis) for emphasis in day.need.emphases.order]
    core = recipes[0].core
    more = [role for recipe in recipes[1:] for role in recipe.core] + list(recipes[0].more)
    return core, tuple(role for role in dict.fromkeys(more) if role not in core)


def _recipe(day: _Day, emphasis: Emphasis) -> DayRecipe:
    fitting = {r.emphasis: r for r in day.phase.recipes if r.day == day.kind}
    return fitting.get(emphasis) or fitting["balanced"]


def _ladder(role: Role, day: _Day) -> Ladder:
    """The sizes a role comes in: a sport's own exercise first, else the best that fits."""
    order, allowance = day.need.emphases.order, day.need.allowance
    exercises = day.knowledge.exercises
    for added in (a for a in day.sports if a.role == role):
        exercise = exercises[added.exercise]
        if own := chosen_for(exercise, day.week, day.phase.id, order, allowance):
            return _steps(own, added.why, day)
    chosen = choose(role, day.week, day.phase.id, order, allowance, exercises)
    return _steps(chosen, _why(chosen, day.need), day) if chosen else ()


def _steps(chosen: Chosen, why: str, day: _Day) -> Ladder:
    return steps(
        chosen.exercise,
        chosen.dose,
        Placing(
            block=block_of(chosen, day.kind),
            why=why,
            affected=day.need.emphases.affected,
            ratio=day.knowledge.models.programme.affected_side_ratio,
        ),
    )


def _why(chosen: Chosen, need: Need) -> str:
    """Why an exercise is there, and what it stands in for.

    Requirements: B-91
    """
    why = reason(chosen.exercise, need.emphases)
    if chosen.instead_of is None:
        return why
    better = chosen.instead_of.name.lower()
    return f"{why} It stands in for the {better}, which needs equipment you did not name."


def reason(exercise: Exercise, emphases: Emphases) -> str:
    """The exercise's reason for the strongest emphasis it speaks to."""
    for emphasis in emphases.order:
        if emphasis in exercise.why:
            return exercise.why[emphasis]
    return exercise.why["default"]
