"""Practice: sessions done against full practice."""

from dataclasses import replace
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


def test_the_first_day_of_the_programme_counts_whole() -> None:
    assert practice(0).share(MONDAY, MONDAY) == 1.0
    assert practice().share(MONDAY, MONDAY) == 0.0


def test_a_week_not_yet_over_counts_by_its_days() -> None:
    """Two sessions in three days are more than three sevenths of four."""
    wednesday = MONDAY + timedelta(days=2)
    assert isclose(practice(0, 2).weeks_done(MONDAY, wednesday), 3 / 7)
    sunday_before = MONDAY + timedelta(days=9)
    done = practice(0, 3).weeks_done(MONDAY, sunday_before)
    assert isclose(done, 0.5)  # half of the first week, nothing of three days
    once = practice(9).weeks_done(MONDAY, sunday_before)
    assert isclose(once, 3 / 7 * 1 / (4 * 3 / 7))


def test_weeks_are_cut_at_the_day_of_the_start() -> None:
    thursday = MONDAY + timedelta(days=3)
    sessions = practice(3, 4, 5, 9, 10)
    assert isclose(sessions.weeks_done(thursday, thursday + timedelta(days=6)), 1.0)
    assert isclose(sessions.weeks_done(thursday, thursday + timedelta(days=13)), 1.25)


def test_a_session_without_an_exercise_is_no_practice() -> None:
    empty = replace(trained(MONDAY), items=())
    assert practice_of([empty, trained(MONDAY + timedelta(days=1))], 4.0).days == (
        MONDAY + timedelta(days=1),
    )


def test_days_are_sorted_however_the_sessions_were_written_down() -> None:
    days = [MONDAY + timedelta(days=n) for n in (4, 0, 2)]
    assert practice_of([trained(day) for day in days], 4.0).days == tuple(sorted(days))
