"""Values below each other: the span of each as wide as its bounds, what is asked behind it."""

from collections.abc import Iterator
from typing import Final

from dorsi.report.chart import svg
from dorsi.report.chart.lettering import shortened
from dorsi.report.plot.content import (
    Asked,
    Bar,
    Rows,
    Scale,
    apart,
    said,
    said_asked,
    said_span,
    scale,
    ticked,
)

LEFT, RIGHT = 236.0, 484.0
LABELS, NUMBERS, BOUNDS = 16.0, 500.0, 584.0
ROW, TEXT, SMALL = 22.0, 12.5, 11.0
THICK, TALL = 5.0, 7.0
AXIS: Final = 22.0


def height(rows: Rows) -> float:
    """How tall the panel is, its heading left out."""
    return ROW * len(rows.bars) + AXIS + SMALL


def draw(rows: Rows, top: float) -> Iterator[str]:
    """Draw the panel below its heading."""
    along = scale([edge for bar in rows.bars for edge in _edges(bar)])
    bottom = top + ROW * len(rows.bars)
    written = [ticked(tick, along, rows.unit) for tick in along.ticks]
    every = apart(written, SMALL, RIGHT - LEFT)
    for number, tick in enumerate(along.ticks):
        x = _x(along, tick)
        yield svg.line((x, top), (x, bottom), "grid")
        if number % every == 0:
            yield svg.words(written[number], (x, bottom + 14.0), "muted", SMALL, "middle")
    for number, bar in enumerate(rows.bars):
        yield from _bar(bar, rows, along, top + ROW * number)
    yield svg.line((LEFT, bottom), (RIGHT, bottom), "axis")


def _edges(bar: Bar) -> Iterator[float]:
    """What of a row has to be on the scale."""
    yield from (bar.found.low, bar.found.high)
    if bar.asked is not None:
        yield from (bound for bound in (bar.asked.least, bar.asked.most) if bound is not None)


def _bar(bar: Bar, rows: Rows, along: Scale, top: float) -> Iterator[str]:
    middle, base = top + ROW / 2.0, top + ROW / 2.0 + 4.0
    if bar.asked is not None:
        yield from _asked(bar.asked, along, top)
    low, value, high = (_x(along, v) for v in (bar.found.low, bar.found.value, bar.found.high))
    yield svg.box(low, middle - THICK, max(high - low, 1.0), 2 * THICK, "span accent")
    yield svg.box(value - 1.2, middle - TALL, 2.4, 2 * TALL, "mark accent")
    label = shortened(bar.label, TEXT, LEFT - LABELS - 8.0)
    yield svg.words(label, (LABELS, base), "", TEXT)
    yield svg.words(said(bar.found.value, rows.unit), (NUMBERS, base), "big", TEXT)
    bounds = said_span(bar.found, rows.unit)
    yield svg.words(bounds, (BOUNDS, base), "muted", SMALL)


def _asked(asked: Asked, along: Scale, top: float) -> Iterator[str]:
    """A soft field from the least to the most, open ends to the end of the scale."""
    least = LEFT if asked.least is None else _x(along, asked.least)
    most = RIGHT if asked.most is None else _x(along, asked.most)
    yield svg.box(least, top + 1.0, most - least, ROW - 2.0, "asked")


def _x(along: Scale, value: float) -> float:
    return LEFT + along.share(value) * (RIGHT - LEFT)


def lines_of(rows: Rows) -> Iterator[str]:
    """The same as text, a row a line, cells apart by a tab."""
    for bar in rows.bars:
        asked = said_asked(bar.asked, rows.unit) if bar.asked else ""
        bounds, value = said_span(bar.found, rows.unit), said(bar.found.value, rows.unit)
        yield f"{rows.heading}\t{bar.label}\t{value}\t{bounds}\t{asked}"
