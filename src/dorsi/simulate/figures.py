"""Results as figures: groups with an axis become lines, all others rows."""

from collections.abc import Iterator
from itertools import groupby

from dorsi.report.plot.content import Asked, Bar, Figure, Found, Lines, Point, Rows, Series
from dorsi.simulate.results import Result, Row

EVEN = "calibration"


def figure(result: Result) -> Figure:
    """What a result looks like."""
    return Figure(
        title=result.title,
        says=result.says,
        foot=f"{result.people:,} virtual people, seed {result.seed}; bounds of 95 %.",
        panels=tuple(_panels(result)),
    )


def _panels(result: Result) -> Iterator[Rows | Lines]:
    for group, found in groupby(result.rows, key=lambda row: row.group):
        rows = list(found)
        yield _lines(group, rows) if rows[0].axis else _rows(group, rows)


def _rows(group: str, rows: list[Row]) -> Rows:
    bars = tuple(Bar(row.label, found_of(row), asked_of(row)) for row in rows)
    return Rows(heading=_capital(group), unit=rows[0].unit, bars=bars)


def _lines(group: str, rows: list[Row]) -> Lines:
    labels = dict.fromkeys(row.label for row in rows)
    series = tuple(
        Series(
            label,
            tuple(
                Point(row.at, found_of(row), asked_of(row))
                for row in rows
                if row.label == label and row.at is not None
            ),
        )
        for label in labels
    )
    return Lines(_capital(group), rows[0].axis, rows[0].unit, series, evenly=group == EVEN)


def found_of(row: Row) -> Found:
    """A figure's value and bounds."""
    return Found(row.found.value, row.found.low, row.found.high)


def asked_of(row: Row) -> Asked | None:
    """What is asked of a figure, and whether it is so."""
    return Asked(row.asked.least, row.asked.most, bool(row.met)) if row.asked else None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
