"""Whether the range is still there after the programme."""

from datetime import date, timedelta

import pytest
from tests.measure.lunges import days_of
from tests.people import KNOWLEDGE, LIFTER, MONDAY, STARTS, accepted, reach, trained

from dorsi.compose.assessment import assess
from dorsi.compose.keeping import ended_on, lost_since_cm
from dorsi.domain.journal import Journal
from dorsi.domain.verdicts import Sides
from dorsi.measure.trend import tellable
from dorsi.train.calendar import Standing

ENDED = STARTS + timedelta(weeks=12)


def at_week(week: int) -> Standing:
    return Standing(week, {n: STARTS + timedelta(weeks=n - 1) for n in range(1, week + 1)}, 0)


def test_the_programme_ends_with_its_last_week() -> None:
    assert ended_on(None, KNOWLEDGE) is None
    assert ended_on(at_week(12), KNOWLEDGE) is None
    assert ended_on(at_week(13), KNOWLEDGE) == ENDED
    assert ended_on(at_week(20), KNOWLEDGE) == ENDED


def since(*later: tuple[int, float, float], today: date) -> Sides[float | None]:
    """From 8.0 to 11.6 in twelve weeks, then readings of both sides so many weeks later."""
    start = [r for n in range(3) for r in reach(MONDAY + timedelta(days=n), 8.0, 8.0)]
    climb = [
        r
        for n in range(1, 13)
        for r in reach(STARTS + timedelta(days=7 * n - 1), *[8.0 + 0.3 * n] * 2)
    ]
    after = [r for week, *cm in later for r in reach(ENDED + timedelta(weeks=week), *cm)]
    done = tuple(trained(STARTS + timedelta(weeks=w, days=d)) for w in range(12) for d in range(5))
    who = Journal(
        person=LIFTER,
        readings=(*start, *climb, *after),
        decisions=(accepted(STARTS),),
        sessions=done,
    )
    return lost_since_cm(assess(who, KNOWLEDGE, today), ENDED, KNOWLEDGE)


@pytest.mark.requirement("B-70")
def test_a_side_that_falls_behind_its_level_at_the_end_has_lost() -> None:
    falling = [(n, 11.6, 11.6 - 0.45 * n) for n in range(1, 9)]
    found = since(*falling, today=ENDED + timedelta(weeks=8))
    assert found.right is not None
    assert found.right > 1.0  # though it is still further than where the programme began
    assert found.left is None


def test_who_stays_where_the_programme_ended_has_not_changed() -> None:
    steady = [(n, 11.6, 11.6) for n in range(1, 9)]
    assert since(*steady, today=ENDED + timedelta(weeks=8)) == Sides(None, None)


def test_a_little_less_than_at_the_end_is_measuring_error_until_it_lasts() -> None:
    low = [(n, 11.6, 11.1) for n in (1, 2)]
    assert since(*low, today=ENDED + timedelta(weeks=2)).right is None


def test_without_a_reading_since_there_is_nothing_to_compare() -> None:
    assert since(today=ENDED + timedelta(days=10)) == Sides(None, None)


def test_a_loss_is_asked_of_readings_from_two_weeks_apart_on() -> None:
    model = KNOWLEDGE.models.change
    days = days_of(*reach(ENDED, 11.6, None), *reach(ENDED + timedelta(days=13), None, 9.0))
    assert not tellable(days, model)
    assert not tellable((*days, *days_of(*reach(ENDED + timedelta(days=13), 9.0, None))), model)
    assert tellable((*days, *days_of(*reach(ENDED + timedelta(days=14), 9.0, None))), model)
