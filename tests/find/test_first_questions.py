"""What is asked and measured before the pattern is."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.find.asking import SCREENED, ask, asked
from tests.find.told import SOMEONE, both_bend, told

from dorsi.domain.journal import Answer


def test_safety_comes_before_anything_else() -> None:
    assert asked(card=None, ranges=both_bend(None, None)) == ("red_flag_card", None)


def test_a_line_of_the_card_counts_as_the_card_and_a_question_off_it_does_not() -> None:
    injured = told("injury_days_ago", 300.0, side="left")
    assert asked(injured, card=None)[0] == "red_flag_card"
    assert asked(told("tingling", "no"), card=None)[0] != "red_flag_card"


def test_while_safety_withholds_nothing_else_is_asked() -> None:
    assert ask(withheld=True, ranges=both_bend(None, None)) is None
    assert asked(card=None, withheld=True)[0] == "red_flag_card"


@pytest.mark.requirement("A-27")
def test_while_safety_withholds_what_may_lift_it_is_asked() -> None:
    card = told("red_flag_card", "unsure", side=None)
    unnamed = ask(card=card, withheld=True)
    assert unnamed is not None
    assert (unnamed.question, unnamed.side) == ("red_flag_card", None)
    assert "which line fits" in unnamed.why
    hurt = told("injury_days_ago", 10, side="right", day=1)
    walks = ask(hurt, *painless("right"), withheld=True)
    assert walks is not None
    assert (walks.question, walks.side) == ("walking_and_heel_raises_painless", "right")
    assert walks.why == "Training waits; your answer to this may change that."


def painless(side: Any) -> tuple[Answer, ...]:
    return tuple(told(q, "no", side=side, day=1) for q in ("malleolar_pain", "midfoot_pain"))


@pytest.mark.requirement("A-27")
def test_what_may_withhold_a_programme_is_asked_before_anything_is_measured() -> None:
    unmeasured = both_bend(None, None)
    question = ask(screened=(), ranges=unmeasured)
    assert question is not None
    assert (question.question, question.side) == ("injury_days_ago", "both")
    assert "Up to ten days with pain" in question.why
    assert asked(screened=SCREENED[:1], ranges=unmeasured) == ("surgery_or_cast_weeks_ago", "both")
    assert asked(screened=SCREENED[:2], ranges=unmeasured) == ("knee_to_wall", "both")


def test_an_injury_told_of_one_side_is_still_asked_about_on_the_other() -> None:
    one = told("injury_days_ago", 400, side="left")
    assert asked(one, screened=()) == ("injury_days_ago", "right")


@pytest.mark.requirement("A-1")
def test_how_mobile_the_joints_are_is_asked_once_measured_and_before_the_pattern() -> None:
    assert asked(screened=SCREENED[:3]) == ("hypermobile_screen", None)
    assert asked(screened=SCREENED) == ("stop_felt", "left")


@pytest.mark.parametrize(("born", "first"), [(1950, True), (1985, False), (None, True)])
def test_falls_are_asked_of_people_over_65_and_where_the_age_is_unknown(
    born: int | None, first: bool
) -> None:
    person = replace(SOMEONE, birth_year=born)
    falls = asked(screened=SCREENED[:2], person=person)[0] == "falls_past_year"
    assert falls is first


def test_not_sure_of_a_question_of_safety_is_asked_again_weeks_later() -> None:
    unsure = told("hypermobile_screen", "unsure", side=None)
    assert asked(unsure, screened=SCREENED[:3], today=unsure.day + timedelta(27))[0] == "stop_felt"
    again = asked(unsure, screened=SCREENED[:3], today=unsure.day + timedelta(28))
    assert again == ("hypermobile_screen", None)


@pytest.mark.parametrize(
    ("reaches", "side"), [((None, 9.0), "left"), ((8.0, None), "right"), ((None, None), "both")]
)
def test_a_missing_reach_is_measured_before_questions(reaches: Any, side: str) -> None:
    assert asked(ranges=both_bend(*reaches)) == ("knee_to_wall", side)
