"""Following everybody in a clip from frame to frame.

A body found in one frame says where to look in the next. From time to time, and whenever
nobody is left, the detector looks at the whole frame for people not followed yet. A body that
leaps, or changes its clothes, is somebody else from then on: whoever it was has been lost.
"""

import math
from dataclasses import dataclass, field
from typing import Final, Protocol

import numpy as np

from dorsi.video.frames import Frame
from dorsi.video.landmarks import POINTS, FloatArray
from dorsi.video.pose.body import Body
from dorsi.video.pose.detector import Detection
from dorsi.video.pose.light import Light, light_around
from dorsi.video.pose.region import Region

ROUND_S: Final = 1.0
"""How often the whole frame is searched while somebody is being followed."""

MOST_PEOPLE: Final = 3
_SAME_PLACE: Final = 0.2  # of the square's side
_LEAP_PER_S: Final = 5.0  # squares a second; somebody who drops into a squat does one
_LEAP: Final = 0.15  # what jitter may add
_GROWTH: Final = 1.5
_GAP_S: Final = 3.0
_RETURN: Final = 0.5  # how far from where it was lost a body may be found again
_OTHER_CLOTHES: Final = (90.0, 15.0, 15.0)  # of 255: brightness, which arms shade, and colour
_CLOTHES_OVER: Final = 20  # frames: a second
_TORSO: Final = [POINTS.index(f"{s}_{p}") for p in ("shoulder", "hip") for s in ("left", "right")]


class Eyes(Protocol):
    """What finds people in a frame and a body in a region of it."""

    def people_in(self, frame: Frame) -> tuple[Detection, ...]:
        """Everybody in the frame, the surest first."""

    def body_in(self, frame: Frame, region: Region) -> Body:
        """The body in one region of the frame; ask it whether it is there."""


@dataclass(slots=True)
class Track:
    """One body, followed without a break."""

    region: Region
    frames: list[int] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    clothes: list[FloatArray] = field(default_factory=list)
    light: list[Light] = field(default_factory=list)

    def add(self, frame: int, body: Body, clothes: FloatArray, light: Light) -> None:
        """Note where the body was in a frame, and look there for it in the next."""
        self.frames.append(frame)
        self.bodies.append(body)
        self.clothes.append(clothes)
        self.light.append(light)
        self.region = body.following


@dataclass(slots=True)
class Person:
    """Tracks that belong together, one after the other, each with the number of its body.

    The number goes up where a body was found again in the same place and looks different.
    """

    tracks: list[Track]
    numbers: list[int]


class Followers:
    """Everybody in a clip, followed frame by frame."""

    def __init__(self, eyes: Eyes) -> None:
        """Begin with nobody."""
        self._eyes = eyes
        self._current: list[Track] = []
        self._ended: list[Track] = []
        self._searched_s = -math.inf
        self.times_s: list[float] = []
        self.counts: list[int] = []

    def look(self, frame: Frame) -> None:
        """Follow everybody into the next frame."""
        number = len(self.times_s)
        elapsed_s = frame.time_s - self.times_s[-1] if self.times_s else 0.0
        self.times_s.append(frame.time_s)
        for track in tuple(self._current):
            self._follow(track, frame, number, elapsed_s)
        self._end_doubles()
        if not self._current or frame.time_s - self._searched_s >= ROUND_S:
            self._search(frame, number)
        self.counts.append(len(self._current))

    def people(self) -> list[Person]:
        """Everybody seen, in the order of their first frame."""
        tracks = sorted(self._ended + self._current, key=lambda track: track.frames[0])
        people: list[Person] = []
        for track in tracks:
            before = next((p for p in people if self._returns(p.tracks[-1], track)), None)
            if before is None:
                people.append(Person([track], [0]))
                continue
            changed = _clothes_differ(before.tracks[-1].clothes, track.clothes)
            before.numbers.append(before.numbers[-1] + changed)
            before.tracks.append(track)
        return people

    def _follow(self, track: Track, frame: Frame, number: int, elapsed_s: float) -> None:
        body = self._eyes.body_in(frame, track.region)
        if not body.there:
            self._end(track)
            return
        clothes = _clothes(frame, body)
        if _leaps(track.region, body.following, elapsed_s) or _clothes_differ(
            track.clothes[:-_CLOTHES_OVER], [*track.clothes[-_CLOTHES_OVER:], clothes]
        ):
            self._end(track)
            return
        track.add(number, body, clothes, light_around(frame, body))

    def _search(self, frame: Frame, number: int) -> None:
        self._searched_s = frame.time_s
        for seen in self._eyes.people_in(frame):
            if len(self._current) == MOST_PEOPLE:
                return
            body = self._eyes.body_in(frame, seen.region)
            if not body.there or any(
                _together(track.region, body.following) for track in self._current
            ):
                continue
            track = Track(seen.region)
            track.add(number, body, _clothes(frame, body), light_around(frame, body))
            self._current.append(track)

    def _end(self, track: Track) -> None:
        self._current.remove(track)
        self._ended.append(track)

    def _end_doubles(self) -> None:
        """Two that have come to follow the same body: the longer one keeps it."""
        for track in sorted(self._current, key=lambda track: len(track.frames)):
            others = [other for other in self._current if other is not track]
            if any(_together(track.region, other.region) for other in others):
                self._current.remove(track)
                self._forget_end(track)

    def _forget_end(self, track: Track) -> None:
        if len(track.frames) > 1:
            self._ended.append(track)

    def _returns(self, before: Track, after: Track) -> bool:
        """Whether a body found later stands where one was lost."""
        gap_s = self.times_s[after.frames[0]] - self.times_s[before.frames[-1]]
        was, now = before.region, after.bodies[0].following
        return (
            0 < gap_s <= _GAP_S
            and was.distance(now) <= min(_RETURN, _reach(gap_s))
            and 1 / _GROWTH < now.side_px / was.side_px < _GROWTH
        )


def _together(one: Region, other: Region) -> bool:
    alike = 1 / _GROWTH < one.side_px / other.side_px < _GROWTH
    return alike and one.distance(other) < _SAME_PLACE


def _reach(elapsed_s: float) -> float:
    """How far a body can get in that time, in squares."""
    return _LEAP + _LEAP_PER_S * elapsed_s


def _leaps(before: Region, after: Region, elapsed_s: float) -> bool:
    grown = after.side_px / before.side_px if before.side_px else math.inf
    return before.distance(after) > _reach(elapsed_s) or not 1 / _GROWTH < grown < _GROWTH


def _clothes(frame: Frame, body: Body) -> FloatArray:
    """Mean brightness and colour between shoulders and hips, three numbers of 0 to 255."""
    level = frame.levels[-1]
    top_left, top_right, low_left, low_right = body.image_px[_TORSO]
    shares = np.linspace(0.2, 0.8, 5)
    across, down = (grid[..., np.newaxis] for grid in np.meshgrid(shares, shares))
    top = top_left + (top_right - top_left) * across
    places = top + (low_left + (low_right - low_left) * across - top) * down
    means = []
    for plane in (level.luma, level.blue, level.red):
        height, width = plane.shape
        x = np.clip(places[..., 0] * (width / frame.width_px), 0, width - 1).astype(int)
        y = np.clip(places[..., 1] * (height / frame.height_px), 0, height - 1).astype(int)
        means.append(float(plane[y, x].mean()))
    return np.array(means)


def _clothes_differ(before: list[FloatArray], after: list[FloatArray]) -> bool:
    """Whether what is worn over about a second differs from what was worn before."""
    if len(before) < _CLOTHES_OVER or len(after) < _CLOTHES_OVER:
        return False
    was = np.median(before[-3 * _CLOTHES_OVER :], axis=0)
    now = np.median(after[-_CLOTHES_OVER:], axis=0)
    return bool((np.abs(now - was) > _OTHER_CLOTHES).any())
