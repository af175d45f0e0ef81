"""What a body can rest on: the floor and the surfaces of the things beside it."""

from collections.abc import Iterator, Sequence
from math import hypot
from typing import Final

from dorsi.domain.figure import HELD, MEASURING, Point, Prop, Spot

BALL_CM: Final = 1.6  # from the joint of the toes to the sole, and how thick the toes are
HEEL_CM: Final = 3.2  # from the middle of the heel to the sole
NEARLY_CM: Final = 1.0
WALL_CM: Final = 5.0
BEHIND_CM: Final = 200.0
SEAT_CM: Final = 4.0  # how thick a seat or a table top is
ROUND: Final = frozenset({"roller", "towel"})
# From the middle of a part of the body to its skin.
FLESH_CM: Final[dict[str, float]] = {
    "heel": HEEL_CM, "ball": BALL_CM, "toe": BALL_CM, "ankle": 4.0, "knee": 6.0, "hip": 10.0,
    "shoulder": 6.0, "elbow": 4.0, "wrist": 3.0, "fingers": 1.5, "head": 0.0,
}  # fmt: skip


def flesh_cm(spot: Spot | str) -> float:
    """From the middle of a part to its skin, in cm."""
    return FLESH_CM[spot.removeprefix("far_")]


def box(prop: Prop) -> tuple[float, float, float, float]:
    """The solid part of a thing: left, bottom, right and top.

    Behind a wall nobody stands either: it goes on, away from the middle.
    """
    (x, y), (wide, high) = prop.at_cm, prop.size_cm
    if prop.kind == "wall":
        behind = (0.0, BEHIND_CM) if x > 0.0 else (BEHIND_CM, 0.0)
        return x - behind[0], y, x + WALL_CM + behind[1], y + high
    if prop.kind in {"chair", "table"}:
        return x, y + high - SEAT_CM, x + wide, y + high
    return x, y, x + wide, y + high


def distances(spot: Point, props: Sequence[Prop]) -> Iterator[float]:
    """How far a point is from the floor and from every thing; inside one it is below 0."""
    yield spot[1]
    for prop in props:
        if prop.kind not in HELD | MEASURING:
            yield _from(spot, prop)


def _from(spot: Point, prop: Prop) -> float:
    x, y = spot
    left, bottom, right, top = box(prop)
    if prop.kind in ROUND:
        return hypot(x - (left + right) / 2.0, y - (bottom + top) / 2.0) - (top - bottom) / 2.0
    beside, above = max(left - x, x - right), max(bottom - y, y - top)
    if beside < 0.0 and above < 0.0:
        return max(beside, above)
    return hypot(max(beside, 0.0), max(above, 0.0))


def touches(spot: Point, flesh: float, props: Sequence[Prop], slack_cm: float) -> bool:
    """Whether a part of the body rests on something, or against it."""
    return any(abs(away - flesh) <= slack_cm for away in distances(spot, props))


def carried(spot: Point, props: Sequence[Prop]) -> bool:
    """Whether floor or thing lies right under a point."""
    x, y = spot
    tops = [(left, right, top) for left, _, right, top in map(box, props)]
    return y < NEARLY_CM or any(
        left - NEARLY_CM <= x <= right + NEARLY_CM and abs(y - top) < NEARLY_CM
        for left, right, top in tops
    )
