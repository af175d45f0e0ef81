"""A person's own repeatability: published first, their own as days come in."""

from datetime import timedelta

import pytest
from tests.measure.courses import baseline, own_error, three, weekly
from tests.measure.lunges import MONDAY, days_of, gap

from dorsi.measure.repeatability import as_repeatable


def test_two_days_are_too_few_to_replace_the_published_error() -> None:
    own = own_error([three(MONDAY, 8.0), three(MONDAY + timedelta(days=1), 11.0)])
    assert (own.sd_cm, own.scale, own.own_weight, own.days) == (0.65, 1.0, 0.0, 2)


def test_own_days_weigh_by_what_is_left_of_them_after_start_and_gain() -> None:
    own = own_error([*baseline(), *weekly(8.2, 8.4, 8.6)])
    assert own.own_weight == pytest.approx(
        4 / 7
    )  # six days less two, against three of the published
    assert own.days == 6


def test_a_steady_measurer_is_trusted_more_and_a_loose_one_less() -> None:
    steady = own_error(
        [three(MONDAY + timedelta(days=n), 8.0) for n in range(3)] + weekly(*[8.4] * 8)
    )
    loose = own_error(baseline() + weekly(6.0, 10.5, 7.0, 10.0, 6.5, 10.8))
    assert steady.scale < 0.85
    assert loose.scale > 1.5


def test_growth_is_not_mistaken_for_noise() -> None:
    grown = own_error(baseline() + weekly(8.3, 8.6, 8.8, 9.0, 9.2, 9.4, 9.5, 9.6))
    assert grown.scale < 1.0


def test_a_persons_own_error_scales_every_day() -> None:
    readings = [*baseline(), *weekly(8.0, 8.2)]
    own, days = own_error(readings), days_of(*readings)
    for old, new in zip(days, as_repeatable(days, own), strict=True):
        assert new.noise_sd_cm == pytest.approx(own.scale * old.noise_sd_cm)


def test_a_touched_wall_is_no_day_to_learn_from() -> None:
    touches = [gap(MONDAY + timedelta(days=n), "left", 0.0) for n in (10, 11, 12, 13)]
    readings = [three(MONDAY, 8.0), three(MONDAY + timedelta(days=1), 8.4), *touches]
    own = own_error(readings)
    assert (own.own_weight, own.scale, own.days) == (0.0, 1.0, 2)


def test_one_or_two_days_of_a_side_do_not_take_from_what_the_other_teaches() -> None:
    left = [three(MONDAY + timedelta(days=n), 8.0) for n in range(5)]
    alone = own_error(left).own_weight
    assert alone == pytest.approx(3 / 6)
    assert own_error([*left, three(MONDAY, 8.0, "right")]).own_weight == pytest.approx(alone)
