"""An explanation on the terminal."""

from collections.abc import Iterable
from datetime import date

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dorsi.report.explain.explanation import Explanation, Figures, Section
from dorsi.report.quantities import full_day
from dorsi.report.terminal.parts import MUTED, hanging, heading, indented, points, sided, title


def render_explanation(explanation: Explanation, today: date) -> RenderableType:
    """Lay out what a result rests on."""
    parts: list[RenderableType] = [title(explanation.title, full_day(today))]
    for number, section in enumerate(explanation.sections):
        parts += _section(section, first=number == 0)
    if explanation.sources:
        parts += [heading("Rests on"), points(explanation.sources)]
    return Group(*parts)


def _section(section: Section, *, first: bool) -> Iterable[RenderableType]:
    if section.name:
        name = heading(section.name)
        yield Text(section.name, "bold") if first else name
    elif not first:
        yield ""
    if section.sentences:
        yield hanging(sided(sentence) for sentence in section.sentences)
    if section.figures is not None:
        yield indented(_figures(section.figures))


def _figures(figures: Figures) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=MUTED, expand=False)
    for name in figures.columns:
        table.add_column(name, overflow="fold")
    for row in figures.rows:
        table.add_row(*row)
    return table
