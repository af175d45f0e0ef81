"""What the growth model makes of a lot of people's logs: the product's own fit, many at once."""

from dataclasses import dataclass, replace

import numpy as np

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.models import ChangeModel
from dorsi.measure.batch import believed, drift_knots
from dorsi.measure.latent import Latent, unexpected
from dorsi.measure.readings import Readings
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
        low, high = self.trained.reaches(np.array([week])).bounds(confidence)
        return low[:, :, 0], high[:, :, 0]

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
        return self.trained.reaches(np.array([self.now_week])).mean()[:, :, 0]

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
    span_weeks = week - float(readings.first_weeks[0])
    model = replace(growth, drift_knots=drift_knots(span_weeks, growth, models.change))
    readings, trained = believed(readings, model, models.change, "training")
    return Belief(week, trained, unexpected(readings, trained) if verdicts else None)


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
    return latent.changes(np.array([week])).share_above(cm)[:, :, 0]
