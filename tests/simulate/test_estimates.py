"""That shares and means come with honest bounds."""

import numpy as np
import pytest

from dorsi.simulate.estimates import mean, share, share_of, wilson


def test_the_bounds_of_a_share_are_wilson_s() -> None:
    assert wilson(0.0, 20) == pytest.approx((0.0, 0.1611), abs=1e-4)
    assert wilson(0.5, 100) == pytest.approx((0.4038, 0.5962), abs=1e-4)


def test_looking_twice_at_the_same_people_makes_nothing_surer() -> None:
    hits = np.arange(200) % 4 == 0
    once, twice = share(hits), share(np.stack([hits, hits], axis=1))
    assert (once.value, once.people) == (0.25, 200)
    assert (twice.low, twice.high) == pytest.approx((once.low, once.high), abs=1e-3)


def test_looks_that_differ_do_make_it_surer() -> None:
    chance = np.random.default_rng(3)
    one, many = chance.random((400, 1)) < 0.3, chance.random((400, 4)) < 0.3
    assert share(many).high - share(many).low < 0.6 * (share(one).high - share(one).low)


def test_only_some_people_can_be_asked_about() -> None:
    hits = np.array([True, True, False, False])
    assert share(hits, np.array([True, True, False, False])).value == 1.0
    nobody = share(hits, np.zeros(4, dtype=bool))
    assert (nobody.low, nobody.high, nobody.people) == (0.0, 1.0, 0)


def test_the_bounds_of_a_mean_hold_it_as_often_as_they_say() -> None:
    chance = np.random.default_rng(5)
    held = [
        found.low <= 1.0 <= found.high
        for found in (mean(chance.normal(1.0, 2.0, 60)) for _ in range(60))
    ]
    assert np.mean(held) > 0.85
    assert mean(np.full(9, 2.5)).low == 2.5


def test_a_share_of_some_cells_counts_people_and_not_cells() -> None:
    hits = np.repeat(np.arange(400) % 4 == 0, 10).reshape(400, 10)
    cells = np.ones_like(hits)
    cells[:, 5:] = False
    found = share_of(hits, cells)
    alone = share(hits[:, 0])
    assert (found.value, found.people) == (0.25, 400)
    assert (found.low, found.high) == pytest.approx((alone.low, alone.high), abs=1e-3)


def test_of_no_cells_at_all_anything_may_be_true() -> None:
    nothing = np.zeros((10, 3), dtype=bool)
    assert (share_of(nothing, nothing).low, share_of(nothing, nothing).high) == (0.0, 1.0)
