"""Whether a figure shows something a human body can do where it says it is.

Looked at in every moment that is drawn, not only in the key poses.
"""

from collections.abc import Iterator
from typing import Final

from dorsi.domain.figure import LEGS, Figure, FigureModel
from dorsi.posture.body import Body, lengths, name
from dorsi.posture.posing import bodies
from dorsi.posture.surfaces import ROUND, distances, flesh_cm, touches

SLACK_CM: Final = 0.6  # feet, on whatever they stand
HAND_SLACK_CM: Final = 2.0  # softer parts, drawn more coarsely
SINKS_CM: Final = 1.0  # how far flesh may be pressed into what it rests on
SOFT_SINKS_CM: Final = 3.0  # a seat, a neck, the heel of a hand
STAYS_CM: Final = 0.3
ANGLE_SLACK_DEG: Final = 0.5
FEET: Final = ("heel", "ball", "toe")


def faults(figure: Figure, model: FigureModel) -> tuple[str, ...]:
    """Everything a figure shows that no body does, each said once."""
    if problem := _in_time(figure):
        return (problem,)
    loop = list(bodies(figure, lengths(model)))
    found = [fault for one in loop for fault in _at_once(figure, one, model)]
    return tuple(dict.fromkeys([*found, *_moved(figure, loop)]))


def _in_time(figure: Figure) -> str:
    times = [pose.at_s for pose in figure.poses]
    if not times:
        return "there are no poses"
    if times != sorted(set(times)) or times[0] != 0.0:
        return "the poses do not go from 0 s on"
    if times[-1] > figure.loop_s:
        return "a pose comes after the end of the loop"
    if figure.carries not in figure.poses[0].places_cm:
        return f"nothing says where the {figure.carries} that carries the body is"
    return ""


def _at_once(figure: Figure, one: Body, model: FigureModel) -> Iterator[str]:
    for part in one.missed:
        yield f"the {part} does not reach its place"
    for joint, angle in one.joints.items():
        low, high = model.limits_deg[joint]
        if not low - ANGLE_SLACK_DEG <= angle <= high + ANGLE_SLACK_DEG:
            yield f"{joint} {'below' if angle < low else 'above'} {low if angle < low else high:g}°"
    yield from _through(figure, one)
    for spot in figure.stays:
        slack = SLACK_CM if spot.removeprefix("far_") in FEET else HAND_SLACK_CM
        if not touches(one.points[spot], flesh_cm(spot), figure.props, slack):
            yield f"the {spot} does not rest on anything"


def _through(figure: Figure, one: Body) -> Iterator[str]:
    """What sinks into the floor or into something solid."""
    spots = ["hip", "shoulder", "head"]
    spots += [name(leg, part) for leg in LEGS for part in ("knee", "ankle", *FEET, "wrist")]
    for spot in spots:
        # What is round is small and lies under one leg; the other one passes beside it.
        far = spot.startswith("far_")
        props = [prop for prop in figure.props if not (far and prop.kind in ROUND)]
        soft = spot in {"hip", "head"} or spot.endswith("wrist")
        sinks = SOFT_SINKS_CM if soft else SINKS_CM
        if min(distances(one.points[spot], props)) < flesh_cm(spot) - sinks:
            yield f"the {spot} sinks into something"


def _moved(figure: Figure, loop: list[Body]) -> Iterator[str]:
    """What is said to stay where it is, and does not."""
    for spot in figure.stays:
        points = [one.points[spot] for one in loop]
        for way in zip(*points, strict=True):
            if max(way) - min(way) > STAYS_CM:
                yield f"the {spot} does not stay where it is"
                break
