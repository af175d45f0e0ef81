"""What people read off the tape: the true reach with the error of the day and with misfits."""

from dataclasses import dataclass

import numpy as np

from dorsi.domain.simulation import Misfit, SimulationModel
from dorsi.simulate.habits import WEEK_DAYS
from dorsi.simulate.luck import Luck
from dorsi.simulate.people import SIDES, Array, People, Places

EXACT = Misfit(id="none", plain="as the model has it")


@dataclass(frozen=True, slots=True)
class Log:
    """Readings of a lot of people: `days` from the start (times,), `cm` (people, sides, times)."""

    days: Array
    cm: Array

    def until(self, week: float) -> "Log":
        """What is known at the end of a week."""
        known = self.days <= week * WEEK_DAYS
        return Log(self.days[known], self.cm[:, :, known])

    def of(self, people: Places) -> "Log":
        """The log of some of the people."""
        return Log(self.days, self.cm[people])


def log_days(weeks: int, logs_per_week: int, model: SimulationModel) -> Array:
    """The days of the baseline and of the logs, evenly over every week, the last on its end."""
    later = np.arange(1, weeks * logs_per_week + 1) * WEEK_DAYS / logs_per_week
    return np.concatenate([np.array(model.baseline_days), np.ceil(later)])


def wandered(people: People, days: Array, misfit: Misfit, luck: Luck) -> Array:
    """How far the true reach has wandered by itself, shape (people, sides, times); 0 at first."""
    steps = luck.of("wandering").standard_normal((len(people), SIDES, len(days)))
    apart_weeks = np.diff(days, prepend=days[0]) / WEEK_DAYS
    path = np.cumsum(steps * misfit.wander_cm_per_week * np.sqrt(apart_weeks), axis=2)
    start = path[:, :, days <= 0][:, :, -1:]
    return np.asarray(path - start)


def measured(people: People, true_cm: Array, days: Array, misfit: Misfit, luck: Luck) -> Log:
    """Read the true reach with error.

    Args:
        people: How well they measure.
        true_cm: Shape (people, sides, times).
        days: When, shape (times,).
        misfit: What is wrong beyond plain error.
        luck: The same noise for the same people, whatever is wrong.
    """
    shape = (len(people), SIDES, len(days))
    fresh = luck.of("noise").standard_normal(shape)
    noise = _tied(fresh, days, misfit.day_correlation)
    error = misfit.sd_factor * people.sd_cm[:, None, None] * noise
    learnt = 1.0 - 2.0 ** (-np.arange(len(days)) / misfit.practice_halving_readings)
    warm = luck.of("warm")
    is_warm = warm.random((len(people), 1, len(days))) < misfit.warm_share
    shift = warm.normal(misfit.warm_cm, misfit.warm_sd_cm, shape)
    bias = misfit.offset_cm + misfit.practice_cm * learnt
    return Log(days, true_cm + error + bias + np.where(is_warm, shift, 0.0))


def _tied(fresh: Array, days: Array, day_correlation: float) -> Array:
    """Noise of which each day keeps a part of the one before."""
    noise = fresh.copy()
    for place in range(1, len(days)):
        kept = day_correlation ** (days[place] - days[place - 1])
        noise[..., place] = kept * noise[..., place - 1] + np.sqrt(1 - kept**2) * fresh[..., place]
    return noise
