"""Programmes composed for whom a test needs, and what stands in them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from tests.people import KNOWLEDGE, LIFTER

from dorsi.domain.journal import Person, StoredBlock, StoredItem
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import DayKind, Emphasis, Side, Trait
from dorsi.train.choose import Allowance
from dorsi.train.emphasis import Emphases
from dorsi.train.menu import Menu
from dorsi.train.need import Need
from dorsi.train.phases import phase_of, phases_of
from dorsi.train.programme import block_for
from dorsi.train.roles import KindOfDay, _roles

EXERCISES, PHASES = KNOWLEDGE.exercises, KNOWLEDGE.phases
WEEKS = range(1, 13)


def need(
    person: Person = LIFTER,
    *order: Emphasis,
    affected: Side | None = None,
    forbidden: Iterable[Trait] = (),
    **changed: Any,
) -> Need:
    """What a programme has to answer to; some fields of the person may be changed."""
    person = replace(person, **changed)
    allowance = Allowance(frozenset(person.equipment), frozenset(forbidden), frozenset())
    return Need(person, Emphases(order or ("calf",), affected), allowance)


def block(given: Need, week: int, knowledge: Knowledge = KNOWLEDGE) -> StoredBlock:
    phases = phases_of(given.weeks_before, knowledge)
    return block_for(given, week, phase_of(week, phases), knowledge)


def drills(items: Iterable[StoredItem]) -> list[str]:
    """The exercises of a day in their order, both sides of one once."""
    return list(dict.fromkeys(item.exercise for item in items))


def item(items: Iterable[StoredItem], drill: str) -> StoredItem:
    """The first item of an exercise that must be there."""
    return next(item for item in items if item.exercise == drill)


def roles(day: DayKind, *order: Emphasis, week: int = 1) -> tuple[tuple[str, ...], tuple[str, ...]]:
    menu = Menu(need(LIFTER, *order), KNOWLEDGE)
    return _roles(KindOfDay(menu, week, phase_of(week, PHASES), day))
