"""What the growth model makes of a lot of people's logs: the product's own fit, many at once."""

from dataclasses import dataclass, replace

import numpy as np

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.models import ChangeModel
from dorsi.measure.batch import held_back
from dorsi.measure.latent import Latent, Readings, fit, neutral
from dorsi.measure.observe import knotted
from dorsi.measure.ramp import ramp_of
from dorsi.simulate.habits import WEEK_DAYS
from dorsi.simulate.measuring import Log
from dorsi.simulate.people import SIDES, Array


@dataclass(frozen=True, slots=True)
class Belief:
    """The reach of a lot of people under both priors, as `dorsi review` would see it."""

    now_week: float
    trained: Latent
    neutral: Latent | None

    def interval(self, week: float, confidence: float) -> tuple[Array, Array]:
        """The bounds of the reach at a week, two arrays (people, sides)."""
        at = np.array([week])
        sides = [self.trained.reach(side, at).bounds(confidence) for side in range(SIDES)]
        low, high = (np.concatenate(bound, axis=1) for bound in zip(*sides, strict=True))
        return low, high

    def gain_above(self, cm: float) -> Array:
        """The chance of a gain above `cm` by now, under the training prior, (people, sides)."""
        return _above(self.trained, self.now_week, cm)

    def rising(self) -> Array:
        """The chance that the reach has risen, under the neutral prior, (people, sides)."""
        if self.neutral is None:
            raise ValueError("only the training prior was asked for")
        return _above(self.neutral, self.now_week, 0.0)

    def reach_cm(self) -> Array:
        """The expected reach now, (people, sides)."""
        now = np.array([self.now_week])
        return np.stack([self.trained.reach(side, now).mean()[:, 0] for side in range(SIDES)], 1)

    def own_sd_cm(self, model: ChangeModel) -> Array:
        """The person's own error, (people,)."""
        return self.trained.scale() * model.prior_sd_cm


def believe(
    log: Log,
    week: float,
    doses: Array,
    knowledge: Knowledge,
    *,
    expected_cm: float | None = None,
    verdicts: bool = False,
) -> Belief:
    """Fit everybody's reach as known at the end of a week.

    Args:
        log: Readings; later ones are not looked at.
        week: Weeks since the start.
        doses: Practice of each week as a share of full practice, shape (people, weeks).
        knowledge: Growth and change model, the error of the measure.
        expected_cm: The gain expected of the first full weeks, if not the usual one.
        verdicts: Whether the neutral prior is wanted as well.
    """
    models = knowledge.models
    usual = models.growth
    growth = usual if expected_cm is None else replace(usual, gain_cm=expected_cm)
    readings = readings_of(log.until(week), week, doses, knowledge)
    model = knotted(growth, week - float(readings.first_weeks[0]), models.change)
    ramp = ramp_of(doses, model)
    trained = fit(readings, model, "training", ramp)
    less = held_back(readings, trained, models.change)
    if less is not readings:
        readings, trained = less, fit(less, model, "training", ramp)
    unmoved = fit(readings, neutral(model), "nothing") if verdicts else None
    return Belief(week, trained, unmoved)


def hopeful_cm(knowledge: Knowledge) -> float:
    """The gain expected of somebody whose answers name a pattern."""
    growth = knowledge.models.growth
    return growth.gain_cm + growth.matched_bonus_cm


def readings_of(log: Log, week: float, doses: Array, knowledge: Knowledge) -> Readings:
    """A log as the arrays the latent model reads, days in a row trusted a little less."""
    models = knowledge.models
    people, _, times = log.cm.shape
    apart = np.abs(log.days[:, None] - log.days)
    spread = np.sqrt((models.change.day_correlation**apart).sum(axis=1))
    sd_cm = knowledge.measures[models.range.reference_measure].error.sem * spread
    return Readings(
        weeks=np.tile(log.days / WEEK_DAYS, (people, SIDES)),
        sides=np.tile(np.repeat(np.arange(SIDES), times), (people, 1)),
        cm=log.cm.reshape(people, SIDES * times),
        sd_cm=np.tile(sd_cm, (people, SIDES)),
        level=np.zeros((people, SIDES * times, 0)),
        doses=doses,
        now_weeks=np.full(people, float(week)),
    )


def _above(latent: Latent, week: float, cm: float) -> Array:
    now = np.array([week])
    return np.stack(
        [latent.change(side, now).share_above(cm)[:, 0] for side in range(SIDES)], axis=1
    )
