"""The elastic band of an exercise: where it lies on the leg, and where it pulls to.

The placement decides whether the exercise is sound, so it is drawn the same way everywhere: on the
talus means across the crease at the front of the ankle, below the ankle bones.
"""

from collections.abc import Sequence

from dorsi.domain.exercises import BandUse
from dorsi.domain.figure import Figure, Point
from dorsi.numeric.linkage import turned
from dorsi.posture.body import Body
from dorsi.report.figure.moving import Clock, curve, line

# From the ankle joint in cm, ahead and up: along the foot, or along the shin.
CREASE = ((5.0, -0.6), (0.6, -3.0), (-5.0, -3.4))
ABOVE_THE_BONES = ((-5.4, 6.4), (-3.6, 6.4), (3.6, 6.0))
TOWEL = ((-4.8, 3.4), (-4.8, 9.4))
SOLE = ((-2.0, -1.8), (2.6, -2.8), (4.4, 2.0))  # from the joint of the toes
FOREFOOT = ((-3.6, 3.2), (-1.2, 2.2))


def strap(clock: Clock, use: BandUse, figure: Figure, bodies: Sequence[Body]) -> str:
    """The band at every moment, with a pale rim so that it stands out from the leg."""
    paths = [_path(use, figure, body) for body in bodies]
    towel = ""
    if use.placement == "lower_leg_behind":
        towel = curve(clock, [line(*_on(body, "shin", TOWEL)) for body in bodies], "towel")
    return towel + curve(clock, paths, "rim") + curve(clock, paths, "band")


def _path(use: BandUse, figure: Figure, body: Body) -> str:
    anchor = figure.anchor_cm
    match use.placement:
        case "talus":
            spots = _on(body, "foot", CREASE)
        case "lower_leg_behind":
            spots = _on(body, "shin", ABOVE_THE_BONES)
        case "foot" if anchor is None:
            spots = _on_ball(body, SOLE)
        case "foot":
            spots = _on_ball(body, FOREFOOT)
        case _:
            return line(body.points["band"], body.points["far_band"])
    return line(*spots, anchor or body.points["wrist"])


def _on(body: Body, part: str, spots: Sequence[Point]) -> list[Point]:
    return _from(body.points["ankle"], body.turns[part], spots)


def _on_ball(body: Body, spots: Sequence[Point]) -> list[Point]:
    return _from(body.points["ball"], body.turns["foot"], spots)


def _from(start: Point, turn: float, spots: Sequence[Point]) -> list[Point]:
    moved = (turned(spot, turn) for spot in spots)
    return [(start[0] + x, start[1] + y) for x, y in moved]
