"""The peak of a measure within a repetition, and what several repetitions say together."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from dorsi.video.landmarks import FloatArray


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
    highest = int(np.nanargmax(values))
    near = np.abs(times_s - times_s[highest]) <= over_s / 2.0
    near &= np.isfinite(values)
    return Value(float(values[near].mean()), float(se[near].mean()))


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
