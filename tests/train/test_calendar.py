"""Programme weeks advance by sessions done, not by time passing."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.people import KNOWLEDGE, MONDAY, moment

from dorsi.domain.journal import Paused, Resumed, TargetSet
from dorsi.train.calendar import pause_ends, standing, weeks_practised

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


def test_a_pause_to_the_end_of_the_calendar_goes_on() -> None:
    decisions = (Paused(at=moment(MONDAY), until=date.max),)
    assert pause_ends(decisions, MONDAY) == (True, None)
    assert pause_ends(decisions, date.max) == (True, None)


def test_a_programme_near_the_end_of_the_calendar_has_fewer_weeks() -> None:
    where = standing(date(9999, 12, 1), (), date(9999, 12, 20), KNOWLEDGE.phases, MODEL)
    assert where.week in where.openings
    assert max(where.openings.values()) <= date.max - timedelta(days=6)


def test_a_session_from_before_the_start_belongs_to_no_week() -> None:
    early = [MONDAY - timedelta(days=day) for day in range(1, 8)]
    where = standing(MONDAY, early, MONDAY + timedelta(weeks=1), KNOWLEDGE.phases, MODEL)
    assert (where.week, where.missed) == (1, 1)


def test_years_of_daily_sessions_are_walked_once() -> None:
    class Counted(list[date]):
        walked = 0

        def __iter__(self) -> Any:
            Counted.walked += 1
            return super().__iter__()

    done = Counted(MONDAY + timedelta(days=day) for day in range(12 * 365))
    standing(MONDAY, done, MONDAY + timedelta(days=12 * 365), KNOWLEDGE.phases, MODEL)
    assert Counted.walked == 1


def test_steady_weeks_follow_the_calendar() -> None:
    week, missed, openings = after({0: 6, 1: 5, 2: 3}, 3)
    assert (week, missed) == (4, 0)
    assert openings[4] == MONDAY + timedelta(weeks=3)
    assert sorted(openings) == list(range(1, 13))


def test_a_week_with_too_few_sessions_is_done_again() -> None:
    assert after({0: 6, 1: 2}, 2)[0] == 2


@pytest.mark.requirement("B-60")
def test_two_sessions_a_week_advance_at_their_own_pace() -> None:
    weeks = [after(dict.fromkeys(range(n), 2), n)[0] for n in range(7)]
    assert weeks == [1, 1, 2, 3, 3, 4, 5]  # two weeks forward in three
    assert [after(dict.fromkeys(range(n), 1), n)[0] for n in (2, 3, 6)] == [1, 2, 3]


def test_a_full_week_saves_nothing_up_for_a_lazy_one() -> None:
    assert after({0: 6, 1: 6, 2: 1}, 3)[0] == 3


def test_sessions_from_before_a_long_break_are_not_added_up() -> None:
    assert after({0: 6, 1: 2, 4: 1}, 5)[0] == 1  # week 2 begun, then two missed: week 1 again
    assert after({0: 6, 1: 2, 3: 1}, 4)[0] == 3


@pytest.mark.parametrize(
    ("weeks", "today_week", "why"),
    [
        ({0: 6, 1: 6}, 2, None),
        ({0: 6, 1: 2}, 2, "few_sessions"),
        ({0: 2, 1: 2}, 2, None),  # together enough: a new week
        ({0: 6, 1: 6, 2: 0}, 3, None),  # one missed week is simply resumed
        ({0: 6, 1: 6}, 4, "missed_weeks"),
        ({0: 6, 1: 6}, 5, "missed_weeks"),
        ({0: 6, 1: 6}, 6, "long_gap"),
        ({}, 3, None),  # never begun
        (dict.fromkeys(range(12), 4), 16, None),
    ],
)
def test_a_week_that_comes_again_says_why(
    weeks: dict[int, int], today_week: int, why: str | None
) -> None:
    done = [MONDAY + timedelta(weeks=w, days=d) for w, n in weeks.items() for d in range(n)]
    today = MONDAY + timedelta(weeks=today_week)
    assert standing(MONDAY, done, today, KNOWLEDGE.phases, MODEL).repeats == why


@pytest.mark.parametrize("gap", [1, 2, 4, 9])
def test_who_is_through_is_never_sent_back(gap: int) -> None:
    week, missed, _ = after(dict.fromkeys(range(12), 4), 12 + gap)
    assert (week, missed) == (13, gap)


def test_a_pause_counts_like_any_other_time_off() -> None:
    done = [MONDAY + timedelta(weeks=w, days=d) for w in range(3) for d in range(4)]
    back = MONDAY + timedelta(weeks=5)
    during = standing(
        MONDAY, done, back - timedelta(days=10), KNOWLEDGE.phases, MODEL, resumes=back
    )
    after_it = standing(MONDAY, done, back, KNOWLEDGE.phases, MODEL)
    assert (during.week, during.openings[3]) == (after_it.week, after_it.openings[3]) == (3, back)


def test_practice_before_a_start_counts_in_whole_weeks_back_to_a_long_gap() -> None:
    def practised(*weeks: int, each: int = 3) -> int:
        done = [MONDAY + timedelta(weeks=w, days=d) for w in sorted(weeks) for d in range(each)]
        return weeks_practised(done, MONDAY, MODEL)

    assert practised() == 0
    assert practised(-1) == 1
    assert practised(*range(-12, 0)) == 12
    assert practised(*range(-6, 0), each=7) == 6  # daily work makes no longer weeks
    assert practised(*range(-6, 0), each=1) == 2
    assert practised(*range(-30, -10), -2, -1) == 2  # what lies before a long gap is over
    assert practised(*range(-12, -6)) == 0
    assert practised(0, 1) == 0


def test_a_date_falls_in_the_programme_week_that_opened_last() -> None:
    done = [MONDAY + timedelta(days=d) for d in range(4)]
    where = standing(MONDAY, done, MONDAY + timedelta(days=8), KNOWLEDGE.phases, MODEL)
    assert where.week_on(MONDAY + timedelta(days=6)) == 1
    assert where.week_on(MONDAY + timedelta(days=7)) == 2
    assert where.week_on(MONDAY - timedelta(days=1)) is None


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


@pytest.mark.parametrize(
    ("done", "back_to"), [(2, 1), (4, 1), (5, 1), (8, 5), (9, 5), (11, 5)]
)  # weeks done, and where four missed ones lead
def test_one_phase_back_is_the_first_week_of_the_phase_before(done: int, back_to: int) -> None:
    assert after(dict.fromkeys(range(done), 5), done + 4)[0] == back_to


def test_the_first_weeks_of_all_cannot_be_stepped_back_from() -> None:
    assert after({}, 2)[:2] == (1, 2)
    assert after({0: 5}, 7)[0] == 1


def test_a_week_begins_on_the_day_of_the_start_and_ends_before_the_next() -> None:
    done = [MONDAY + timedelta(days=n) for n in (6, 7, 8, 13)]
    assert standing(MONDAY, done, MONDAY + timedelta(days=13), KNOWLEDGE.phases, MODEL).week == 1
    where = standing(MONDAY, done, MONDAY + timedelta(days=14), KNOWLEDGE.phases, MODEL)
    assert (where.week, where.openings[1]) == (2, MONDAY + timedelta(days=7))
    three = [MONDAY + timedelta(days=n) for n in (0, 3, 6)]
    assert standing(MONDAY, three, MONDAY + timedelta(days=7), KNOWLEDGE.phases, MODEL).week == 2


def test_sessions_from_before_the_start_are_none_of_its_weeks() -> None:
    early = [MONDAY - timedelta(days=n) for n in (3, 2, 1)]
    where = standing(MONDAY, early, MONDAY + timedelta(days=7), KNOWLEDGE.phases, MODEL)
    assert (where.week, where.missed) == (1, 1)


def test_past_the_last_week_its_own_opening_is_known() -> None:
    week, _, openings = after(dict.fromkeys(range(14), 4), 14)
    assert week == 15
    assert openings[15] == MONDAY + timedelta(weeks=14)


def test_a_pause_that_ends_within_the_week_moves_nothing() -> None:
    for days in (0, 6):
        back = MONDAY + timedelta(days=days)
        where = standing(MONDAY, (), MONDAY, KNOWLEDGE.phases, MODEL, resumes=back)
        assert where.openings[1] == MONDAY
    a_week = MONDAY + timedelta(days=7)
    where = standing(MONDAY, (), MONDAY, KNOWLEDGE.phases, MODEL, resumes=a_week)
    assert where.openings[1] == a_week


def test_the_last_word_on_pausing_counts() -> None:
    def word(day: int, until: int | None = None) -> Paused:
        end = None if until is None else MONDAY + timedelta(days=until)
        return Paused(at=moment(MONDAY + timedelta(days=day)), until=end)

    today = MONDAY + timedelta(days=3)
    resumed = Resumed(at=moment(MONDAY + timedelta(days=1)))
    assert pause_ends((resumed, word(2)), today) == (True, None)
    assert pause_ends((word(0), word(2, until=9)), today) == (True, MONDAY + timedelta(days=10))
    assert pause_ends((word(0), word(1, until=2)), today) == (False, None)
    last_day = word(0, until=3)
    assert pause_ends((last_day,), today) == (True, MONDAY + timedelta(days=4))
    target = TargetSet(at=moment(today), side="left", reach_cm=10.0)
    assert pause_ends((word(2), target), today) == (True, None)


def test_a_full_week_after_a_short_one_saves_nothing_up_either() -> None:
    assert after({0: 2, 1: 3, 2: 1}, 3)[0] == 2  # the two of the first week are spent
    assert after({0: 2, 1: 2, 2: 2}, 3)[0] == 3  # two and two and two make two weeks


def test_the_very_first_and_the_very_last_week_say_why_they_come_again() -> None:
    def repeats(weeks: dict[int, int], today_week: int) -> str | None:
        done = [
            MONDAY + timedelta(weeks=week, days=day)
            for week, sessions in weeks.items()
            for day in range(sessions)
        ]
        today = MONDAY + timedelta(weeks=today_week)
        return standing(MONDAY, done, today, KNOWLEDGE.phases, MODEL).repeats

    assert repeats({0: 1}, 1) == "few_sessions"
    assert repeats(dict.fromkeys(range(11), 4) | {11: 1}, 12) == "few_sessions"
    assert repeats(dict.fromkeys(range(11), 4) | {11: 4}, 12) is None


def test_practice_before_a_start_ends_the_day_before_and_reaches_back_four_weeks_at_a_time() -> (
    None
):
    def practised(*days: int) -> int:
        return weeks_practised([MONDAY + timedelta(days=day) for day in days], MONDAY, MODEL)

    assert practised(-3, -2, -1) == 1
    assert practised(-2, -1, 0) == 0  # two, and one of the programme itself
    assert practised(-30, -29, -28) == 1  # four weeks off are no long gap yet
    assert practised(-31, -30, -29) == 0
    assert practised(-40, -30, -5) == 1
    assert practised(-60, -30, -5) == 0
    assert practised(*range(-8, 0)) == 2  # eight days are two weeks begun
    assert practised(*range(-7, 0)) == 1
