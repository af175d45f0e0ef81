"""Figures as pictures: one drawing for page and print."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Protocol

from dorsi.domain.exercises import BandUse
from dorsi.domain.figure import Figure, FigureModel
from dorsi.domain.words import Side, StructureId
from dorsi.report.figure.picture import Posed, loop, posed, stills, svg, worth_showing

# For a page by itself; the site's style sheet holds the same file.
STYLE: Final = (Path(__file__).parent / "figure.css").read_text(encoding="utf-8")


class Drawn(Protocol):
    """An exercise or a measure: what has a name, steps and a figure."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def steps(self) -> tuple[str, ...]:
        """How it is done."""

    @property
    def figure(self) -> Figure | None:
        """How it is drawn."""


def figure_svg(thing: Drawn, model: FigureModel, side: Side | None = None) -> str:
    """How an exercise or a measure is done, as a loop and, after it, as a pair of stills.

    Both are SVG elements to be put into a page; which of them shows is up to its style sheet. With
    a side given the near leg wears its colour and is that leg: who faces right shows the right one,
    so for the left the style sheet turns them round. Empty where there is no figure.
    """
    if (shown := _posed(thing, model)) is None:
        return ""
    pictures = (("loop", loop(shown)), ("stills", stills(shown)))
    facing = "facing" if shown.figure.view == "front" else None
    return "".join(
        svg(found, " ".join(filter(None, (role, facing, side))), thing.name, thing.steps)
        for role, found in pictures
    )


def _posed(thing: Drawn, model: FigureModel) -> Posed | None:
    if thing.figure is None:
        return None
    loads: Mapping[StructureId, float] = getattr(thing, "loads", {})
    band: BandUse | None = getattr(thing, "band", None)
    glows = worth_showing(thing.figure, loads, model)
    return posed(thing.figure, model, glows, band)
