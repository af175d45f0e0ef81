"""The two axes of a chart: days along, reach upwards, and the numbers that stand beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor
from types import MappingProxyType
from typing import Final

from dorsi.domain.words import LengthUnit
from dorsi.report.chart.content import Chart, Track
from dorsi.report.quantities import MONTHS, tidy
from dorsi.units import convert_length

LEAST_DAYS: Final = 42  # fewer would blow a few days up to look like a trend
SPARE_SHARE: Final = 0.02  # of the days, before the first reading, so that it stands free
ROOM_CM: Final = 0.4
LEAST_CM: Final = 4.0  # less height would make measuring error look like movement
STRAY_CM: Final = 3.0  # a reading further out than this from all else is drawn at the edge
DAYS_AHEAD: Final = 7  # where nothing is forecast
MONTHS_APART: Final = (1, 2, 3, 6, 12, 24, 60)
WEEKS_APART: Final = (1, 2)
DAYS_PER_MONTH: Final = 30.44
YEAR: Final = 12
STEPS: Final = MappingProxyType[LengthUnit, tuple[float, ...]](
    {"cm": (1.0, 2.0, 5.0, 10.0), "in": (0.5, 1.0, 2.0, 4.0)}
)


@dataclass(frozen=True, slots=True)
class Days:
    """The days a chart spans, both included."""

    first: date
    last: date

    def share(self, day: date) -> float:
        """How far along a day lies: 0 at the first, 1 at the last, kept inside."""
        share = (day - self.first).days / (self.last - self.first).days
        return min(max(share, 0.0), 1.0)


@dataclass(frozen=True, slots=True)
class Reach:
    """The reaches a chart spans, in cm."""

    low_cm: float
    high_cm: float

    def share(self, cm: float) -> float:
        """How far up a reach lies: 0 at the bottom, 1 at the top, kept inside."""
        share = (cm - self.low_cm) / (self.high_cm - self.low_cm)
        return min(max(share, 0.0), 1.0)

    def holds(self, cm: float) -> bool:
        """Whether a reach is inside."""
        return self.low_cm <= cm <= self.high_cm


@dataclass(frozen=True, slots=True)
class DayTick:
    """A day named on the axis."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class ReachTick:
    """A reach named beside the axis."""

    cm: float
    text: str


def days_of(chart: Chart) -> Days:
    """From the first reading, or a flag before it, to the end of the forecast."""
    known = [chart.today, *(flag.day for flag in chart.flags)]
    for track in chart.tracks:
        known += [mark.day for mark in track.readings]
        known += [point.day for point in (*track.course, *track.forecast)]
    first, last = min(known), max(*known, chart.today + timedelta(days=DAYS_AHEAD))
    last = max(last, first + timedelta(days=LEAST_DAYS))
    return Days(first - timedelta(days=ceil(SPARE_SHARE * (last - first).days)), last)


def reach_of(chart: Chart) -> Reach:
    """The same for both sides, so that they can be compared; strays do not stretch it."""
    known = [cm for track in chart.tracks for cm in _spanned(track)]
    marks = [mark.cm for track in chart.tracks for mark in track.readings]
    if not known:
        known = marks or [0.0]
    low, high = min(known), max(known)
    near = [cm for cm in marks if low - STRAY_CM <= cm <= high + STRAY_CM]
    low, high = min([low, *near]) - ROOM_CM, max([high, *near]) + ROOM_CM
    lacking = max(LEAST_CM - (high - low), 0.0) / 2.0
    low = max(low - lacking, 0.0)  # nobody reaches less than nothing
    return Reach(low, max(high + lacking, low + LEAST_CM))


def _spanned(track: Track) -> Iterator[float]:
    for point in (*track.course, *track.forecast):
        yield from (point.low, point.high)
    if track.target is not None:
        yield track.target.cm


def day_ticks(days: Days, most: int) -> tuple[DayTick, ...]:
    """The names along the days: every week or two, month, or year, as many as there is room for."""
    span = (days.last - days.first).days
    for weeks in WEEKS_APART:
        if span / (7 * weeks) <= most:
            return tuple(_weekly(days, weeks))
    apart = next((n for n in MONTHS_APART if span / DAYS_PER_MONTH / n <= most), MONTHS_APART[-1])
    return tuple(_monthly(days, apart))


def _weekly(days: Days, weeks: int) -> Iterator[DayTick]:
    day = days.first + timedelta(days=-days.first.weekday() % 7)
    while day <= days.last:
        yield DayTick(day, f"{day.day} {MONTHS[day.month - 1][:3]}")
        day += timedelta(weeks=weeks)


def _monthly(days: Days, apart: int) -> Iterator[DayTick]:
    begins = days.first.year * YEAR + days.first.month - 1
    ends = days.last.year * YEAR + days.last.month - 1
    for number in range(begins + -begins % apart, ends + 1, apart):
        year, month = divmod(number, YEAR)
        day = date(year, month + 1, 1)
        if days.first <= day:
            yield DayTick(day, MONTHS[month][:3] if month else str(year))


def reach_ticks(reach: Reach, unit: LengthUnit | None, most: int) -> tuple[ReachTick, ...]:
    """Round numbers in the person's unit, lowest first."""
    unit = unit or "cm"
    low, high = (convert_length(cm, "cm", unit) for cm in (reach.low_cm, reach.high_cm))
    fits = (step for step in STEPS[unit] if floor(high / step) - ceil(low / step) < most)
    step = next(fits, STEPS[unit][-1])
    numbers = (n * step for n in range(ceil(low / step), floor(high / step) + 1))
    return tuple(
        ReachTick(convert_length(number, unit, "cm"), tidy(number, 0 if step >= 1.0 else 1))
        for number in numbers
    )
