"""A person's days and practice as the model reads them: weeks, doses, shared errors."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from math import sqrt
from typing import Any

import pytest
from tests.measure.lunges import KNOWLEDGE, MONDAY, days_of, gap, lunge, phone
from tests.people import trained

from dorsi.domain.journal import Reading
from dorsi.measure.adherence import Practice, practice_of
from dorsi.measure.batch import drift_knots
from dorsi.measure.observe import Calendar, calendar_of, heard, readings_of
from dorsi.measure.readings import Readings

CHANGE, GROWTH = KNOWLEDGE.models.change, KNOWLEDGE.models.growth
ALIKE = CHANGE.day_correlation


def on(days: int) -> date:
    return MONDAY + timedelta(days=days)


def done(*days: int) -> Practice:
    """Sessions so many days from the Monday; four a week are full practice."""
    return practice_of([trained(on(day)) for day in days], GROWTH.full_sessions_per_week)


def calendar(today: int, practice: Practice | None = None, ahead: float = 0.5) -> Calendar:
    return Calendar(MONDAY, on(today), practice, ahead)


def test_days_are_told_in_weeks_from_the_start() -> None:
    found = calendar(10)
    assert found.weeks(on(14)) == 2.0
    assert found.weeks(on(-7)) == -1.0
    assert found.day(2.0) == on(14)
    assert [found.day(found.weeks(on(n))) for n in (5, 61, 115)] == [on(5), on(61), on(115)]
    assert found.now_weeks == pytest.approx(10 / 7)
    assert calendar(-3).now_weeks == 0.0


def test_the_dose_of_a_week_is_what_was_done_and_then_what_is_assumed() -> None:
    practice = done(0, 2, 4, 6, 8, 10)
    assert list(calendar(20, practice).doses(4)[0]) == pytest.approx([1.0, 0.5, 0.0, 0.5])
    assert calendar(20, practice).doses(4).shape == (1, 4)
    assert list(calendar(20, practice, ahead=0.25).doses(8)[0, 3:]) == [0.25] * 5


def test_of_a_week_not_over_the_days_ahead_are_assumed() -> None:
    # Wednesday: half of three days done, four days ahead.
    practice = Practice((on(7),), 14 / 3)  # two sessions in three days are full practice
    (doses,) = calendar(9, practice, ahead=1.0).doses(2)
    assert doses[1] == pytest.approx(0.5 * 3 / 7 + 4 / 7)
    (idle,) = calendar(9, practice, ahead=0.0).doses(2)
    assert idle[1] == pytest.approx(0.5 * 3 / 7)
    (sunday,) = calendar(13, done(7, 9), ahead=1.0).doses(2)
    assert sunday[1] == pytest.approx(0.5)  # nothing of that week is left


def test_no_week_holds_more_than_full_practice() -> None:
    (doses,) = calendar(8, done(*range(9)), ahead=3.0).doses(2)
    assert list(doses) == [1.0, 1.0]


def test_a_week_that_opens_today_has_begun() -> None:
    (doses,) = calendar(7, done(7), ahead=0.0).doses(2)
    assert doses[1] == pytest.approx(1 / 7)
    (before,) = calendar(6, done(7), ahead=0.25).doses(2)
    assert before[1] == 0.25


def test_without_a_programme_nothing_was_practised_and_one_may_begin_today() -> None:
    assert list(calendar(14, None, ahead=0.75).doses(4)[0]) == [0.0, 0.0, 0.75, 0.75]
    assert calendar(14, None).begins_weeks == 2.0
    assert calendar(14, done()).begins_weeks == 0.0


def made(starts: int | None, today: int, practice: Practice | None = None, **more: Any) -> Calendar:
    """The calendar of someone measured two days before the Monday and on it."""
    days = days_of(lunge(on(-2), "left", 8.0), lunge(on(0), "left", 8.0))
    begun = None if starts is None else on(starts)
    return calendar_of(days, begun, on(today), practice or done(), CHANGE, **more)


def test_without_a_programme_time_starts_whole_weeks_ago_at_or_before_the_first_reading() -> None:
    found = made(None, 30, done(1, 2, 3))
    assert (found.starts, found.practice, found.rate_ahead) == (on(30 - 35), None, 1.0)
    assert made(None, 33).starts == on(-2)
    assert made(None, 34).starts == on(-8)
    assert made(None, 30, rate_ahead=0.7).rate_ahead == 0.7
    nothing = calendar_of((), None, on(30), done(), CHANGE)
    assert nothing.starts == on(30)


def test_in_the_first_week_full_practice_is_assumed_and_after_it_what_was_seen() -> None:
    assert made(0, 6).rate_ahead == 1.0
    assert made(0, 7).rate_ahead == 0.0
    assert made(0, 13, done(0, 2, 4, 6)).rate_ahead == pytest.approx(0.5)
    assert made(0, -5).rate_ahead == 1.0
    assert made(0, 13, done(*range(14))).rate_ahead == 1.0
    assert made(0, 13, done(0, 2, 4, 6), rate_ahead=0.9).rate_ahead == 0.9
    assert made(0, 13, done(0, 2, 4, 6), rate_ahead=0.0).rate_ahead == 0.0
    found = made(3, 13)
    assert (found.starts, found.today) == (on(3), on(13))
    assert found.practice is not None


def test_a_programme_of_years_ago_is_none() -> None:
    years = int(CHANGE.years_heard * 365.25)
    assert made(0, years, done(0)).practice is not None
    old = made(0, years + 1, done(0))
    assert old.practice is None
    assert old.starts <= on(-2)  # the readings are heard, however old: they are the newest


def read(
    readings: Iterable[Reading], today: int = 30, practice: Practice | None = None
) -> Readings:
    days = days_of(*readings)
    return readings_of(days, Calendar(MONDAY, on(today), practice, 0.0), GROWTH, CHANGE)


def test_every_day_has_its_week_its_side_its_reach_and_its_error() -> None:
    found = read([lunge(on(-7), "right", 9.0), lunge(on(14), "left", 8.0)])
    assert list(found.weeks[0]) == [-1.0, 2.0]
    assert list(found.sides[0]) == [1, 0]
    assert list(found.cm[0]) == [9.0, 8.0]
    published = [day.noise_sd_cm for day in days_of(lunge(on(0), "left", 8.0))]
    assert list(found.sd_cm[0]) == pytest.approx(published * 2)
    assert found.level.shape == (1, 2, 0)
    assert list(found.now_weeks) == [30 / 7]


@pytest.mark.parametrize(("apart", "more"), [(1, ALIKE), (2, ALIKE**2), (3, ALIKE**3), (60, 0.0)])
def test_days_close_together_share_some_of_their_error(apart: int, more: float) -> None:
    alone = read([lunge(on(0), "left", 8.0)], 90).sd_cm[0, 0]
    pair = read([lunge(on(0), "left", 8.0), lunge(on(apart), "left", 8.0)], 90)
    assert list(pair.sd_cm[0]) == pytest.approx([alone * sqrt(1.0 + more)] * 2, rel=1e-6)


def test_the_other_side_and_another_set_up_share_no_error() -> None:
    alone = read([lunge(on(0), "left", 8.0)]).sd_cm[0, 0]
    sides = read([lunge(on(0), "left", 8.0), lunge(on(0), "right", 8.0)])
    assert list(sides.sd_cm[0]) == pytest.approx([alone, alone])
    devices = read([lunge(on(0), "left", 8.0), phone(on(0), "left", 35.0)])
    assert min(devices.sd_cm[0]) == pytest.approx(alone)


def test_a_set_up_of_unknown_level_is_marked_on_its_days_only() -> None:
    readings = [lunge(on(0), "left", 8.0), phone(on(1), "left", 35.0), lunge(on(2), "left", 8.0)]
    found = read(readings)
    by_phone = days_of(*readings)[1]
    assert found.level.shape == (1, 3, 2)
    assert list(found.level[0, :, 0]) == [0.0, by_phone.geometry_sd_cm, 0.0]
    assert list(found.level[0, :, 1]) == [0.0, by_phone.set_up_sd_cm, 0.0]
    assert found.level[0, 1, 1] > 1.0
    shoe = replace(by_phone, level_sd_cm=0.4, geometry_sd_cm=0.0)  # a small doubt is a doubt
    there = Calendar(MONDAY, on(30), None, 0.0)
    assert readings_of((shoe,), there, GROWTH, CHANGE).level.tolist() == [[[0.4]]]


def test_touched_walls_are_left_out() -> None:
    touched = [gap(on(0), "left", 0.0), lunge(on(1), "left", 8.0)]
    assert list(read(touched).cm[0]) == [8.0]
    assert read([]).cm.shape == (1, 0)


def test_readings_of_years_before_the_newest_are_not_heard() -> None:
    years = int(CHANGE.years_heard * 365.25)

    def counted(*days: int) -> list[float]:
        return [
            day.cm for day in heard(days_of(*(lunge(on(d), "left", 7.0) for d in days)), CHANGE)
        ]

    assert counted(0, years) == [7.0, 7.0]
    assert counted(0, years + 1) == [7.0]
    assert counted() == []


def test_the_weeks_reach_to_the_horizon_and_past_today() -> None:
    eight, horizon = lunge(on(0), "left", 8.0), GROWTH.horizon_weeks
    assert read([eight], 30, done()).doses.shape == (1, horizon + 1)
    assert read([eight], 280, done()).doses.shape == (1, 41)
    assert read([eight], 281, done()).doses.shape == (1, 42)
    assert read([eight], 28).doses.shape == (1, 4 + horizon + 1)


@pytest.mark.parametrize(
    ("weeks", "knots"), [(0.0, 4), (24.0, 4), (24.1, 5), (60.0, 10), (96.0, 16), (600.0, 16)]
)
def test_a_longer_course_may_drift_in_more_pieces_up_to_a_point(weeks: float, knots: int) -> None:
    assert drift_knots(weeks, GROWTH, CHANGE) == knots
