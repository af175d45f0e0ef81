"""When to measure again, and what the result decides."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.people import KNOWLEDGE, MONDAY

from dorsi.domain.schedule import Retest
from dorsi.train.calendar import Standing
from dorsi.train.retests import (
    after_gap,
    baseline_days,
    confirming_days,
    first_measurement,
    next_decision,
    programme_retests,
    upkeep_retests,
)

PROGRAMME, CHANGE = KNOWLEDGE.models.programme, KNOWLEDGE.models.change


def at_week(week: int) -> Standing:
    """A programme begun on the Monday that has reached a week, without a gap."""
    openings = {n: MONDAY + timedelta(weeks=n - 1) for n in range(1, max(week, 12) + 1)}
    return Standing(week, openings, 0)


def sunday(week: int) -> date:
    """The last day of a programme week."""
    return MONDAY + timedelta(days=7 * week - 1)


def due(week: int, today: date | None = None, *, squats: bool = False) -> tuple[Retest, ...]:
    today = today or MONDAY + timedelta(weeks=week - 1)
    return programme_retests(at_week(week), today, PROGRAMME, squats=squats)


@pytest.mark.requirement("A-9")
def test_with_nothing_known_the_first_thing_is_to_measure_today() -> None:
    (retest,) = first_measurement(MONDAY, PROGRAMME)
    assert (retest.date, retest.measures) == (MONDAY, ("knee_to_wall",))
    assert "before anything else" in retest.why


def offsets(*measured: int) -> list[int]:
    """The days still asked for, counted from today, after days measured so many days from it."""
    days = [MONDAY + timedelta(days=n) for n in measured]
    return [
        (retest.date - MONDAY).days for retest in baseline_days(days, MONDAY, CHANGE, PROGRAMME)
    ]


def test_three_baseline_days_in_all_and_none_twice_on_a_day() -> None:
    assert offsets() == [0, 1, 2]
    assert offsets(-3) == [0, 1]
    assert offsets(0) == [1, 2]
    assert offsets(-1, 0) == [1]
    assert offsets(0, 0, 0) == [1, 2]  # both sides and set-ups of one day are one day
    assert offsets(-2, -1, 0) == []
    assert offsets(-5, -4, -2, -1, 0) == []


def test_a_baseline_day_says_what_it_is_for() -> None:
    (retest, *_) = baseline_days((), MONDAY, CHANGE, PROGRAMME)
    assert retest.measures == ("knee_to_wall",)
    assert "baseline" in retest.why


@pytest.mark.requirement("B-70")
def test_after_a_long_gap_the_first_thing_is_a_reading_unless_there_is_one() -> None:
    back = MONDAY + timedelta(weeks=10)
    where = Standing(5, {5: back}, 4, "long_gap")
    old = back - timedelta(days=30)
    (retest,) = after_gap([old], where, back + timedelta(days=1), PROGRAMME)
    assert (retest.date, retest.measures) == (back + timedelta(days=1), ("knee_to_wall",))
    assert "before you go on" in retest.why
    assert after_gap([old, back], where, back + timedelta(days=1), PROGRAMME) == ()
    assert after_gap([old], Standing(5, {5: back}, 2, "missed_weeks"), back, PROGRAMME) == ()


@pytest.mark.requirement("B-36", "B-43")
def test_every_week_left_ends_with_a_reading_and_every_third_one_decides() -> None:
    found = due(5)
    assert [retest.date for retest in found] == [sunday(week) for week in range(5, 13)]
    deciding = [week for week, retest in enumerate(found, 5) if "decided" in retest.why]
    assert deciding == [6, 9, 12]
    assert found[1].why == "Week 6: with this reading the next step is decided."
    assert all("trend" in r.why for week, r in enumerate(found, 5) if week not in deciding)


@pytest.mark.parametrize("squats", [True, False])
def test_where_no_range_is_aimed_at_a_reading_a_month_decides_nothing(squats: bool) -> None:
    where, today = at_week(5), sunday(4) + timedelta(days=1)
    found = programme_retests(where, today, PROGRAMME, squats=squats, aiming=False)
    assert [retest.date for retest in found] == [sunday(8), sunday(12)]
    assert all("no need to push" in retest.why for retest in found)
    assert not any("decided" in retest.why or "trend" in retest.why for retest in found)
    assert all(("video_squat" in r.measures, "Film" in r.why) == (squats, squats) for r in found)


def test_what_is_measured_stands_in_knowledge() -> None:
    model = replace(PROGRAMME, retest_measures=("photo",), film_measures=("photo", "video_squat"))
    found = (
        *first_measurement(MONDAY, model),
        *baseline_days((), MONDAY, CHANGE, model),
        *confirming_days((), MONDAY, 1, 7, model),
        *upkeep_retests(MONDAY, model),
        *after_gap([], Standing(5, {5: MONDAY}, 4, "long_gap"), MONDAY, model),
        *programme_retests(at_week(1), MONDAY, model, squats=True),
    )
    assert {retest.measures for retest in found} == {("photo",), ("photo", "video_squat")}


def test_a_reading_is_due_until_its_day_is_over() -> None:
    assert due(5, sunday(5))[0].date == sunday(5)
    assert due(5, sunday(5) + timedelta(days=1))[0].date == sunday(6)


@pytest.mark.requirement("B-52", "B-57")
def test_a_squat_is_filmed_every_fourth_week_where_squats_matter() -> None:
    filmed = {r.date: r.why for r in due(1, squats=True) if "video_squat" in r.measures}
    assert list(filmed) == [sunday(4), sunday(8), sunday(12)]
    assert all("Film a squat" in why for why in filmed.values())
    assert "decided" in filmed[sunday(12)]
    assert not any("video_squat" in r.measures or "Film" in r.why for r in due(1))
    assert all(r.measures[0] == "knee_to_wall" for r in due(1, squats=True))


@pytest.mark.parametrize(
    ("week", "decides"), [(1, 3), (3, 3), (4, 6), (9, 9), (10, 12), (12, 12), (13, None)]
)
def test_the_next_decision_is_the_end_of_the_next_deciding_week(
    week: int, decides: int | None
) -> None:
    expected = sunday(decides) if decides else None
    assert next_decision(at_week(week), PROGRAMME) == expected


def test_readings_follow_the_weeks_where_a_gap_moved_them() -> None:
    moved = MONDAY + timedelta(weeks=5)
    openings = {n: moved + timedelta(weeks=n - 3) for n in range(3, 13)}
    found = programme_retests(Standing(3, openings, 2), moved, PROGRAMME, squats=False)
    assert found[0].date == moved + timedelta(days=6)
    assert len(found) == 10


@pytest.mark.requirement("B-52", "B-70")
def test_after_the_programme_one_reading_a_month_watches_for_a_loss() -> None:
    found = upkeep_retests(MONDAY, PROGRAMME)
    assert [(retest.date - MONDAY).days for retest in found] == [28, 56, 84]
    assert {retest.measures for retest in found} == {("knee_to_wall",)}


def confirming(*measured: int, wanted: int = 3, within_days: int = 10) -> list[int]:
    """The days still asked for, counted from today, after days measured so many days from it."""
    days = [MONDAY + timedelta(days=n) for n in measured]
    found = confirming_days(days, MONDAY, wanted, within_days, PROGRAMME)
    assert {retest.measures for retest in found} <= {("knee_to_wall",)}
    return [(retest.date - MONDAY).days for retest in found]


@pytest.mark.requirement("B-29")
def test_a_doubt_asks_for_days_in_a_row_until_there_are_enough_recent_ones() -> None:
    assert confirming() == [0, 1, 2]
    assert confirming(-1) == [0, 1]
    assert confirming(0) == [1, 2]
    assert confirming(-2, -1, 0) == []
    assert confirming(-4, -3, -2, -1, 0) == []
    assert confirming(0, 0) == [1, 2]  # both sides of a day are one day
    assert confirming(wanted=1) == [0]


def test_a_day_of_long_ago_or_yet_to_come_settles_no_doubt() -> None:
    assert confirming(-9) == [0, 1]
    assert confirming(-10) == [0, 1, 2]
    assert confirming(1) == [0, 1, 2]
