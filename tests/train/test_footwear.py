"""When lower and flat shoes are suggested, and how far from new loads."""

from datetime import date, timedelta

import pytest
from tests.people import MONDAY
from tests.train.accommodated import given


def loads(*days: int) -> tuple[date, ...]:
    """New kinds of heel raise, so many days from today."""
    return tuple(MONDAY + timedelta(days=n) for n in days)


@pytest.mark.requirement("B-69")
@pytest.mark.parametrize(
    ("new", "said", "starts"),
    [
        ((), "today", 0),
        ((-14,), "today", 0),
        ((-13,), "6 January", 1),
        ((0,), "19 January", 14),
        ((28, 56), "16 March", 70),
    ],
)
def test_lower_shoes_start_two_weeks_after_the_last_new_load(
    new: tuple[int, ...], said: str, starts: int
) -> None:
    thing = given("lower_drop_shoes_wanted", new_loads=loads(*new))["footwear_transition"]
    assert f"from {said} on" in thing.text
    assert thing.until == MONDAY + timedelta(days=starts + 84)


@pytest.mark.requirement("B-67", "B-68")
@pytest.mark.parametrize(
    ("new", "offered"),
    [((), True), ((15,), True), ((14,), False), ((0,), False), ((-13,), False), ((-14,), True)],
)
@pytest.mark.parametrize("name", ["barefoot_time", "elevated_heels_daily"])
def test_hours_in_flat_shoes_keep_two_weeks_away_from_every_new_load(
    name: str, new: tuple[int, ...], *, offered: bool
) -> None:
    assert (name in given("habitual_heels", new_loads=loads(*new))) is offered


@pytest.mark.requirement("B-68", "B-69")
def test_no_flat_hours_are_advised_before_lower_shoes_may_begin() -> None:
    wanted = ("habitual_heels", "lower_drop_shoes_wanted")
    later = given(*wanted, new_loads=loads(56))
    assert {"barefoot_time", "elevated_heels_daily"}.isdisjoint(later)
    assert {"barefoot_time", "elevated_heels_daily"} <= set(given(*wanted))
