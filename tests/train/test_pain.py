"""The pain rule acts on the next days."""

from datetime import date, timedelta

import pytest
from tests.people import KNOWLEDGE, MONDAY, moment, trained

from dorsi.domain.journal import Session
from dorsi.train.pain import CALM, PainState, demanding, pain_state

MODEL, EXERCISES = KNOWLEDGE.models.pain, KNOWLEDGE.exercises
TODAY = MONDAY + timedelta(days=1)


def state(*sessions: Session, today: date = TODAY) -> PainState:
    return pain_state(sessions, today, EXERCISES, MODEL)


def test_without_sessions_all_is_calm() -> None:
    assert state() == CALM


@pytest.mark.parametrize(
    ("pain", "hold"), [(0, False), (2, False), (3, True), (4, True), (4.5, True), (5, False)]
)
def test_up_to_two_goes_three_and_four_hold_the_dose(pain: float, hold: bool) -> None:
    assert state(trained(MONDAY, pain_after=pain)).hold is hold


def test_five_or_more_takes_the_demanding_drills_of_that_session_out_for_a_week() -> None:
    sore = trained(MONDAY, "band_glide_front", "ankle_circles", pain_after=5)
    out = {"band_glide_front", "band_distraction_hold"}
    assert state(sore).painful == ("band_glide_front",)
    assert state(sore, today=MONDAY + timedelta(days=6)).dropped == out
    assert state(sore, today=MONDAY + timedelta(days=7)).dropped == frozenset()


def test_a_sore_drill_takes_its_harder_forms_with_it_and_leaves_the_easier_ones() -> None:
    found = state(trained(MONDAY, "two_leg_calf_raise", pain_after=6))
    assert found.painful == ("two_leg_calf_raise",)
    assert found.dropped == {"two_leg_calf_raise", "single_leg_calf_raise", "eccentric_heel_drop"}
    pinched = state(trained(MONDAY, "band_glide_front", pinch=4))
    assert pinched.dropped == {"band_glide_front", "band_distraction_hold"}


@pytest.mark.parametrize("drills", [("ankle_circles",), ("an_exercise_of_long_ago",)])
def test_pain_after_gentle_work_rests_everything_demanding(drills: tuple[str, ...]) -> None:
    found = state(trained(MONDAY, *drills, pain_after=7))
    assert (found.painful, found.gentle_only) == ((), True)
    assert found.flare == 7
    rested = {exercise.id for exercise in EXERCISES.values() if demanding(exercise, MODEL)}
    assert found.dropped >= rested | set(drills)
    assert "banded_dorsiflexion" in rested
    assert not demanding(EXERCISES["ankle_circles"], MODEL)


def test_pain_after_work_nobody_wrote_down_is_heard_too() -> None:
    unsaid = Session(at=moment(MONDAY, 18), items=(), pain_after=8)
    found = state(unsaid)
    assert (found.flare, found.gentle_only) == (8, True)
    assert "two_leg_calf_raise" in found.dropped
    assert "ankle_circles" not in found.dropped


def test_every_drill_comes_back_a_week_after_it_last_hurt() -> None:
    first = trained(MONDAY, "soleus_stretch", pain_after=5)
    again = trained(TODAY, "two_leg_calf_raise", pain_after=6)
    found = state(first, again)
    assert found.out["soleus_stretch"] == MONDAY + timedelta(days=6)
    assert found.out["two_leg_calf_raise"] == TODAY + timedelta(days=6)
    assert state(first, trained(TODAY, "soleus_stretch", pain_after=5)).out["soleus_stretch"] == (
        TODAY + timedelta(days=6)
    )


def test_the_worst_pain_of_the_days_that_count_is_known_beside_the_last_one() -> None:
    found = state(trained(MONDAY, pain_after=7), trained(TODAY, pain_after=1))
    assert (found.flare, found.worst, found.last) == (7, 1, TODAY)
    assert state(trained(MONDAY, pain_after=4)).flare is None


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


def test_a_session_that_says_nothing_of_pain_has_none() -> None:
    assert state(trained(MONDAY)).worst == 0
    assert state(trained(MONDAY)) == CALM
    assert state(trained(MONDAY, pain_after=3.5)).worst == 3.5


def test_the_last_session_says_whether_to_hold_or_to_step_back() -> None:
    calm, sore = trained(TODAY, pain_after=0), trained(MONDAY, pain_after=3)
    assert not state(sore, calm).hold
    assert state(calm, sore).hold
    worse = trained(MONDAY, pain_before=0, pain_next_morning=5)
    assert not state(worse, calm).step_back
    assert state(calm, worse).step_back


def test_a_morning_without_a_word_from_before_is_measured_against_none() -> None:
    assert state(trained(MONDAY, pain_next_morning=2)).step_back
    assert not state(trained(MONDAY, pain_next_morning=1)).step_back


def test_five_is_a_flare_and_so_is_a_morning_two_points_worse() -> None:
    five, four = trained(MONDAY, pain_after=5), trained(MONDAY, pain_after=4)
    morning = trained(TODAY, pain_before=1, pain_next_morning=3)
    assert state(five, five).refer
    assert state(five, morning).refer
    assert not state(five, four).refer
    assert not state(four, four).refer
    assert state(four, five, five).refer


def test_two_flares_do_not_fade_with_time_but_with_a_calm_session() -> None:
    old, new = trained(MONDAY, pain_after=6), trained(MONDAY + timedelta(days=6), pain_after=6)
    later = MONDAY + timedelta(days=30)
    assert state(old, new, today=MONDAY + timedelta(days=6)).refer
    assert state(old, new, today=later).refer
    assert not state(old, new, trained(later, pain_after=1), today=later).refer


def test_four_leaves_every_drill_in_and_five_each_demanding_one_once() -> None:
    drills = ("soleus_stretch", "ankle_circles", "two_leg_calf_raise")
    assert state(trained(MONDAY, *drills, pain_after=4)).painful == ()
    twice = (trained(MONDAY, *drills, pain_after=5), trained(TODAY, *drills, pain_after=7))
    assert state(*twice).painful == ("soleus_stretch", "two_leg_calf_raise")


def test_a_drill_no_longer_known_cannot_be_left_out_for_pain() -> None:
    sore = trained(MONDAY, "an_exercise_of_long_ago", "soleus_stretch", pain_after=6)
    assert state(sore).painful == ("soleus_stretch",)


def test_a_drill_both_painful_and_pinching_is_left_out_once() -> None:
    sore = trained(MONDAY, "soleus_stretch", pain_after=6, pinch=4)
    found = state(sore)
    assert found.painful == found.pinching == ("soleus_stretch",)
    assert found.dropped == {"soleus_stretch", "deep_squat_rock", "goblet_squat"}


def test_a_morning_is_compared_with_the_pain_before_where_there_was_none_said() -> None:
    assert not state(trained(MONDAY, pain_before=2, pain_next_morning=3)).step_back
    assert state(trained(MONDAY, pain_before=0, pain_next_morning=2)).step_back
    assert state(trained(MONDAY, pain_next_morning=2.5)).step_back
    assert state(trained(MONDAY, pain_next_morning=2)).step_back
