"""One side of the trend on a canvas of characters: what is softest first, the readings last."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from dorsi.domain.verdicts import CoursePoint
from dorsi.report.chart.content import Chart, Mark, Track
from dorsi.report.chart.dots import Ink
from dorsi.report.chart.signs import Grid
from dorsi.report.quantities import length

MANY: Final = 40
DASH: Final = 2  # dot columns from one dash of the path to the next
# Which dots of four by four are put first as a tone gets darker.
ORDER: Final = ((0, 8, 2, 10), (12, 4, 14, 6), (3, 11, 1, 9), (15, 7, 13, 5))
BAND_TONE: Final = 16  # of 16
FAN_TONES: Final = (12.0, 1.0)  # where it begins and where it ends


def stroke(track: Track, chart: Chart, grid: Grid) -> None:
    """Draw a side on the grid's canvas."""
    signs, canvas = grid.signs, grid.canvas
    _tone(track.course, grid, (BAND_TONE, BAND_TONE), signs.band)
    _tone(track.path, grid, FAN_TONES, signs.fan)
    if track.target is not None:
        canvas.write(0, grid.row(track.target.cm), signs.target * canvas.columns, "muted")
    _upright(grid.column(chart.today), signs.now, grid)
    many = len(track.readings) > MANY
    if many:
        _marks(track.readings, grid)
    _line(track.course, grid, every=1)
    _line(track.path[1:], grid, every=DASH)
    if not many:
        _marks(track.readings, grid)
    _target_name(track, chart, grid)


def _upright(column: int, sign: str, grid: Grid) -> None:
    for row in range(grid.canvas.rows):
        grid.canvas.sign(column, row, sign, "muted")


def _tone(
    points: Sequence[CoursePoint], grid: Grid, tones: tuple[float, float], plain: str
) -> None:
    """Fill what lies between the bounds, from one tone to the other."""
    columns = list(_sampled(points, grid))
    for place, (x, point) in enumerate(columns):
        tone = tones[0] + (tones[1] - tones[0]) * place / max(len(columns) - 1, 1)
        for y in range(grid.y(point.high), grid.y(point.low) + 1):
            if ORDER[y % 4][x % 4] < tone:
                grid.canvas.dot(x, y, "soft", plain)


def _line(points: Sequence[CoursePoint], grid: Grid, every: int) -> None:
    before: int | None = None
    for x, point in _sampled(points, grid):
        y = grid.y(point.cm)
        for between in range(min(y, y if before is None else before), max(y, before or y) + 1):
            if x % every == 0:
                grid.canvas.dot(x, between, "side", grid.signs.line)
        before = y


def _sampled(points: Sequence[CoursePoint], grid: Grid) -> Iterator[tuple[int, CoursePoint]]:
    """The points at every dot column from the first to the last, evenly between."""
    if not points:
        return
    ends = [grid.x(point.day) for point in points]
    for x in range(ends[0], ends[-1] + 1):
        later = min(bisect_right(ends, x), len(ends) - 1)
        one, other = points[max(later - 1, 0)], points[later]
        wide = ends[later] - ends[max(later - 1, 0)]
        share = (x - ends[max(later - 1, 0)]) / wide if wide else 0.0
        yield x, _mixed(one, other, min(share, 1.0))


def _mixed(one: CoursePoint, other: CoursePoint, share: float) -> CoursePoint:
    def mixed(a: float, b: float) -> float:
        return a + share * (b - a)

    return CoursePoint(
        one.day, mixed(one.cm, other.cm), mixed(one.low, other.low), mixed(one.high, other.high)
    )


def _marks(readings: Sequence[Mark], grid: Grid) -> None:
    signs, many = grid.signs, len(readings) > MANY
    for mark in readings:
        shapes = signs.warm if mark.warm else signs.cold
        sign = signs.many if many and not mark.warm else shapes[mark.way % len(shapes)]
        if mark.at_least:
            sign = signs.touch
        ink: Ink = "side" if many else "strong"
        grid.canvas.sign(grid.column(mark.day), grid.row(mark.cm), sign, ink)


def _target_name(track: Track, chart: Chart, grid: Grid) -> None:
    """The target's name in its line, at the end where it covers less."""
    if track.target is None:
        return
    canvas, row = grid.canvas, grid.row(track.target.cm)
    name = f" {track.target.name} {length(track.target.cm, chart.unit)} "
    places = (1, canvas.columns - len(name) - 1)
    at = min(places, key=lambda place: canvas.covered(place, row, len(name)))
    canvas.write(at, row, name, "plain")
