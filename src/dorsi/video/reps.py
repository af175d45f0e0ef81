"""Tells repetitions from everything else: both knees bend and straighten over planted feet."""

from dataclasses import dataclass

import numpy as np

from dorsi.domain.movement import RepetitionRule
from dorsi.video.landmarks import FloatArray
from dorsi.video.motion import Motion
from dorsi.video.observed import Indices


@dataclass(frozen=True, slots=True)
class Repetition:
    """One repetition: frames of the motion and times of the clip.

    Attributes:
        first, bottom, last: Frames where it begins, is deepest, and has ended.
        start_s, end_s: When it begins and has ended. After a longer stand, when the top is left
            or reached; where the next repetition follows at once, the middle of the short stand.
        left_s, back_s: When the top is left, and reached again.
        low_from_s, low_to_s: From when to when it is near its deepest.
    """

    first: int
    bottom: int
    last: int
    start_s: float
    end_s: float
    left_s: float
    back_s: float
    low_from_s: float
    low_to_s: float

    @property
    def bottom_s(self) -> float:
        """The middle of the time near the deepest: sitting on a chair has no deepest moment."""
        return (self.low_from_s + self.low_to_s) / 2.0

    @property
    def duration_s(self) -> float:
        """From beginning to end."""
        return self.end_s - self.start_s

    @property
    def down_s(self) -> float:
        """The way down; tempo is down, hold, up."""
        return self.low_from_s - self.left_s

    @property
    def hold_s(self) -> float:
        """The time near the deepest."""
        return self.low_to_s - self.low_from_s

    @property
    def up_s(self) -> float:
        """The way up."""
        return self.back_s - self.low_to_s

    def frames(self) -> slice:
        """All its frames."""
        return slice(self.first, self.last + 1)


def find_repetitions(motion: Motion, rule: RepetitionRule) -> tuple[Repetition, ...]:
    """Find the squats, or sit-to-stands, in the order they were done.

    Stepping into place and walking off are none, since the feet are not planted then; nor is what
    bends the back and hardly the knees, as picking something up does, nor a squat that the clip
    cuts off.

    Requirements: B-57
    """
    depth = motion.depth_m.value
    if not np.isfinite(depth).any():
        return ()
    deepest = float(np.nanpercentile(depth, 95.0))
    found = cycles(motion.times_s, depth, rule, max(rule.depth_m, rule.return_share * deepest))
    return tuple(rep for rep in found if _bends_knees(motion, rep, rule))


def _bends_knees(motion: Motion, rep: Repetition, rule: RepetitionRule) -> bool:
    """Whether both knees bend and the trunk does not hang; what is not shown tells nothing."""
    knees, trunk = motion.knee_deg.value[rep.frames()], motion.trunk_deg.value[rep.frames()]
    if not np.isfinite(knees).all(axis=1).any():
        return True
    bent = np.nanmax(knees, axis=0) - np.nanmin(knees, axis=0)
    return bool((bent >= rule.knee_deg).all() and np.nanmax(trunk) <= rule.trunk_at_most_deg)


def cycles(
    times_s: FloatArray, depth: FloatArray, rule: RepetitionRule, least: float
) -> tuple[Repetition, ...]:
    """Every way from a top over a bottom to a top.

    Args:
        times_s: Shape (n,).
        depth: What grows towards the bottom, shape (n,). NaN: not measured.
        rule: How long one lasts, and where it begins and ends.
        least: How far down and up again it goes at least, in the unit of `depth`.
    """
    found = []
    for frames in _runs(times_s, depth, rule.gap_s):
        times, depths = times_s[frames], depth[frames]
        turns = _turns(depths, least)
        for (top, _), (bottom, low), (after, _) in zip(turns, turns[1:], turns[2:], strict=False):
            if low:
                rep = _repetition(times, depths, (top, bottom, after), frames, rule)
                if rule.shortest_s <= rep.back_s - rep.left_s <= rule.longest_s:
                    found.append(rep)
    return tuple(found)


def _runs(times_s: FloatArray, depth: FloatArray, gap_s: float) -> list[Indices]:
    """Measured frames, parted where nothing was measured for too long."""
    measured = np.flatnonzero(np.isfinite(depth))
    if not len(measured):
        return []
    return np.split(measured, np.flatnonzero(np.diff(times_s[measured]) > gap_s) + 1)


def _turns(depth: FloatArray, least: float) -> list[tuple[int, bool]]:
    """Where the way turns by at least so much: places, and whether each is a bottom."""
    turns: list[tuple[int, bool]] = []
    low = high = 0
    falling: bool | None = None
    for place, value in enumerate(depth):
        high = place if value > depth[high] else high
        low = place if value < depth[low] else low
        if falling is not True and value - depth[low] >= least:
            turns.append((low, False))
            falling, high = True, place
        elif falling is not False and depth[high] - value >= least:
            turns.append((high, True))
            falling, low = False, place
    if falling is False:
        turns.append((low, False))
    elif falling:
        turns.append((high, True))
    return turns


def _repetition(
    times: FloatArray,
    depth: FloatArray,
    turns: tuple[int, int, int],
    frames: Indices,
    rule: RepetitionRule,
) -> Repetition:
    top, bottom, after = turns
    start_s, left_s = _edge(times, depth, top, bottom, rule)
    end_s, back_s = _edge(times, depth, after, bottom, rule)
    near = depth[bottom] - rule.bottom_share * (depth[bottom] - max(depth[top], depth[after]))
    deep = np.flatnonzero(depth[top : after + 1] >= near) + top
    return Repetition(
        first=int(frames[np.searchsorted(times, start_s)]),
        bottom=int(frames[bottom]),
        last=int(frames[np.searchsorted(times, end_s)]),
        start_s=start_s,
        end_s=end_s,
        left_s=left_s,
        back_s=back_s,
        low_from_s=float(times[deep[0]]),
        low_to_s=float(times[deep[-1]]),
    )


def _edge(
    times: FloatArray, depth: FloatArray, top: int, bottom: int, rule: RepetitionRule
) -> tuple[float, float]:
    """When a repetition begins or ends at one of its tops, and when it leaves or reaches the top.

    Both are the same, unless the stand at the top is a short one between two movements.
    """
    edge = depth[top] + rule.edge_share * (depth[bottom] - depth[top])
    towards = 1 if bottom > top else -1
    between = np.arange(top, bottom, towards)
    inner = int(between[depth[between] <= edge][-1])
    outer = top
    while 0 <= outer - towards < len(depth) and depth[outer - towards] <= edge:
        outer -= towards
    passed = 0 <= outer - towards < len(depth)  # movement on the other side, not the clip's end
    stood_s = abs(float(times[inner] - times[outer]))
    if passed and stood_s < rule.pause_s:
        return float(times[inner] + times[outer]) / 2.0, float(times[inner])
    return float(times[inner]), float(times[inner])
