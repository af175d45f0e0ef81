"""The trend as a picture: an SVG that fetches nothing, runs nothing, and fits a phone.

The verdict in a sentence first, then each side in a frame of its own on the same scale, and the
decisions as flags on the time axis that both share.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dorsi.report.chart import svg
from dorsi.report.chart.axes import day_ticks, days_of, reach_of
from dorsi.report.chart.content import NOTHING, Chart, Track, lately, standing
from dorsi.report.chart.events import WEIGHTS, Flag
from dorsi.report.chart.frame import SMALL, Frame
from dorsi.report.chart.lane import Hung, Tag, hang
from dorsi.report.chart.lettering import shortened, width_of, wrapped
from dorsi.report.chart.panel import panel
from dorsi.report.chart.placing import Box
from dorsi.report.chart.style import CLASS, style
from dorsi.report.chart.table import described, tabled
from dorsi.report.quantities import capital, full_day

WIDTH: Final = 420.0
MARGIN: Final = 16.0
TEXT, BIG = 14.0, 21.0
LINE: Final = 18.0
LEFT_GUTTER, RIGHT_GUTTER = 24.0, 44.0
PLOT: Final = 142.0
ROW: Final = 16.0
ROWS: Final = 6
TICK_WIDTH: Final = 48.0
UNDER: Final = 15.0  # from the axis to the names of the days
LANE: Final = 33.0  # from the axis to the first row of flags
FLAG_GAP: Final = 8.0
EDGE: Final = 4.0
SHOWN_WIDTH: Final = 560  # where nothing else says how large: about a hand
BEGIN: Final = "How far each knee gets to the wall is the place to begin."


@dataclass(frozen=True, slots=True)
class Sheet:
    """A track with its sentence broken into lines, and where on the picture it goes."""

    track: Track
    lines: tuple[str, ...]
    top: float
    frame: Frame


def picture(chart: Chart, name: str = CLASS, *, styled: bool = True) -> str:
    """Draw the trend.

    Args:
        chart: What to show.
        name: Begins every id, so that several pictures may stand on one page.
        styled: Whether it brings its own style; not where it stands in a page that has one.

    Returns:
        An SVG file's text; the same chart always gives the same.
    """
    body, height = _drawn(lately(chart), name)
    sized = f'viewBox="0 0 {svg.number(WIDTH)} {svg.number(height)}" width="{SHOWN_WIDTH}"'
    labelled = f'role="img" aria-labelledby="{name}-title {name}-desc"'
    return "\n".join(
        (
            f'<svg xmlns="{svg.NAMESPACE}" class="{CLASS}" {sized} {labelled}>',
            f'<title id="{name}-title">{svg.plain_text(heading(chart))}</title>',
            f'<desc id="{name}-desc">{svg.plain_text(described(chart))}</desc>',
            f"<metadata>{svg.plain_text(tabled(chart))}</metadata>",
            *([style()] if styled else []),
            svg.box(0.0, 0.0, WIDTH, height, "paper"),
            *body,
            "</svg>\n",
        )
    )


def heading(chart: Chart) -> str:
    """What the picture is called."""
    return f"How far the ankles of {chart.name} bend, {full_day(chart.today)}"


def _drawn(chart: Chart, name: str) -> tuple[list[str], float]:
    """Everything on the paper, and how tall that makes it."""
    day = full_day(chart.today)
    room = WIDTH - 2 * MARGIN - width_of(day, SMALL) - LINE
    top = MARGIN + TEXT
    body = [
        svg.words(shortened(chart.name, TEXT, room, bold=True), (MARGIN, top), "big", TEXT),
        svg.words(day, (WIDTH - MARGIN, top), "muted", SMALL, "end"),
    ]
    if chart.stop is not None:
        said = wrapped(chart.stop, TEXT, WIDTH - 2 * MARGIN, bold=True)
        body += _lines(said, (MARGIN, top + LINE + 6.0), "big stop")
        top += LINE * len(said) + 6.0
    sheets = list(_sheets(chart, top + 10.0))
    if not sheets:
        return [*body, *_nothing(chart, top)], top + 120.0
    bottom = sheets[-1].frame.box.bottom
    flags = _hung(chart, sheets[0].frame)
    for sheet in sheets:
        body += _head(sheet, chart)
        body += _poles(flags, sheet.frame)
        body += panel(sheet.track, chart, sheet.frame, name)
    body += _lane(flags, sheets[-1].frame)
    body += _axis(sheets[-1].frame)
    lowest = max((LANE + hung.row * ROW for _, hung in flags if hung is not None), default=UNDER)
    return body, bottom + lowest + MARGIN


def _sheets(chart: Chart, top: float) -> Iterator[Sheet]:
    days, reach = days_of(chart), reach_of(chart)
    ahead = any(track.forecast for track in chart.tracks)
    right = WIDTH - (RIGHT_GUTTER if ahead else MARGIN)
    for track in chart.tracks:
        lines = wrapped(capital(track.verdict), TEXT, WIDTH - 2 * MARGIN)
        plot = top + BIG + LINE * len(lines) + SMALL + 19.0
        box = Box(MARGIN + LEFT_GUTTER, plot, right, plot + PLOT)
        yield Sheet(track, lines, top, Frame(box, days, reach))
        top = plot + PLOT + 18.0


def _head(sheet: Sheet, chart: Chart) -> Iterator[str]:
    """The side, its own number, how sure that is, and the verdict."""
    track, base = sheet.track, sheet.top + BIG
    parts = [f'<tspan class="big {track.side}">{capital(track.side)}</tspan>']
    reach, likely = standing(track, chart.unit)
    if reach:
        parts += [
            f'<tspan class="big" dx="8" font-size="{svg.number(BIG)}">{reach}</tspan>',
            f'<tspan class="muted" dx="8">{likely}</tspan>',
        ]
    placed = f'x="{svg.number(MARGIN)}" y="{svg.number(base)}" font-size="{svg.number(TEXT + 1)}"'
    yield f"<text {placed}>{''.join(parts)}</text>"
    yield from _lines(sheet.lines, (MARGIN, base + LINE + 1.0), "")


def _lines(lines: Sequence[str], at: svg.Point, role: str) -> Iterator[str]:
    for number, text in enumerate(lines):
        yield svg.words(text, (at[0], at[1] + number * LINE), role, TEXT)


def _axis(frame: Frame) -> Iterator[str]:
    box = frame.box
    yield svg.line((box.left, box.bottom), (box.right, box.bottom), "axis")
    most = int((box.right - box.left) / TICK_WIDTH)
    for tick in day_ticks(frame.days, most):
        x = frame.x(frame.days.share(tick.day))
        yield svg.line((x, box.bottom), (x, box.bottom + 4.0), "axis")
        if x + 2.0 + width_of(tick.text, SMALL) <= WIDTH - EDGE:
            yield svg.words(tick.text, (x + 2.0, box.bottom + UNDER), "muted halo", SMALL)


def _hung(chart: Chart, frame: Frame) -> list[tuple[Flag, Hung | None]]:
    """Every flag, with the place its label hangs at."""
    tags = [
        Tag(
            frame.x(frame.days.share(flag.day)),
            width_of(flag.text, SMALL),
            WEIGHTS[flag.kind],
        )
        for flag in chart.flags
    ]
    return list(zip(chart.flags, hang(tags, WIDTH - EDGE, ROWS, FLAG_GAP), strict=True))


def _poles(flags: Sequence[tuple[Flag, Hung | None]], frame: Frame) -> Iterator[str]:
    for flag, hung in flags:
        if hung is None:  # a line without a name says nothing
            continue
        x = frame.x(frame.days.share(flag.day))
        role = flag.side or "muted"
        yield svg.line((x, frame.box.top), (x, frame.box.bottom), f"pole {role}")


def _lane(flags: Sequence[tuple[Flag, Hung | None]], frame: Frame) -> Iterator[str]:
    """The flags under the axis, each on a line of its own from the day it belongs to."""
    for flag, hung in flags:
        if hung is None:
            continue
        x, axis = frame.x(frame.days.share(flag.day)), frame.box.bottom
        base = axis + LANE + hung.row * ROW
        role = flag.side or "muted"
        before = hung.right < x
        yield svg.line((x, axis), (x, base), f"pole {role}")
        yield svg.pennant((x, base), role, before=before)
        if before:
            yield svg.words(flag.text, (hung.right, base), role, SMALL, "end")
        else:
            yield svg.words(flag.text, (hung.left, base), role, SMALL)


def _nothing(chart: Chart, top: float) -> Iterator[str]:
    """The sign of an ankle, and how to begin once one may."""
    foot, ankle = top + 84.0, MARGIN + 26.0
    yield svg.curve([(MARGIN, foot), (MARGIN + 62.0, foot)], "course muted")
    yield svg.curve([(ankle, foot), (ankle + 28.0, foot - 52.0)], "course left")
    yield svg.arc((ankle, foot - 46.0), (ankle + 21.5, foot - 40.0), 46.0, "axis")
    said = f"{NOTHING} {BEGIN}" if chart.stop is None else NOTHING
    lines = wrapped(said, TEXT, WIDTH - 2 * MARGIN - 84.0)
    yield from _lines(lines, (MARGIN + 84.0, top + 48.0), "")
