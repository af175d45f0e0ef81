"""That virtual people are as the model says they are."""

import numpy as np
import pytest
from tests.simulate.lots import KNOWLEDGE, MODEL, lot

from dorsi.domain.words import STRUCTURES
from dorsi.simulate.people import all_alike, gaining

MANY = lot(6000)


@pytest.mark.requirement("B-17")
def test_structures_are_involved_as_often_as_their_priors_say_and_several_at_once() -> None:
    priors = [KNOWLEDGE.structures[structure].prior for structure in STRUCTURES]
    assert MANY.involved.mean(axis=(0, 1)) == pytest.approx(priors, abs=0.02)
    assert (MANY.involved.sum(axis=2) > 1).mean() > 0.3


def test_a_person_s_two_sides_are_more_alike_than_those_of_two_people() -> None:
    own = (MANY.involved[:, 0] == MANY.involved[:, 1]).mean()
    others = (MANY.involved[:-1, 0] == MANY.involved[1:, 1]).mean()
    assert own > others + 0.15
    left, right = MANY.gain_cm[MANY.responds].T
    assert float(np.corrcoef(left, right)[0, 1]) == pytest.approx(MODEL.gain_correlation, abs=0.04)


def test_gains_have_the_mean_and_spread_of_the_model_and_some_people_gain_nothing() -> None:
    gains = MANY.gain_cm[MANY.responds]
    assert gains.mean() == pytest.approx(MODEL.gain_cm, abs=0.04)
    assert gains.std() == pytest.approx(MODEL.gain_sd_cm, abs=0.03)
    assert (~MANY.responds).mean() == pytest.approx(MODEL.non_responder_share, abs=0.015)
    assert np.all(MANY.gain_cm[~MANY.responds] == 0.0)


def test_only_sides_with_the_front_involved_have_a_bony_limit() -> None:
    front = MANY.involved[:, :, STRUCTURES.index("anterior")]
    limited = np.isfinite(MANY.most_gain_cm)
    assert not np.any(limited & ~front)
    assert limited[front].mean() == pytest.approx(MODEL.bony_share, abs=0.05)


def test_people_can_be_made_alike_in_one_thing_without_changing_the_rest() -> None:
    alike = all_alike(MANY, MODEL, measurer="sloppy")
    assert set(alike.sd_cm) == {1.2}
    assert np.array_equal(alike.gain_cm, MANY.gain_cm)
    assert np.all(gaining(MANY, 0.4).gain_cm == 0.4)


def test_the_first_people_of_a_lot_can_be_looked_at_alone() -> None:
    some = MANY.of(np.arange(3))
    assert len(some) == 3
    assert np.array_equal(some.start_cm, MANY.start_cm[:3])
