"""Many people's reach at once: fitted, what strays held back, fitted again where need be."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dorsi.domain.models import ChangeModel
from dorsi.domain.words import SIDES
from dorsi.measure.latent import Array, Latent, Readings


def held_back(readings: Readings, known: Latent, change: ChangeModel) -> Readings:
    """Count what lies far from the rest of its side less, the further the less.

    Args:
        readings: Of many people.
        known: What is believed of them with every reading counted in full.
        change: From how many SDs on a reading counts less.

    Returns:
        The same readings where none lies that far.
    """
    own_sds = known.scale()[:, None] * readings.sd_cm
    away = np.zeros_like(own_sds)
    for side in range(len(SIDES)):
        own = readings.present & (readings.sides == side)
        columns = np.flatnonzero(own.any(axis=0))
        if len(columns):
            away[:, columns] += _away(readings, known, side, own[:, columns], columns)
    less = np.maximum(1.0, np.abs(away) / change.outlier_sds) ** 2
    if not np.any(less > 1.0):
        return readings
    return replace(readings, sd_cm=readings.sd_cm * less)


def _away(
    readings: Readings,
    known: Latent,
    side: int,
    own: NDArray[np.bool_],
    columns: NDArray[np.int_],
) -> Array:
    """How many SDs each reading of a side lies from what is believed, its own median apart."""
    seen = known.reach(side, readings.weeks[:, columns])
    left = np.where(own, readings.cm[:, columns] - seen.mean(), np.nan)
    spread = np.hypot(seen.sd(), known.scale()[:, None] * readings.sd_cm[:, columns])
    middle = np.nan_to_num(_median(left))
    return np.where(own, (left - middle[:, None]) / spread, 0.0)


def _median(values: Array) -> Array:
    """The median of what is there in each row, `nan` where nothing is."""
    counts = np.sum(np.isfinite(values), axis=1)
    ordered = np.sort(values, axis=1)
    rows, last = np.arange(len(values)), np.maximum(counts - 1, 0)
    return np.asarray((ordered[rows, last // 2] + ordered[rows, (last + 1) // 2]) / 2.0)
