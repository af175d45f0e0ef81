"""Twelve weeks for one person: the prescription, as blocks of weeks with the same days."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
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
    """What a programme has to answer to.

    `weeks_before`: weeks of practice done before it starts, from which the phases go on;
    `practised`: the exercises done in them, which need no second introduction; `leads`: roles that
    come before all others, in their gentlest form from the first week, with the reason given.
    """

    person: Person
    emphases: Emphases
    allowance: Allowance
    weeks_before: int = 0
    practised: frozenset[str] = frozenset()
    leads: Mapping[Role, str] = field(default_factory=dict)


def compose_blocks(need: Need, knowledge: Knowledge) -> tuple[StoredBlock, ...]:
    """The whole programme, weeks 1 to 12, neighbouring weeks with the same days joined.

    Requirements: B-35, B-36, B-37, B-40, B-91, B-80
    """
    phases = phases_of(need.weeks_before, knowledge)
    turning = _turning_weeks(need, phases, knowledge)
    blocks: list[StoredBlock] = []
    for week in range(1, knowledge.models.programme.weeks + 1):
        if week in turning:
            block = block_for(need, week, phase_of(week, phases), knowledge)
            if not blocks or replace(block, weeks=blocks[-1].weeks) != blocks[-1]:
                blocks.append(block)
                continue
        blocks[-1] = replace(blocks[-1], weeks=(*blocks[-1].weeks, week))
    return tuple(blocks)


def _turning_weeks(need: Need, phases: Mapping[str, Phase], knowledge: Knowledge) -> frozenset[int]:
    """The weeks in which anything can change: a phase, an exercise, a dose or a sport comes in."""
    weeks = {1, *(phase.weeks[0] for phase in phases.values())}
    for exercise in knowledge.exercises.values():
        first = first_week(exercise, need, knowledge.exercises)
        weeks.add(first)
        for dose in exercise.doses:
            if dose.weeks is not None:
                weeks.update((first + dose.weeks[0] - 1, first + dose.weeks[1]))
    sports = (knowledge.sports[sport] for sport in need.person.sports)
    weeks.update(added.from_week - need.weeks_before for sport in sports for added in sport.adds)
    return frozenset(weeks)


def block_for(need: Need, week: int, phase: Phase, knowledge: Knowledge) -> StoredBlock:
    """The training day and the rest day of one programme week.

    What finds no room on a strength day comes first on the days between, so that short days take
    turns instead of leaving the same work out every time.
    """
    kind = carrying_kind(need.person, phase, knowledge)
    day = _Day(need, week, phase, kind, knowledge)
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
    day: "_Day", strength: tuple[StoredItem, ...], ladders: Callable[[Role], Ladder]
) -> tuple[StoredItem, ...] | None:
    """The day between two strength days; `None` where there is none, or only its raises differ."""
    training = day.need.person.training_days
    days = training if day.kind == "training" else rest_days(training)
    if len(days) == len(spaced(days, day.knowledge.models.programme.strength_days_per_week)):
        return None
    items = _compose(day, ladders)
    return None if items == _without_raise_items(strength, day.knowledge) else items


def first_week(exercise: Exercise, need: Need, exercises: Mapping[str, Exercise]) -> int:
    """The programme week in which an exercise comes in; 0 or less where it is known already.

    What was never done starts small at its time. Where it builds on an easier form that was never
    done either, it follows that one at the usual distance. What leads begins at once with its
    gentlest form.
    """
    order = need.emphases.order
    first = started(exercise, order) - need.weeks_before
    easier = exercises.get(exercise.easier or "")
    gentlest = easier is None or not _same_make(easier, exercise)
    if gentlest and exercise.role in need.leads:
        first = min(1, first)
    if exercise.id in need.practised:
        return first
    if easier is None or gentlest or easier.id in need.practised:
        return max(1, first)
    behind = started(exercise, order) - started(easier, order)
    return max(1, first, first_week(easier, need, exercises) + behind)


def _same_make(easier: Exercise, exercise: Exercise) -> bool:
    """Whether the one is practice for the other: the same job, with a band or without."""
    return easier.role == exercise.role and (easier.band is None) == (exercise.band is None)


def phases_of(weeks_before: int, knowledge: Knowledge) -> Mapping[str, Phase]:
    """The phases with the programme weeks they fill for someone who has practised before.

    A programme taken on midway goes on in the phase that was reached. After a whole one the habit
    is there, so the next round begins where the first phase ends. Numbers count from the start of
    the programme all the same; the last phase takes the weeks that are left.
    """
    last = knowledge.models.programme.weeks
    opening = min(phase.weeks[1] for phase in knowledge.phases.values())
    passed = weeks_before if weeks_before < last else opening
    shifted = (_earlier(p, passed, last) for p in knowledge.phases.values())
    return {phase.id: phase for phase in shifted if phase.weeks[1] >= 1}


def _earlier(phase: Phase, weeks: int, last: int) -> Phase:
    """The phase so many weeks earlier; upkeep and the end of the programme stay."""
    first, final = phase.weeks
    if first > last:
        return phase
    return replace(phase, weeks=(max(1, first - weeks), final if final == last else final - weeks))


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


def carrying_kind(person: Person, phase: Phase, knowledge: Knowledge) -> DayKind:
    """The kind of day that carries the heel raises of a phase.

    In upkeep they go with the short stretch, on rest days if there are any.

    Requirements: B-48, B-71
    """
    if phase.id == KEEP:
        return "rest" if rest_days(person.training_days) else "training"
    return strength_kind(person, knowledge)


@dataclass(frozen=True, slots=True)
class _Day:
    """One kind of day in one programme week, with everything it is composed from.

    `raises`: whether heel raises may stand in it; `first`: roles that come before the others.
    """

    need: Need
    week: int
    phase: Phase
    kind: DayKind
    knowledge: Knowledge
    raises: bool = True
    first: tuple[Role, ...] = ()

    def first_week(self, exercise: Exercise) -> int:
        """The programme week in which an exercise comes in."""
        return first_week(exercise, self.need, self.knowledge.exercises)

    @property
    def sports(self) -> tuple[SportAddition, ...]:
        """What the person's sports add to this day; upkeep keeps only what comes first."""
        sports = (self.knowledge.sports[sport] for sport in self.need.person.sports)
        added = (addition for sport in sports for addition in sport.adds)
        return tuple(
            addition
            for addition in added
            if addition.day == self.kind
            and addition.from_week <= self.week + self.need.weeks_before
            and (addition.first or self.phase.id != KEEP)
        )


def _compose(day: _Day, ladders: Callable[[Role], Ladder]) -> tuple[StoredItem, ...]:
    core, more = _with_sports(day)
    if not day.raises:
        core, more = _without_raises(core), _without_raises(more)
    minutes = day.need.person.minutes_per_day or day.knowledge.models.programme.default_minutes
    return fill(core, more, ladders, minutes * 60.0, day.knowledge.models.programme.day_order)


def _with_sports(day: _Day) -> tuple[tuple[Role, ...], tuple[Role, ...]]:
    """The roles of a day: what leads, what its sports put first, what waited, then the emphasis."""
    core, more = _roles(day)
    first = [*day.need.leads, *(added.role for added in day.sports if added.first)]
    then = [added.role for added in day.sports if not added.first]
    waited = [role for role in day.first if role in core]
    return tuple(dict.fromkeys((*first, *waited, *core))), (*then, *more)


def _left_over(
    day: _Day, items: tuple[StoredItem, ...], ladders: Callable[[Role], Ladder]
) -> tuple[Role, ...]:
    """The core roles of a day that found no room in it."""
    present = {day.knowledge.exercises[item.exercise].role for item in items}
    core, _ = _with_sports(day)
    return tuple(role for role in core if role not in present and ladders(role))


def _without_raises(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    return tuple(role for role in roles if role != "raise")


def _without_raise_items(
    items: tuple[StoredItem, ...], knowledge: Knowledge
) -> tuple[StoredItem, ...]:
    exercises = knowledge.exercises
    return tuple(item for item in items if not exercises[item.exercise].every_other_day)


def _roles(day: _Day) -> tuple[tuple[Role, ...], tuple[Role, ...]]:
    """The main emphasis sets the core; the cores of the others come next.

    Requirements: B-17
    """
    carries = day.kind == carrying_kind(day.need.person, day.phase, day.knowledge)
    recipes = [_recipe(day, emphasis) for emphasis in day.need.emphases.order]
    cores = [recipe.carrying if carries and recipe.carrying else recipe.core for recipe in recipes]
    more = [role for core in cores[1:] for role in core] + list(recipes[0].more)
    return cores[0], tuple(role for role in dict.fromkeys(more) if role not in cores[0])


def _recipe(day: _Day, emphasis: Emphasis) -> DayRecipe:
    fitting = {r.emphasis: r for r in day.phase.recipes if r.day == day.kind}
    return fitting.get(emphasis) or fitting["balanced"]


def _ladder(role: Role, day: _Day) -> Ladder:
    """The sizes a role comes in: a sport's own exercise first, else the best that fits."""
    first, allowance = day.first_week, day.need.allowance
    exercises = day.knowledge.exercises
    for added in (a for a in day.sports if a.role == role):
        exercise = exercises[added.exercise]
        if own := chosen_for(exercise, day.week, day.phase.id, first, allowance):
            return _steps(own, added.why, day)
    chosen = choose(role, day.week, day.phase.id, first, allowance, exercises)
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
    why = need.leads.get(chosen.exercise.role) or reason(chosen.exercise, need.emphases)
    if chosen.instead_of is None:
        return why
    better = chosen.instead_of.name.lower()
    return f"{why} It stands in for the {better}, for which you named no equipment."


def reason(exercise: Exercise, emphases: Emphases) -> str:
    """The exercise's reason for the strongest emphasis it speaks to."""
    for emphasis in emphases.order:
        if emphasis in exercise.why:
            return exercise.why[emphasis]
    return exercise.why["default"]
