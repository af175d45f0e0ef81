from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dorsi.numeric.belief import Belief, Observed, Prior, believe, learn_above
from dorsi.numeric.normal import density, share_below

UNKNOWN = Prior(0.0, 0.0)


def one(mean: float, variance: float) -> Belief:
    return Belief((mean,), ((variance,),))


def test_an_observation_of_something_unknown_is_all_that_is_known() -> None:
    belief = believe([UNKNOWN], [Observed((1.0,), 8.0, 0.5)])
    assert belief == one(8.0, 0.5)


def test_a_prior_and_an_observation_meet_by_their_precision() -> None:
    belief = believe([Prior(11.0, 1 / 9)], [Observed((1.0,), 8.0, 1.0)])
    assert belief.value((1.0,)) == pytest.approx(8.3)
    assert belief.variance((1.0,)) == pytest.approx(0.9)


def test_an_unknown_level_stays_in_the_sum_and_leaves_the_difference() -> None:
    # Two ankles by one phone: each off by the phone's level (variance 4), the same for both.
    belief = believe(
        [UNKNOWN, UNKNOWN, Prior(0.0, 0.25)],
        [Observed((1.0, 0.0, 1.0), 8.0, 1.0), Observed((0.0, 1.0, 1.0), 9.0, 1.0)],
    )
    assert belief.variance((1.0, 0.0, 0.0)) == pytest.approx(5.0)
    assert belief.value((1.0, -1.0, 0.0)) == pytest.approx(-1.0)
    assert belief.variance((1.0, -1.0, 0.0)) == pytest.approx(2.0)


def test_a_level_seen_on_one_side_is_known_on_the_other() -> None:
    # Left by tape 8 and by phone 10: the phone reads about 2 too much, so the right's 11 is 9.
    belief = believe(
        [UNKNOWN, UNKNOWN, Prior(0.0, 1e-6)],
        [
            Observed((1.0, 0.0, 0.0), 8.0, 0.01),
            Observed((1.0, 0.0, 1.0), 10.0, 0.01),
            Observed((0.0, 1.0, 1.0), 11.0, 0.01),
        ],
    )
    assert list(belief.mean) == pytest.approx([8.0, 9.0, 2.0], abs=1e-3)


def test_a_quantity_nobody_knows_or_saw_is_refused() -> None:
    with pytest.raises(ValueError, match="neither"):
        believe([UNKNOWN, UNKNOWN], [Observed((1.0, 0.0), 8.0, 0.5)])


def test_learning_that_an_even_chance_came_true_moves_by_the_half_normal_mean() -> None:
    # Of a standard normal, the half above 0 has mean sqrt(2/pi) and variance 1 - 2/pi.
    learnt = learn_above(one(0.0, 1.0), [Observed((1.0,), 0.0, 1e-12)])
    assert learnt.mean[0] == pytest.approx(0.7978845608)
    assert learnt.covariance[0][0] == pytest.approx(0.3633802276)


def test_something_already_sure_hardly_moves() -> None:
    learnt = learn_above(one(14.0, 0.25), [Observed((1.0,), 10.2, 1.0)])
    assert learnt.mean[0] == pytest.approx(14.0, abs=1e-3)


def test_something_already_certain_is_left_alone() -> None:
    assert learn_above(one(8.0, 0.0), [Observed((1.0,), 10.2, 1.0)]) == one(8.0, 0.0)


def test_what_hangs_together_moves_together() -> None:
    belief = Belief((10.0, 10.0), ((4.0, 2.0), (2.0, 4.0)))
    learnt = learn_above(belief, [Observed((1.0, 0.0), 11.0, 1.0)])
    assert learnt.mean[0] - 10.0 == pytest.approx(2.0 * (learnt.mean[1] - 10.0))
    assert learnt.covariance[0][1] == learnt.covariance[1][0]


def test_two_bounds_with_a_level_in_common_come_close_to_the_exact_answer() -> None:
    # Two ankles ~ N(11, 3^2), a level of SD 1.1 in both touches, each touch with error 1: >= 10.2.
    priors = ((9.0, 0.0, 0.0), (0.0, 9.0, 0.0), (0.0, 0.0, 1.1**2))
    touches = [Observed((1.0, 0.0, 1.0), 10.2, 1.0), Observed((0.0, 1.0, 1.0), 10.2, 1.0)]
    learnt = learn_above(Belief((11.0, 11.0, 0.0), priors), touches)
    reaches = [step / 20 for step in range(-40, 520)]
    total = weighted = squared = 0.0
    for level in (step / 10 for step in range(-60, 61)):
        each = [density((x - 11) / 3) * share_below(x + level - 10.2) for x in reaches]
        weight = density(level / 1.1) * sum(each)
        total += weight * sum(each)
        weighted += weight * sum(w * x for w, x in zip(each, reaches, strict=True))
        squared += weight * sum(w * x * x for w, x in zip(each, reaches, strict=True))
    exact = weighted / total
    exact_sd = sqrt(squared / total - exact**2)
    assert list(learnt.mean[:2]) == pytest.approx([exact, exact], abs=0.01)
    assert sqrt(learnt.covariance[0][0]) == pytest.approx(exact_sd, abs=0.02)


def test_the_order_of_bounds_does_not_matter_even_when_they_surprise() -> None:
    belief = Belief((0.0, 12.0, 0.0), ((0.5, 0.0, 0.0), (0.0, 9.0, 0.0), (0.0, 0.0, 1.0)))
    left, right = Observed((1.0, 0.0, 1.1), 10.2, 1.0), Observed((0.0, 1.0, 1.1), 10.2, 1.0)
    there, back = learn_above(belief, [left, right]), learn_above(belief, [right, left])
    assert there.mean == pytest.approx(back.mean, abs=1e-8)
    for row, other in zip(there.covariance, back.covariance, strict=True):
        assert row == pytest.approx(other, abs=1e-8)


def test_going_round_ends_even_where_it_would_not_settle(monkeypatch: pytest.MonkeyPatch) -> None:
    bounds = [Observed((1.0,), 10.2, 1.0), Observed((1.0,), 11.0, 1.0)]
    settled = learn_above(one(8.0, 2.0), bounds)
    monkeypatch.setattr("dorsi.numeric.belief._MOST_ROUNDS", 2)
    cut_short = learn_above(one(8.0, 2.0), bounds)
    assert cut_short.mean != settled.mean
    assert cut_short.mean == pytest.approx(settled.mean, abs=0.05)


def test_no_bound_teaches_nothing() -> None:
    assert learn_above(one(8.0, 0.5), []) == one(8.0, 0.5)


@given(st.floats(-6, 6), st.floats(0.1, 3), st.floats(-6, 6), st.floats(0.1, 3))
def test_learning_gives_the_moments_of_the_exact_answer(
    mean: float, sd: float, bound: float, noise_sd: float
) -> None:
    total = weighted = squared = 0.0
    for step in range(-4000, 4001):
        z = step / 500
        x = mean + sd * z
        weight = density(z) * share_below((x - bound) / noise_sd)
        total, weighted, squared = total + weight, weighted + weight * x, squared + weight * x * x
    if total / 500 < 1e-6:
        return  # the grid holds too little of so unlikely an event to be the truth
    exact = weighted / total
    learnt = learn_above(one(mean, sd**2), [Observed((1.0,), bound, noise_sd**2)])
    assert learnt.mean[0] == pytest.approx(exact, abs=1e-3)
    exact_sd = sqrt(max(squared / total - exact * exact, 0.0))
    assert sqrt(learnt.covariance[0][0]) == pytest.approx(exact_sd, abs=2e-3)


@given(st.floats(-50, 50), st.floats(0.01, 10), st.floats(-50, 50), st.floats(0.01, 10))
def test_learning_at_least_so_much_never_lowers_a_belief_nor_loosens_it(
    mean: float, variance: float, bound: float, noise: float
) -> None:
    learnt = learn_above(one(mean, variance), [Observed((1.0,), bound, noise)])
    assert learnt.mean[0] >= mean
    assert 0.0 <= learnt.covariance[0][0] <= variance
