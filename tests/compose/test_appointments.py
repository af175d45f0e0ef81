"""What stands in a calendar: what is planned ahead, what was done, and nothing that blames."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from tests.people import (
    CALF,
    KNOWLEDGE,
    LIFTER,
    MONDAY,
    STARTS,
    accepted,
    journal,
    moment,
    reach,
    said,
    trained,
)

from dorsi.compose.appointments import Appointment, appointments
from dorsi.compose.assessment import assess
from dorsi.compose.planning import plan_of
from dorsi.compose.progress import progress_of
from dorsi.domain.journal import Answer, Change, Journal, Paused, PersonChange

SUNDAY = STARTS + timedelta(days=6)
EARLY = replace(LIFTER, habit_time="07:00", timezone="Europe/Berlin")
CARD = said([("red_flag_card", "no")])


def taken_on(**more: Any) -> Journal:
    given = {"decisions": (accepted(STARTS),), "answers": (*CARD, *said(CALF)), **more}
    return journal(EARLY, **given)


def held(kept: Journal, today: date = STARTS) -> tuple[Appointment, ...]:
    found = assess(kept, KNOWLEDGE, today)
    progress = progress_of(found, kept, KNOWLEDGE)
    return appointments(found, progress, plan_of(found, progress, KNOWLEDGE), kept, KNOWLEDGE)


def days(kept: Journal, kind: str, today: date = STARTS) -> list[date]:
    return [each.day for each in held(kept, today) if each.kind == kind]


@pytest.mark.requirement("B-20")
def test_all_twelve_weeks_stand_in_it_at_the_time_of_the_habit() -> None:
    found = held(taken_on())
    assert days(taken_on(), "session") == [STARTS + timedelta(days=n) for n in range(84)]
    assert {each.follows for each in found} == {"morning coffee"}
    first = {each.day: each for each in reversed(found) if each.starts}
    assert {each.starts.time().isoformat() for each in first.values() if each.starts} == {
        "07:00:00"
    }
    assert all(each.rings for each in first.values() if each.day >= STARTS)


def test_every_week_ends_with_measuring_and_the_three_questions() -> None:
    last = [SUNDAY + timedelta(weeks=n) for n in range(12)]
    assert [day for day in days(taken_on(), "measuring") if day >= STARTS] == last
    assert days(taken_on(), "check_in") == last
    sunday = [each for each in held(taken_on()) if each.day == SUNDAY]
    assert [each.kind for each in sunday] == ["measuring", "session", "check_in"]
    ends = [each.starts + timedelta(minutes=each.minutes or 0) for each in sunday if each.starts]
    assert [each.starts for each in sunday[1:]] == ends[:2]
    assert [each.rings for each in sunday] == [True, False, False]


def test_work_around_training_is_told_from_work_of_its_own() -> None:
    training = {each.day for each in held(taken_on()) if each.kind == "session" and each.training}
    assert {day.weekday() for day in training} == {0, 2, 4}


def test_without_a_time_the_days_are_whole_and_nothing_rings() -> None:
    kept = taken_on()
    found = held(replace(kept, person=replace(EARLY, habit_time=None)))
    assert {each.starts for each in found} == {None}
    assert not any(each.rings for each in found)


@pytest.mark.parametrize("reach_cm", [None, 8.0])
def test_a_programme_nobody_took_on_is_not_in_it(reach_cm: float | None) -> None:
    kept = taken_on(decisions=(), left=reach_cm, right=reach_cm)
    assert {each.kind for each in held(kept)} == {"measuring"}


def test_what_was_done_stays_and_what_was_missed_leaves_no_trace() -> None:
    today = STARTS + timedelta(days=3)
    kept = taken_on(sessions=(trained(STARTS), trained(STARTS + timedelta(days=2))))
    assert days(kept, "session", today)[:3] == [STARTS, STARTS + timedelta(days=2), today]
    past = [each for each in held(kept, today) if each.day < today]
    assert {each.minutes for each in past if each.kind == "session"} == {10}
    assert not any(each.rings for each in past)


def test_pain_without_an_exercise_is_no_session_in_it() -> None:
    sore = replace(trained(STARTS), items=(), pain_after=3)
    found = days(taken_on(sessions=(sore,)), "session", STARTS + timedelta(days=1))
    assert STARTS not in found


def test_once_today_is_done_it_rings_no_more() -> None:
    assert held(taken_on())[3].rings
    after = [e for e in held(taken_on(sessions=(trained(STARTS),))) if e.day == STARTS]
    assert [e.kind for e in after] == ["session"]
    assert not after[0].rings


def test_what_is_of_long_ago_is_left_out() -> None:
    today = STARTS + timedelta(days=120)
    kept = taken_on(sessions=(trained(STARTS), trained(today - timedelta(days=2))))
    past = [day for day in days(kept, "session", today) if day < today]
    assert past == [today - timedelta(days=2)]


def test_a_pause_is_empty_and_one_without_an_end_empties_the_rest() -> None:
    back = STARTS + timedelta(days=10)
    pause = Paused(at=moment(STARTS, 6), until=back - timedelta(days=1))
    found = held(taken_on(decisions=(accepted(STARTS), pause)))
    assert min(each.day for each in found if each.day >= STARTS) == back
    endless = replace(pause, until=None)
    kept = taken_on(decisions=(accepted(STARTS), endless), sessions=(trained(STARTS),))
    assert {each.day for each in held(kept, STARTS + timedelta(days=1))} <= {
        *(MONDAY + timedelta(days=n) for n in range(3)),
        STARTS,
    }


def test_who_pauses_is_not_asked_to_measure_either() -> None:
    today = STARTS + timedelta(weeks=6)
    work = tuple(trained(STARTS + timedelta(days=n)) for n in range(7))
    assert today in days(taken_on(sessions=work), "measuring", today)
    pause = Paused(at=moment(today, 6), until=today + timedelta(days=2))
    kept = taken_on(sessions=work, decisions=(accepted(STARTS), pause))
    assert today not in days(kept, "measuring", today)


def test_while_training_waits_it_holds_one_thing_and_not_why() -> None:
    swollen = said([("hot_swollen_joint", "yes")], day=STARTS)
    kept = taken_on(answers=(*CARD, *said(CALF), *swollen), sessions=(trained(STARTS),))
    (only,) = held(kept, STARTS + timedelta(days=2))
    assert (only.kind, only.day, only.starts, only.rings) == (
        "waits",
        STARTS + timedelta(days=2),
        None,
        False,
    )


def test_a_week_that_was_told_of_is_not_asked_about_again() -> None:
    told = Answer(at=moment(SUNDAY - timedelta(days=1), 20), question="week_was", answer="well")
    kept = taken_on(answers=(*CARD, *said(CALF), told))
    assert SUNDAY not in days(kept, "check_in", SUNDAY)
    assert SUNDAY + timedelta(days=7) in days(kept, "check_in", SUNDAY)


def test_a_journey_moves_what_is_to_come_and_leaves_the_past_where_it_was() -> None:
    moved = STARTS + timedelta(days=2)
    there = PersonChange(timezone="Asia/Tokyo", habit="green tea", habit_time="06:30")
    kept = taken_on(
        sessions=(trained(STARTS), trained(STARTS + timedelta(days=1))),
        changes=(Change(at=moment(moved, 5), person=there),),
    )
    found = {each.day: each for each in held(kept, moved) if each.kind == "session"}
    before, after = found[STARTS], found[moved]
    assert (before.zone, before.starts) == ("Europe/Berlin", datetime(2026, 1, 12, 7))  # noqa: DTZ001
    assert (after.zone, after.starts) == ("Asia/Tokyo", datetime(2026, 1, 14, 6, 30))  # noqa: DTZ001
    assert after.follows == "green tea"


def test_after_the_programme_the_weeks_of_upkeep_stand_in_it_without_questions() -> None:
    weeks = [trained(STARTS + timedelta(days=n)) for n in range(84)]
    today = STARTS + timedelta(days=84)
    measured = (*taken_on().readings, *reach(today, 11.0, 11.0))
    kept = replace(taken_on(sessions=tuple(weeks)), readings=measured)
    ahead = [each for each in held(kept, today) if each.day >= today]
    assert {each.kind for each in ahead} == {"session", "measuring"}
    assert 8 <= len([each for each in ahead if each.kind == "session"]) <= 28
