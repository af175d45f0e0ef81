"""How training adds up: from weekly doses of practice to the share of the gain that is there.

A week of full practice brings the same share of what is still missing to a ceiling; weeks below
the dose that keeps range let part of it go again. Nobody knows how fast it goes, hence several
shapes; on their average the ramp is 1 after the first weeks of full practice.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dorsi.domain.models import GrowthModel

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ramp:
    """The ramp of practice done and that of time passing, shape (people, shapes, weeks + 1).

    Time passes alike for everybody: its ramp is (1, shapes, weeks + 1).
    """

    practice: Array
    time: Array

    def repeated(self, times: int) -> "Ramp":
        """The same ramps once for each of several looks."""
        return Ramp(np.repeat(self.practice, times, axis=0), self.time)

    def of(self, people: NDArray[np.int_]) -> "Ramp":
        """The ramps of some people."""
        return Ramp(self.practice[people], self.time)

    @property
    def usual(self) -> Array:
        """The ramp of time that is neither fast nor slow, (1, 1, weeks + 1)."""
        return np.asarray(self.time.mean(axis=1, keepdims=True))


def ramp_of(doses: Array, model: GrowthModel) -> Ramp:
    """Both ramps of everybody; time passes as if every week were full."""
    return Ramp(ramps(doses, model), time_ramp(doses.shape[1], model))


@lru_cache(maxsize=64)
def time_ramp(weeks: int, model: GrowthModel) -> Array:
    """The ramp of so many full weeks, (1, shapes, weeks + 1)."""
    halving, delay = np.array(shapes_of(model)).T
    passed = np.maximum(np.arange(weeks + 1.0) - np.floor(delay)[:, None], 0.0)
    ramp = (_ceiling(halving, model)[:, None] * _come(passed, halving[:, None]))[None]
    ramp.flags.writeable = False  # it is handed out again
    return np.asarray(ramp)


def ramps(doses: Array, model: GrowthModel) -> Array:
    """The ramp at the start of every week, for every shape of growth.

    Args:
        doses: Practice of each week as a share of full practice, 0-1, shape (people, weeks).
        model: Halving times, delays, ceiling and loss.

    Returns:
        Shape (people, shapes, weeks + 1); shapes are all pairs of halving time and delay.

    References:
        ingram_2025, konrad_2025, expert
    """
    shapes = shapes_of(model)
    halving = np.array([h for h, _ in shapes])
    delayed = np.stack([_delayed(doses, delay) for _, delay in shapes], axis=1)
    return _ramps(delayed, halving, model)


def shapes_of(model: GrowthModel) -> list[tuple[float, float]]:
    """Every pair of halving time and delay, in weeks."""
    return [(h, d) for h in model.halving_weeks for d in model.delay_weeks]


def between(ramp: Array, weeks: Array) -> Array:
    """The ramp at any time, straight between week borders, level outside.

    Args:
        ramp: Shape (people, shapes, weeks + 1), or that of one for everybody.
        weeks: Times in weeks from the start, shape (people, times), or (1, times) where they are
            the same for everybody.

    Returns:
        Shape (people, shapes, times); 0 before the start.
    """
    last = ramp.shape[2] - 1
    held = np.minimum(np.maximum(weeks, 0.0), last)
    before = np.minimum(held.astype(int), max(last - 1, 0))
    after, part = np.minimum(before + 1, last), held - before
    if len(weeks) == 1:
        low, high = ramp[:, :, before[0]], ramp[:, :, after[0]]
        return np.asarray(low + part * (high - low))
    people = np.arange(len(ramp))[:, None]
    low, high = ramp[people, :, before], ramp[people, :, after]
    return np.swapaxes(low + part[:, :, None] * (high - low), 1, 2)


def _delayed(doses: Array, delay_weeks: float) -> Array:
    whole = int(delay_weeks)
    if whole == 0:
        return doses
    return np.concatenate([np.zeros_like(doses[:, :whole]), doses[:, :-whole]], axis=1)


def _ramps(doses: Array, halving_weeks: Array, model: GrowthModel) -> Array:
    """Week by week: a share of what is missing comes, part of it goes again while idle."""
    keeping = model.keeping_sessions_per_week / model.full_sessions_per_week
    stays: Array = 2.0 ** (-np.maximum(0.0, 1.0 - doses / keeping) / model.loss_halving_weeks)
    comes = _come(doses, halving_weeks[:, None])
    # Weeks first, so that each of them is one run of memory.
    kept = np.ascontiguousarray(((1.0 - comes) * stays).transpose(2, 0, 1))
    levels = np.zeros((doses.shape[2] + 1, *doses.shape[:2]))
    levels[1:] = (_ceiling(halving_weeks, model)[:, None] * comes * stays).transpose(2, 0, 1)
    for week in range(1, doses.shape[2]):
        levels[week + 1] += kept[week] * levels[week]
    return levels.transpose(1, 2, 0)


def _ceiling(halving_weeks: Array, model: GrowthModel) -> Array:
    """Where each shape would lead to in the end."""
    return np.asarray(_come(model.first_weeks, halving_weeks) ** -1.0 / _usual(model))


def _come(weeks: Array | float, halving_weeks: Array) -> Array:
    """The share of what is missing that so many weeks of full practice bring."""
    return np.asarray(1.0 - 2.0 ** (-weeks / halving_weeks))


def _usual(model: GrowthModel) -> float:
    """What the first weeks bring on the average of all shapes, were their ceilings alike.

    A shape with a delay has fewer of them to grow in.
    """
    halving, delay = np.array(shapes_of(model)).T
    late = np.maximum(0.0, model.first_weeks - delay)
    return float(np.mean(_come(late, halving) / _come(model.first_weeks, halving)))
