"""A person's own repeatability: published first, their own as days come in."""

from datetime import timedelta
from math import isclose, sqrt

from tests.measure.lunges import KNOWLEDGE, MONDAY, days_of, lunge

from dorsi.measure.days import ReachDay
from dorsi.measure.repeatability import as_repeatable, repeatability

MODEL = KNOWLEDGE.models.change


def spell(*reaches: float) -> tuple[ReachDay, ...]:
    return days_of(*(lunge(MONDAY + timedelta(days=n), "left", cm) for n, cm in enumerate(reaches)))


def test_two_days_are_too_few_to_replace_the_published_error() -> None:
    own = repeatability([spell(8.0, 12.0)], MODEL)
    assert (own.sd_cm, own.scale, own.own_weight) == (0.65, 1.0, 0.0)


def test_three_days_weigh_as_much_as_their_degrees_of_freedom() -> None:
    own = repeatability([spell(8.0, 9.0, 10.0)], MODEL)
    assert isclose(own.sd_cm, sqrt((3 * 0.65**2 + 2.0) / 5))  # sum of squares 1 + 0 + 1
    assert isclose(own.own_weight, 2 / 5)


def test_a_steady_measurer_is_trusted_more_and_a_loose_one_less() -> None:
    steady = repeatability([spell(8.0, 8.0, 8.1, 8.0)], MODEL)
    loose = repeatability([spell(7.0, 9.5, 8.0, 10.0)], MODEL)
    assert steady.scale < 1.0 < loose.scale


def test_stretches_far_apart_are_not_mistaken_for_noise() -> None:
    own = repeatability([spell(8.0, 8.0), spell(11.0, 11.0, 11.0)], MODEL)
    assert own.sd_cm < 0.65


def test_a_persons_own_error_scales_every_day() -> None:
    days = spell(8.0, 9.0, 10.0)
    own = repeatability([days], MODEL)
    scaled = as_repeatable(days, own)
    assert all(
        isclose(new.noise_sd_cm, own.scale * old.noise_sd_cm)
        for old, new in zip(days, scaled, strict=True)
    )
