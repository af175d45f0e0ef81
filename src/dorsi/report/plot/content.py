"""What a figure of an experiment shows, before anyone draws it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from types import MappingProxyType
from typing import Final, Literal

from dorsi.report.chart.lettering import width_of
from dorsi.report.quantities import tidy

Unit = Literal["share", "cm", "weeks", "score", "ratio"]
STEPS: Final = (1.0, 2.0, 5.0, 10.0)
PERCENT: Final = 100.0
ROUNDING: Final = 1e-9
LEAST_SPAN: Final = 1e-6
BARE: Final = frozenset[Unit]({"score", "ratio"})
DIGITS: Final = MappingProxyType[Unit, int]({"cm": 2, "weeks": 2, "score": 4, "ratio": 2})


@dataclass(frozen=True, slots=True)
class Found:
    """A value with its bounds."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a value: at least, at most, or both; and whether it is so."""

    least: float | None
    most: float | None
    met: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: whose value it is, and what is asked of it."""

    label: str
    found: Found
    asked: Asked | None


@dataclass(frozen=True, slots=True)
class Rows:
    """Values below each other on one scale."""

    heading: str
    unit: Unit
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A value at a place along the axis."""

    at: float
    found: Found
    asked: Asked | None


@dataclass(frozen=True, slots=True)
class Series:
    """Values along an axis that belong together."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Several series over the same axis; `evenly` where value and axis should be equal."""

    heading: str
    axis: str
    unit: Unit
    series: tuple[Series, ...]
    evenly: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """One experiment: its question, what the numbers are, and its panels."""

    title: str
    says: str
    foot: str
    panels: tuple[Rows | Lines, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from one round number to another, with the numbers between."""

    low: float
    high: float
    step: float

    @property
    def ticks(self) -> tuple[float, ...]:
        """The numbers to write beside the axis."""
        count = round((self.high - self.low) / self.step)
        return tuple(self.low + number * self.step for number in range(count + 1))

    def share(self, value: float) -> float:
        """How far along a value lies, 0-1, kept inside."""
        return min(max((value - self.low) / (self.high - self.low), 0.0), 1.0)


def scale(values: list[float], most_ticks: int = 6) -> Scale:
    """A scale that holds all values, its ends and steps round."""
    low, high = min(values), max(values)
    span = max(high - low, LEAST_SPAN)
    unit = 10.0 ** floor(log10(span / most_ticks))
    step = next(unit * s for s in STEPS if span / (unit * s) <= most_ticks)
    first, last = floor(low / step + ROUNDING), ceil(high / step - ROUNDING)
    return Scale(first * step, max(last, first + 1) * step, step)


def said(value: float, unit: Unit) -> str:
    """A value as it is written in a figure."""
    if unit == "share":
        return f"{tidy(value * PERCENT, 1)} %"
    text = tidy(value, DIGITS[unit])
    return text if unit in BARE else f"{text} {unit}"


def said_span(found: Found, unit: Unit) -> str:
    """Its bounds, without the unit."""
    if unit == "share":
        return f"{tidy(found.low * PERCENT, 1)}–{tidy(found.high * PERCENT, 1)}"
    return f"{tidy(found.low, DIGITS[unit])} to {tidy(found.high, DIGITS[unit])}"


def said_asked(asked: Asked, unit: Unit) -> str:
    """What is asked, in words."""
    bounds = (("at least", asked.least), ("at most", asked.most))
    told = [f"{how} {said(bound, unit)}" for how, bound in bounds if bound is not None]
    return ", ".join(told if asked.met else (*told, "not met"))


def ticked(value: float, scale: Scale, unit: Unit) -> str:
    """A number beside an axis."""
    factor = PERCENT if unit == "share" else 1.0
    digits = max(0, -floor(log10(scale.step * factor) + ROUNDING))
    return f"{tidy(value * factor, digits)} %" if unit == "share" else tidy(value, digits)


def apart(written: Sequence[str], size: float, span: float) -> int:
    """Write every how many-th of evenly spaced numbers, so that none runs into the next."""
    widest = max(width_of(text, size) for text in written) + size / 2.0
    return max(1, ceil(widest * (len(written) - 1) / span))


def placed(at: float) -> str:
    """A place along an axis, as many decimals as it needs, three at most."""
    return tidy(at, 3).rstrip("0").rstrip(".") if at % 1 else tidy(at, 0)
