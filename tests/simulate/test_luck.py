"""That chance hangs on what it is for and on nothing else."""

import numpy as np

from dorsi.simulate.luck import Luck


def test_a_purpose_meets_the_same_chance_whatever_was_drawn_before() -> None:
    luck = Luck((1, 2))
    first = luck.of("noise").random(5)
    luck.of("habit").random(1000)
    assert np.array_equal(luck.of("noise").random(5), first)


def test_purposes_lots_and_seeds_differ() -> None:
    draws = [
        Luck((1, 2)).of("noise").random(),
        Luck((1, 2)).of("habit").random(),
        Luck((1, 3)).of("noise").random(),
        Luck((2, 2)).of("noise").random(),
    ]
    assert len(set(draws)) == 4
