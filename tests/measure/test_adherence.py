"""Practice: sessions done against full practice."""

from datetime import timedelta
from math import isclose

import pytest
from tests.people import MONDAY, trained

from dorsi.measure.adherence import Practice, practice_of


def practice(*offsets: int) -> Practice:
    return practice_of([trained(MONDAY + timedelta(days=n)) for n in offsets], 4.0)


@pytest.mark.requirement("B-60")
def test_four_short_sessions_are_a_full_week_and_more_do_not_add() -> None:
    sunday = MONDAY + timedelta(days=6)
    assert practice(0, 2, 4, 6).weeks_done(MONDAY, sunday) == 1.0
    assert practice(*range(7)).weeks_done(MONDAY, sunday) == 1.0
    assert practice(0, 3).weeks_done(MONDAY, sunday) == 0.5


def test_two_sessions_on_a_day_are_one() -> None:
    assert practice(0, 0, 0).weeks_done(MONDAY, MONDAY + timedelta(days=6)) == 0.25


def test_nothing_is_due_before_the_start() -> None:
    done = practice(0)
    assert done.share(MONDAY, MONDAY - timedelta(days=1)) is None
    assert done.weeks_done(MONDAY, MONDAY - timedelta(days=1)) == 0.0


def test_a_missed_week_lowers_the_share() -> None:
    share = practice(*range(7)).share(MONDAY, MONDAY + timedelta(days=13))
    assert share is not None
    assert isclose(share, 0.5)
