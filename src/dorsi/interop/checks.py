"""Checks that several kinds of entries share: an id that exists, a number that can be measured."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from math import floor
from typing import Any

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.measures import Measure
from dorsi.errors import Fault
from dorsi.interop.plausible import between, is_number, out_of_place
from dorsi.knowledge.records import nearest
from dorsi.units import MM_PER, convert_length

Raw = Mapping[str, Any]
Limits = Mapping[str, tuple[float, float]]

ROUNDING = 1e-9  # converting a bound must not push what lies on it out


def known(name: object, ids: Mapping[str, object], what: str, path: str) -> Iterator[Fault]:
    """Find whether a text names nothing that exists."""
    if isinstance(name, str) and name not in ids:
        yield Fault(path, f"no {what} is called {name!r}", nearest=nearest(name, ids))


def day_written(raw: object) -> date | None:
    """The day of a date or a time as written, or nothing where it is neither."""
    try:
        return datetime.fromisoformat(raw).date() if isinstance(raw, str) else None
    except ValueError:
        return None


def items(found: list[Any], knowledge: Knowledge, limits: Limits, path: str) -> Iterator[Fault]:
    """Check exercises with their doses, done or prescribed."""
    for index, item in enumerate(found):
        if isinstance(item, dict):
            place = f"{path}[{index}]"
            named = item.get("exercise")
            yield from known(named, knowledge.exercises, "exercise", f"{place}.exercise")
            yield from out_of_place(item, limits, place)


def measurable(number: object, measure: Measure, unit: str, path: str) -> Iterator[Fault]:
    """Find whether a number in a unit of its measure is one nobody can have measured."""
    if not is_number(number):
        return
    low, high = measure.plausible
    converted = unit in MM_PER and measure.unit in MM_PER
    own = convert_length(number, unit, measure.unit) if converted else number
    # An angle of exactly zero is what a device shows before it is held to anything, and a shin
    # that does not lean at all is no bend; without weight the foot may well stand square.
    unset = unit == "deg" and number == low == 0
    if unset or not low - ROUNDING <= own <= high + ROUNDING:
        shown = between(_shown(low, measure.unit, unit), _shown(high, measure.unit, unit), unit)
        expected = f"more than 0 and up to {high:g} {unit}" if unset else shown
        problem = f"{number} {unit} is not plausible for {measure.name}"
        yield Fault(path, problem, expected)


def _shown(end: float, of: str, unit: str) -> float:
    """A bound in the unit typed, never rounded to where it would be refused."""
    if unit == of or unit not in MM_PER:
        return end
    return floor(convert_length(end, of, unit) * 10) / 10
