"""That what is sampled beside the product is the model the method describes, and the product's."""

from typing import Any

import numpy as np
import pytest
from benchmarks import nuts_days as days_of_nuts
from benchmarks.nuts import Logged, handed_over, priors, virtual_people

from dorsi.knowledge.load import load_knowledge
from dorsi.measure.observe import readings_of
from dorsi.measure.ramp import ramp_of, shapes_of

MODELS = load_knowledge().models
GROWTH: dict[str, Any] = {
    "halving_weeks": (2.0, 4.0),
    "delay_weeks": (0.0,),
    "first_weeks": 6.0,
    "full_sessions_per_week": 4.0,
    "keeping_sessions_per_week": 2.0,
    "loss_halving_weeks": 5.0,
}
PEOPLE = virtual_people(24)


def test_a_full_week_brings_a_share_of_what_is_missing_and_an_idle_one_takes_some() -> None:
    top = 1.0 / (1.0 - 2.0**-3.0)  # six weeks are three halvings
    way = days_of_nuts.climbed([1.0, 1.0, 0.0], 2.0, 0.0, GROWTH)
    grown = top * (1.0 - 2.0**-1.0)
    assert way == pytest.approx([0.0, top * (1.0 - 2.0**-0.5), grown, grown * 2.0**-0.2])


def test_practice_is_as_it_was_and_goes_on_as_it_was() -> None:
    # Four sessions in the first week, two in the second, none in the two days of the third.
    person = {"programme": True, "now": 15, "sessions": [0, 1, 3, 5, 8, 10]}
    so_far = (1.0 + 0.5) * 7 / 16
    assert days_of_nuts.doses(person, 4, GROWTH) == pytest.approx(
        [1.0, 0.5, so_far * 5 / 7, so_far]
    )


def test_neighbouring_days_of_a_side_and_set_up_count_less() -> None:
    days = [
        {"day": day, "side": side, "set_up": 0, "noise_sd": 0.6}
        for day, side in ((0, 0), (2, 0), (2, 1))
    ]
    person = {"days": days, "less": [1.0, 1.0, 2.0]}
    told = days_of_nuts.noise_sd(person, {"day_correlation": 0.5})
    assert told == pytest.approx([0.6 * 1.25**0.5, 0.6 * 1.25**0.5, 1.2])


@pytest.mark.parametrize("number", range(len(PEOPLE)))
def test_both_read_the_same_days_and_practice(number: int) -> None:
    one = PEOPLE[number]
    ours = readings_of(one.days, one.calendar, MODELS.growth, MODELS.change)
    person, numbers = _numbers(one)
    assert days_of_nuts.noise_sd(person, numbers["change"]) == pytest.approx(ours.sd_cm[0])
    practice, usual = days_of_nuts.ramps(person, numbers["growth"])
    ramp = ramp_of(ours.doses, MODELS.growth)
    weeks = practice.shape[1]
    assert practice == pytest.approx(ramp.practice[0, :, :weeks])
    assert usual == pytest.approx(ramp.usual[0, 0, :weeks])
    assert days_of_nuts.shapes(numbers["growth"]) == shapes_of(MODELS.growth)


def test_the_people_are_of_every_kind() -> None:
    assert any(day.warm for one in PEOPLE for day in one.days)
    assert any(day.geometry_sd_cm > 0.0 for one in PEOPLE for day in one.days)
    assert {one.starts is None for one in PEOPLE} == {True, False}
    counts = [
        sum(day.side == side for day in one.days) for one in PEOPLE for side in ("left", "right")
    ]
    assert min(counts) < MODELS.change.own_days < max(counts)
    assert np.ptp(counts) > 10


def _numbers(one: Logged) -> tuple[dict[str, Any], dict[str, Any]]:
    person, numbers = handed_over(one), priors()
    return {**person, "less": [1.0] * len(person["days"])}, numbers
