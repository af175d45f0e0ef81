"""The reach of both sides on a scale of bands, as an SVG picture: never a naked dot."""

from dataclasses import dataclass
from typing import Final

from dorsi.domain.verdicts import Review
from dorsi.domain.words import SIDES, Side
from dorsi.report.listener import Listener
from dorsi.report.quantities import bare_length, length, length_span
from dorsi.report.sentences.reach import band_plain

WIDTH: Final = 320.0
ROOM_CM: Final = 3.0
LOWEST_CM, HIGHEST_CM = 4.0, 18.0  # of the drawing where nothing reaches beyond


@dataclass(frozen=True, slots=True)
class Mark:
    """One side on the scale: where its error begins and ends, and its value; and in words."""

    side: Side
    left_px: float
    width_px: float
    value_px: float
    said: str


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a band begins, with its name and its reach."""

    x_px: float
    name: str
    reach: str


@dataclass(frozen=True, slots=True)
class Scale:
    """The whole drawing; `said` is what it shows, for whoever does not see it."""

    marks: tuple[Mark, ...]
    edges: tuple[Edge, ...]
    said: str


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
    low = min(LOWEST_CM, *(reach.low - ROOM_CM for reach in reaches.values()))
    high = max(HIGHEST_CM, *(reach.high + ROOM_CM for reach in reaches.values()))

    def px(cm: float) -> float:
        return round((cm - low) / (high - low) * WIDTH, 1)

    marks = tuple(
        Mark(
            side=side,
            left_px=px(reach.low),
            width_px=round(px(reach.high) - px(reach.low), 1),
            value_px=px(reach.value),
            said=f"{length(reach.value, to.unit)}, likely {length_span(reach, to.unit)}",
        )
        for side, reach in reaches.items()
    )
    edges = tuple(
        Edge(px(edge.from_cm), band_plain(edge.name, to), bare_length(edge.from_cm, to.unit))
        for edge in to.edges[1:]
    )
    return Scale(
        marks, edges, ". ".join(f"{mark.side.capitalize()}: {mark.said}" for mark in marks)
    )
