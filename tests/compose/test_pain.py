"""The pain rule on the days to come, as the plan has them."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.people import CALF, KNOWLEDGE, LIFTER, STARTS, accepted, journal, said, trained

from dorsi.compose import plan, review
from dorsi.domain.journal import Session
from dorsi.domain.schedule import PlannedDay

SORE = STARTS + timedelta(weeks=4, days=6)  # the last day of week five, before the band gets longer
TODAY = SORE + timedelta(days=1)


def days_after(last: Session, day: date = TODAY, ahead: int = 8) -> dict[date, PlannedDay]:
    """The days from one on, after four steady weeks and a session of that kind."""
    steady = [trained(STARTS + timedelta(weeks=w, days=d)) for w in range(5) for d in (0, 2, 4)]
    who = journal(
        LIFTER,
        answers=(*said(CALF), *said([("red_flag_card", "no")])),
        decisions=(accepted(STARTS),),
        sessions=(*steady, last),
    )
    made = {d.date: d for week in plan(who, KNOWLEDGE, day).weeks for d in week.days}
    return {day + timedelta(days=n): made[day + timedelta(days=n)] for n in range(ahead)}


def done(**pain: Any) -> Session:
    return trained(SORE, "two_leg_calf_raise", "soleus_stretch", "band_glide_front", **pain)


def exercises(days: dict[date, PlannedDay]) -> set[str]:
    return {item.exercise for day in days.values() for item in day.items}


CALM = days_after(done(pain_before=0, pain_after=0, pain_next_morning=0))


@pytest.mark.parametrize("pain", [1, 2])
def test_up_to_two_changes_nothing(pain: float) -> None:
    assert days_after(done(pain_before=0, pain_after=pain, pain_next_morning=0)) == CALM


def test_three_or_four_brings_nothing_that_the_week_before_did_not_hold() -> None:
    held = days_after(done(pain_after=3), ahead=6)
    five = days_after(trained(SORE), SORE - timedelta(days=6), ahead=7)
    assert exercises(held) <= exercises(five)
    assert all(day.items == five[day.date - timedelta(days=7)].items for day in held.values())


@pytest.mark.parametrize("pain", [5, 8])
def test_five_or_more_takes_out_what_asked_most_for_a_week_and_no_longer(pain: float) -> None:
    out = {"two_leg_calf_raise", "single_leg_calf_raise", "soleus_stretch", "band_glide_front"}
    week, later = days_after(done(pain_after=pain), ahead=6), days_after(done(pain_after=pain))
    assert not out & exercises(week)
    assert out & exercises(later)
    assert "band_distraction_hold" not in exercises(week)


def test_two_points_worse_next_morning_is_half_the_work() -> None:
    eased = days_after(done(pain_before=1, pain_after=2, pain_next_morning=3), ahead=7)
    full = {day: CALM[day] for day in eased}
    assert exercises(eased) == exercises(full)
    for day, light in eased.items():
        pairs = zip(light.items, full[day].items, strict=True)
        amounts = [(a.sets * (a.reps or a.seconds or 0), b) for a, b in pairs]
        assert all(amount < b.sets * (b.reps or b.seconds or 0) for amount, b in amounts)
    assert days_after(done(pain_before=2, pain_after=2, pain_next_morning=3)) == CALM


def test_a_pinch_above_two_takes_the_exercise_out_and_two_does_not() -> None:
    pinched = trained(SORE, "band_glide_front", pinch=3)
    gone = {"band_glide_front", "band_distraction_hold"}
    assert not gone & exercises(days_after(pinched, ahead=6))
    assert gone & exercises(days_after(trained(SORE, "band_glide_front", pinch=2), ahead=6))


def test_two_flares_in_a_row_are_referred_and_one_is_not() -> None:
    def referred(*sessions: Session) -> bool:
        who = journal(LIFTER, decisions=(accepted(STARTS),), sessions=sessions)
        return "two_flares" in {made.rule for made in review(who, KNOWLEDGE, TODAY).decisions}

    before = trained(SORE - timedelta(days=2), pain_after=6)
    assert referred(before, done(pain_after=5))
    assert not referred(before, done(pain_after=1))
