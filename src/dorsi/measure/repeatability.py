"""How repeatable this person's readings are: the published error, updated by their own days."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dorsi.domain.models import ChangeModel, GrowthModel
from dorsi.domain.words import SIDES
from dorsi.measure.course import Course
from dorsi.measure.days import ReachDay

COEFFICIENTS = 2  # a side's start and gain are learnt from the same days


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


def repeatability(
    course: Course | None, days: Sequence[ReachDay], change: ChangeModel, growth: GrowthModel
) -> Repeatability:
    """The person's own error as the course shows it, its weight by degrees of freedom.

    References:
        powden_2015, calculated
    """
    told = [day for day in days if not day.censored]
    freedom = sum(max(0, sum(d.side == s for d in told) - COEFFICIENTS) for s in SIDES)
    distinct = len({day.day for day in told})
    if course is None or freedom == 0:
        return Repeatability(change.prior_sd_cm, 1.0, 0.0, distinct)
    scale = course.scale()
    weight = freedom / (freedom + growth.noise_df)
    return Repeatability(scale * change.prior_sd_cm, scale, weight, distinct)


def as_repeatable(days: Sequence[ReachDay], own: Repeatability) -> tuple[ReachDay, ...]:
    """The same days with the person's own error in place of the published one."""
    return tuple(replace(day, noise_sd_cm=own.scale * day.noise_sd_cm) for day in days)
