"""Groups that are put somewhere and turned, once and for all or in a loop.

The loop is SMIL, which needs neither script nor style: a limb is drawn once and its turns are
listed, so that it keeps its length whatever the browser does between two moments.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dorsi.domain.figure import Point
from dorsi.report.figure.shapes import number

Places = Sequence[Point]
Turns = Sequence[float]
STILL = 0.05  # cm or degrees: less is no movement


@dataclass(frozen=True, slots=True)
class Clock:
    """The moments of a loop; one moment alone is a still."""

    at_s: tuple[float, ...]
    loop_s: float

    @property
    def attributes(self) -> str:
        """What every animation of this loop says."""
        shares = ";".join(_short(at / self.loop_s) for at in self.at_s)
        return f'dur="{self.loop_s:g}s" repeatCount="indefinite" keyTimes="{shares}"'


def group(clock: Clock, inner: str, places: Places, turns: Turns = (0.0,), role: str = "") -> str:
    """A group about a joint: where the joint is, and how far the group is turned, clockwise."""
    named = f' class="{role}"' if role else ""
    turns = _unwound(turns)
    turning = _varies(turns)
    angle = "" if turning or abs(turns[0]) < STILL else f"rotate({number(turns[0])})"
    if _varies([x for x, _ in places]) or _varies([y for _, y in places]):
        values = ";".join(_pair(place) for place in places)
        moved = _animated(clock, "translate", values)
        turned = _animated(clock, "rotate", _list(turns), ' additive="sum"') if turning else ""
        if angle:
            inner = f'<g transform="{angle}">{inner}</g>'
        return f"<g{named}>{moved}{turned}{inner}</g>"
    at = "" if max(map(abs, places[0])) < STILL else f"translate({_pair(places[0])})"
    transform = f' transform="{at}{angle}"' if at or angle else ""
    turned = _animated(clock, "rotate", _list(turns), ' additive="sum"') if turning else ""
    return f"<g{named}{transform}>{turned}{inner}</g>"


def curve(clock: Clock, paths: Sequence[str], role: str) -> str:
    """A line whose points move."""
    if len(set(paths)) == 1:
        return f'<path class="{role}" d="{paths[0]}"/>'
    values = ";".join(paths)
    return (
        f'<path class="{role}" d="{paths[0]}">'
        f'<animate attributeName="d" {clock.attributes} values="{values}"/></path>'
    )


def line(*points: Point) -> str:
    """A path through points of the figure, which has y up."""
    return "M" + "L".join(_pair(point) for point in points)


def _animated(clock: Clock, kind: str, values: str, more: str = "") -> str:
    return (
        f'<animateTransform attributeName="transform" type="{kind}"{more} {clock.attributes} '
        f'values="{values}"/>'
    )


def _varies(values: Turns) -> bool:
    return max(values) - min(values) >= STILL


def _unwound(turns: Turns) -> list[float]:
    """Turns without the jump from one half circle to the other."""
    found = [turns[0]]
    for turn in turns[1:]:
        found.append(turn - 360.0 * round((turn - found[-1]) / 360.0))
    return found


def _list(turns: Turns) -> str:
    return ";".join(map(number, turns))


def _pair(point: Point) -> str:
    return f"{number(point[0])} {number(-point[1])}"


def _short(share: float) -> str:
    text = f"{share:.3f}".rstrip("0").rstrip(".")
    return text.removeprefix("0") or "0"
