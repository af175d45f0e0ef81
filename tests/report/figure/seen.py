"""What a figure's SVG really shows: every outline at every moment, worked out from the markup."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, radians, sin
from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
STEP = re.compile(r"([MLQTAVHZz])([^MLQTAVHZz]*)")
ONE_MOVE = re.compile(r"(translate|rotate|scale)\(([^)]*)\)")

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True)
class Shape:
    """One outline at one moment: the classes it stands in, and its points, y downwards."""

    roles: frozenset[str]
    points: tuple[Point, ...]


def read(svg: str) -> ET.Element:
    """The picture, which is well-formed."""
    return ET.fromstring(svg)  # noqa: S314  our own text


def both(text: str) -> tuple[ET.Element, ET.Element]:
    """The loop and the stills of one figure."""
    whole = read(f"<div>{text}</div>")
    loop, stills = whole
    return loop, stills


def count(svg: ET.Element) -> int:
    """How many moments are drawn."""
    return max(
        (len(found.get("values", "").split(";")) for found in svg.iter() if _moves(found)),
        default=1,
    )


def shapes(svg: ET.Element, moment: int) -> list[Shape]:
    """Every path of the picture itself at a moment; what is seen close up is left out."""
    return list(_within(svg, SAME, frozenset(), moment))


def view_box(svg: ET.Element) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is shown."""
    left, top, wide, high = map(float, svg.get("viewBox", "").split())
    return left, top, left + wide, top + high


def _moves(element: ET.Element) -> bool:
    return element.tag in {f"{SVG}animate", f"{SVG}animateTransform"}


def _within(
    element: ET.Element, outer: Matrix, roles: frozenset[str], moment: int
) -> Iterator[Shape]:
    own = roles | set(element.get("class", "").split())
    matrix = _times(outer, _placed(element, moment))
    if element.tag == f"{SVG}path":
        path = element.get("d", "")
        for animation in element:
            path = animation.get("values", "").split(";")[moment]
        yield Shape(own, tuple(_apply(matrix, point) for point in along(path)))
    for inner in element:
        if inner.tag != f"{SVG}svg":
            yield from _within(inner, matrix, own, moment)


def _placed(element: ET.Element, moment: int) -> Matrix:
    """Where a group is put: as it says, or as its animations say at this moment."""
    found = SAME
    for name, numbers in ONE_MOVE.findall(element.get("transform", "")):
        found = _times(found, _matrix(name, numbers))
    for animation in element:
        if animation.tag == f"{SVG}animateTransform":
            value = animation.get("values", "").split(";")[moment]
            own = _matrix(animation.get("type", ""), value)
            found = _times(found, own) if animation.get("additive") == "sum" else own
    return found


def _matrix(name: str, text: str) -> Matrix:
    values = [float(number) for number in NUMBER.findall(text)]
    if name == "rotate":
        turn = radians(values[0])
        return cos(turn), sin(turn), -sin(turn), cos(turn), 0.0, 0.0
    if name == "scale":
        return values[0], 0.0, 0.0, values[1], 0.0, 0.0
    return 1.0, 0.0, 0.0, 1.0, values[0], values[1]


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s,
            a * t + c * u + e, b * t + d * u + f)  # fmt: skip


def _apply(matrix: Matrix, point: Point) -> Point:
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def along(path: str) -> Iterator[Point]:
    """Points on a path of straight lines and of the smooth curves a body is drawn with."""
    at: Point = (0.0, 0.0)
    control = at
    for kind, text in STEP.findall(path):
        values = [float(number) for number in NUMBER.findall(text)]
        if kind in "Zz":
            continue
        end = _end(kind, values, at)
        if kind in "QT":
            turned = (2 * at[0] - control[0], 2 * at[1] - control[1])
            control = (values[0], values[1]) if kind == "Q" else turned
            yield from (_curved(at, control, end, share) for share in (0.25, 0.5, 0.75))
        at = end
        yield at


def _end(kind: str, values: list[float], at: Point) -> Point:
    if kind == "V":
        return at[0], values[0]
    if kind == "H":
        return values[0], at[1]
    return values[-2], values[-1]


def _curved(start: Point, control: Point, end: Point, share: float) -> Point:
    parts = ((1 - share) ** 2, 2 * share * (1 - share), share**2)
    x = sum(part * p[0] for part, p in zip(parts, (start, control, end), strict=True))
    y = sum(part * p[1] for part, p in zip(parts, (start, control, end), strict=True))
    return x, y
