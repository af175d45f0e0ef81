"""How repeatable this person's readings are: the published error, updated by their own days."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import sqrt

from dorsi.domain.models import ChangeModel
from dorsi.measure.days import ReachDay


@dataclass(frozen=True, slots=True)
class Repeatability:
    """A person's between-day SD in cm, and how much of it is their own.

    `scale` multiplies the published error of a day; `own_weight` is the share (0-1) their own
    readings have in it; `days` how many days were there to learn from.
    """

    sd_cm: float
    scale: float
    own_weight: float
    days: int


def repeatability(stretches: Iterable[Sequence[ReachDay]], model: ChangeModel) -> Repeatability:
    """Conjugate update of the published between-day SD with a person's own days.

    Args:
        stretches: Spans of days over which the true reach hardly moves, any side and set-up.
        model: The published SD, the days it is worth, and from how many own days on it is updated.

    Returns:
        The published SD until there are enough days, then the update: a variance of
        (df0 s0² + sum of squares) / (df0 + df).

    References:
        powden_2015, calculated
    """
    squares, freedom = 0.0, 0
    days: set[date] = set()
    for stretch in stretches:
        for group in _alike(stretch):
            mean = sum(day.cm for day in group) / len(group)
            squares += sum((day.cm - mean) ** 2 for day in group)
            freedom += len(group) - 1
            days.update(day.day for day in group)
    if len(days) < model.own_days:
        return Repeatability(model.prior_sd_cm, 1.0, 0.0, len(days))
    total = model.prior_df + freedom
    sd_cm = sqrt((model.prior_df * model.prior_sd_cm**2 + squares) / total)
    return Repeatability(sd_cm, sd_cm / model.prior_sd_cm, freedom / total, len(days))


def as_repeatable(days: Sequence[ReachDay], own: Repeatability) -> tuple[ReachDay, ...]:
    """The same days with the person's own error in place of the published one."""
    return tuple(replace(day, noise_sd_cm=own.scale * day.noise_sd_cm) for day in days)


def _alike(days: Sequence[ReachDay]) -> Iterable[list[ReachDay]]:
    """Days of the same side and set-up together; wall touches say nothing about spread."""
    groups: defaultdict[object, list[ReachDay]] = defaultdict(list)
    for day in days:
        if not day.censored and day.geometry_sd_cm == 0.0:
            groups[day.side, day.stream].append(day)
    return groups.values()
