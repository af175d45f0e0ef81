"""The pain rule acts on the next days."""

from datetime import date, timedelta

import pytest
from tests.people import KNOWLEDGE, MONDAY, trained

from dorsi.domain.journal import Session
from dorsi.train.pain import CALM, PainState, pain_state

MODEL, EXERCISES = KNOWLEDGE.models.pain, KNOWLEDGE.exercises
TODAY = MONDAY + timedelta(days=1)


def state(*sessions: Session, today: date = TODAY) -> PainState:
    return pain_state(sessions, today, EXERCISES, MODEL)


def test_without_sessions_all_is_calm() -> None:
    assert state() == CALM


@pytest.mark.parametrize(
    ("pain", "hold"), [(0, False), (2, False), (3, True), (4, True), (5, False)]
)
def test_up_to_two_goes_three_and_four_hold_the_dose(pain: float, hold: bool) -> None:
    assert state(trained(MONDAY, pain_after=pain)).hold is hold


def test_five_or_more_takes_the_demanding_drills_of_that_session_out_for_a_week() -> None:
    sore = trained(MONDAY, "band_glide_front", "ankle_circles", pain_after=5)
    assert state(sore).painful == ("band_glide_front",)
    assert state(sore, today=MONDAY + timedelta(days=6)).dropped == {"band_glide_front"}
    assert state(sore, today=MONDAY + timedelta(days=7)).dropped == frozenset()


def test_a_pinch_above_two_takes_that_drill_out_until_it_stops_pinching() -> None:
    pinched = trained(MONDAY, "knee_to_wall_circles", pinch=3)
    quiet = trained(TODAY, "knee_to_wall_circles", pinch=1)
    assert state(pinched).pinching == ("knee_to_wall_circles",)
    assert state(pinched, quiet).pinching == ()
    assert state(trained(MONDAY, "knee_to_wall_circles", pinch=2)).pinching == ()


def test_two_points_worse_next_morning_is_a_step_back() -> None:
    assert state(trained(MONDAY, pain_before=1, pain_next_morning=3)).step_back
    assert not state(trained(MONDAY, pain_before=1, pain_next_morning=2)).step_back


def test_two_flares_in_a_row_are_shown_to_someone_and_one_is_not() -> None:
    flare = trained(MONDAY, pain_after=6)
    again = trained(TODAY, pain_before=0, pain_next_morning=4)
    calm = trained(TODAY, pain_after=1)
    assert not state(flare).refer
    assert state(flare, again).refer
    assert not state(flare, calm).refer
    assert not state(flare, calm, trained(TODAY, pain_after=7)).refer


def test_a_session_that_says_nothing_about_pain_neither_counts_nor_breaks_a_row() -> None:
    silent = trained(MONDAY)
    assert state(trained(MONDAY, pain_after=6), silent, trained(TODAY, pain_after=6)).refer
