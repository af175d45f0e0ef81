"""Figures as an SVG that fetches nothing and runs nothing, the numbers in it as text too."""

from collections.abc import Iterator, Sequence
from typing import Final

from dorsi.report.chart import svg
from dorsi.report.chart.lettering import wrapped
from dorsi.report.plot import lines, rows
from dorsi.report.plot.content import Figure, Lines, Rows
from dorsi.report.plot.style import CLASS, style_sheet

WIDTH: Final = 720.0
MARGIN: Final = 16.0
TITLE, TEXT, SMALL = 18.0, 13.0, 11.0
LINE: Final = 17.0
HEADING: Final = 26.0
GAP: Final = 16.0
COLUMNS: Final = "what\tof whom\tvalue\t95 % bounds\tasked"


def picture(figures: Sequence[Figure], name: str = CLASS) -> str:
    """Draw figures below each other.

    Args:
        figures: At least one.
        name: Begins every id, so that several pictures may stand on one page.

    Returns:
        An SVG file's text; the same figures always give the same.
    """
    body, bottom = [], MARGIN
    for figure in figures:
        drawn, bottom = _figure(figure, bottom)
        body += drawn
    sized = f'viewBox="0 0 {svg.number(WIDTH)} {svg.number(bottom)}" width="{svg.number(WIDTH)}"'
    labelled = f'role="img" aria-labelledby="{name}-title {name}-desc"'
    titles = " ".join(figure.title for figure in figures)
    said = " ".join(f"{figure.says} {figure.foot}" for figure in figures)
    return "\n".join(
        (
            f'<svg xmlns="{svg.NAMESPACE}" class="{CLASS}" {sized} {labelled}>',
            f'<title id="{name}-title">{svg.plain_text(titles)}</title>',
            f'<desc id="{name}-desc">{svg.plain_text(said)}</desc>',
            f"<metadata>{svg.plain_text(tabled(figures))}</metadata>",
            style_sheet(),
            svg.box(0.0, 0.0, WIDTH, bottom, "paper"),
            *body,
            "</svg>\n",
        )
    )


def tabled(figures: Sequence[Figure]) -> str:
    """Every number of the figures as text, a row a line, cells apart by a tab."""
    return "\n".join((COLUMNS, *(text for figure in figures for text in _texts(figure))))


def _texts(figure: Figure) -> Iterator[str]:
    for panel in figure.panels:
        yield from rows.lines_of(panel) if isinstance(panel, Rows) else lines.lines_of(panel)


def _figure(figure: Figure, top: float) -> tuple[list[str], float]:
    """Draw one figure from `top` on, and say where it ends."""
    top += TITLE
    body = [svg.words(figure.title, (MARGIN, top), "big", TITLE)]
    for text in wrapped(figure.says, TEXT, WIDTH - 2 * MARGIN):
        top += LINE
        body.append(svg.words(text, (MARGIN, top + 3.0), "muted", TEXT))
    top += GAP
    for panel in figure.panels:
        body.append(svg.words(panel.heading, (MARGIN, top + TEXT), "big", TEXT))
        body += _drawn(panel, top + HEADING)
        top += HEADING + _height(panel) + GAP
    body.append(svg.words(_foot(figure), (MARGIN, top), "muted", SMALL))
    return body, top + 2 * GAP


def _foot(figure: Figure) -> str:
    """The last line, which also says what the grey behind rows is."""
    grey = any(
        bar.asked for panel in figure.panels if isinstance(panel, Rows) for bar in panel.bars
    )
    return f"{figure.foot} Grey behind a row: what is asked of it." if grey else figure.foot


def _drawn(panel: Rows | Lines, top: float) -> Iterator[str]:
    return rows.draw(panel, top) if isinstance(panel, Rows) else lines.draw(panel, top)


def _height(panel: Rows | Lines) -> float:
    return rows.height(panel) if isinstance(panel, Rows) else lines.height(panel)
