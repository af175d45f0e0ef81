"""Values along an axis: a line each, the fan of its bounds, its name at its end, a table below."""

from collections.abc import Iterator, Sequence
from typing import Final

from dorsi.report.chart import svg
from dorsi.report.chart.lettering import BOLD, shortened, width_of
from dorsi.report.plot.content import (
    Lines,
    Scale,
    Series,
    placed,
    said,
    said_asked,
    said_span,
    scale,
    ticked,
)

LEFT, RIGHT, EDGE, MARGIN = 60.0, 484.0, 704.0, 16.0
TALL: Final = 190.0
TEXT, SMALL, TINY = 12.5, 11.0, 8.5
AXIS: Final = 40.0
ROW: Final = 30.0
HEAD: Final = 18.0
NAMES: Final = 196.0
NAME: Final = 24.0  # from the end of a line to its name, its mark between
APART: Final = 15.0  # between the names of two lines
DASHES: Final = ("", " second", " third", " fourth")


def height(lines: Lines) -> float:
    """How tall the panel is, its heading left out."""
    return TALL + AXIS + sum(HEAD + ROW * len(alike) for alike in _tables(lines)) + 6.0


def draw(lines: Lines, top: float) -> Iterator[str]:
    """Draw the panel below its heading."""
    points = [point for series in lines.series for point in series.points]
    limits = [
        bound
        for point in points
        if point.asked is not None
        for bound in (point.asked.least, point.asked.most)
        if bound is not None
    ]
    along = scale([point.at for point in points])
    up = scale([edge for p in points for edge in (p.found.low, p.found.high)] + limits)
    yield from _frame(lines, along, up, top)
    for number, series in enumerate(lines.series):
        yield from _series(series, number, along, up, top)
    yield from _asked(lines, along, up, top)
    yield from _names(lines.series, up, top)
    below = top + TALL + AXIS
    for alike in _tables(lines):
        yield from _table(alike, lines, below)
        below += HEAD + ROW * len(alike)


def _frame(lines: Lines, along: Scale, up: Scale, top: float) -> Iterator[str]:
    for tick in up.ticks:
        y = _y(up, tick, top)
        yield svg.line((LEFT, y), (RIGHT, y), "grid")
        yield svg.words(ticked(tick, up, lines.unit), (LEFT - 6.0, y + 4.0), "muted", SMALL, "end")
    bottom = top + TALL
    for tick in along.ticks:
        x = _x(along, tick)
        yield svg.line((x, bottom), (x, bottom + 4.0), "axis")
        yield svg.words(ticked(tick, along, "cm"), (x, bottom + 16.0), "muted", SMALL, "middle")
    yield svg.line((LEFT, bottom), (RIGHT, bottom), "axis")
    yield svg.words(lines.axis, (RIGHT, bottom + 30.0), "muted", SMALL, "end")
    if lines.evenly:
        low, high = max(along.low, up.low), min(along.high, up.high)
        ends = [(_x(along, v), _y(up, v, top)) for v in (low, high)]
        yield svg.line(ends[0], ends[1], "even")


def _series(series: Series, number: int, along: Scale, up: Scale, top: float) -> Iterator[str]:
    def path(part: str) -> list[svg.Point]:
        return [(_x(along, p.at), _y(up, getattr(p.found, part), top)) for p in series.points]

    role = "accent" if number == 0 else ""
    yield svg.area(path("high"), path("low"), f"fan {role}")
    yield svg.curve(path("value"), f"run {role}{DASHES[number % len(DASHES)]}")
    for place in path("value"):
        yield svg.mark(place, number, role)


def _asked(lines: Lines, along: Scale, up: Scale, top: float) -> Iterator[str]:
    """A short dashed line at each bound that is asked of a point, with its words once."""
    told = set()
    for series in lines.series:
        for point in series.points:
            if point.asked is None:
                continue
            for bound in (point.asked.least, point.asked.most):
                if bound is None or (point.at, bound) in told:
                    continue
                told.add((point.at, bound))
                x, y = _x(along, point.at), _y(up, bound, top)
                yield svg.line((max(LEFT, x - 8.0), y), (x + 26.0, y), "limit")
                text = said_asked(point.asked, lines.unit)
                below = bound == point.asked.least or y - SMALL < top
                beside = y + SMALL + 3.0 if below else y - 5.0
                yield svg.words(text, (x + 4.0, beside), "muted halo", SMALL)


def _names(all_series: Sequence[Series], up: Scale, top: float) -> Iterator[str]:
    """The name of each line beside its end, none on top of another."""
    ends = sorted(
        (_y(up, series.points[-1].found.value, top), number)
        for number, series in enumerate(all_series)
    )
    last = -APART
    places = []
    for y, number in ends:
        last = max(y, last + APART)
        places.append((last, number))
    over = max(0.0, places[-1][0] - (top + TALL))
    for y, number in places:
        size = TEXT * BOLD if number == 0 else TEXT
        name = shortened(all_series[number].name, size, EDGE - RIGHT - NAME)
        yield svg.mark((RIGHT + 14.0, y - over), number, "accent" if number == 0 else "")
        role = "accent big" if number == 0 else ""
        yield svg.words(name, (RIGHT + NAME, y - over + 4.0), role, TEXT)


def _tables(lines: Lines) -> list[list[Series]]:
    """Series with the same places along the axis share a table."""
    tables: dict[tuple[float, ...], list[Series]] = {}
    for series in lines.series:
        tables.setdefault(tuple(point.at for point in series.points), []).append(series)
    return list(tables.values())


def _table(alike: Sequence[Series], lines: Lines, top: float) -> Iterator[str]:
    points = alike[0].points
    wide = (EDGE - NAMES) / len(points)
    middles = [NAMES + wide * (place + 0.5) for place in range(len(points))]
    axis = shortened(lines.axis, SMALL, NAMES - MARGIN - 8.0)
    yield svg.words(axis, (MARGIN, top + 12.0), "muted", SMALL)
    for x, point in zip(middles, points, strict=True):
        yield svg.words(placed(point.at), (x, top + 12.0), "muted", SMALL, "middle")
    yield svg.line((MARGIN, top + HEAD - 1.0), (EDGE, top + HEAD - 1.0), "grid")
    for number, series in enumerate(alike):
        base = top + HEAD + ROW * number + 12.0
        name = shortened(series.name, TEXT, NAMES - MARGIN - 8.0)
        yield svg.words(name, (MARGIN, base), "", TEXT)
        for x, point in zip(middles, series.points, strict=True):
            value = said(point.found.value, lines.unit).removesuffix(f" {lines.unit}")
            yield svg.words(value, (x, base), "", SMALL, "middle")
            bounds = said_span(point.found, lines.unit)
            if width_of(bounds, TINY) <= wide:
                yield svg.words(bounds, (x, base + 11.0), "muted", TINY, "middle")


def _x(along: Scale, value: float) -> float:
    return LEFT + along.share(value) * (RIGHT - LEFT)


def _y(up: Scale, value: float, top: float) -> float:
    return top + (1.0 - up.share(value)) * TALL


def lines_of(lines: Lines) -> Iterator[str]:
    """The same as text, a point a line, cells apart by a tab."""
    for series in lines.series:
        for point in series.points:
            asked = said_asked(point.asked, lines.unit) if point.asked else ""
            value, bounds = said(point.found.value, lines.unit), said_span(point.found, lines.unit)
            place = f"{lines.axis} {placed(point.at)}"
            yield "\t".join((lines.heading, f"{series.name}, {place}", value, bounds, asked))
