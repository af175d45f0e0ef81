"""Choosing between people: the one who does the movement, not the largest bystander.

Whoever squats or bends a knee over the toes moves hips and knees over feet that stay. Whoever
walks past moves them along with the feet; whoever waits moves nothing. A reflection in a mirror
moves as much as the person, and is smaller.
"""

from typing import Final

import numpy as np

from dorsi.errors import VideoRefused
from dorsi.video.landmarks import POINTS, FloatArray
from dorsi.video.pose.following import Person

_STRETCH: Final = 60  # frames: three seconds
_SHORTEST: Final = 10  # frames: half a second; less is nobody
_ALIKE: Final = 0.6  # of the movement of the one who moves most
_HIPS, _KNEES, _ANKLES = (
    [POINTS.index(f"left_{joint}"), POINTS.index(f"right_{joint}")]
    for joint in ("hip", "knee", "ankle")
)


def choose(people: list[Person], asked: int | None) -> Person:
    """Choose whom to analyse.

    Args:
        people: Everybody seen; at least one.
        asked: Whom the person in front of the screen asked for, counted from the left where
            people are first seen, from 1; None for the one who moves.

    Raises:
        VideoRefused: there are not that many people.
    """
    seen = [person for person in people if _frames(person) >= _SHORTEST] or people
    if asked is not None:
        return _asked(seen, asked)
    moved = [movement(person) for person in seen]
    most = max(moved)
    if most <= 0:
        return max(seen, key=lambda person: _frames(person) * size_px(person))
    movers = [p for p, amount in zip(seen, moved, strict=True) if amount >= _ALIKE * most]
    return max(movers, key=size_px)


def movement(person: Person) -> float:
    """How much hips and knees moved over feet that stayed, as a share of the body's size."""
    bodies = [body for track in person.tracks for body in track.bodies]
    points = np.stack([body.image_px for body in bodies]) / (size_px(person) or 1.0)
    stretches = np.split(points, range(_STRETCH, len(points), _STRETCH))
    return float(max(_movement(stretch) for stretch in stretches))


def size_px(person: Person) -> float:
    """Median side of the square around a person."""
    return float(np.median([b.region.side_px for track in person.tracks for b in track.bodies]))


def _movement(points: FloatArray) -> float:
    ankles = points[:, _ANKLES].mean(axis=1)
    bent = sum(_spread(points[:, joint].mean(axis=1) - ankles) for joint in (_HIPS, _KNEES))
    return bent - _spread(ankles)


def _spread(places: FloatArray) -> float:
    low, high = np.percentile(places, [5, 95], axis=0)
    return float(np.hypot(*(high - low)))


def _asked(seen: list[Person], asked: int) -> Person:
    from_left = sorted(seen, key=lambda person: person.tracks[0].bodies[0].region.x_px)
    if not 1 <= asked <= len(seen):
        count = "one person was" if len(seen) == 1 else f"{len(seen)} people were"
        raise VideoRefused(f"person {asked} was asked for, and only {count} seen")
    return from_left[asked - 1]


def _frames(person: Person) -> int:
    return sum(len(track.frames) for track in person.tracks)
