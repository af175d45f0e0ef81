"""Angles over time as an SVG that fetches nothing and runs nothing, its numbers in it as text."""

from collections.abc import Iterator
from typing import Final

from dorsi.report.chart import style, svg
from dorsi.report.chart.lettering import wrapped
from dorsi.report.film.content import Angle, FilmChart, Panel, Track
from dorsi.report.plot.content import Scale, scale, ticked

CLASS: Final = "dorsi-film"
WIDTH: Final = 720.0
MARGIN, LEFT, RIGHT = 16.0, 44.0, 628.0
TITLE, TEXT, SMALL = 18.0, 13.0, 11.0
LINE, HEADING, GAP, AXIS, ROW = 17.0, 24.0, 18.0, 34.0, 19.0
TALL: Final = 130.0
APART: Final = 15.0
MOST_TICKS: Final = 6
SHAPES: Final = """\
{c}{{font-family:{fonts};font-variant-numeric:tabular-nums}}
{c} text{{fill:currentColor}}
{c} .big{{font-weight:600}}
{c} .grid{{stroke:currentColor;fill:none;stroke-width:.6;opacity:.2}}
{c} .axis{{stroke:currentColor;fill:none;stroke-width:1;opacity:.55}}
{c} .pole{{stroke:currentColor;fill:none;stroke-width:.8;opacity:.45;stroke-dasharray:1.5 3}}
{c} .rep{{fill:currentColor;opacity:.07}}
{c} .band{{fill:currentColor;fill-opacity:.18}}
{c} .run{{fill:none;stroke:currentColor;stroke-width:1.8;stroke-linejoin:round}}
{c} .far{{stroke-dasharray:5 3}}
{c} .halo{{stroke-width:3;stroke-linejoin:round;paint-order:stroke}}
"""
THEMED: Final = """\
{c}{{color:{ink}}}
{c} .muted{{color:{muted}}}
{c} .left{{color:{left}}}
{c} .right{{color:{right}}}
{c} .paper{{fill:{paper}}}
{c} .halo{{stroke:{paper}}}
"""


def picture(chart: FilmChart, name: str = CLASS) -> str:
    """Draw a clip's angles over time, repetitions shaded.

    Args:
        chart: What to draw.
        name: Begins every id, so that several pictures may stand on one page.

    Returns:
        An SVG file's text; the same chart always gives the same.
    """
    body, top = _head(chart)
    along = scale([0.0, chart.until_s], most_ticks=10)
    for number, panel in enumerate(chart.panels):
        body += _panel(chart, panel, along, top, numbered=number == 0)
        top += HEADING + TALL + GAP
    bottom = top - GAP
    body += _time_axis(along, bottom)
    drawn, end = _table(chart, bottom + AXIS + GAP)
    body += drawn
    for text in wrapped(chart.foot, SMALL, WIDTH - 2 * MARGIN):
        end += LINE - 2.0
        body.append(svg.words(text, (MARGIN, end), "muted", SMALL))
    end += GAP
    sized = f'viewBox="0 0 {svg.number(WIDTH)} {svg.number(end)}" width="{svg.number(WIDTH)}"'
    labelled = f'role="img" aria-labelledby="{name}-title {name}-desc"'
    return "\n".join(
        (
            f'<svg xmlns="{svg.NAMESPACE}" class="{CLASS}" {sized} {labelled}>',
            f'<title id="{name}-title">{svg.plain_text(chart.title)}</title>',
            f'<desc id="{name}-desc">{svg.plain_text(f"{chart.says} {chart.foot}")}</desc>',
            f"<metadata>{svg.plain_text(_as_text(chart))}</metadata>",
            _style_sheet(),
            svg.box(0.0, 0.0, WIDTH, end, "paper"),
            *body,
            "</svg>\n",
        )
    )


def _head(chart: FilmChart) -> tuple[list[str], float]:
    top = MARGIN + TITLE
    body = [svg.words(chart.title, (MARGIN, top), "big", TITLE)]
    for text in wrapped(chart.says, TEXT, WIDTH - 2 * MARGIN):
        top += LINE
        body.append(svg.words(text, (MARGIN, top + 4.0), "", TEXT))
    return body, top + GAP + 6.0


def _panel(
    chart: FilmChart, panel: Panel, along: Scale, top: float, *, numbered: bool
) -> Iterator[str]:
    yield svg.words(panel.heading, (MARGIN, top + TEXT), "big", TEXT)
    top += HEADING
    angles = [a for track in panel.tracks for piece in track.pieces for a in piece]
    up = scale([edge for a in angles for edge in (a.low, a.high)], MOST_TICKS)
    for number, shade in enumerate(chart.shades, 1):
        start, bottom, end = (
            _x(along, time_s) for time_s in (shade.start_s, shade.bottom_s, shade.end_s)
        )
        # Repetitions that follow at once are still told apart.
        yield svg.box(start + 1.0, top, max(end - start - 2.0, 1.0), TALL, "rep")
        yield svg.line((bottom, top), (bottom, top + TALL), "pole")
        if numbered:
            yield svg.words(str(number), (start + 6.0, top + 13.0), "muted big", SMALL)
    for tick in up.ticks:
        y = _y(up, tick, top)
        yield svg.line((LEFT, y), (RIGHT, y), "grid")
        told = f"{ticked(tick, up, 'cm')}°"
        yield svg.words(told, (LEFT - 6.0, y + 4.0), "muted", SMALL, "end")
    for number, track in enumerate(panel.tracks):
        yield from _track(track, along, up, top, far=number > 0)
    yield from _names(panel, up, top)


def _track(track: Track, along: Scale, up: Scale, top: float, *, far: bool) -> Iterator[str]:
    role = "" if track.role == "accent" else track.role

    def path(piece: tuple[Angle, ...], part: str) -> list[svg.Point]:
        return [(_x(along, a.time_s), _y(up, getattr(a, part), top)) for a in piece]

    for piece in track.pieces:
        yield svg.area(path(piece, "high"), path(piece, "low"), f"band {role}")
    for piece in track.pieces:
        yield svg.curve(path(piece, "deg"), f"run {role}{' far' if far else ''}")


def _names(panel: Panel, up: Scale, top: float) -> Iterator[str]:
    """The name of each line beside its end, none on top of another."""
    ends = sorted(
        (_y(up, track.pieces[-1][-1].deg, top), place)
        for place, track in enumerate(panel.tracks)
        if track.pieces
    )
    last = -APART
    for wanted, place in ends:
        y = min(max(wanted, last + APART, top + TEXT), top + TALL)
        last = y
        track = panel.tracks[place]
        role = "" if track.role == "accent" else track.role
        yield svg.words(track.name, (RIGHT + 8.0, y + 4.0), f"{role} big", TEXT)


def _time_axis(along: Scale, bottom: float) -> Iterator[str]:
    for tick in along.ticks:
        x = _x(along, tick)
        yield svg.line((x, bottom), (x, bottom + 4.0), "axis")
        told = ticked(tick, along, "cm")
        yield svg.words(told, (x, bottom + 16.0), "muted", SMALL, "middle")
    yield svg.line((LEFT, bottom), (RIGHT, bottom), "axis")
    yield svg.words("seconds", (RIGHT + 16.0, bottom + 16.0), "muted", SMALL)


def _table(chart: FilmChart, top: float) -> tuple[list[str], float]:
    """The repetitions as rows."""
    if len(chart.table) < 2:  # noqa: PLR2004  a head alone says nothing
        return [], top
    columns = len(chart.table[0])
    wide = (WIDTH - 2 * MARGIN) / columns
    drawn = []
    for number, row in enumerate(chart.table):
        top += ROW
        for place, cell in enumerate(row):
            at = (MARGIN + wide * place, top)
            drawn.append(svg.words(cell, at, "muted" if number == 0 else "", SMALL + 0.5))
        if number == 0:
            drawn.append(svg.line((MARGIN, top + 6.0), (WIDTH - MARGIN, top + 6.0), "grid"))
            top += 4.0
    return drawn, top + 6.0


def _as_text(chart: FilmChart) -> str:
    return "\n".join("\t".join(row) for row in chart.table)


def _x(along: Scale, value: float) -> float:
    return LEFT + along.share(value) * (RIGHT - LEFT)


def _y(up: Scale, value: float, top: float) -> float:
    return top + (1.0 - up.share(value)) * TALL


def _style_sheet() -> str:
    shapes = SHAPES.format(c=f".{CLASS}", fonts=style.FONTS)
    light, dark = (THEMED.format(c=f".{CLASS}", **paper) for paper in (style.LIGHT, style.DARK))
    return f"<style>\n{shapes}{light}@media (prefers-color-scheme:dark){{\n{dark}}}\n</style>"
