"""Programme weeks advance by sessions done, not by time passing."""

from datetime import date, timedelta

import pytest
from tests.people import KNOWLEDGE, MONDAY, moment

from dorsi.domain.journal import Paused, Resumed
from dorsi.train.calendar import pause_ends, standing

MODEL = KNOWLEDGE.models.programme


def after(weeks: dict[int, int], today_week: int) -> tuple[int, int, dict[int, date]]:
    """Week, missed weeks and openings after so many sessions in each calendar week (0 is first)."""
    done = [
        MONDAY + timedelta(weeks=week, days=day)
        for week, sessions in weeks.items()
        for day in range(sessions)
    ]
    where = standing(MONDAY, done, MONDAY + timedelta(weeks=today_week), KNOWLEDGE.phases, MODEL)
    return where.week, where.missed, dict(where.openings)


def test_steady_weeks_follow_the_calendar() -> None:
    week, missed, openings = after({0: 6, 1: 5, 2: 3}, 3)
    assert (week, missed) == (4, 0)
    assert openings[4] == MONDAY + timedelta(weeks=3)
    assert sorted(openings) == list(range(1, 13))


def test_a_week_with_too_few_sessions_is_done_again() -> None:
    assert after({0: 6, 1: 2}, 2)[0] == 2


def test_one_missed_week_is_simply_resumed() -> None:
    week, missed, openings = after({0: 6, 1: 6, 2: 0}, 3)
    assert (week, missed) == (3, 1)
    assert openings[3] == MONDAY + timedelta(weeks=3)


@pytest.mark.parametrize("gap", [2, 3])
def test_after_two_or_three_missed_weeks_the_last_week_is_repeated(gap: int) -> None:
    assert after({0: 6, 1: 6, 2: 6}, 3 + gap)[0] == 3


def test_after_four_missed_weeks_it_goes_one_phase_back() -> None:
    steady = dict.fromkeys(range(6), 5)  # six weeks: the seventh is in the second phase
    assert after(steady, 6)[0] == 7
    week, missed, _ = after(steady, 10)
    assert (week, missed) == (1, 4)


def test_who_comes_back_goes_on_from_where_the_gap_put_them() -> None:
    week, missed, openings = after({0: 6, 1: 6, 2: 6, 5: 6}, 6)
    assert (week, missed) == (4, 0)  # weeks 1-3, gap of two, week 3 again
    assert openings[3] == MONDAY + timedelta(weeks=5)


def test_past_the_last_week_the_programme_is_done() -> None:
    assert after(dict.fromkeys(range(12), 4), 12)[0] == 13


def test_before_the_start_it_is_week_one() -> None:
    where = standing(MONDAY, (), MONDAY - timedelta(days=3), KNOWLEDGE.phases, MODEL)
    assert where.week == 1
    assert where.openings[1] == MONDAY


def test_a_pause_with_an_end_moves_the_coming_weeks_behind_it() -> None:
    back = MONDAY + timedelta(days=17)
    where = standing(MONDAY, (), MONDAY, KNOWLEDGE.phases, MODEL, resumes=back)
    assert where.openings[1] == MONDAY + timedelta(weeks=2)


def test_a_pause_lasts_until_its_day_or_until_resumed() -> None:
    paused = Paused(at=moment(MONDAY), until=MONDAY + timedelta(days=4))
    open_ended = Paused(at=moment(MONDAY))
    resumed = Resumed(at=moment(MONDAY + timedelta(days=2)))
    assert pause_ends((paused,), MONDAY) == (True, MONDAY + timedelta(days=5))
    assert pause_ends((paused,), MONDAY + timedelta(days=5)) == (False, None)
    assert pause_ends((open_ended,), MONDAY + timedelta(days=400)) == (True, None)
    assert pause_ends((open_ended, resumed), MONDAY + timedelta(days=3)) == (False, None)
    assert pause_ends((), MONDAY) == (False, None)
