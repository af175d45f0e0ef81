"""What is believed of a gain, made by hand, so that a rule is tested apart from the model."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import numpy as np
from tests.people import KNOWLEDGE, MONDAY

from dorsi.domain.words import Side
from dorsi.measure.course import Course
from dorsi.measure.days import ReachDay
from dorsi.measure.observe import Calendar
from dorsi.numeric.mixture import Mixture
from dorsi.numeric.normal import quantile

WORTHWHILE_CM = KNOWLEDGE.decisions["no_response_switch"].thresholds["gain_cm"]


@dataclass(frozen=True)
class Believed:
    """A course of which nothing but gain and change of the sides measured is asked."""

    gains: Mapping[Side, Mixture]
    changes: Mapping[Side, Mixture]
    calendar: Calendar
    days: tuple[ReachDay, ...] = ()

    @property
    def measured(self) -> tuple[Side, ...]:
        """The sides with a gain to speak of."""
        return tuple(self.gains)

    def gain(self, side: Side) -> Mixture:
        """The change since the start under the training prior, cm."""
        return self.gains[side]

    def gain_bounds(self, side: Side, confidence: float) -> tuple[float, float]:
        """The values that hold the share `confidence` of it."""
        low, high = self.gains[side].bounds(confidence)
        return float(low[0]), float(high[0])

    def change(self, side: Side) -> Mixture:
        """The change since the start under the neutral prior, cm."""
        return self.changes[side]


def gain(cm: float, sd_cm: float = 0.5) -> Mixture:
    """A gain of so much, give or take."""
    return Mixture(np.ones((1, 1)), np.array([[cm]]), np.array([[sd_cm]]))


def likely(chance: float) -> Mixture:
    """A gain that is worth the work with this chance."""
    return gain(WORTHWHILE_CM + 0.5 * quantile(chance))


def believed(left: Mixture | None, right: Mixture | None, neutral: Mixture | None = None) -> Course:
    """The course of someone with these gains; `None` = that side was never measured.

    `neutral` is the change of both sides under the neutral prior, the gain where it is not given.
    """
    sides: tuple[tuple[Side, Mixture | None], ...] = (("left", left), ("right", right))
    gains = {side: found for side, found in sides if found is not None}
    changes = gains if neutral is None else dict.fromkeys(gains, neutral)
    return cast("Course", Believed(gains, changes, Calendar(MONDAY, MONDAY, None, 0.0)))
