"""How the true reach moves: laws of growth other than the growth model's own, and loss.

Practice counts day by day. What a week's work brings hangs on its practice and on how far along
the law the person is; weeks without enough work let part of the whole gain go again. The gain at
any time is therefore a weighted sum over the weeks of work, so that what each week's work is worth
can be changed without going through the days again.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dorsi.domain.simulation import GrowthLaw, SimulationModel
from dorsi.simulate.habits import WEEK_DAYS
from dorsi.simulate.people import Array, Flags, People, Places

TWELVE_WEEKS = 12.0


@dataclass(frozen=True)
class Laws:
    """The law of growth of every person, as arrays (people,)."""

    delay_weeks: Array
    halving_weeks: Array
    full_share: Array
    straight_per_week: Array
    most_share: float

    def share(self, practice_weeks: Array) -> Array:
        """The share of the first weeks' gain that some weeks of full practice bring."""
        after = np.maximum(practice_weeks - self.delay_weeks, 0.0)
        bent = self.full_share * (1.0 - 2.0 ** (-after / self.halving_weeks))
        straight = np.minimum(self.straight_per_week * after, self.most_share)
        return np.where(self._is_straight, straight, bent)

    def practice(self, share: Array) -> Array:
        """The weeks of full practice that bring a share."""
        left = np.maximum(1.0 - share / self.full_share, np.finfo(float).tiny)
        bent = -self.halving_weeks * np.log2(left)
        straight = share / np.where(self._is_straight, self.straight_per_week, 1.0)
        return self.delay_weeks + np.where(self._is_straight, straight, bent)

    @cached_property
    def _is_straight(self) -> Flags:
        return self.straight_per_week > 0.0


def laws_of(people: People, model: SimulationModel) -> Laws:
    """Every person's law, scaled so that twelve weeks of full practice bring the same by each."""
    delay = np.array([law.delay_weeks for law in model.laws])
    halving = np.array([law.halving_weeks or 1.0 for law in model.laws])
    bent = model.twelve_week_share / (1.0 - 2.0 ** (-(TWELVE_WEEKS - delay) / halving))
    straight = np.array([_straight(law, model) for law in model.laws])
    return Laws(
        delay_weeks=delay[people.law],
        halving_weeks=halving[people.law],
        full_share=bent[people.law],
        straight_per_week=straight[people.law],
        most_share=model.most_share,
    )


def _straight(law: GrowthLaw, model: SimulationModel) -> float:
    if law.halving_weeks is not None:
        return 0.0
    return model.twelve_week_share / (TWELVE_WEEKS - law.delay_weeks)


def worth(people: People, sessions: Flags, days: Array | Places, model: SimulationModel) -> Array:
    """What the work of each week is worth on some days, as a share of the first weeks' gain.

    Args:
        people: Their laws and how fast they lose.
        sessions: Days with a session, shape (people, days), whole weeks.
        days: Days asked about, counted from the start, shape (times,); before it nothing is worth
            anything.
        model: What full practice is, and the least that keeps range.

    Returns:
        Shape (people, weeks, times).
    """
    gained, kept = _daily(people, sessions, model)
    weeks = sessions.shape[1] // WEEK_DAYS
    # The gain of a day counted as if nothing were ever lost, so that sums over days are sums.
    before = np.concatenate([np.ones((len(people), 1)), np.cumprod(kept, axis=1)], axis=1)
    undone = np.cumsum(gained / before[:, :-1], axis=1)
    undone = np.concatenate([np.zeros((len(people), 1)), undone], axis=1)
    at = np.clip(days, 0, sessions.shape[1]).astype(int)
    opening = np.arange(weeks)[:, None] * WEEK_DAYS
    first, last = np.minimum(at, opening), np.minimum(at, opening + WEEK_DAYS)
    return np.asarray((undone[:, last] - undone[:, first]) * before[:, None, at])


def _daily(people: People, sessions: Flags, model: SimulationModel) -> tuple[Array, Array]:
    """What every day brings and the share of the gain it leaves, both (people, days)."""
    laws = laws_of(people, model)
    days = sessions.shape[1]
    done = np.concatenate([np.zeros((len(people), 1)), np.cumsum(sessions, axis=1)], axis=1)
    practice, gained = np.zeros(len(people)), np.zeros((len(people), days))
    kept = np.ones((len(people), days))
    for day in range(days):
        first = max(0, day + 1 - WEEK_DAYS)
        per_week = (done[:, day + 1] - done[:, first]) * WEEK_DAYS / (day + 1 - first)
        worked = np.minimum(1.0, per_week / model.full_sessions_per_week) / WEEK_DAYS
        idle = np.maximum(0.0, 1.0 - per_week / model.keeping_sessions_per_week) / WEEK_DAYS
        share = laws.share(practice)
        grown = laws.share(practice + worked)
        gained[:, day] = grown - share
        kept[:, day] = 2.0 ** (-idle / people.loss_halving_weeks)
        further = laws.practice(grown * kept[:, day])
        practice = np.where(grown > 0.0, further, practice + worked)
    return gained, kept


def reach_cm(people: People, rate_cm: Array, worth_of_weeks: Array) -> Array:
    """The true reach, shape (people, sides, times).

    Args:
        people: Where they start and where they can get to at most.
        rate_cm: What the work of each week would bring in the first weeks of full practice, shape
            (people, sides, weeks) or (people, sides, 1).
        worth_of_weeks: From `worth`.
    """
    rates = np.broadcast_to(rate_cm, (*rate_cm.shape[:2], worth_of_weeks.shape[1]))
    gained = rates @ worth_of_weeks
    return people.start_cm[:, :, None] + np.minimum(gained, people.most_gain_cm[:, :, None])
