"""The roles of a day: what it should hold, most important first, before exercises are chosen."""

from dataclasses import dataclass

from dorsi.domain.exercises import DayRecipe, Phase, Role, SportAddition
from dorsi.domain.words import DayKind, Emphasis
from dorsi.train.menu import Menu
from dorsi.train.phases import KEEP
from dorsi.train.week import rest_days


@dataclass(frozen=True, slots=True)
class KindOfDay:
    """One kind of day in one programme week, with what it is composed from.

    `raises`: whether heel raises may stand in it; `first`: roles that come before the others.
    """

    menu: Menu
    week: int
    phase: Phase
    kind: DayKind
    raises: bool = True
    first: tuple[Role, ...] = ()

    @property
    def sports(self) -> tuple[SportAddition, ...]:
        """What the person's sports add to this day; upkeep keeps only what comes first."""
        week = self.week + self.menu.need.weeks_before
        return tuple(
            addition
            for addition in self.menu.added
            if addition.day == self.kind
            and addition.from_week <= week
            and (addition.first or self.phase.id != KEEP)
        )


def carrying_kind(menu: Menu, phase: Phase) -> DayKind:
    """The kind of day that carries the heel raises of a phase.

    In upkeep they go with the short stretch, on rest days if there are any.

    Requirements: B-48, B-71
    """
    if phase.id == KEEP:
        return "rest" if rest_days(menu.need.person.training_days) else "training"
    return menu.strength_kind


def roles_of(day: KindOfDay) -> tuple[tuple[Role, ...], tuple[Role, ...]]:
    """The roles of a day: what leads, what its sports put first, what waited, then the emphasis."""
    core, more = _roles(day)
    first = [*day.menu.need.leads, *(added.role for added in day.sports if added.first)]
    then = [added.role for added in day.sports if not added.first]
    waited = [role for role in day.first if role in core]
    core = tuple(dict.fromkeys((*first, *waited, *core)))
    more = (*then, *more)
    return (core, more) if day.raises else (_without_raises(core), _without_raises(more))


def _without_raises(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    return tuple(role for role in roles if role != "raise")


def _roles(day: KindOfDay) -> tuple[tuple[Role, ...], tuple[Role, ...]]:
    """The main emphasis sets the core; the cores of the others come next.

    Requirements: B-17
    """
    carries = day.kind == carrying_kind(day.menu, day.phase)
    recipes = [_recipe(day, emphasis) for emphasis in day.menu.need.emphases.order]
    cores = [recipe.carrying if carries and recipe.carrying else recipe.core for recipe in recipes]
    more = [role for core in cores[1:] for role in core] + list(recipes[0].more)
    return cores[0], tuple(role for role in dict.fromkeys(more) if role not in cores[0])


def _recipe(day: KindOfDay, emphasis: Emphasis) -> DayRecipe:
    fitting = {r.emphasis: r for r in day.phase.recipes if r.day == day.kind}
    return fitting.get(emphasis) or fitting["balanced"]
