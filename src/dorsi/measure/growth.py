"""Where the reach is heading: the training prior, bent by the person's own readings.

reach = start + gain x f(practice), f(w) = (1 - 2^(-w / h)) / (1 - 2^(-w1 / h)): f is 1 after the
first w1 weeks of full practice, and each further h weeks bring half as much again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from dorsi.domain.models import GrowthModel
from dorsi.measure.days import ReachDay
from dorsi.numeric.belief import Belief, Observed, Prior, believe
from dorsi.numeric.normal import share_below


@dataclass(frozen=True, slots=True)
class Growth:
    """What is believed about one side's start (cm) and first gain (cm in the first weeks)."""

    belief: Belief
    model: GrowthModel

    def reach(self, practice_weeks: float) -> tuple[float, float]:
        """Expected reach and its SD after some weeks of full practice, cm."""
        weights = self._weights(practice_weeks)
        return self.belief.value(weights), sqrt(self.belief.variance(weights))

    def gain_above(self, practice_weeks: float, cm: float) -> float:
        """The chance that the gain after some weeks of full practice is more than `cm`."""
        grown = ramp(practice_weeks, self.model)
        weights = (0.0, grown, *(0.0 for _ in self.belief.mean[2:]))
        sd = sqrt(self.belief.variance(weights))
        away = self.belief.value(weights) - cm
        return share_below(away / sd) if sd > 0.0 else float(away > 0.0)

    def _weights(self, practice_weeks: float) -> tuple[float, ...]:
        grown = ramp(practice_weeks, self.model)
        return (1.0, grown, *(0.0 for _ in self.belief.mean[2:]))


def grow(
    days: Sequence[ReachDay],
    practice_until: Callable[[date], float],
    model: GrowthModel,
    *,
    matched: bool,
    stranger: Prior | None = None,
) -> Growth | None:
    """Fit start and gain of one side to its days.

    Args:
        days: Days of reach of one side with the person's own error, without wall touches.
        practice_until: Weeks of full practice up to and including a date.
        model: The training prior.
        matched: Whether the work matches a named pattern.
        stranger: What is known of the start where there are no days.

    Returns:
        `None` where nothing at all is known of the start.

    References:
        warneke_2023, ingram_2025, expert
    """
    if not days and stranger is None:
        return None
    gain_cm = model.gain_cm + (model.matched_bonus_cm if matched else 0.0)
    streams = sorted({d.stream for d in days if d.level_sd_cm > 0.0}, key=lambda s: s.order)
    sds = {day.stream: day.level_sd_cm for day in days}
    priors = [stranger or Prior(0.0, 0.0), Prior(gain_cm, model.gain_sd_cm**-2)]
    priors += [Prior(0.0, sds[stream] ** -2) for stream in streams]
    observations = []
    for day in days:
        level = tuple(float(stream == day.stream) for stream in streams)
        grown = ramp(practice_until(day.day), model)
        noise_cm2 = day.noise_sd_cm**2
        observations.append(Observed((1.0, grown, *level), day.cm, noise_cm2))
    return Growth(believe(priors, observations), model)


def ramp(practice_weeks: float, model: GrowthModel) -> float:
    """The share of the first weeks' gain that some weeks of full practice bring."""
    first = 1.0 - 2.0 ** (-model.first_weeks / model.halving_weeks)
    return float((1.0 - 2.0 ** (-practice_weeks / model.halving_weeks)) / first)
