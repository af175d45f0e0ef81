"""The reach of both sides on a scale of bands, drawn in characters.

A value is never a naked dot: it stands in a soft band as wide as its error. The pieces are plain
text with a role, so that a terminal may colour them and a pipe needs nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from dorsi.domain.verdicts import Interval
from dorsi.domain.words import LengthUnit
from dorsi.report.listener import BandEdge, Listener
from dorsi.report.quantities import bare_length

Role = Literal["left", "right", "muted", "named", "plain"]
ROOM_BELOW_CM: Final = 4.0
ROOM_ABOVE_CM: Final = 3.0
MOST_ABOVE_CM: Final = 10.0
LIKELIEST_HALF: Final = 0.674 / 1.645  # of the 90 % bounds: where a normal value lies half the time
INDENT: Final = 8
SOFT, CORE, TICK, LINE, MARK = "░", "▒", "┊", "─", "┴"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters and the part they play."""

    text: str
    role: Role = "plain"


Row = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """Which reach stands in which column."""

    low_cm: float
    high_cm: float
    columns: int

    def column(self, cm: float) -> int:
        """The column of a reach, kept inside the drawing."""
        share = (cm - self.low_cm) / (self.high_cm - self.low_cm)
        return min(max(round(share * (self.columns - 1)), 0), self.columns - 1)


def reach_scale(
    reaches: Sequence[tuple[Role, str, Interval]],
    to: Listener,
    columns: int,
) -> tuple[Row, ...]:
    """Draw each side's reach under the names of the bands.

    Args:
        reaches: Role, label and 90 % interval in cm of each side that has one.
        to: Whose bands and unit they are.
        columns: Characters per line, label column included.

    Returns:
        Lines from top to bottom, each a row of pieces.
    """
    edges, unit = to.edges, to.unit
    axis = _axis(reaches, edges, columns - INDENT)
    here = {_band_at(interval.value, edges) for _, _, interval in reaches}
    return (
        *_names(axis, edges, here),
        *(_reach(axis, edges, unit, reach) for reach in reaches),
        _line(axis, edges),
        _numbers(axis, to),
    )


def _axis(
    reaches: Sequence[tuple[Role, str, Interval]], edges: Sequence[BandEdge], columns: int
) -> Axis:
    lows = [edges[1].from_cm - ROOM_BELOW_CM, *(interval.low for _, _, interval in reaches)]
    highs = [edges[-1].from_cm + ROOM_ABOVE_CM, *(interval.high for _, _, interval in reaches)]
    # Nobody reaches less than nothing, and beyond the usual there is nothing to read.
    most = edges[-1].from_cm + MOST_ABOVE_CM
    return Axis(max(min(lows), 0.0), min(max(highs), most), columns)


def _band_at(cm: float, edges: Sequence[BandEdge]) -> str:
    return next((edge.name for edge in reversed(edges) if cm >= edge.from_cm), edges[0].name)


def _names(axis: Axis, edges: Sequence[BandEdge], here: set[str]) -> tuple[Row, ...]:
    """Two lines of names, every other one on each: a narrow band has no room beside its next."""
    starts = [axis.low_cm, *(edge.from_cm for edge in edges[1:])]
    ends = [*starts[1:], axis.high_cm]
    lines: tuple[list[Piece], list[Piece]] = ([], [])
    used = [0, 0]
    for index, (edge, start, end) in enumerate(zip(edges, starts, ends, strict=True)):
        line = index % 2
        middle = (axis.column(start) + axis.column(end)) // 2
        free = used[line] + 1 if used[line] else 0
        at = min(max(middle - len(edge.name) // 2, free), axis.columns - len(edge.name))
        lines[line].append(Piece(" " * (at - used[line])))
        lines[line].append(Piece(edge.name, "named" if edge.name in here else "muted"))
        used[line] = at + len(edge.name)
    indent = Piece(" " * INDENT)
    return (indent, *lines[0]), (indent, *lines[1])


def _reach(
    axis: Axis,
    edges: Sequence[BandEdge],
    unit: LengthUnit | None,
    reach: tuple[Role, str, Interval],
) -> Row:
    role, label, interval = reach
    number = bare_length(interval.value, unit)
    middle = axis.column(interval.value)
    at = min(max(middle - len(number) // 2, 0), axis.columns - len(number))
    # The number is legible even where the error is smaller than the room it takes.
    low = min(axis.column(interval.low), at)
    high = max(axis.column(interval.high), at + len(number) - 1)
    half = LIKELIEST_HALF * (interval.high - interval.low) / 2
    core_low, core_high = (axis.column(interval.value + sign * half) for sign in (-1, 1))
    band = "".join(
        CORE if core_low <= column <= core_high else SOFT for column in range(low, high + 1)
    )
    return (
        Piece(f"  {label:<{INDENT - 2}}", role),
        Piece(_ticks(axis, edges, range(low)), "muted"),
        Piece(band[: at - low], role),
        Piece(number, role),
        Piece(band[at - low + len(number) :], role),
        Piece(_ticks(axis, edges, range(high + 1, axis.columns)), "muted"),
    )


def _ticks(axis: Axis, edges: Sequence[BandEdge], columns: range) -> str:
    marked = {axis.column(edge.from_cm) for edge in edges[1:]}
    return "".join(TICK if column in marked else " " for column in columns)


def _line(axis: Axis, edges: Sequence[BandEdge]) -> Row:
    marked = {axis.column(edge.from_cm) for edge in edges[1:]}
    drawn = "".join(MARK if c in marked else LINE for c in range(axis.columns))
    return Piece(" " * INDENT), Piece(drawn, "muted")


def _numbers(axis: Axis, to: Listener) -> Row:
    text = ""
    numbers = [bare_length(edge.from_cm, to.unit) for edge in to.edges[1:]]
    if all(number.endswith(".0") for number in numbers):
        numbers = [number.removesuffix(".0") for number in numbers]
    for edge, number in zip(to.edges[1:], numbers, strict=True):
        at = max(axis.column(edge.from_cm) - len(number) // 2, len(text) + (1 if text else 0))
        text = text.ljust(at) + number
    text = f"{text} {to.unit or 'cm'}"
    fitted = f"{text} on your leg" if to.own_edges else text
    shown = fitted if len(fitted) <= axis.columns else text
    return Piece(" " * INDENT), Piece(shown, "muted")
