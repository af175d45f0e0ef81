"""What stands around the body: floor, wall, step and the like, the arrow, the lean of the shin."""

from collections.abc import Sequence
from math import atan2, cos, radians, sin
from typing import Final

from dorsi.domain.figure import Arrow, Point, Prop
from dorsi.posture.body import Body, Lengths
from dorsi.report.figure.moving import Clock, curve, group, line
from dorsi.report.figure.shapes import number

HEAD_CM: Final = 6.0
SHORTEST_CM: Final = 16.0  # of an arrow, twice that with two heads


def floor(left: float, right: float) -> str:
    """The ground everybody stands on."""
    return f'<path class="ground" d="{line((left, 0.0), (right, 0.0))}"/>'


def prop(thing: Prop) -> str:
    """One thing that does not move."""
    (x, y), (wide, high) = thing.at_cm, thing.size_cm
    match thing.kind:
        case "wall":
            return _outlined(line((x, y), (x, y + high)), "ground") + _box(x, y, 5, high, "solid")
        case "post":
            return _box(x, y, wide, high, "solid")
        case "chair":
            return _chair(x, y, wide, high)
        case "table":
            top = _box(x, y + high - 3, wide, 3, "solid")
            return top + _outlined(line((x + wide - 3, y), (x + wide - 3, y + high - 3)), "stand")
        case "roller" | "towel":
            radius = high / 2
            return (
                f'<circle class="solid" cx="{number(x + radius)}" cy="{number(-y - radius)}" '
                f'r="{number(radius)}"/>'
            )
        case _:
            return _box(x, y, wide, high, thing.kind if thing.kind == "pad" else "solid")


def _chair(x: float, y: float, wide: float, high: float) -> str:
    seat = _box(x, y + high - 4, wide, 4, "solid")
    legs = line((x + 3, y), (x + 3, y + high)) + line((x + wide - 3, y), (x + wide - 3, y + high))
    back = line((x + 2, y + high), (x - 4, y + high + 42))
    return _outlined(legs + back, "stand") + seat


def _outlined(path: str, role: str) -> str:
    return f'<path class="{role}" d="{path}"/>'


def _box(x: float, y: float, wide: float, high: float, role: str) -> str:
    return (
        f'<rect class="{role}" x="{number(x)}" y="{number(-y - high)}" '
        f'width="{number(wide)}" height="{number(high)}"/>'
    )


def weight(clock: Clock, thing: Prop, bodies: Sequence[Body]) -> str:
    """A dumbbell held upright: it goes where the near hand goes and leans as the chest does."""
    wide, high = thing.size_cm
    ends = (0.0, high - high / 4)
    plates = "".join(
        f'<rect class="weight" x="{number(-wide / 2)}" y="{number(top - high / 2)}" '
        f'width="{number(wide)}" height="{number(high / 4)}" rx="1.5"/>'
        for top in ends
    )
    bar = f'<path class="stand" d="M0 {number(-high / 2)}V{number(high / 2)}"/>'
    dx, dy = thing.at_cm
    places = [(b.points["wrist"][0] + dx, b.points["wrist"][1] + dy) for b in bodies]
    return group(clock, bar + plates, places, [b.turns["chest"] for b in bodies])


def way(found: Arrow, bodies: Sequence[Body]) -> list[Point]:
    """Where an arrow goes along."""
    dx, dy = found.off_cm
    if found.round_cm:
        xs, ys = zip(*(body.points[found.of] for body in bodies), strict=True)
        x, y = (min(xs) + max(xs)) / 2 + dx, (min(ys) + max(ys)) / 2 + dy
        wide, high = found.round_cm
        turns = [radians(-60 + step * 20) for step in range(16)]
        return [(x + wide * sin(turn), y + high * cos(turn)) for turn in turns]
    points = [(body.points[found.of][0] + dx, body.points[found.of][1] + dy) for body in bodies]
    return _grown(points, SHORTEST_CM * (2 if found.both_ways else 1))


def _grown(points: list[Point], at_least_cm: float) -> list[Point]:
    """The same way, larger about its middle where it is too short to be seen."""
    xs, ys = zip(*points, strict=True)
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    grow = max(1.0, at_least_cm / max(wide, high, 1.0))
    x, y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    return [(x + grow * (px - x), y + grow * (py - y)) for px, py in points]


def arrow(found: Arrow, bodies: Sequence[Body]) -> str:
    """An arrow beside the way of one spot."""
    points = way(found, bodies)
    heads = _head(points[-2], points[-1])
    if found.both_ways:
        heads += _head(points[1], points[0])
    path = line(*points) + heads
    return f'<path class="halo" d="{path}"/><path class="arrow" d="{path}"/>'


def _head(before: Point, tip: Point) -> str:
    back = atan2(before[1] - tip[1], before[0] - tip[0])
    sides = [
        (tip[0] + HEAD_CM * cos(back + turn), tip[1] + HEAD_CM * sin(back + turn))
        for turn in (-0.6, 0.6)
    ]
    return line(sides[0], tip, sides[1])


def lean(clock: Clock, bodies: Sequence[Body], size: Lengths) -> str:
    """The lean of the near shin: its line, the upright, and a thin arc from one to the other."""
    long, round_cm = 1.05 * size.shank, 0.56 * size.shank
    uprights, arcs, shins = [], [], []
    for body in bodies:
        x, y = body.points["ankle"]
        turn = radians(body.turns["shin"])
        end = (x + round_cm * sin(turn), y + round_cm * cos(turn))
        uprights.append(line((x, y), (x, y + long)))
        shins.append(line((x, y), end))
        start = f"M{number(x)} {number(-y - round_cm)}"
        arcs.append(
            f"{start}A{number(round_cm)} {number(round_cm)} 0 0 {int(turn > 0)} "
            f"{number(end[0])} {number(-end[1])}"
        )
    drawn = ((uprights, "upright"), (shins, "shin"), (arcs, "lean"))
    return "".join(curve(clock, paths, role) for paths, role in drawn)
