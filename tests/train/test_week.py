"""Strength days and rest days of a week."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dorsi.domain.words import WEEKDAYS
from dorsi.train.week import rest_days, spaced


@pytest.mark.parametrize(
    ("days", "most", "expected"),
    [
        (("mon", "wed", "fri"), 3, ("mon", "wed", "fri")),
        (("mon", "tue", "thu", "sat"), 3, ("tue", "thu", "sat")),
        (("sun", "mon"), 3, ("mon",)),
        (("mon", "tue", "wed", "thu", "fri", "sat", "sun"), 2, ("mon", "thu")),
        ((), 3, ()),
    ],
)
def test_as_many_days_as_fit_with_one_between(
    days: tuple[str, ...], most: int, expected: tuple[str, ...]
) -> None:
    chosen = spaced(days, most)  # type: ignore[arg-type]
    assert len(chosen) == len(expected)
    assert set(chosen) <= set(days)


@given(st.sets(st.sampled_from(WEEKDAYS)), st.integers(1, 3))
def test_no_two_chosen_days_are_neighbours_even_over_sunday(days: set[str], most: int) -> None:
    chosen = [WEEKDAYS.index(day) for day in spaced(days, most)]  # type: ignore[arg-type]
    assert len(chosen) <= most
    assert all((b - a) % 7 not in (1, 6) for a in chosen for b in chosen if a != b)


def test_a_day_is_found_wherever_there_is_one() -> None:
    assert spaced(("sat",), 3) == ("sat",)


def test_rest_days_are_the_others() -> None:
    assert rest_days(("mon", "wed", "fri")) == ("tue", "thu", "sat", "sun")
