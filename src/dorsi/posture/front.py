"""The body seen from the front: legs that open and close, knees that bend towards us.

x goes to our right, where the near leg is. The hip is where the pose puts it; each leg reaches its
foot, and what it is too long for it bends out of the paper.
"""

from math import acos, degrees, hypot, sqrt
from typing import Final

from dorsi.domain.figure import LEGS, Leg, Point
from dorsi.numeric.linkage import along, direction_deg
from dorsi.posture.body import Body, Lengths, name
from dorsi.posture.surfaces import BALL_CM, HEEL_CM
from dorsi.posture.timing import Moment

HIPS: Final = 0.55  # the hip joints, as a share of half the width of the pelvis
SHOULDERS: Final = 0.85  # the shoulder joints, likewise of the shoulders
BAND_CM: Final = 11.0  # of a band around both legs, above the ankle joint


def front(moment: Moment, size: Lengths) -> Body:
    """The body at a moment."""
    found = Body(moment.at_s)
    hip, lean = moment.places["hip"], moment.angles.get("trunk", 0.0)
    shoulder = along(hip, 180.0 - lean, size.trunk)
    found.points |= {
        "hip": hip,
        "waist": along(hip, 180.0 - lean, size.waist),
        "shoulder": shoulder,
        "head": along(shoulder, 180.0 - lean, size.head),
    }
    found.turns |= {"pelvis": lean, "chest": lean, "head": 0.0}
    for leg in LEGS:
        _leg(found, moment, leg, size)
        _arm(found, moment, leg, size)
    return found


def _outward(leg: Leg) -> float:
    return 1.0 if leg == "near" else -1.0


def _leg(found: Body, moment: Moment, leg: Leg, size: Lengths) -> None:
    hip, (x, y) = found.points["hip"], moment.places[leg]
    joint = (hip[0] + _outward(leg) * HIPS * size.half_pelvis, hip[1])
    ankle = (x, y + size.foot_height)
    far = hypot(ankle[0] - joint[0], ankle[1] - joint[1])
    if far > size.thigh + size.shank:
        found.missed.append(name(leg, "foot"))
        far = size.thigh + size.shank
    turn = direction_deg(joint, ankle)
    seen = (size.thigh**2 - size.shank**2 + far**2) / (2.0 * far)
    knee = along(joint, turn, seen)
    found.points |= {
        name(leg, "hip_joint"): joint,
        name(leg, "knee"): knee,
        name(leg, "ankle"): ankle,
        name(leg, "band"): along(ankle, 180.0 + turn, BAND_CM),
        name(leg, "heel"): (x, y + HEEL_CM),
        name(leg, "ball"): (x, y + BALL_CM),
        name(leg, "toe"): (x, y + BALL_CM),
        name(leg, "knee_depth"): (sqrt(max(0.0, size.thigh**2 - seen**2)), 0.0),
    }
    found.turns |= {name(leg, part): -turn for part in ("thigh", "shin")}
    bend = (size.thigh**2 + size.shank**2 - far**2) / (2.0 * size.thigh * size.shank)
    found.joints[name(leg, "knee")] = 180.0 - degrees(acos(max(-1.0, min(1.0, bend))))  # type: ignore[index]


def _arm(found: Body, moment: Moment, leg: Leg, size: Lengths) -> None:
    """An arm beside the body: `shoulder` away from it, `elbow` back towards it."""
    lean, out = found.turns["chest"], _outward(leg)
    shoulder = along(found.points["shoulder"], 90.0 * out - lean, SHOULDERS * size.half_shoulders)
    away, back = moment.angles.get("shoulder", 0.0), moment.angles.get("elbow", 0.0)
    upper, fore = out * away - lean, out * (away - back) - lean
    elbow: Point = along(shoulder, upper, size.upper_arm)
    wrist = along(elbow, fore, size.forearm)
    found.points |= {
        name(leg, "shoulder_joint"): shoulder,
        name(leg, "elbow"): elbow,
        name(leg, "wrist"): wrist,
        name(leg, "fingers"): along(wrist, fore, size.hand),
    }
    turns = {"upper_arm": -upper, "forearm": -fore, "hand": -fore}
    found.turns |= {name(leg, part): turn for part, turn in turns.items()}
