"""The reach of both sides on a ruler, as an SVG picture: never a naked dot.

Each side has a lane with a band as wide as its error; below the ruler stands where each range
begins, the nearest one first, so that no name crosses the line to another.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dorsi.domain.verdicts import Review
from dorsi.domain.words import SIDES, BandName, LengthUnit, Side
from dorsi.report.listener import BandEdge, Listener
from dorsi.report.quantities import bare_length, length, length_span
from dorsi.report.sentences.reach import band_plain
from dorsi.units import Length

FROM, TO = 72.0, 352.0  # where the ruler begins and ends
TOP: Final = 8.0
LANE: Final = 52.0
RULER: Final = 26.0  # its height with the numbers under it
ROW: Final = 17.0
LETTER: Final = 6.6  # how wide a letter of the names is, at most
ROOM_CM: Final = 1.5
LOWEST_CM, HIGHEST_CM = 4.0, 15.0  # of the drawing where nothing reaches beyond
TICKS: Final[dict[LengthUnit, tuple[float, int]]] = {  # in the unit: how far apart, and how many
    "cm": (1.0, 2),  # to a number
    "in": (0.5, 2),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One side on the scale: where its error begins and ends, and its value; and in words."""

    side: Side
    top: float
    left_px: float
    width_px: float
    value_px: float
    reach: str
    said: str


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a range begins: its name hangs on a row of its own under the ruler."""

    x_px: float
    name: str
    reach: str
    foot_px: float
    anchor: str
    here: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the ruler, with its number where it has one."""

    x_px: float
    number: str


@dataclass(frozen=True, slots=True)
class Scale:
    """The whole drawing; `said` is what it shows, for whoever does not see it."""

    marks: tuple[Mark, ...]
    edges: tuple[Edge, ...]
    ticks: tuple[Tick, ...]
    unit: str
    ruler_px: float
    height_px: float
    said: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Which reach lies where on the ruler."""

    low_cm: float
    high_cm: float

    def px(self, cm: float) -> float:
        """Place a reach."""
        share = (cm - self.low_cm) / (self.high_cm - self.low_cm)
        return round(FROM + share * (TO - FROM), 1)


def scale_of(review: Review, to: Listener) -> Scale | None:
    """Lay the measured sides out on a scale; nothing before one is measured in cm or degrees."""
    reaches = {
        side: reach
        for side in SIDES
        if (reach := review.sides.of(side).reach_cm) is not None
        and review.sides.of(side).told_by != "touch"
    }
    if not reaches:
        return None
    axis = Axis(
        min(LOWEST_CM, *(reach.low - ROOM_CM for reach in reaches.values())),
        max(HIGHEST_CM, *(reach.high + ROOM_CM for reach in reaches.values())),
    )
    marks = tuple(
        Mark(
            side=side,
            top=TOP + place * LANE,
            left_px=axis.px(reach.low),
            width_px=round(axis.px(reach.high) - axis.px(reach.low), 1),
            value_px=axis.px(reach.value),
            reach=bare_length(reach.value, to.unit),
            said=f"{length(reach.value, to.unit)}, likely {length_span(reach, to.unit)}",
        )
        for place, (side, reach) in enumerate(reaches.items())
    )
    ruler = TOP + len(reaches) * LANE
    here = {review.sides.of(side).band for side in reaches}
    edges = tuple(_edges(to.edges[1:], axis, to, ruler + RULER, here))
    return Scale(
        marks,
        edges,
        tuple(_ticks(axis, to.unit or "cm")),
        to.unit or "cm",
        ruler,
        ruler + RULER + ROW * len(edges) + TOP,
        ". ".join(f"{mark.side.capitalize()}: {mark.said}" for mark in marks),
    )


def _edges(
    edges: tuple[BandEdge, ...], axis: Axis, to: Listener, top: float, here: set[BandName | None]
) -> Iterator[Edge]:
    shown = [edge for edge in edges if axis.low_cm < edge.from_cm < axis.high_cm]
    for row, edge in enumerate(shown):
        reach, name = bare_length(edge.from_cm, to.unit), band_plain(edge.name, to)
        x = axis.px(edge.from_cm)
        fits = x - LETTER * (len(reach) + len(name) + 2) >= 0
        yield Edge(
            x, name, reach, top + ROW * (row + 1), "end" if fits else "start", edge.name in here
        )


def _ticks(axis: Axis, unit: LengthUnit) -> Iterator[Tick]:
    step, to_a_number = TICKS.get(unit, TICKS["cm"])
    low, high = (Length(cm, "cm").to(unit) for cm in (axis.low_cm, axis.high_cm))
    for count in range(int(-(-low // step)), int(high // step) + 1):
        value = count * step
        number = f"{value:g}" if count % to_a_number == 0 else ""
        yield Tick(axis.px(Length(value, unit).cm), number)
