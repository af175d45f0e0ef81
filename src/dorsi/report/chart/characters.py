"""The trend in characters: the same band, points, target and fan, small enough for a terminal.

Plain text with an ink to each piece, so that a terminal may colour it and a pipe needs nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dorsi.domain.words import Side
from dorsi.report.chart.axes import day_ticks, days_of, reach_of, reach_ticks
from dorsi.report.chart.content import Chart, Track, lately, standing
from dorsi.report.chart.dots import Canvas, Run
from dorsi.report.chart.events import WEIGHTS
from dorsi.report.chart.lane import Tag, hang
from dorsi.report.chart.signs import DRAWN, Grid, Signs
from dorsi.report.chart.strokes import stroke
from dorsi.report.quantities import bare_length, capital

LEFT: Final = 6  # columns for the numbers of the axis
RIGHT: Final = 6  # columns for the values the forecast ends with
ROWS: Final = 8  # of a side
ROWS_ALONE: Final = 12
FLAG_ROWS: Final = 3
TICK_COLUMNS: Final = 7
TICKS: Final = 4
TODAY: Final = "today"
GAP: Final = "  "


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the drawing, and the side whose colour its side ink is."""

    runs: tuple[Run, ...]
    side: Side | None = None

    @property
    def text(self) -> str:
        """The characters, without their inks."""
        return "".join(run.text for run in self.runs)


def drawn(chart: Chart, columns: int, signs: Signs = DRAWN) -> tuple[Line, ...]:
    """Draw the trend.

    Args:
        chart: What to show; without a reading there is nothing to draw.
        columns: Characters per line.
        signs: `ASCII` where a terminal cannot show the drawn ones.

    Returns:
        Lines from top to bottom.
    """
    chart = lately(chart)
    if not chart.tracks:
        return ()
    right = RIGHT if any(track.forecast for track in chart.tracks) else 1
    rows = ROWS if len(chart.tracks) > 1 else ROWS_ALONE
    days, reach = days_of(chart), reach_of(chart)

    def grid() -> Grid:
        canvas = Canvas(columns - LEFT - right, rows, signs.across, signs.down)
        return Grid(canvas, days, reach, signs)

    sides = [line for track in chart.tracks for line in _side(track, chart, grid())]
    below = (*_axis(chart, grid(), columns), *_flags(chart, grid(), columns))
    return (*sides, *below, *_key(chart, signs, columns))


def heads(chart: Chart) -> tuple[Line, ...]:
    """Each side's number alone, for where there is no room to draw."""
    return tuple(_head(track, chart) for track in chart.tracks)


def _side(track: Track, chart: Chart, grid: Grid) -> Iterator[Line]:
    yield _head(track, chart)
    stroke(track, chart, grid)
    numbers: dict[int, str] = {}
    for tick in reach_ticks(grid.reach, chart.unit, TICKS):
        numbers.setdefault(grid.row(tick.cm), tick.text)
    ends = _ends(track, chart, grid)
    for row, runs in enumerate(grid.canvas.lines()):
        number = f"{numbers.get(row, ''):>{LEFT - 1}} "
        yield Line((Run(number, "muted"), *runs, ends.get(row, Run("", "plain"))), track.side)


def _head(track: Track, chart: Chart) -> Line:
    """The side, its own number, and how sure that is."""
    runs = [Run(f"  {capital(track.side):<5}", "strong")]
    reach, likely = standing(track, chart.unit)
    if reach:
        runs += [Run(f" {reach}", "named"), Run(f"  {likely}", "muted")]
    return Line(tuple(runs), track.side)


def _ends(track: Track, chart: Chart, grid: Grid) -> dict[int, Run]:
    """The last value of the forecast and its bounds, by row."""
    if not track.forecast:
        return {}
    last, rows = track.forecast[-1], grid.canvas.rows
    middle = min(max(grid.row(last.cm), 1), rows - 2)
    high, low = min(grid.row(last.high), middle - 1), max(grid.row(last.low), middle + 1)
    values = {high: last.high, middle: last.cm, low: last.low}
    return {
        row: Run(f" {bare_length(cm, chart.unit)}", "strong" if row == middle else "muted")
        for row, cm in values.items()
    }


def _axis(chart: Chart, grid: Grid, columns: int) -> Iterator[Line]:
    """The line of days, and under it their names and today."""
    canvas, signs = grid.canvas, grid.signs
    rule, names = Canvas(columns, 1, 1, 1), Canvas(columns, 1, 1, 1)
    rule.write(LEFT, 0, signs.axis * canvas.columns, "muted")
    now = LEFT + grid.column(chart.today)
    at = min(max(now - len(TODAY) // 2, LEFT), columns - len(TODAY))
    names.write(at, 0, TODAY, "named")
    for tick in day_ticks(grid.days, canvas.columns // TICK_COLUMNS):
        column = LEFT + grid.column(tick.day)
        rule.sign(column, 0, signs.tick, "muted")
        if column + len(tick.text) <= columns and not names.covered(
            column - 1, 0, len(tick.text) + 2
        ):
            names.write(column, 0, tick.text, "muted")
    rule.sign(now, 0, signs.tick, "named")
    yield Line(rule.lines()[0])
    yield Line(names.lines()[0])


def _flags(chart: Chart, grid: Grid, columns: int) -> Iterator[Line]:
    """The decisions, each hanging from its day."""
    at = [LEFT + grid.column(flag.day) for flag in chart.flags]
    tags = [
        Tag(column, len(flag.text), WEIGHTS[flag.kind])
        for column, flag in zip(at, chart.flags, strict=True)
    ]
    hung = hang(tags, columns, FLAG_ROWS, gap=1)
    rows = max((place.row for place in hung if place), default=-1) + 1
    lanes = Canvas(columns, rows, 1, 1)
    for flag, column, place in zip(chart.flags, at, hung, strict=True):
        if place is None:
            continue
        for row in range(place.row):
            lanes.sign(column, row, grid.signs.pole, "muted")
        lanes.sign(column, place.row, grid.signs.flag, "muted")
        lanes.write(round(place.left), place.row, flag.text, flag.side or "muted")
    yield from (Line(runs) for runs in lanes.lines())


def _key(chart: Chart, signs: Signs, columns: int) -> Iterator[Line]:
    """What the signs mean, where there is more than the plain one."""
    marks = [mark for track in chart.tracks for mark in track.readings]
    ways = sorted({mark.way for mark in marks if not mark.at_least})
    told = [f"{signs.cold[way % len(signs.cold)]} {chart.ways[way].short}" for way in ways]
    told = told if len(ways) > 1 else []
    if any(mark.warm for mark in marks):
        told.append(f"{signs.warm[0]} warm")
    if any(mark.at_least for mark in marks):
        told.append(f"{signs.touch} this far or more")
    if told:
        yield Line((Run(" " * LEFT + _fitted(told, columns - LEFT), "muted"),))


def _fitted(texts: Sequence[str], columns: int) -> str:
    """Texts beside each other, all as long as there is room, the longest cut first."""
    most = max(map(len, texts))
    while most > 1 and len(GAP.join(text[:most] for text in texts)) > columns:
        most -= 1
    return GAP.join(text[:most].rstrip() for text in texts)
