"""The best that could be made of the answers by someone who knew exactly how people answer.

The product knows neither how far answers follow the truth nor how common a yes is without a cause.
Who knows both weighs every yes and every no in full. What even they cannot get out of the answers
is not in them.
"""

import numpy as np

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import STRUCTURES
from dorsi.simulate.answers import Replies, places_felt, yes_rate
from dorsi.simulate.people import SIDES, Array, Places
from dorsi.simulate.plans import SINGLE
from dorsi.simulate.policies import Trial
from dorsi.simulate.work import MIXES


def best_guess(on: Trial, replies: Replies, validity: float, knowledge: Knowledge) -> Places:
    """For everybody the emphasis whose work can be expected to load most of what limits them.

    Args:
        on: The people and the plans they could be given.
        replies: What they answered.
        validity: Kappa, how often an answer follows the truth.
        knowledge: Findings with their likelihood ratios.
    """
    believed = believed_mixes(replies, validity, knowledge).mean(axis=1)
    fits = {terms: on.plans.fits(terms) for terms in dict.fromkeys(on.terms)}
    expected = np.einsum("pm,pem->pe", believed, np.stack([fits[terms] for terms in on.terms]))
    plans = np.stack([on.everybody(offer) for offer in SINGLE])
    return np.asarray(plans[np.argmax(expected, axis=1), np.arange(len(on.people))])


def believed_mixes(replies: Replies, validity: float, knowledge: Knowledge) -> Array:
    """The probability of every mix of structures on both sides, (people, sides, mixes)."""
    priors = np.array([knowledge.structures[structure].prior for structure in STRUCTURES])
    before = np.log(np.where(MIXES, priors, 1.0 - priors)).sum(axis=1)
    told = np.tile(before, (len(replies.yes), SIDES, 1))
    covered, table, chances = places_felt(MIXES, knowledge)
    places = [replies.questions.index(finding) for finding in covered]
    for number, question in enumerate(replies.questions):
        if question in covered:
            continue
        rate = _followed(yes_rate(knowledge.findings[question], MIXES, knowledge), before, validity)
        said = np.where(replies.yes[:, :, number, None], np.log(rate), np.log1p(-rate))
        told += np.where(replies.sure[:, :, number, None], said, 0.0)
    for sets, rate in zip(table, chances, strict=True):
        said_so = (replies.yes[:, :, places] == sets).all(axis=2) & replies.sure[:, :, places[0]]
        told += np.where(said_so[:, :, None], np.log(_followed(rate, before, validity)), 0.0)
    likely = np.exp(told - told.max(axis=2, keepdims=True))
    return np.asarray(likely / likely.sum(axis=2, keepdims=True))


def _followed(rate: Array, before: Array, validity: float) -> Array:
    """The rate of an answer that follows the truth only sometimes and a stranger's otherwise."""
    return np.asarray(validity * rate + (1.0 - validity) * (np.exp(before) @ rate))
