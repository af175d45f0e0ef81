"""Shares and means over people, with the bounds that chance leaves them.

People are the unit: several looks at the same person are not counted as several people.
"""

from dataclasses import dataclass

import numpy as np

from dorsi.numeric.normal import half_width
from dorsi.simulate.people import Array, Flags

CONFIDENCE = 0.95
RESAMPLES = 1000
BLOCK = 50
RESAMPLE_SEED = 1


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its 95 % bounds, and how many people it rests on."""

    value: float
    low: float
    high: float
    people: int


def share(hits: Flags, among: Flags | None = None) -> Estimate:
    """The share of hits, with Wilson's bounds.

    Args:
        hits: Shape (people, ...); several looks at a person count as far as they differ.
        among: Only these people, (people,); of none at all anything may be true.
    """
    kept = hits if among is None else hits[among]
    if len(kept) == 0:
        return Estimate(0.5, 0.0, 1.0, 0)
    each = kept.reshape(len(kept), -1).mean(axis=1)
    value = float(each.mean())
    low, high = wilson(value, _effective(each, value))
    return Estimate(value, low, high, len(kept))


def share_of(hits: Flags, cells: Flags) -> Estimate:
    """The share of hits among some cells, of which people have several or none.

    Args:
        hits: Shape (people, ...).
        cells: The same shape.

    Returns:
        Wilson's bounds for as many looks as would be as sure as these people's.
    """
    count = cells.reshape(len(cells), -1).sum(axis=1)
    hit = (hits & cells).reshape(len(cells), -1).sum(axis=1)
    looks, people = float(count.sum()), int(np.count_nonzero(count))
    if people == 0:
        return Estimate(0.5, 0.0, 1.0, 0)
    value = float(hit.sum()) / looks
    variance = float(((hit - value * count) ** 2).sum()) / looks**2
    sure = value * (1.0 - value) / variance if variance > 0.0 else float(people)
    return Estimate(value, *wilson(value, sure), people)


def wilson(value: float, count: float) -> tuple[float, float]:
    """Wilson's bounds of a share seen among `count`."""
    z2 = half_width(CONFIDENCE) ** 2
    middle = (value + z2 / (2.0 * count)) / (1.0 + z2 / count)
    spread = np.sqrt(z2 * (value * (1.0 - value) + z2 / (4.0 * count)) / count) / (1.0 + z2 / count)
    return max(0.0, float(middle - spread)), min(1.0, float(middle + spread))


def _effective(each: Array, value: float) -> float:
    """How many single yes-or-no looks would be as sure as these people's means."""
    if len(each) == 1 or not 0.0 < value < 1.0:
        return float(len(each))
    return float(max(value * (1.0 - value) * len(each) / each.var(ddof=1), 1.0))


def mean(values: Array) -> Estimate:
    """The mean of one value a person, (people,), with bounds from resampling people."""
    chance, count = np.random.default_rng(RESAMPLE_SEED), len(values)
    # In blocks, so that thousands of people resampled do not fill the memory.
    means = [
        values[chance.integers(count, size=(BLOCK, count))].mean(axis=1)
        for _ in range(RESAMPLES // BLOCK)
    ]
    tail = (1.0 - CONFIDENCE) / 2.0
    low, high = np.quantile(means, (tail, 1.0 - tail))
    return Estimate(float(values.mean()), float(low), float(high), count)
