"""Two rods joined by a hinge, in one plane: where they lead, and how they reach a point.

Directions are degrees from straight down, above 0 towards x; points are (x, y) with y up.
"""

from math import acos, atan2, cos, degrees, hypot, radians, sin

Point = tuple[float, float]


def along(start: Point, direction_deg: float, length: float) -> Point:
    """The end of a rod from `start`."""
    turn = radians(direction_deg)
    return start[0] + length * sin(turn), start[1] - length * cos(turn)


def direction_deg(start: Point, end: Point) -> float:
    """Where `end` lies as seen from `start`, -180 to 180."""
    return degrees(atan2(end[0] - start[0], start[1] - end[1]))


def turned(point: Point, clockwise_deg: float) -> Point:
    """A point turned round the origin, with x to the right and y up."""
    turn = radians(clockwise_deg)
    x, y = point
    return x * cos(turn) + y * sin(turn), y * cos(turn) - x * sin(turn)


def reach(
    start: Point, end: Point, first: float, second: float, *, bends: float
) -> tuple[float, float] | None:
    """Directions of two rods that lead from `start` to `end`, or None where they do not reach.

    `bends` is 1 where the hinge gives way towards the greater direction of the first rod (a knee of
    somebody who looks along x), -1 where towards the lesser (an elbow).
    """
    far = hypot(end[0] - start[0], end[1] - start[1])
    if not abs(first - second) < far < first + second:
        return None
    straight = direction_deg(start, end)
    at_start = degrees(acos((first**2 + far**2 - second**2) / (2.0 * first * far)))
    at_end = degrees(acos((second**2 + far**2 - first**2) / (2.0 * second * far)))
    return straight + bends * at_start, straight - bends * at_end
