"""The loop of a figure: which moments are drawn, and what holds at each of them.

Between two poses everything eases in and out, so that nothing jerks.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi
from typing import Final

from dorsi.domain.figure import Figure, Joint, Place, Point

SAMPLES_PER_S: Final = 4.0
FEWEST: Final = 3
MOST: Final = 6


@dataclass(frozen=True, slots=True)
class Moment:
    """What a figure asks for at one moment; angles in degrees, places in cm."""

    at_s: float
    angles: Mapping[Joint, float]
    places: Mapping[Place, Point]


def whole(figure: Figure) -> tuple[Moment, ...]:
    """The key poses with everything said that they leave out."""
    found: list[Moment] = []
    angles: dict[Joint, float] = {}
    places: dict[Place, Point] = {}
    for pose in figure.poses:
        angles, places = {**angles, **pose.angles}, {**places, **pose.places_cm}
        found.append(Moment(pose.at_s, angles, places))
    return tuple(found)


def moments(figure: Figure) -> tuple[Moment, ...]:
    """The moments that are drawn, from the start of the loop to its end.

    Two equal poses in a row need none between them.
    """
    return tuple(_moments(figure))


def _moments(figure: Figure) -> Iterator[Moment]:
    keys = list(whole(figure))
    if keys[-1].at_s < figure.loop_s:
        keys.append(Moment(figure.loop_s, keys[0].angles, keys[0].places))
    yield keys[0]
    for before, after in pairwise(keys):
        same = (before.angles, before.places) == (after.angles, after.places)
        count = 1 if same else _count(after.at_s - before.at_s)
        for step in range(1, count):
            yield between(before, after, step / count)
        yield after


def _count(seconds: float) -> int:
    return min(MOST, max(FEWEST, round(SAMPLES_PER_S * seconds)))


def between(before: Moment, after: Moment, share: float) -> Moment:
    """What holds after a share of the time between two moments, 0 to 1."""
    eased = 0.5 - 0.5 * cos(pi * share)

    def mixed(one: float, other: float) -> float:
        return one + eased * (other - one)

    return Moment(
        before.at_s + share * (after.at_s - before.at_s),
        {
            joint: mixed(before.angles.get(joint, 0.0), angle)
            for joint, angle in after.angles.items()
        },
        {
            place: (mixed(before.places[place][0], x), mixed(before.places[place][1], y))
            for place, (x, y) in after.places.items()
        },
    )
