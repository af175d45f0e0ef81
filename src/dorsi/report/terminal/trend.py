"""The trend on the terminal: band, readings, target and forecast in characters, then the verdict.

A stop comes first and leaves only the readings.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import Review
from dorsi.domain.words import SIDES, Side
from dorsi.report.chart.characters import Line, drawn, heads
from dorsi.report.chart.content import NOTHING, Chart
from dorsi.report.chart.dots import Ink
from dorsi.report.chart.signs import ASCII, DRAWN
from dorsi.report.quantities import full_day
from dorsi.report.terminal.first import measuring_hint
from dorsi.report.terminal.parts import (
    LEAST_SCALE_COLUMNS,
    LEFT,
    MUTED,
    RIGHT,
    by_side,
    heading,
    hints,
    labelled,
    sided,
    title,
)
from dorsi.report.terminal.stop import render_stop

SIDE_COLOURS: Final = MappingProxyType[Side, str]({"left": LEFT, "right": RIGHT})
INKS: Final = MappingProxyType[Ink, str](
    {"left": LEFT, "right": RIGHT, "muted": MUTED, "named": "bold", "plain": ""}
)
TONES: Final = MappingProxyType[Ink, str]({"side": "", "soft": "dim ", "strong": "bold "})


@dataclass(frozen=True, slots=True)
class Drawing:
    """The chart, drawn as wide as there is room; its numbers alone where there is too little."""

    chart: Chart

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw it with what the terminal can show."""
        signs = ASCII if options.ascii_only else DRAWN
        wide = options.max_width >= LEAST_SCALE_COLUMNS
        lines = drawn(self.chart, options.max_width, signs) if wide else heads(self.chart)
        yield from map(_coloured, lines)


def render_trend(chart: Chart, found: Review, knowledge: Knowledge, file: str) -> RenderableType:
    """Lay out a trend.

    Args:
        chart: What to draw.
        found: What `review` says of the same day.
        knowledge: What it was said with.
        file: The journal file as the person typed it, for the commands at the foot.
    """
    if chart.stop is not None:
        return Group(
            render_stop(found, knowledge, chart.name, chart.today, file),
            *([heading("Readings so far"), Drawing(chart)] if chart.tracks else []),
        )
    if not chart.tracks:
        begin = hints([measuring_hint(knowledge)])
        return Group(title(chart.name, full_day(chart.today)), NOTHING, begin)
    return Group(
        title(chart.name, full_day(chart.today)),
        Drawing(chart),
        heading("What it means"),
        labelled((label, sided(text)) for label, text in _meaning(chart)),
        hints(_commands(file)),
    )


def _coloured(line: Line) -> Text:
    text = Text(no_wrap=True, overflow="crop")
    colour = SIDE_COLOURS[line.side] if line.side else ""
    for run in line.runs:
        tone = TONES.get(run.ink)
        text.append(run.text, INKS[run.ink] if tone is None else f"{tone}{colour}")
    return text


def _meaning(chart: Chart) -> Iterable[tuple[str, str]]:
    yield from by_side("Change", {track.side: track.verdict for track in chart.tracks})
    yield from by_side("Ahead", {track.side: track.outlook for track in chart.tracks})
    for side in SIDES:
        if not chart.sides.of(side).readings:
            yield "", f"How far {side} reaches is not measured yet."


def _commands(file: str) -> Iterable[tuple[str, str]]:
    yield f"dorsi explain {file} change", "what this rests on"
    yield f"dorsi trend {file} --svg trend.svg", "the same as a picture"
