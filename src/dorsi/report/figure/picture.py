"""One figure as SVG: a loop for the screen, a pair of stills for print and for less movement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from dorsi.domain.exercises import BandUse
from dorsi.domain.figure import HELD, LEGS, MEASURING, Figure, FigureModel, Point
from dorsi.domain.words import STRUCTURES, StructureId
from dorsi.posture.body import Body, Lengths, lengths
from dorsi.posture.posing import bodies
from dorsi.report.figure.around import arrow, floor, lean, prop, way, weight
from dorsi.report.figure.band import strap
from dorsi.report.figure.facing import faced
from dorsi.report.figure.instruments import instrument
from dorsi.report.figure.moving import Clock
from dorsi.report.figure.person import Person, drawn, near_leg, standing_foot
from dorsi.report.figure.shapes import number

# How far the outline of the body goes beyond a joint.
OUTLINE_CM: Final[Mapping[str, float]] = {"hip": 14, "shoulder": 13, "head": 2, "waist": 12}
ALONG_CM: Final = 8.0
MARGIN_CM: Final = 6.0
BELOW_CM: Final = 7.0
BETWEEN_CM: Final = 18.0
CLOSEUP_CM: Final = 62.0
SHOWN_CM: Final = 36.0  # of the body, in a close-up
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
    glows: tuple[StructureId, ...]
    band: BandUse | None

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


def posed(
    figure: Figure, model: FigureModel, glows: tuple[StructureId, ...], band: BandUse | None
) -> Posed:
    """A figure with the body at every moment that is drawn."""
    size = lengths(model)
    return Posed(figure, size, tuple(bodies(figure, size)), glows, band)


def loop(shown: Posed) -> tuple[Frame, str]:
    """The moving picture: its frame and what is in it."""
    clock = Clock(tuple(b.at_s for b in shown.bodies), shown.figure.loop_s)
    frame = _framed(_extent(shown), SHAPE)
    return frame, _scene(shown, clock, shown.bodies, frame)


def stills(shown: Posed) -> tuple[Frame, str]:
    """Two moments side by side."""
    panel = _extent(shown)
    step, middle = panel.width + BETWEEN_CM, panel.left + panel.width / 2
    inner = _then(panel)
    for place, number_ in enumerate(shown.figure.still):
        one = (shown.at_pose(number_),)
        clock = Clock((one[0].at_s,), shown.figure.loop_s)
        scene = _scene(shown, clock, one, panel, arrows=place == 0)
        inner += _panel(scene, middle, middle + place * step)
    frame = Frame(panel.left, panel.bottom, step + panel.width, panel.height)
    return frame, inner


def _panel(scene: str, middle: float, to: float) -> str:
    """One still with its middle moved to a place, so that it can be turned round where it stands.

    Turning it about its own box would not do: what a close-up cuts off counts for the box too.
    """
    out, back = (f"translate({number(x)} 0)" for x in (to, -middle))
    return f'<g transform="{out}"><g class="panel"><g transform="{back}">{scene}</g></g></g>'


def _then(panel: Frame) -> str:
    """From the first still to the second one."""
    x, y = panel.left + panel.width + BETWEEN_CM / 2, panel.bottom + panel.height / 2
    tip = f"M{number(x - 3)} {number(-y - 6)}L{number(x + 3)} {number(-y)}L{number(x - 3)} "
    return f'<path class="then" d="{tip}{number(-y + 6)}"/>'


def _scene(
    shown: Posed, clock: Clock, bodies: Sequence[Body], frame: Frame, *, arrows: bool = True
) -> str:
    figure = shown.figure
    return "".join(
        [
            *(prop(thing) for thing in figure.props if thing.kind not in HELD | MEASURING),
            floor(frame.left, frame.left + frame.width),
            _somebody(shown, clock, bodies),
            lean(clock, bodies, shown.size) if figure.shin_angle else "",
            strap(clock, shown.band, figure, bodies) if shown.band else "",
            *(weight(clock, thing, bodies) for thing in figure.props if thing.kind == "weight"),
            _measured(shown, clock, bodies),
            *(arrow(one, shown.through(one.poses)) for one in figure.arrows if arrows),
            _closeup(shown, clock, bodies, figure.closeup_at_cm) if figure.closeup_at_cm else "",
        ]
    )


def _measured(shown: Posed, clock: Clock, bodies: Sequence[Body]) -> str:
    things = (thing for thing in shown.figure.props if thing.kind in MEASURING)
    return "".join(instrument(clock, thing, bodies) for thing in things)


def _somebody(shown: Posed, clock: Clock, bodies: Sequence[Body]) -> str:
    if shown.figure.view == "front":
        return faced(clock, bodies, shown.size)
    return drawn(_person(shown, clock, bodies), shown.glows)


def _person(shown: Posed, clock: Clock, bodies: Sequence[Body]) -> Person:
    first = shown.figure.poses[0].places_cm
    return Person(clock, bodies, shown.size, frozenset(leg for leg in LEGS if leg in first))


def _closeup(shown: Posed, clock: Clock, bodies: Sequence[Body], corner: Point) -> str:
    """The near ankle once more and larger, with what is beside it.

    Where a band lies below or above it, its ankle bone is marked.
    `corner` is where its upper left corner stands.
    """
    x, y = shown.bodies[0].points["ankle"]
    part = shown.figure.closeup_of_cm or (x - 15.0, y - 11.0, SHOWN_CM)
    region = Frame(*part, part[2])
    things = "".join(
        prop(thing) for thing in shown.figure.props if thing.kind not in HELD | MEASURING
    )
    person = _person(shown, clock, bodies)
    leg = standing_foot(person, "far") + near_leg(person, shown.glows)
    band = strap(clock, shown.band, shown.figure, bodies) if shown.band else ""
    if shown.band:
        band += f'<circle class="bone" cx="{number(x)}" cy="{number(-y)}" r="1.7"/>'
    band += _measured(shown, clock, bodies)
    place = f'x="{number(corner[0])}" y="{number(-corner[1])}"'
    side = number(CLOSEUP_CM)
    paper = f'<rect class="paper" {place} width="{side}" height="{side}" rx="4"/>'
    ground = floor(region.left, region.left + region.width)
    return (
        f'{paper}<svg {place} width="{side}" height="{side}" viewBox="{region.view_box}">'
        f'{things}{ground}{leg}{band}</svg><rect class="rim-of-closeup" {place} '
        f'width="{side}" height="{side}" rx="4"/>'
    )


def _extent(shown: Posed) -> Frame:
    """What the body and all around it take up."""
    xs: list[float] = []
    ys: list[float] = [0.0]
    for one in shown.bodies:
        for name, (x, y) in one.points.items():
            beyond = OUTLINE_CM.get(name, ALONG_CM)
            xs += [x - beyond, x + beyond]
            ys.append(y + beyond)
    for thing in shown.figure.props:
        if thing.kind not in HELD:
            xs += [thing.at_cm[0], thing.at_cm[0] + thing.size_cm[0]]
            ys.append(thing.at_cm[1] + thing.size_cm[1])
    for found in shown.figure.arrows:
        for x, y in way(found, shown.through(found.poses)):
            xs += [x - 4, x + 4]
            ys.append(y + 4)
    if corner := shown.figure.closeup_at_cm:
        xs += [corner[0], corner[0] + CLOSEUP_CM]
        ys.append(corner[1])
    if shown.figure.anchor_cm:
        xs.append(shown.figure.anchor_cm[0])
    left, right = min(xs) - MARGIN_CM, max(xs) + MARGIN_CM
    return Frame(left, -BELOW_CM, right - left, max(ys) + MARGIN_CM + BELOW_CM)


def _framed(inner: Frame, shape: float) -> Frame:
    """A frame of a shape around another one, with the floor where it was."""
    width = max(inner.width, inner.height * shape)
    height = max(inner.height, inner.width / shape)
    return Frame(inner.left - (width - inner.width) / 2, inner.bottom, width, height)


def svg(found: tuple[Frame, str], role: str, title: str, steps: Sequence[str]) -> str:
    """A picture with its name and what is done in it."""
    frame, inner = found
    said = f"<title>{escape(title)}</title><desc>{escape(' '.join(steps))}</desc>"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="figure {role}" role="img" '
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
