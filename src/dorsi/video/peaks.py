"""The peak of a measure within a repetition, and what several repetitions say together."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from dorsi.video.landmarks import BoolArray, FloatArray


@dataclass(frozen=True, slots=True)
class Value:
    """A number with its standard error."""

    value: float
    se: float


@dataclass(frozen=True, slots=True)
class Range:
    """A number with its bounds."""

    value: float
    low: float
    high: float


def peak(times_s: FloatArray, values: FloatArray, se: FloatArray, over_s: float) -> Value | None:
    """The highest value, as the mean of a short while around it: one frame's jitter is no peak.

    Args:
        times_s: Shape (n,).
        values: Shape (n,). NaN: not measured.
        se: Shape (n,).
        over_s: How long the while is.
    """
    if not np.isfinite(values).any():
        return None
    highest_s = float(times_s[int(np.nanargmax(values))])
    return mean_around(highest_s, times_s, values, se, over_s)


def mean_around(
    at_s: float, times_s: FloatArray, values: FloatArray, se: FloatArray, over_s: float
) -> Value | None:
    """The mean of a short while around a moment, None where nothing was measured then."""
    near = (np.abs(times_s - at_s) <= over_s / 2.0) & np.isfinite(values)
    if not near.any():
        return None
    return Value(float(values[near].mean()), float(se[near].mean()))


def lasting(times_s: FloatArray, over: BoolArray, least_s: float) -> int | None:
    """Where something first begins that lasts: one frame's jitter is no beginning.

    Args:
        times_s: Shape (n,).
        over: Whether it is there, shape (n,).
        least_s: How long it lasts at least.

    Returns:
        The frame, or None where it never lasts.
    """
    ends = np.flatnonzero(np.diff(over, prepend=False, append=False))
    for begins, ended in zip(ends[::2], ends[1::2], strict=True):
        if times_s[ended - 1] - times_s[begins] >= least_s:
            return int(begins)
    return None


def together(values: Sequence[Value], confidence: float) -> Range | None:
    """What repetitions say together.

    Camera, body and landmarks err alike in all of them, so only the scatter between repetitions
    becomes smaller with their number.

    Args:
        values: One for each repetition.
        confidence: Share that the bounds hold.
    """
    if not values:
        return None
    each = np.array([value.value for value in values])
    common = float(np.mean([value.se for value in values]))
    scatter = float(each.std(ddof=1) / np.sqrt(len(each))) if len(each) > 1 else 0.0
    reach = NormalDist().inv_cdf(0.5 + confidence / 2.0) * float(np.hypot(common, scatter))
    mean = float(each.mean())
    return Range(mean, mean - reach, mean + reach)


def apart(
    left: Sequence[Value], right: Sequence[Value], confidence: float, least: float
) -> Range | None:
    """How far left is above right; None where that is less than can be told of two legs."""
    a, b = together(left, confidence), together(right, confidence)
    if a is None or b is None or abs(a.value - b.value) < least:
        return None
    value = a.value - b.value
    reach = float(np.hypot((a.high - a.low) / 2.0, (b.high - b.low) / 2.0))
    return Range(value, value - reach, value + reach)
