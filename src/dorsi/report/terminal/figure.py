"""A figure of an experiment on the terminal: its question, and the numbers as tables."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dorsi.report.plot.content import (
    Asked,
    Figure,
    Found,
    Lines,
    Rows,
    Unit,
    placed,
    said,
    said_asked,
    said_span,
)
from dorsi.report.terminal.parts import MUTED, heading


def render_figure(figure: Figure) -> RenderableType:
    """Show every number with its bounds, beside what is asked of it."""
    foot = Text(f"\n{figure.foot}\n", MUTED)
    return Group(Text(figure.title, "bold"), Text(figure.says), *_panels(figure), foot)


def _panels(figure: Figure) -> Iterator[RenderableType]:
    for panel in figure.panels:
        yield heading(panel.heading)
        yield _rows(panel) if isinstance(panel, Rows) else _lines(panel)


def _table() -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(ratio=1)
    table.add_column(justify="right")
    table.add_column(style=MUTED)
    table.add_column(style=MUTED)
    return table


def _rows(panel: Rows) -> Table:
    table = _table()
    for bar in panel.bars:
        table.add_row(f"  {bar.label}", *_cells(bar.found, bar.asked, panel.unit))
    return table


def _lines(panel: Lines) -> Table:
    table = _table()
    for series in panel.series:
        table.add_row(Text(f"  {series.name}"))
        for point in series.points:
            where = Text(f"    {panel.axis} {placed(point.at)}", MUTED)
            table.add_row(where, *_cells(point.found, point.asked, panel.unit))
    return table


def _cells(found: Found, asked: Asked | None, unit: Unit) -> tuple[str, str, str]:
    return said(found.value, unit), said_span(found, unit), said_asked(asked, unit) if asked else ""
