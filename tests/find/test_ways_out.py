"""Which answers may end the waiting, and when none is to be looked for."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.find.safety_cases import TODAY, Said, cleared, journal, said, verdict, with_rule

from dorsi.domain.journal import Answer, Decision
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import SideOrBoth
from dorsi.find.answers import answers_of
from dorsi.find.safety_conditions import circumstances
from dorsi.find.ways_out import ways_out
from dorsi.knowledge.load import load_knowledge

KNOWLEDGE = load_knowledge()
WALKS = "walking_and_heel_raises_painless"
Ways = list[tuple[str, SideOrBoth | None]]


def ways(
    *answers: Answer,
    born: int | None = 1990,
    decisions: tuple[Decision, ...] = (),
    later_days: int = 0,
    knowledge: Knowledge = KNOWLEDGE,
) -> Ways:
    """The questions that may lift what holds, of answers given on the right side."""
    kept, today = journal(*answers, born=born, decisions=decisions), TODAY + timedelta(later_days)
    heard = answers_of(kept, knowledge)
    found = ways_out(heard, circumstances(heard, kept.person, today), knowledge)
    return [(way.question, way.side) for way in found]


def after(answers: Said, **known: Any) -> Ways:
    return ways(*said(answers), **known)


def test_an_unnamed_line_of_the_card_is_named_or_denied() -> None:
    assert after({"red_flag_card": "unsure"}) == [("red_flag_card", None)]


@pytest.mark.parametrize("answers", [{}, {"guardian_agrees": "no"}])
def test_a_guardian_who_does_not_agree_yet_is_asked_for(answers: Said) -> None:
    assert after(answers, born=TODAY.year - 17) == [("guardian_agrees", None)]


def test_no_answer_makes_a_child_older() -> None:
    assert after({"guardian_agrees": "no"}, born=TODAY.year - 14) == []


@pytest.mark.parametrize("walks", [{}, {WALKS: "no"}, {WALKS: "unsure"}])
def test_weeks_after_a_sprain_a_painless_walk_is_asked_for_on_that_side(walks: Said) -> None:
    assert after({"injury_days_ago": 15, **walks}) == [(WALKS, "right")]


def test_of_two_sprained_ankles_both_have_to_walk_without_pain() -> None:
    both = said({"injury_days_ago": 15}, {"injury_days_ago": "both"})
    assert ways(*both) == [(WALKS, "both")]


def test_pain_nobody_asked_about_is_asked_about() -> None:
    assert after({"injury_days_ago": 4}) == [("malleolar_pain", "right"), ("midfoot_pain", "right")]
    one_denied: Said = {"injury_days_ago": 4, "malleolar_pain": "no", "midfoot_pain": "unsure"}
    assert after(one_denied) == [("midfoot_pain", "right")]


def test_an_answer_from_before_the_injury_is_asked_for_again() -> None:
    before = said({"malleolar_pain": "no", "midfoot_pain": "no"}, days_before=20)
    now = said({"injury_days_ago": 4})
    assert ways(*before, *now) == [("malleolar_pain", "right"), ("midfoot_pain", "right")]


def test_pain_after_an_injury_without_a_date_leads_to_the_date() -> None:
    assert after({"malleolar_pain": "yes"}) == [("injury_days_ago", "right")]


def test_of_an_injury_of_unknown_date_what_nobody_answered_is_asked_first() -> None:
    pain = [("malleolar_pain", "right"), ("midfoot_pain", "right")]
    assert after({"injury_days_ago": "unsure"}) == [*pain, ("injury_days_ago", "right")]
    hurts: Said = {"injury_days_ago": "unsure", "malleolar_pain": "yes"}
    assert after(hurts) == [("injury_days_ago", "right")]


@pytest.mark.requirement("A-27")
def test_a_fresh_injury_that_hurts_has_no_way_out_by_answering() -> None:
    hurts: Said = {"injury_days_ago": 5, "malleolar_pain": "yes"}
    assert after(hurts) == []
    assert after(hurts, later_days=3) == []
    assert after({**hurts, "cannot_bear_weight": "yes"}) == []


def test_once_the_injury_is_old_what_hurt_is_asked_again_but_not_twice_a_day() -> None:
    hurts = said({"injury_days_ago": 5, "malleolar_pain": "yes", "midfoot_pain": "no"})
    assert ways(*hurts, later_days=30) == [("malleolar_pain", "right")]
    again = said({"malleolar_pain": "yes"}, days_before=-30)
    assert ways(*hurts, *again, later_days=30) == []
    assert ways(*hurts, *again, later_days=31) == [("malleolar_pain", "right")]


def test_sore_bone_of_an_old_injury_is_asked_about_again_too() -> None:
    sore = said({"injury_days_ago": 5, "malleolar_pain": "yes", "malleolar_bone_tenderness": "yes"})
    assert ways(*sore, later_days=30) == [
        ("malleolar_bone_tenderness", "right"),
        ("malleolar_pain", "right"),
    ]


def test_with_a_risk_of_a_clot_the_open_leg_signs_are_asked() -> None:
    one_sign = said({"past_clot": "yes", "calf_swollen": "no"}, {"calf_swollen": "both"})
    assert ways(*one_sign) == [("whole_leg_swollen", "both")]
    assert after({"calf_swollen": "yes", "past_clot": "yes"}) == []


@pytest.mark.parametrize("answer", ["yes", "unsure"])
@pytest.mark.parametrize("sign", ["deformity", "calf_swollen", "tingling", "diabetic_neuropathy"])
def test_a_sign_that_was_named_is_for_someone_to_look_at(sign: str, answer: str) -> None:
    assert after({sign: answer}) == []


@pytest.mark.requirement("A-27")
def test_nothing_is_to_be_tried_out_while_something_else_holds() -> None:
    torn: Said = {"injury_days_ago": 15, "snap_or_kick_felt": "yes"}
    assert after(torn) == []
    looked_at = (cleared("achilles_rupture"),)
    assert ways(*said(torn), decisions=looked_at) == [(WALKS, "right")]


def test_an_emergency_has_no_way_out_by_answering() -> None:
    assert after({"chest_pain_or_breathless": "yes"}, born=TODAY.year - 17) == []
    sprained = KNOWLEDGE.safety["sprain_before_day_42"]
    urgent = with_rule(KNOWLEDGE, replace(sprained, urgency="emergency"))
    assert after({"injury_days_ago": 15}, knowledge=urgent) == []


def test_the_card_comes_before_everything_else() -> None:
    assert after({"red_flag_card": "unsure"}, born=TODAY.year - 17) == [
        ("red_flag_card", None),
        ("guardian_agrees", None),
    ]


def test_a_walk_that_hurt_is_tried_again_where_it_alone_makes_training_wait() -> None:
    denied: Said = {"malleolar_pain": "no", "midfoot_pain": "no"}
    assert after({"injury_days_ago": 4, WALKS: "no", **denied}) == [(WALKS, "right")]


def test_a_caution_beside_it_is_no_reason_to_wait() -> None:
    assert after({"injury_days_ago": 15, "pregnant": "yes"}) == [(WALKS, "right")]


def test_someone_free_to_train_needs_no_way_out() -> None:
    assert after({"red_flag_card": "no", "pregnant": "yes"}) == []


LIFTED: tuple[tuple[Said, Said], ...] = (
    ({"red_flag_card": "unsure"}, {"red_flag_card": "no"}),
    ({"injury_days_ago": 15}, {WALKS: "yes"}),
    (
        {"injury_days_ago": 4, WALKS: "yes"},
        {"malleolar_pain": "no", "midfoot_pain": "no"},
    ),
    ({"past_clot": "yes", "calf_swollen": "no"}, {"whole_leg_swollen": "no"}),
)


@pytest.mark.parametrize(("first", "then"), LIFTED)
def test_the_answers_asked_for_really_lift_it(first: Said, then: Said) -> None:
    both_legs: Mapping[str, SideOrBoth] = {"calf_swollen": "both", "whole_leg_swollen": "both"}
    told = said(first, both_legs)
    assert verdict(journal(*told), KNOWLEDGE).withheld
    assert {question for question, _ in ways(*told)} == set(then)
    answered = (*told, *said(then, both_legs, hour=9))
    assert not verdict(journal(*answered), KNOWLEDGE).withheld
