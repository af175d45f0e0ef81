"""The same as numbers: rows for a table under the chart, and in words inside the picture."""

from collections.abc import Iterator, Sequence
from typing import Final

from dorsi.domain.verdicts import CoursePoint, Interval
from dorsi.report.chart.content import NOTHING, Chart, Mark, Track
from dorsi.report.explain.explanation import Figures
from dorsi.report.quantities import bare_length, capital, day, length, length_span

SPOKEN_AT_MOST: Final = 6  # points a side that are read aloud: the way, not every week of it


def table(chart: Chart) -> Figures:
    """Every number in the chart, side by side and day by day.

    Returns:
        Columns and rows as text: side, day, what it is, the reach in the person's unit, its 90 %
        bounds where it has any.
    """
    unit = chart.unit or "cm"
    columns = ("Side", "Day", "What", f"Reach, {unit}", f"Likely, {unit}")
    return Figures(columns, tuple(row for track in chart.tracks for row in _rows(track, chart)))


def tabled(chart: Chart) -> str:
    """The table as text, a row a line, cells apart by a tab."""
    figures = table(chart)
    return "\n".join("\t".join(row) for row in (figures.columns, *figures.rows))


def described(chart: Chart) -> str:
    """The chart for whoever cannot see it: the verdict, the way there, and what lies ahead."""
    told = [_spoken(track, chart) for track in chart.tracks] or [NOTHING]
    return " ".join([chart.stop, *told] if chart.stop is not None else told)


def _spoken(track: Track, chart: Chart) -> str:
    unit = chart.unit or "cm"
    said = [
        f"{capital(track.side)}: {track.verdict}" if track.verdict else f"{capital(track.side)}."
    ]
    for title, points in (("Reach", track.course), ("Expected", track.forecast)):
        told = "; ".join(
            f"{day(p.day, chart.today)} {bare_length(p.cm, chart.unit)}"
            f" ({length_span(_bounds(p), chart.unit)})"
            for p in _thinned(points)
        )
        if told:
            said.append(f"{title} in {unit}: {told}.")
    if track.target is not None:
        said.append(f"{track.target.name}: {length(track.target.cm, chart.unit)}.")
    return " ".join(said)


def _thinned(points: Sequence[CoursePoint]) -> Sequence[CoursePoint]:
    """The first, the last, and some evenly between."""
    if len(points) <= SPOKEN_AT_MOST:
        return points
    last = len(points) - 1
    return [points[round(n * last / (SPOKEN_AT_MOST - 1))] for n in range(SPOKEN_AT_MOST)]


def _rows(track: Track, chart: Chart) -> Iterator[tuple[str, ...]]:
    for mark in track.readings:
        yield (
            capital(track.side),
            mark.day.isoformat(),
            _read(mark, chart),
            bare_length(mark.cm, chart.unit),
            "or more" if mark.at_least else "",
        )
    for what, points in (("reach", track.course), ("forecast", track.forecast)):
        for point in points:
            yield (
                capital(track.side),
                point.day.isoformat(),
                what,
                bare_length(point.cm, chart.unit),
                length_span(_bounds(point), chart.unit),
            )


def _read(mark: Mark, chart: Chart) -> str:
    warm = ", warm" if mark.warm else ""
    return f"reading, {chart.ways[mark.way].name}{warm}"


def _bounds(point: CoursePoint) -> Interval:
    return Interval(point.cm, point.low, point.high)
