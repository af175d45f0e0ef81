"""The outline of each part of the body, drawn once: rounded, tapered, facing right.

Every outline is a closed curve around a handful of points, in cm from the joint it turns about, x
ahead and y down, as long as the segment it covers. They are drawn by eye.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from dorsi.posture.body import Lengths
from dorsi.posture.surfaces import BALL_CM

Outline = Sequence[tuple[float, float]]

# Across in cm; along as a share of the segment, 0 at its joint and 1 at the next one.
THIGH: Final[Outline] = (
    (5, -0.2), (10.5, -0.04), (10, 0.32), (7.4, 0.8), (7.2, 1.02), (2, 1.16),
    (-5, 1.12), (-6.6, 0.9), (-7.6, 0.5), (-9.5, 0.1), (-6, -0.16),
)  # fmt: skip
SHIN: Final[Outline] = (
    (4, -0.15), (7, -0.02), (5.4, 0.25), (4, 0.62), (3.6, 1.05), (1, 1.1),
    (-3.6, 1.08), (-3, 0.82), (-5, 0.6), (-8.6, 0.36), (-7, 0.06), (-4.6, -0.12),
)  # fmt: skip
PELVIS: Final[Outline] = (
    (8, 0.5), (9.8, -0.1), (9, -0.9), (8.8, -1.4), (-6.6, -1.4),
    (-8.4, -0.8), (-13, -0.2), (-11.6, 0.55), (-4, 0.6),
)  # fmt: skip
CHEST: Final[Outline] = (
    (8.6, 0.22), (9.6, -0.3), (11.4, -0.7), (7.4, -1.02), (1, -1.2),
    (-6.4, -1.1), (-11, -0.8), (-10, -0.3), (-7, 0.22),
)  # fmt: skip
UPPER_ARM: Final[Outline] = (
    (3, -0.2), (6.4, -0.04), (4.8, 0.4), (3.8, 0.9), (3.4, 1.12),
    (-3.4, 1.12), (-4, 0.8), (-4.8, 0.4), (-6, 0.0), (-4, -0.2),
)  # fmt: skip
FOREARM: Final[Outline] = (
    (2.6, -0.14), (4.4, 0.1), (3.8, 0.5), (2.6, 1.05), (-2.4, 1.05), (-3.4, 0.5), (-4.4, 0.1),
    (-2.8, -0.14),
)  # fmt: skip
HAND: Final[Outline] = (
    (2, -0.14), (3.4, 0.1), (5, 0.4), (2.6, 0.6), (1.8, 1.04), (-1.2, 1.08), (-3, 0.7),
    (-3, 0.2), (-2, -0.14),
)  # fmt: skip
# The head and the neck from the root of the neck upwards; the nose says where it looks.
HEAD: Final[Outline] = (
    (-7, 2), (6, 2), (4, -5), (5.4, -8.2), (9.4, -8.6), (9.6, -13), (12.4, -15.4), (9, -19),
    (9.6, -26), (4, -31.4), (-6, -31.6), (-12, -26.4), (-12, -17), (-7, -11.6),
)  # fmt: skip


def outlines(size: Lengths) -> Mapping[str, Outline]:
    """The parts of a body of this size."""
    chest = size.trunk - size.waist
    return MappingProxyType(
        {
            "thigh": along(THIGH, size.thigh),
            "shin": along(SHIN, size.shank),
            "foot": _foot(size),
            "toes": _toes(size),
            "pelvis": along(PELVIS, size.waist),
            "chest": along(CHEST, chest),
            "head": along(HEAD, size.head / 31.0),
            "upper_arm": along(UPPER_ARM, size.upper_arm),
            "forearm": along(FOREARM, size.forearm),
            "hand": along(HAND, size.hand),
        }
    )


def along(outline: Outline, length: float) -> Outline:
    """An outline of a segment one long, stretched to its length."""
    return [(x, y * length) for x, y in outline]


def _foot(size: Lengths) -> Outline:
    """From the heel to the ball, about the joint of the toes: flat below, high at the ankle."""
    sole, ankle = BALL_CM, -size.ankle_to_ball
    heel, top = ankle - size.heel_to_ankle, sole - size.foot_height
    return (
        (2.4, sole), (-4, sole), (heel + 8, sole), (heel - 0.6, sole), (heel - 0.4, sole - 4),
        (ankle - 4.4, top + 1), (ankle - 4.2, top - 5), (ankle + 4.2, top - 5),
        (ankle + 5, top + 0.4), (-4, -2.6), (2.6, -2.2),
    )  # fmt: skip


def _toes(size: Lengths) -> Outline:
    sole, tip = BALL_CM, size.toes
    return (
        (-3, sole), (tip - 2, sole), (tip + 1, sole), (tip + 0.6, -0.6), (tip - 3, -1.2),
        (0, -2.6), (-3, -2.4),
    )  # fmt: skip


def path(outline: Outline) -> str:
    """A closed smooth curve that stays within its points: halfway from one to the next.

    The points lie on a grid of two tenths, so that the halfway ones are exact to a tenth.
    """
    points = [(round(x * 5) / 5, round(y * 5) / 5) for x, y in outline]
    halves = [
        ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
        for a, b in zip(points, [*points[1:], points[0]], strict=True)
    ]
    start, first = halves[-1], points[0]
    then = "".join(f"T{_pair(half)}" for half in halves[1:])
    return f"M{_pair(start)}Q{_pair(first)} {_pair(halves[0])}{then}"


def _pair(point: tuple[float, float]) -> str:
    return f"{number(point[0])} {number(point[1])}"


def number(value: float) -> str:
    """A coordinate to a tenth of a cm, as short as it goes."""
    text = f"{value:.1f}".removesuffix(".0")
    if text in {"0", "-0"}:
        return "0"
    return text.replace("0.", ".", 1) if text.lstrip("-").startswith("0.") else text
