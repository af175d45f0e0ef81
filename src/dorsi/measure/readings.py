"""Days of reach of many people as arrays."""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Readings:
    """Days of reach of many people: times in weeks from the start, sides 0 / 1, cm.

    All (people, days). `sd_cm` is the published noise of the day, `nan` leaves a place empty;
    `level` (people, days, levels) holds the SDs of what days have in common: set-ups, proportions.
    `doses` (people, weeks) is practice done, then assumed, as a share of full practice; `now_weeks`
    (people,) the time asked about.
    """

    weeks: Array
    sides: NDArray[np.int_]
    cm: Array
    sd_cm: Array
    level: Array
    doses: Array
    now_weeks: Array

    @property
    def present(self) -> NDArray[np.bool_]:
        """Where there is a reading, (people, days)."""
        return np.isfinite(self.sd_cm)

    @property
    def precisions(self) -> Array:
        """One over the published variance of the noise, 0 where there is no reading."""
        return np.where(self.present, np.where(self.present, self.sd_cm, 1.0) ** -2.0, 0.0)

    def of(self, people: NDArray[np.int_]) -> "Readings":
        """Those of some people."""
        return Readings(*(getattr(self, field.name)[people] for field in fields(self)))

    @property
    def first_weeks(self) -> Array:
        """The first reading of everybody, at the latest the start, (people,)."""
        return np.asarray(np.min(self.weeks, axis=1, where=self.present, initial=0.0))
