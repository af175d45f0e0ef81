"""The rule on response, for many people at once: when steady work has not moved a side."""

import numpy as np

from dorsi.domain.knowledge import Knowledge
from dorsi.simulate.beliefs import Belief
from dorsi.simulate.people import Array, Flags

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


def looks(knowledge: Knowledge) -> tuple[int, ...]:
    """The weeks with a retest at whose end lack of response may be found."""
    first = knowledge.decisions[SWITCH].thresholds["from_week"]
    return tuple(week for week in knowledge.models.programme.retest_weeks if week >= first)
