"""One body at one moment: from the angles and places of a pose to where every joint is.

Seen from the side, facing along x. It is built up from the foot that carries it, or from the hip;
the other placed feet and hands are reached for by knee and elbow.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from dorsi.domain.figure import LEGS, Figure, FigureModel, Joint, Leg, Point
from dorsi.numeric.linkage import along, direction_deg, reach, turned
from dorsi.posture.surfaces import BALL_CM, HEEL_CM, carried
from dorsi.posture.timing import Moment

KNEES: Final = 1.0
ELBOWS: Final = -1.0


@dataclass(frozen=True, slots=True)
class Lengths:
    """The segments of the drawn body in cm."""

    foot_height: float
    shank: float
    thigh: float
    trunk: float
    upper_arm: float
    forearm: float
    hand: float
    head: float
    waist: float  # from the hip upwards
    heel_to_ankle: float
    ankle_to_ball: float
    toes: float
    half_pelvis: float
    half_shoulders: float


@dataclass(slots=True)
class Body:
    """Where everything is: joints as points, segments as turns, joints as angles.

    `turns`: degrees clockwise from how a segment is drawn, trunk and head upright, limbs hanging,
    feet flat. `missed`: what could not reach its place.
    """

    at_s: float
    points: dict[str, Point] = field(default_factory=dict)
    turns: dict[str, float] = field(default_factory=dict)
    joints: dict[Joint, float] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)


def lengths(model: FigureModel) -> Lengths:
    """The drawn body in cm."""
    tall, foot = model.height_cm, model.foot * model.height_cm
    return Lengths(
        foot_height=tall * model.foot_height,
        shank=tall * model.shank,
        thigh=tall * model.thigh,
        trunk=tall * model.trunk,
        upper_arm=tall * model.upper_arm,
        forearm=tall * model.forearm,
        hand=tall * model.hand,
        head=tall * model.neck_and_head,
        waist=tall * model.trunk * model.waist,
        heel_to_ankle=foot * model.ankle_from_heel,
        ankle_to_ball=foot * (1.0 - model.ankle_from_heel - model.toes),
        toes=foot * model.toes,
        half_pelvis=tall * model.half_pelvis,
        half_shoulders=tall * model.half_shoulders,
    )


def name(leg: Leg, part: str) -> str:
    """A part of a side: `knee` of the near leg, `far_knee` of the far one."""
    return part if leg == "near" else f"far_{part}"


def body(figure: Figure, moment: Moment, size: Lengths) -> Body:
    """The body at a moment."""
    found = Body(moment.at_s)
    for leg in LEGS:
        if leg in moment.places:
            _standing_foot(found, figure, moment, leg, size)
    if figure.carries == "hip":
        found.points["hip"] = moment.places["hip"]
    else:
        _build_up(found, moment, figure.carries, size)
    _trunk(found, moment, size)
    for leg in LEGS:
        if leg != figure.carries:
            _leg(found, moment, leg, size)
        _leg_angles(found, leg)
        _arm(found, moment, leg, size)
    return found


def _angle(moment: Moment, leg: Leg, part: str) -> float:
    return moment.angles.get(name(leg, part), 0.0)  # type: ignore[call-overload,no-any-return]


def _standing_foot(found: Body, figure: Figure, moment: Moment, leg: Leg, size: Lengths) -> None:
    """A foot at its place: it tilts over its ball, or over its heel when the toes come up.

    Toes lie flat where something carries them; in the air they go on as the foot does.
    """
    x, y = moment.places[leg]
    tilt = _angle(moment, leg, "foot")
    ball = (x, y + BALL_CM)
    on_heel = tilt < 0.0 and leg not in figure.on_edge
    if on_heel:
        heel_x = HEEL_CM - size.heel_to_ankle - size.ankle_to_ball
        heel = (x + heel_x, y + HEEL_CM)
        ball = _moved(heel, turned((-heel_x, BALL_CM - HEEL_CM), tilt))
    flat = not on_heel and carried((x, y), figure.props)
    _foot(found, leg, ball, tilt, size, toes=0.0 if flat else tilt)


def _foot(found: Body, leg: Leg, ball: Point, tilt: float, size: Lengths, *, toes: float) -> None:
    sole = -BALL_CM
    back = -size.ankle_to_ball - size.heel_to_ankle
    found.points[name(leg, "ball")] = ball
    found.points[name(leg, "ankle_over_foot")] = _moved(
        ball, turned((-size.ankle_to_ball, sole + size.foot_height), tilt)
    )
    found.points[name(leg, "heel")] = _moved(ball, turned((back + HEEL_CM, sole + HEEL_CM), tilt))
    found.points[name(leg, "toe")] = _moved(ball, turned((size.toes - BALL_CM, 0.0), toes))
    found.turns[name(leg, "foot")] = tilt
    found.turns[name(leg, "toes")] = toes


def _build_up(found: Body, moment: Moment, leg: Leg, size: Lengths) -> None:
    """From the carrying foot by ankle and knee to the hip."""
    ankle = found.points[name(leg, "ankle_over_foot")]
    lean = _angle(moment, leg, "foot") + _angle(moment, leg, "ankle")
    knee = along(ankle, 180.0 - lean, size.shank)
    thigh = _angle(moment, leg, "knee") - lean
    found.points["hip"] = along(knee, 180.0 + thigh, size.thigh)
    found.points[name(leg, "ankle")], found.points[name(leg, "knee")] = ankle, knee
    found.turns[name(leg, "shin")], found.turns[name(leg, "thigh")] = lean, -thigh


def _trunk(found: Body, moment: Moment, size: Lengths) -> None:
    lean, bend = moment.angles.get("trunk", 0.0), moment.angles.get("spine", 0.0)
    pelvis, chest = lean - bend / 2.0, lean + bend / 2.0
    head = chest + moment.angles.get("neck", 0.0)
    waist = along(found.points["hip"], 180.0 - pelvis, size.waist)
    shoulder = along(waist, 180.0 - chest, size.trunk - size.waist)
    found.points |= {
        "waist": waist,
        "shoulder": shoulder,
        "head": along(shoulder, 180.0 - head, size.head),
    }
    found.turns |= {"pelvis": pelvis, "chest": chest, "head": head}
    found.joints |= {"trunk": lean, "spine": bend, "neck": head - chest}


def _leg(found: Body, moment: Moment, leg: Leg, size: Lengths) -> None:
    """A leg that hangs from the hip, or reaches its foot."""
    hip = found.points["hip"]
    target = found.points.get(name(leg, "ankle_over_foot"))
    if target is None:
        thigh = _angle(moment, leg, "hip") - found.turns["pelvis"]
        shin = thigh - _angle(moment, leg, "knee")
    else:
        solved = reach(hip, target, size.thigh, size.shank, bends=KNEES)
        if solved is None:
            found.missed.append(name(leg, "foot"))
            solved = (direction_deg(hip, target),) * 2
        thigh, shin = solved
    knee = along(hip, thigh, size.thigh)
    ankle = along(knee, shin, size.shank)
    found.points[name(leg, "knee")], found.points[name(leg, "ankle")] = knee, ankle
    found.turns[name(leg, "thigh")], found.turns[name(leg, "shin")] = -thigh, -shin
    if target is None:
        tilt = -shin - _angle(moment, leg, "ankle")
        ball = turned((size.ankle_to_ball, BALL_CM - size.foot_height), tilt)
        _foot(found, leg, _moved(ankle, ball), tilt, size, toes=tilt)


def _leg_angles(found: Body, leg: Leg) -> None:
    turns = found.turns
    thigh, shin, foot = (turns[name(leg, part)] for part in ("thigh", "shin", "foot"))
    angles = {
        "foot": foot - turns[name(leg, "toes")],
        "ankle": shin - foot,
        "knee": shin - thigh,
        "hip": turns["pelvis"] - thigh,
    }
    found.joints |= {name(leg, part): angle for part, angle in angles.items()}  # type: ignore[misc]


def _arm(found: Body, moment: Moment, leg: Leg, size: Lengths) -> None:
    """An arm that hangs from the shoulder or reaches its place; the far one does as the near one.

    A placed hand rests on its fingers' root: the wrist is what is put there.
    """
    shoulder, chest = found.points["shoulder"], found.turns["chest"]
    own = leg == "near" or any(name(leg, part) in moment.angles for part in ("shoulder", "elbow"))
    target = moment.places.get("far_hand") if leg == "far" else None
    if target is None and (leg == "near" or not own):
        target = moment.places.get("hand")
    joints: Leg = leg if own else "near"
    solved = None
    if target is not None:
        solved = reach(shoulder, target, size.upper_arm, size.forearm, bends=ELBOWS)
        if solved is None:
            found.missed.append(name(leg, "hand"))
            solved = (direction_deg(shoulder, target),) * 2
    if solved is None:
        upper = _angle(moment, joints, "shoulder") - chest
        solved = upper, upper + _angle(moment, joints, "elbow")
    upper, fore = solved
    hand = fore if (key := _hand(moment.angles, leg)) is None else key
    elbow = along(shoulder, upper, size.upper_arm)
    wrist = along(elbow, fore, size.forearm)
    found.points[name(leg, "elbow")], found.points[name(leg, "wrist")] = elbow, wrist
    found.points[name(leg, "fingers")] = along(wrist, hand, size.hand)
    turns = {"upper_arm": -upper, "forearm": -fore, "hand": -hand}
    found.turns |= {name(leg, part): turn for part, turn in turns.items()}
    angles = {"shoulder": upper + chest, "elbow": fore - upper, "hand": hand - fore}
    found.joints |= {name(leg, part): angle for part, angle in angles.items()}  # type: ignore[misc]


def _hand(angles: Mapping[Joint, float], leg: Leg) -> float | None:
    own = angles.get("far_hand") if leg == "far" else None
    return angles.get("hand") if own is None else own


def _moved(point: Point, by: Point) -> Point:
    return point[0] + by[0], point[1] + by[1]
