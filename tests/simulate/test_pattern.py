"""That other exponents are tried as the product would have it with them."""

from dataclasses import replace

import numpy as np
import pytest
from tests.simulate.lots import KNOWLEDGE, lot, luck

from dorsi.simulate.answers import ask
from dorsi.simulate.experiments.pattern import with_exponent
from dorsi.simulate.finding import chances

PEOPLE = lot(20)


@pytest.mark.parametrize("exponent", [0.4, 0.7, 1.0])
def test_another_exponent_gives_what_the_product_would_give_with_it(exponent: float) -> None:
    models = KNOWLEDGE.models
    other = replace(
        KNOWLEDGE,
        models=replace(models, pattern=replace(models.pattern, exponent=exponent)),
    )
    replies = ask(PEOPLE, 1.0, KNOWLEDGE, luck())
    for place in range(len(PEOPLE)):
        scaled = with_exponent(chances(place, replies, KNOWLEDGE), exponent, KNOWLEDGE)
        assert scaled == pytest.approx(np.asarray(chances(place, replies, other)))
