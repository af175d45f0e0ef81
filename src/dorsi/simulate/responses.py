"""The rule on response, for many people at once: when steady work has not moved a side."""

from collections.abc import Iterator, Mapping

import numpy as np

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import WEEKDAYS
from dorsi.simulate.beliefs import Belief
from dorsi.simulate.habits import WEEK_DAYS
from dorsi.simulate.people import Array, Flags, Places
from dorsi.simulate.plans import Plans
from dorsi.train.week import spaced

SWITCH, REFER = "no_response_switch", "no_response_refer"


def steady(doses: Array, week: int, knowledge: Knowledge) -> Flags:
    """Who has done enough of the work so far for its effect to be judged, (people,)."""
    share = doses[:, :week].mean(axis=1)
    return np.asarray(share >= knowledge.models.programme.adherent_from)


def noisy(belief: Belief, knowledge: Knowledge) -> Flags:
    """Whose readings wander too much to judge, (people,)."""
    from_cm = knowledge.decisions["cannot_tell"].thresholds["own_sd_from_cm"]
    return np.asarray(belief.own_sd_cm(knowledge.models.change) >= from_cm)


def unresponsive(belief: Belief, doses: Array, knowledge: Knowledge) -> Flags:
    """Which sides steady work has not moved, (people, sides).

    Args:
        belief: What is known by now.
        doses: Practice of each week as a share of full practice, (people, weeks).
        knowledge: The rule and what counts as steady.

    Requirements: A-17, B-29, B-81
    """
    rule = knowledge.decisions[SWITCH].thresholds
    judged = steady(doses, int(belief.now_week), knowledge) & ~noisy(belief, knowledge)
    low = belief.gain_above(rule["gain_cm"]) < rule["probability_below"]
    return np.asarray(low & judged[:, None])


def looks(knowledge: Knowledge) -> range:
    """The weeks at whose end lack of response may first be found."""
    first, last = (knowledge.decisions[rule].thresholds["from_week"] for rule in (SWITCH, REFER))
    return range(int(first), int(last) + 1)


def gain_findings(
    sessions: Flags, plan: Places, week: int, plans: Plans, knowledge: Knowledge
) -> Mapping[str, Flags]:
    """On which sides enough weeks held stretching, or mobilising, for a lack of gain to tell.

    Args:
        sessions: Days with a session, (people, days).
        plan: The plan of everybody in every week, (people, weeks).
        week: Weeks done.
        plans: What the plans hold.
        knowledge: How many weeks and sessions are enough.

    Returns:
        By finding, (people, sides).
    """
    rule = knowledge.decisions[SWITCH].thresholds
    enough = knowledge.models.programme.sessions_per_week_done
    kinds = (
        ("no_gain_after_stretching", "stretches", rule["stretching_weeks"]),
        ("no_gain_after_mobilising", "mobilises", rule["mobilising_weeks"]),
    )
    counts = np.stack(list(_by_kind_of_day(sessions[:, : week * WEEK_DAYS], knowledge)), axis=2)
    found = {}
    for finding, part, weeks in kinds:
        holds = plans.days_with(part, plan[:, :week])
        done = (holds * counts[:, :, None]).sum(axis=3)
        found[finding] = (done >= enough).sum(axis=1) >= weeks
    return found


def _by_kind_of_day(sessions: Flags, knowledge: Knowledge) -> Iterator[Places]:
    """Sessions a week on training days, then on rest days, (people, weeks) each."""
    training = spaced(WEEKDAYS, knowledge.models.simulation.training_days_per_week)
    is_training = np.array([day in training for day in WEEKDAYS])
    by_week = sessions.reshape(len(sessions), -1, WEEK_DAYS)
    for kind in (is_training, ~is_training):
        yield by_week[:, :, kind].sum(axis=2)
