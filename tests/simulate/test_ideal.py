"""That who knows how people answer believes what is true of them, no more and no less."""

import numpy as np
import pytest
from tests.simulate.lots import KNOWLEDGE, lot, luck

from dorsi.simulate.answers import ask
from dorsi.simulate.finding import chances
from dorsi.simulate.ideal import believed_mixes
from dorsi.simulate.work import MIXES

PEOPLE = lot(1500)


@pytest.mark.parametrize("kappa", [0.0, 0.5, 1.0])
def test_what_is_believed_on_average_is_how_often_it_is_so(kappa: float) -> None:
    replies = ask(PEOPLE, kappa, KNOWLEDGE, luck())
    believed = believed_mixes(replies, kappa, KNOWLEDGE) @ MIXES
    assert believed.sum() == pytest.approx(PEOPLE.involved.sum(), rel=0.04)
    assert believed.mean(axis=(0, 1)) == pytest.approx(PEOPLE.involved.mean(axis=(0, 1)), abs=0.04)


def test_knowing_how_people_answer_beats_the_product_which_does_not() -> None:
    replies = ask(PEOPLE, 1.0, KNOWLEDGE, luck())
    believed = believed_mixes(replies, 1.0, KNOWLEDGE) @ MIXES
    given = np.array([chances(place, replies, KNOWLEDGE) for place in range(300)])
    truth = PEOPLE.involved
    assert (
        np.mean((believed[:300] - truth[:300]) ** 2) < np.mean((given - truth[:300]) ** 2) - 0.005
    )
