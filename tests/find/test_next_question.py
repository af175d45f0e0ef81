from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.find.asking import PATTERN_QUESTIONS, ask, asked, everything, everything_else
from tests.find.told import KNOWLEDGE, SOMEONE, both_bend, told

from dorsi.domain.journal import Answer

FOUR = (
    "calf_stretch_felt_knee_straight",
    "low_calf_stretch_felt_knee_bent",
    "little_calf_sensation",
    "front_pinch",
)
EAGER = replace(
    KNOWLEDGE,
    models=replace(
        KNOWLEDGE.models, pattern=replace(KNOWLEDGE.models.pattern, worth_asking_bits=0.0001)
    ),
)


def test_where_the_stop_is_felt_is_asked_first_on_the_more_limited_side() -> None:
    assert asked() == ("stop_felt", "left")
    assert asked(ranges=both_bend(9.0, 8.0)) == ("stop_felt", "right")


def test_with_one_side_answered_the_other_is_asked() -> None:
    assert asked(told("stop_felt", "upper_calf", side="left")) == ("stop_felt", "right")


@pytest.mark.parametrize("part", FOUR)
def test_the_choice_is_dropped_once_one_of_its_parts_is_answered(part: str) -> None:
    others = everything("stop_felt", *FOUR)
    question, _ = asked(*others, told(part, "no", side="both"))
    assert question in set(FOUR) - {part}


def test_parts_wait_for_their_choice_even_where_one_of_them_would_tell_more() -> None:
    # Without a deficit only control counts, about which "little felt" tells more than the choice.
    others = everything("stop_felt", *FOUR)
    spoken_for = told("stop_felt", "unsure", side="both", day=20)
    alone = {"limited": (False, False), "knowledge": EAGER}
    assert asked(*others, spoken_for, **alone) == ("little_calf_sensation", "left")
    assert asked(*others, **alone) == ("stop_felt", "left")


def test_unsure_where_the_stop_is_felt_leads_to_its_parts() -> None:
    others = everything("stop_felt", *FOUR)
    question, _ = asked(*others, told("stop_felt", "unsure", side="both", day=20))
    assert question in FOUR


@pytest.mark.requirement("B-15", "B-16")
def test_little_felt_is_not_asked_of_someone_who_feels_the_calf() -> None:
    others = everything("little_calf_sensation", *FOUR[:2])
    felt = told("calf_stretch_felt_knee_straight", side="both")
    assert asked(*others, felt)[0] == "low_calf_stretch_felt_knee_bent"
    little = told("little_calf_sensation", side="both")
    assert asked(*others, little)[0] not in FOUR


@pytest.mark.requirement("B-88")
def test_three_equally_short_positions_rule_the_deep_squat_question_out() -> None:
    others = everything_else("all_positions_equally_short", "deep_squat_poor_only")
    assert asked(*others)[0] == "deep_squat_poor_only"
    one_side = told("all_positions_equally_short", side="left")
    other_side = told("all_positions_equally_short", "no", side="right", day=1)
    assert ask(*others, one_side, other_side) is None


def test_the_strongest_open_question_goes_first() -> None:
    # The old fracture moves less than the cast: neither is answered, the cast is asked.
    others = everything("immobilised", "old_fracture")
    assert asked(*others) == ("immobilised", "left")
    assert asked(*others, told("immobilised", "no", side="both")) == ("old_fracture", "left")


def test_a_question_that_can_add_nothing_to_its_group_is_not_asked() -> None:
    # The heel raises have already shown what standing on one leg would.
    others = everything_else("unsteady_on_one_leg")
    assert asked(*others)[0] == "unsteady_on_one_leg"
    assert ask(*others, computed={"heel_raise_deficit": "yes"}) is None


def test_the_measured_difference_makes_the_question_about_positions_idle() -> None:
    others = everything_else("all_positions_equally_short")
    measured: dict[str, float | str] = {"bent_minus_straight": 10.0, "straight_knee_angle": 20.0}
    assert asked(*others)[0] == "all_positions_equally_short"
    assert ask(*others, computed=measured) is None


def test_what_the_sport_tells_is_not_asked() -> None:
    others = everything_else("impact_sport")
    assert asked(*others, knowledge=EAGER)[0] == "impact_sport"
    assert ask(*others, knowledge=EAGER, computed={"impact_sport": "yes"}) is None


def test_a_question_about_the_band_waits_for_someone_with_a_band() -> None:
    others = everything_else("gain_right_after_band")
    assert ask(*others) is None
    owner = replace(SOMEONE, equipment=("loop_band",))
    assert asked(*others, person=owner) == ("gain_right_after_band", "left")


def test_computed_findings_and_safety_are_never_asked_here() -> None:
    eager = replace(KNOWLEDGE.models.pattern, worth_asking_bits=-1.0, later=())
    knowledge = replace(KNOWLEDGE, models=replace(KNOWLEDGE.models, pattern=eager))
    owner = replace(SOMEONE, equipment=("loop_band",))
    given_answers: tuple[Answer, ...] = ()
    kinds = set()
    while question := ask(*given_answers, knowledge=knowledge, person=owner):
        kinds.add(knowledge.findings[question.question].kind)
        answer = "upper_calf" if question.question == "stop_felt" else "no"
        side = question.side
        given_answers = (*given_answers, told(question.question, answer, side=side))
        assert len(given_answers) < 60
    assert kinds == {"pattern"}


def test_a_recent_unsure_is_left_alone_and_asked_again_later() -> None:
    others = everything_else("deep_squat_poor_only")
    unsure = told("deep_squat_poor_only", "unsure", side=None)
    assert ask(*others, unsure, today=unsure.day + timedelta(days=27)) is None
    again = asked(*others, unsure, today=unsure.day + timedelta(days=28))
    assert again == ("deep_squat_poor_only", None)


@pytest.mark.requirement("A-9")
def test_a_side_without_a_deficit_is_asked_about_control_alone() -> None:
    others = everything("sprain_history", "unsteady_on_one_leg", "immobilised")
    assert asked(*others, limited=(True, True))[1] == "left"
    question = ask(*others, limited=(False, False))
    assert question is not None
    assert question.question == "unsteady_on_one_leg"
    assert "control and strength" in question.why
    assert asked(*others, limited=(False, True)) == ("immobilised", "right")


def test_a_question_about_the_person_has_no_side() -> None:
    assert asked(*everything("habitual_heels")) == ("habitual_heels", None)


def test_why_names_the_groups_the_answer_would_tell_about_and_the_side() -> None:
    question = ask()
    assert question is not None
    assert question.why == (
        "Of all open questions this one should tell most about "
        "the calf muscles and the ankle joint on the left."
    )
    control = ask(*everything("deep_squat_poor_only"))
    assert control is not None
    assert control.why.endswith("about control and strength.")


def test_every_reason_is_one_whole_sentence() -> None:
    fixed = [ask(card=None), ask(ranges=both_bend(None, 9.0)), ask()]
    reasons = [question.why for question in fixed if question]
    reasons += [later.why for later in KNOWLEDGE.models.pattern.later]
    assert len(reasons) > 10
    for why in reasons:
        assert why[0].isupper()
        assert why[-1] in ".?"
        assert "!" not in why


@pytest.mark.requirement("B-26", "B-62")
def test_with_the_pattern_asked_out_the_questions_that_shape_the_programme_follow() -> None:
    assert asked(*everything()) == ("hips_move_well", None)


@pytest.mark.requirement("B-34")
def test_a_lifted_heel_is_asked_about_only_where_the_knee_complains() -> None:
    others = everything_else("knee_pain_in_squat", "knee_pain_less_with_heel_lift")
    assert asked(*others) == ("knee_pain_in_squat", "both")
    assert ask(*others, told("knee_pain_in_squat", "no", side="both")) is None
    left_knee = (
        told("knee_pain_in_squat", side="left"),
        told("knee_pain_in_squat", "no", side="right"),
    )
    assert asked(*others, *left_knee) == ("knee_pain_less_with_heel_lift", "left")


@pytest.mark.requirement("A-31", "A-32", "A-8", "B-2", "B-5", "B-86", "B-87")
def test_injuries_compensations_and_complaints_are_all_asked_in_the_end() -> None:
    given_answers: tuple[Answer, ...] = ()
    sides: dict[str, set[Any]] = {}
    while question := ask(*given_answers):
        sides.setdefault(question.question, set()).add(question.side)
        others: dict[str, str | float] = {"stop_felt": "nothing", "uses_heel_lift_cm": 0.0}
        value = others.get(question.question, "no")
        given_answers = (*given_answers, told(question.question, value, side=question.side))
        assert len(given_answers) < 80
    assert sides["calf_injury_history"] == sides["knee_injury_history"] == {"both"}
    assert {
        "toes_turn_out", "knees_fall_in", "trunk_falls_forward", "depth_cut_short",
        "heels_rise_in_squat", "shin_complaint", "heel_complaint", "hip_complaint",
        "back_pain_in_squat", "knee_pain_in_squat", "sits_most_of_the_day", "habitual_heels",
    } <= sides.keys()  # fmt: skip


def test_nothing_worth_asking_is_nothing() -> None:
    assert ask(*everything_else()) is None


@given(st.lists(st.sampled_from(PATTERN_QUESTIONS), unique=True, max_size=15))
def test_what_has_an_answer_is_not_asked_again(questions: list[str]) -> None:
    given_answers = [told(question, "no", side="both") for question in questions]
    question = ask(*given_answers)
    assert question is not None
    assert question.question not in questions


@given(st.lists(st.sampled_from(PATTERN_QUESTIONS), unique=True, max_size=15))
def test_an_unsure_moves_on_just_like_an_answer(questions: list[str]) -> None:
    given_answers = [told(question, "unsure", side="both", day=20) for question in questions]
    question = ask(*given_answers)
    assert question is not None
    assert question.question not in questions
