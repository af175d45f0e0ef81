"""One figure as SVG: a loop for the screen, a pair of stills for print and for less movement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from dorsi.domain.exercises import BandUse
from dorsi.domain.figure import LEGS, Figure, FigureModel
from dorsi.domain.words import STRUCTURES, Side, StructureId
from dorsi.posture.body import Body, Lengths, body, lengths
from dorsi.posture.timing import moments
from dorsi.report.figure.around import arrow, floor, lean, prop, way, weight
from dorsi.report.figure.moving import Clock
from dorsi.report.figure.person import Person, drawn
from dorsi.report.figure.shapes import number

# How far the outline of the body goes beyond a joint.
FLESH_CM: Final[Mapping[str, float]] = {"hip": 14, "shoulder": 13, "head": 2, "waist": 12}
ALONG_CM: Final = 8.0
MARGIN_CM: Final = 6.0
BELOW_CM: Final = 7.0
BETWEEN_CM: Final = 18.0
SHAPE: Final = 4 / 3  # width to height of the loop


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the plane in cm, y up."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def view_box(self) -> str:
        """As SVG wants it."""
        top = -self.bottom - self.height
        return " ".join(map(number, (self.left, top, self.width, self.height)))


@dataclass(frozen=True, slots=True)
class Posed:
    """A figure with everybody posed."""

    figure: Figure
    size: Lengths
    bodies: tuple[Body, ...]

    def at_pose(self, number_: int) -> Body:
        """The body at a key pose."""
        at = self.figure.poses[number_].at_s
        return next(body for body in self.bodies if body.at_s == at)

    def through(self, poses: tuple[int, int]) -> tuple[Body, ...]:
        """The bodies from one key pose to another one."""
        one, other = (self.figure.poses[n].at_s for n in poses)
        low, high = sorted((one, other))
        found = [body for body in self.bodies if low <= body.at_s <= high]
        return tuple(found if one <= other else reversed(found))


def posed(figure: Figure, model: FigureModel) -> Posed:
    """A figure with the body at every moment that is drawn."""
    size = lengths(model)
    return Posed(figure, size, tuple(body(figure, moment, size) for moment in moments(figure)))


def loop(
    shown: Posed, title: str, steps: Sequence[str], glows: Sequence[StructureId], role: str
) -> str:
    """The moving picture."""
    clock = Clock(tuple(b.at_s for b in shown.bodies), shown.figure.loop_s)
    frame = _framed(_extent(shown), SHAPE)
    inner = _scene(shown, clock, shown.bodies, frame, glows)
    return _svg(frame, f"figure loop {role}", title, steps, inner)


def stills(
    shown: Posed, title: str, steps: Sequence[str], glows: Sequence[StructureId], role: str
) -> str:
    """Two moments side by side."""
    both = tuple(shown.at_pose(n) for n in shown.figure.still)
    panel = _extent(shown)
    step = panel.width + BETWEEN_CM
    inner = _then(panel)
    for place, one in enumerate(both):
        clock = Clock((one.at_s,), shown.figure.loop_s)
        scene = _scene(shown, clock, (one,), panel, glows, arrows=place == 0)
        at = f' transform="translate({number(place * step)} 0)"' if place else ""
        inner += f"<g{at}>{scene}</g>"
    frame = Frame(panel.left, panel.bottom, step + panel.width, panel.height)
    return _svg(frame, f"figure stills {role}", title, steps, inner)


def _then(panel: Frame) -> str:
    """From the first still to the second one."""
    x, y = panel.left + panel.width + BETWEEN_CM / 2, panel.bottom + panel.height / 2
    tip = f"M{number(x - 3)} {number(-y - 6)}L{number(x + 3)} {number(-y)}L{number(x - 3)} "
    return f'<path class="then" d="{tip}{number(-y + 6)}"/>'


def _scene(
    shown: Posed,
    clock: Clock,
    bodies: Sequence[Body],
    frame: Frame,
    glows: Sequence[StructureId],
    *,
    arrows: bool = True,
) -> str:
    figure = shown.figure
    standing = frozenset(leg for leg in LEGS if leg in figure.poses[0].places_cm)
    person = Person(clock, bodies, shown.size, standing)
    held = [thing for thing in figure.props if thing.kind == "weight"]
    return "".join(
        [
            *(prop(thing) for thing in figure.props if thing.kind != "weight"),
            floor(frame.left, frame.left + frame.width),
            lean(clock, bodies, shown.size) if figure.shin_angle else "",
            drawn(person, glows),
            *(weight(clock, thing, bodies) for thing in held),
            *(arrow(one, shown.through(one.poses)) for one in figure.arrows if arrows),
        ]
    )


def _extent(shown: Posed) -> Frame:
    """What the body and all around it take up."""
    xs: list[float] = []
    ys: list[float] = [0.0]
    for one in shown.bodies:
        for name, (x, y) in one.points.items():
            flesh = FLESH_CM.get(name, ALONG_CM)
            xs += [x - flesh, x + flesh]
            ys.append(y + flesh)
    for thing in shown.figure.props:
        if thing.kind != "weight":
            xs += [thing.at_cm[0], thing.at_cm[0] + thing.size_cm[0]]
            ys.append(thing.at_cm[1] + thing.size_cm[1])
    for found in shown.figure.arrows:
        for x, y in way(found, shown.through(found.poses)):
            xs += [x - 4, x + 4]
            ys.append(y + 4)
    if shown.figure.anchor_cm:
        xs.append(shown.figure.anchor_cm[0])
    left, right = min(xs) - MARGIN_CM, max(xs) + MARGIN_CM
    return Frame(left, -BELOW_CM, right - left, max(ys) + MARGIN_CM + BELOW_CM)


def _framed(inner: Frame, shape: float) -> Frame:
    """A frame of a shape around another one, with the floor where it was."""
    width = max(inner.width, inner.height * shape)
    height = max(inner.height, inner.width / shape)
    return Frame(inner.left - (width - inner.width) / 2, inner.bottom, width, height)


def _svg(frame: Frame, role: str, title: str, steps: Sequence[str], inner: str) -> str:
    said = f"<title>{escape(title)}</title><desc>{escape(' '.join(steps))}</desc>"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{role.strip()}" role="img" '
        f'viewBox="{frame.view_box}">{said}{inner}</svg>'
    )


def worth_showing(
    figure: Figure, loads: Mapping[StructureId, float], model: FigureModel
) -> tuple[StructureId, ...]:
    """The structures that glow: those the figure names, or those with the greatest load."""
    if figure.glows:
        return figure.glows
    most = max(loads.values(), default=0.0)
    worth = max(most, model.worth_glowing)
    return tuple(s for s in STRUCTURES if loads.get(s, 0.0) >= worth)


__all__ = ["BandUse", "Posed", "Side", "loop", "posed", "stills", "worth_showing"]
