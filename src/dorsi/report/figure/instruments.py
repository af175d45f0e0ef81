"""What a measure is taken with: tape, phone, goniometer, and what a camera is to see."""

from collections.abc import Sequence
from typing import Final

from dorsi.domain.figure import Prop
from dorsi.posture.body import Body
from dorsi.report.figure.moving import Clock, group, line
from dorsi.report.figure.shapes import number

TICK_CM: Final = 2.4  # half of what closes a tape at each end
CORNER_CM: Final = 9.0
PHONE_CM: Final = (2.0, 15.0)  # how thick and how long
BELOW_KNEE_CM: Final = 5.0  # to the bump at the top of the shin
SHIN_CM: Final = 6.2  # from the middle of the shin to its front, near that bump
ARMS_CM: Final = (25.0, 20.0)  # of the goniometer: along the shin, along the foot


def instrument(clock: Clock, thing: Prop, bodies: Sequence[Body]) -> str:
    """One thing that measures, in front of the body."""
    match thing.kind:
        case "tape":
            return _lined(_tape(thing))
        case "view":
            return _lined(_corners(thing))
        case "phone":
            return _phone(clock, bodies)
        case _:
            return _goniometer(clock, bodies)


def _lined(path: str) -> str:
    return f'<path class="halo" d="{path}"/><path class="meter" d="{path}"/>'


def _tape(thing: Prop) -> str:
    """A length with both its ends, lying or, where it is higher than wide, upright."""
    (x, y), (wide, high) = thing.at_cm, thing.size_cm
    ends = (x, y), (x + wide, y + high)
    dx, dy = (TICK_CM, 0.0) if high > wide else (0.0, TICK_CM)
    return line(*ends) + "".join(line((a - dx, b - dy), (a + dx, b + dy)) for a, b in ends)


def _corners(thing: Prop) -> str:
    """What is to be in the picture: the four corners of it."""
    (x, y), (wide, high) = thing.at_cm, thing.size_cm
    long = CORNER_CM
    return "".join(
        line((a, b + up * long), (a, b), (a + along * long, b))
        for a, along in ((x, 1), (x + wide, -1))
        for b, up in ((y, 1), (y + high, -1))
    )


def _phone(clock: Clock, bodies: Sequence[Body]) -> str:
    """A phone with its long edge along the front of the near shin, its top at the bump."""
    wide, long = PHONE_CM
    shape = (
        f'<rect class="phone" x="{number(SHIN_CM)}" y="{number(BELOW_KNEE_CM)}" '
        f'width="{number(wide)}" height="{number(long)}" rx=".8"/>'
    )
    places = [body.points["knee"] for body in bodies]
    return group(clock, shape, places, [body.turns["shin"] for body in bodies])


def _goniometer(clock: Clock, bodies: Sequence[Body]) -> str:
    """Two arms about the near ankle, one up the shin and one along the sole."""
    places = [body.points["ankle"] for body in bodies]
    shin, foot = ARMS_CM
    arms = (("shin", _lined(line((0, 0), (0, shin)))), ("foot", _lined(line((0, 0), (foot, 0)))))
    pivot = '<circle class="pivot" r="2.4"/>'
    return "".join(
        group(clock, arm, places, [body.turns[part] for body in bodies]) for part, arm in arms
    ) + group(clock, pivot, places)
