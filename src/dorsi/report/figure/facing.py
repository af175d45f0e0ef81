"""The body of a figure seen from the front; both legs are alike, for both work."""

from collections.abc import Mapping, Sequence
from typing import Final

from dorsi.domain.figure import LEGS, Leg
from dorsi.posture.body import Body, Lengths, name
from dorsi.report.figure.moving import Clock, group
from dorsi.report.figure.shapes import FOREARM, HAND, UPPER_ARM, Outline, along, path

# Right halves, mirrored: across in cm, along as a share of the segment.
THIGH: Final[Outline] = (
    (4, -0.14), (9.4, 0.0), (8.6, 0.4), (6.2, 0.85), (5.6, 1.1), (-5.4, 1.1), (-5.8, 0.8),
    (-7.4, 0.4), (-7.6, 0.05), (-4, -0.14),
)  # fmt: skip
SHIN: Final[Outline] = (
    (3, 0.08), (3.6, -0.1), (4, -0.3), (6.6, -0.68), (5.8, -1.0), (3, -1.12), (-3, -1.12),
    (-5.6, -1.0), (-6.2, -0.7), (-3.8, -0.3), (-3.4, -0.1), (-3, 0.08),
)  # fmt: skip
FOOT: Final[Outline] = (
    (3.4, -7), (4.6, -2), (6.6, 1.4), (6.4, 5.4), (5, 6.6), (-4.6, 6.6), (-6, 5.4), (-5.6, 1.4),
    (-4.2, -2), (-3.4, -7),
)  # fmt: skip
TRUNK: Final[Outline] = (
    (16.6, 0.14), (17.4, -0.1), (13.2, -0.42), (16.4, -0.8), (22, -1.02), (6, -1.1), (-6, -1.1),
    (-22, -1.02), (-16.4, -0.8), (-13.2, -0.42), (-17.4, -0.1), (-16.6, 0.14), (0, 0.2),
)  # fmt: skip
HEAD: Final[Outline] = (
    (6, 3), (5, -6), (8.6, -10), (10.4, -18), (9.4, -27), (4, -31.6), (-4, -31.6), (-9.4, -27),
    (-10.4, -18), (-8.6, -10), (-5, -6), (-6, 3),
)  # fmt: skip


class Facing:
    """Everybody at every moment of one loop, seen from the front."""

    def __init__(self, clock: Clock, bodies: Sequence[Body], size: Lengths) -> None:
        """Keep what every part of the drawing needs."""
        self.clock, self.bodies = clock, bodies
        scale = size.head / 31.0
        self.shapes: Mapping[str, Outline] = {
            "thigh": along(THIGH, size.thigh),
            "shin": along(SHIN, size.shank),
            "foot": FOOT,
            "trunk": along(TRUNK, size.trunk),
            "head": along(HEAD, scale),
            "upper_arm": along(UPPER_ARM, size.upper_arm),
            "forearm": along(FOREARM, size.forearm),
            "hand": along(HAND, 0.7 * size.hand),
        }

    def part(self, shape: str, at: str, turn: str | None, leg: Leg, role: str) -> str:
        """One part about its joint, mirrored for the far side."""
        places = [body.points[name(leg, at)] for body in self.bodies]
        turns = [body.turns[name(leg, turn)] if turn else 0.0 for body in self.bodies]
        drawn = f'<path d="{path(self.shapes[shape])}"/>'
        if leg == "far":
            drawn = f'<g transform="scale(-1 1)">{drawn}</g>'
        return group(self.clock, drawn, places, turns, role)


def faced(clock: Clock, bodies: Sequence[Body], size: Lengths) -> str:
    """The whole body: arms, legs, trunk and head."""
    seen = Facing(clock, bodies, size)
    parts = [seen.part("head", "shoulder", None, "near", "trunk")]
    parts += [seen.part("trunk", "hip", "pelvis", "near", "trunk")]
    for leg in LEGS:
        parts += [
            seen.part("thigh", "hip_joint", "thigh", leg, "near"),
            seen.part("foot", "ankle", None, leg, "near"),
            seen.part("shin", "ankle", "shin", leg, "near"),
            seen.part("upper_arm", "shoulder_joint", "upper_arm", leg, "near arm"),
            seen.part("forearm", "elbow", "forearm", leg, "near arm"),
            seen.part("hand", "wrist", "hand", leg, "near arm"),
        ]
    return "".join(parts)
