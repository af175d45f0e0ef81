"""Tells repetitions from everything else: down by enough and up again with planted feet."""

from dataclasses import dataclass

import numpy as np

from dorsi.domain.movement import RepetitionRule
from dorsi.video.landmarks import FloatArray
from dorsi.video.motion import Motion


@dataclass(frozen=True, slots=True)
class Repetition:
    """One repetition: frames of the motion and times of the clip.

    Attributes:
        first, bottom, last: Frames where it begins, is deepest, and has ended.
        top_before_s, top_after_s: Middle of the time spent at the top before and after.
        start_s, bottom_s, end_s: When it begins, is deepest (the middle of the time spent there),
            and has ended.
        hold_s: How long the hips stay near their lowest.
    """

    first: int
    bottom: int
    last: int
    top_before_s: float
    top_after_s: float
    start_s: float
    bottom_s: float
    end_s: float
    hold_s: float

    @property
    def duration_s(self) -> float:
        """From beginning to end."""
        return self.end_s - self.start_s

    @property
    def down_s(self) -> float:
        """The way down, half the hold included."""
        return self.bottom_s - self.start_s

    @property
    def up_s(self) -> float:
        """The way up, half the hold included."""
        return self.end_s - self.bottom_s

    def frames(self) -> slice:
        """All its frames."""
        return slice(self.first, self.last + 1)


def find_repetitions(motion: Motion, rule: RepetitionRule) -> tuple[Repetition, ...]:
    """Find the repetitions in the order they were done.

    Stepping into place and walking off are no repetitions, since the feet are not planted then;
    a squat that the clip cuts off is none either.
    """
    return cycles(motion.times_s, motion.depth_m.value, rule, rule.depth_m)


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
        turns = _turns(depth[frames], least)
        for (top, _), (bottom, low), (after, _) in zip(turns, turns[1:], turns[2:], strict=False):
            if low:
                rep = _repetition(times_s, depth, frames[[top, bottom, after]], rule)
                if rule.shortest_s <= rep.duration_s <= rule.longest_s:
                    found.append(rep)
    return tuple(found)


def _runs(times_s: FloatArray, depth: FloatArray, gap_s: float) -> list[np.ndarray]:
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
    times_s: FloatArray, depth: FloatArray, turns: np.ndarray, rule: RepetitionRule
) -> Repetition:
    top, bottom, after = (int(frame) for frame in turns)
    first = _last_below(depth, top, bottom, rule.edge_share)
    last = _last_below(depth, after, bottom, rule.edge_share)
    edge = depth[bottom] - rule.bottom_share * (depth[bottom] - max(depth[top], depth[after]))
    deep = np.flatnonzero(depth[first : last + 1] >= edge) + first
    start_hold_s, end_hold_s = float(times_s[deep[0]]), float(times_s[deep[-1]])
    return Repetition(
        first=first,
        bottom=bottom,
        last=last,
        top_before_s=_middle_of_top(times_s, depth, top, bottom, rule),
        top_after_s=_middle_of_top(times_s, depth, after, bottom, rule),
        start_s=float(times_s[first]),
        bottom_s=(start_hold_s + end_hold_s) / 2.0,
        end_s=float(times_s[last]),
        hold_s=end_hold_s - start_hold_s,
    )


def _last_below(depth: FloatArray, top: int, bottom: int, share: float) -> int:
    """The frame nearest to the bottom that is still, or again, at the top."""
    edge = depth[top] + share * (depth[bottom] - depth[top])
    between = np.arange(top, bottom, 1 if bottom > top else -1)
    at_top = between[depth[between] <= edge]
    return int(at_top[-1])


def _middle_of_top(
    times_s: FloatArray, depth: FloatArray, top: int, bottom: int, rule: RepetitionRule
) -> float:
    """Half-way between the last frame that comes up to the top and the first that leaves it."""
    edge = depth[top] + rule.edge_share * (depth[bottom] - depth[top])
    ends = []
    for step in (-1, 1):
        place = top
        while 0 <= place + step < len(depth) and depth[place + step] <= edge:  # NaN ends it too
            place += step
        ends.append(float(times_s[place]))
    return sum(ends) / 2.0
