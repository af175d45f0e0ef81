"""The few shapes a picture is made of, as SVG text: lines, areas, marks, words."""

import re
from collections.abc import Sequence
from html import escape
from typing import Final, Literal

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]
NAMESPACE: Final = "http://www.w3.org/2000/svg"
MARK: Final = 3.0  # from the middle of a mark to its edge
RING: Final = 4.0
SHAPES: Final = (
    "m-{r} 0a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0-{d} 0z",  # a circle
    "m-{r}-{r}h{d}v{d}h-{d}z",  # a square
    "m0-{w}l{w} {w}l-{w} {w}l-{w}-{w}z",  # a diamond
    "m-{w}-{r}h{q}l-{w} {q}z",  # a triangle on its tip
    "m-{w} {r}h{q}l-{w}-{q}z",  # a triangle on its foot
)
NOT_IN_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
UP: Final = "m0-4v-7m-3 3l3-3l3 3"  # an arrow from a mark: this far or more


def plain_text(text: str) -> str:
    """A text as XML may hold it: signs escaped, what no XML file can carry left out."""
    return escape(NOT_IN_XML.sub("", text))


def number(value: float) -> str:
    """A coordinate, to a tenth: finer than any screen, and the same on every machine."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def line(start: Point, end: Point, role: str) -> str:
    """A straight line."""
    return curve((start, end), role)


def curve(points: Sequence[Point], role: str, stroke: str = "") -> str:
    """A line through points."""
    painted = f' stroke="url(#{stroke})"' if stroke else ""
    return f'<path class="{role}"{painted} d="M{_joined(points)}"/>'


def area(upper: Sequence[Point], lower: Sequence[Point], role: str, fill: str = "") -> str:
    """What lies between two lines that run alongside each other."""
    painted = f' fill="url(#{fill})"' if fill else ""
    return f'<path class="{role}"{painted} d="M{_joined((*upper, *reversed(lower)))}z"/>'


def box(left: float, top: float, width: float, height: float, role: str) -> str:
    """A rectangle."""
    sized = f'x="{number(left)}" y="{number(top)}" width="{number(width)}"'
    return f'<rect class="{role}" {sized} height="{number(height)}"/>'


def mark(at: Point, shape: int, role: str, *, up: bool = False) -> str:
    """A small point; each way of measuring has a shape of its own, as far as there are shapes."""
    r = MARK
    sizes = {"r": r, "d": 2 * r, "w": 1.3 * r, "q": 2.6 * r}
    told = {key: number(size) for key, size in sizes.items()}
    drawn = SHAPES[shape % len(SHAPES)].format(**told)
    begin = f"M{number(at[0])} {number(at[1])}"
    arrow = f'<path class="arrow" d="{begin}{UP}"/>' if up else ""
    return f'<path class="mark {role}" d="{begin}{drawn}"/>{arrow}'


def ring(at: Point, role: str) -> str:
    """A small circle round a value."""
    return f'<circle class="{role}" cx="{number(at[0])}" cy="{number(at[1])}" r="{number(RING)}"/>'


def pennant(at: Point, role: str, *, before: bool) -> str:
    """A small flag at the foot of its line, blowing to the side its label is on."""
    along = -5 if before else 5
    begin = f"M{number(at[0])} {number(at[1] - 8.0)}"
    return f'<path class="flag {role}" d="{begin}l{along} 3l{-along} 3z"/>'


def arc(start: Point, end: Point, radius: float, role: str) -> str:
    """A part of a circle, clockwise."""
    turned = f"{number(radius)} {number(radius)} 0 0 1"
    return f'<path class="{role}" d="M{_joined((start,))}A{turned} {_joined((end,))}"/>'


def words(text: str, at: Point, role: str, size: float, anchor: Anchor = "start") -> str:
    """A text on one line."""
    placed = f'x="{number(at[0])}" y="{number(at[1])}" font-size="{number(size)}"'
    turned = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text class="{role}" {placed}{turned}>{plain_text(text)}</text>'


def _joined(points: Sequence[Point]) -> str:
    return "L".join(f"{number(x)} {number(y)}" for x, y in points)
