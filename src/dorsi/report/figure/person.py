"""The body of a figure: far limbs behind, trunk and head, near limbs in front."""

from collections.abc import Mapping, Sequence

from dorsi.domain.figure import Leg
from dorsi.domain.words import StructureId
from dorsi.posture.body import Body, Lengths, name
from dorsi.posture.surfaces import BALL_CM
from dorsi.report.figure.moving import Clock, Places, Turns, group
from dorsi.report.figure.shapes import Outline, number, outlines, path


class Person:
    """Everybody at every moment of one loop, and the shapes they are drawn with."""

    def __init__(
        self, clock: Clock, bodies: Sequence[Body], size: Lengths, standing: frozenset[Leg]
    ) -> None:
        """Keep what every part of the drawing needs."""
        self.clock, self.bodies, self.size, self.standing = clock, bodies, size, standing
        self.shapes: Mapping[str, Outline] = outlines(size)

    def at(self, point: str) -> Places:
        """Where a joint is, moment by moment."""
        return [body.points[point] for body in self.bodies]

    def turns(self, part: str) -> Turns:
        """How a part is turned, moment by moment."""
        return [body.turns[part] for body in self.bodies]

    def between(self, part: str, outer: str) -> Turns:
        """How a part is turned against the one it hangs on."""
        pairs = zip(self.turns(part), self.turns(outer), strict=True)
        return [own - carried for own, carried in pairs]

    def shape(self, part: str) -> str:
        """The outline of a part."""
        return f'<path d="{path(self.shapes[part])}"/>'

    def joined(self, inner: str, part: str, outer: str, length: float) -> str:
        """A part at the end of another one, `length` along it."""
        return group(self.clock, inner, [(0.0, -length)], self.between(part, outer))


def drawn(person: Person, glows: Sequence[StructureId]) -> str:
    """The whole body, far side first."""
    clock = person.clock
    hip = person.at("hip")
    trunk = _trunk(person, "" if _hidden(person) else _arm(person, "far"))
    parts = [
        group(clock, _hanging_leg(person, "far", ()), hip, role="far"),
        standing_foot(person, "far"),
        group(clock, trunk, hip, role="trunk"),
        near_leg(person, glows),
        group(clock, _trunk_only(person, _arm(person, "near")), hip, role="near arm"),
    ]
    return "".join(parts)


def _hidden(person: Person) -> bool:
    """Whether the far arm does all that the near one does, and so is behind it all the time."""
    parts = ("upper_arm", "forearm", "hand")
    return all(person.turns(part) == person.turns(name("far", part)) for part in parts)


def near_leg(person: Person, glows: Sequence[StructureId]) -> str:
    """The leg that works."""
    leg = group(person.clock, _hanging_leg(person, "near", glows), person.at("hip"), role="near")
    return standing_foot(person, "near") + leg


def _trunk(person: Person, behind: str) -> str:
    size = person.size
    chest = size.trunk - size.waist
    head = person.joined(person.shape("head"), "head", "chest", -chest)
    arm = f'<g class="far" transform="translate(0 {number(-chest)})">{behind}</g>' if behind else ""
    upper = f"{arm}{head}{person.shape('chest')}"
    whole = person.joined(upper, "chest", "pelvis", -size.waist)
    shape = person.shape("pelvis")
    return group(person.clock, whole + shape, [(0.0, 0.0)], person.turns("pelvis"))


def _trunk_only(person: Person, arm: str) -> str:
    """The near arm, carried by the trunk without drawing it a second time."""
    size = person.size
    placed = f'<g transform="translate(0 {number(size.waist - size.trunk)})">{arm}</g>'
    chest = person.joined(placed, "chest", "pelvis", -size.waist)
    return group(person.clock, chest, [(0.0, 0.0)], person.turns("pelvis"))


def _arm(person: Person, leg: Leg) -> str:
    size = person.size
    upper, fore, hand = (name(leg, part) for part in ("upper_arm", "forearm", "hand"))
    inner = person.joined(person.shape("hand"), hand, fore, size.forearm)
    inner = person.joined(inner + person.shape("forearm"), fore, upper, size.upper_arm)
    turns = person.between(upper, "chest")
    return group(person.clock, inner + person.shape("upper_arm"), [(0.0, 0.0)], turns)


def _hanging_leg(person: Person, leg: Leg, glows: Sequence[StructureId]) -> str:
    size = person.size
    thigh, shin = name(leg, "thigh"), name(leg, "shin")
    inner = "" if leg in person.standing else _hanging_foot(person, leg)
    shin_drawn = inner + person.shape("shin") + _glow(glows, size)
    lower = person.joined(shin_drawn, shin, thigh, size.thigh)
    return group(person.clock, lower + person.shape("thigh"), [(0.0, 0.0)], person.turns(thigh))


def _hanging_foot(person: Person, leg: Leg) -> str:
    size = person.size
    ball = (size.ankle_to_ball, BALL_CM - size.foot_height)
    foot = f'<g transform="translate({number(ball[0])} {number(-ball[1])})">'
    inner = f"{foot}{person.shape('toes')}{person.shape('foot')}</g>"
    return person.joined(inner, name(leg, "foot"), name(leg, "shin"), size.shank)


def standing_foot(person: Person, leg: Leg) -> str:
    """A standing foot, drawn where it stands rather than at the end of its leg."""
    if leg not in person.standing:
        return ""
    foot, toes = name(leg, "foot"), name(leg, "toes")
    at = person.at(name(leg, "ball"))
    return group(person.clock, person.shape("toes"), at, person.turns(toes), leg) + group(
        person.clock, person.shape("foot"), at, person.turns(foot), leg
    )


# About the knee: across in cm, along as a share of the shin, and how wide and high.
GLOWS: Mapping[StructureId, tuple[float, float, float, float]] = {
    "gastrocnemius": (-3.2, 0.3, 4.6, 9.5),
    "soleus": (-2.2, 0.62, 3.6, 9.5),
    "joint": (0.4, 1.0, 5.0, 5.0),
    "anterior": (3.4, 0.98, 3.6, 4.6),
    "control": (0.6, 1.02, 7.0, 7.0),
}


def _glow(glows: Sequence[StructureId], size: Lengths) -> str:
    return "".join(_glowing(GLOWS[structure], size) for structure in glows)


def _glowing(spot: tuple[float, float, float, float], size: Lengths) -> str:
    x, along, wide, high = spot
    return "".join(
        f'<ellipse class="glow" cx="{number(x)}" cy="{number(along * size.shank)}" '
        f'rx="{number(wide * share)}" ry="{number(high * share)}"/>'
        for share in (1.0, 0.72, 0.44)
    )
