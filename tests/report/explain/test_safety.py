from dataclasses import replace
from typing import get_args

import pytest
from tests.report.explain.about import ANSWERS, JOURNAL, about, answer, stopped, text_of, usual
from tests.report.results import knowledge

from dorsi.domain.words import Trait
from dorsi.report.explain.safety import (
    NOTHING_AGAINST,
    TRAITS,
    explain_rule,
    explain_safety,
    trait_words,
)


def test_nothing_that_holds_says_when_the_card_was_answered() -> None:
    text = text_of(explain_safety(usual()))
    assert "Answered on 11 April: no." in text
    assert NOTHING_AGAINST in text


def test_an_open_card_is_said_to_be_open() -> None:
    without = about(replace(JOURNAL, answers=()))
    text = text_of(explain_safety(without))
    assert "Not answered yet" in text
    assert NOTHING_AGAINST not in text


@pytest.mark.requirement("A-27")
def test_a_stop_names_the_answers_behind_it_and_who_may_clear_it() -> None:
    text = text_of(explain_safety(stopped()))
    assert "You answered: Cannot stand on it for four steps (right): yes, on 11 April." in text
    assert "It withholds the programme until someone answers again." in text
    assert NOTHING_AGAINST not in text
    assert "A clinician who has looked at it can clear it." in text
    assert any("Ottawa" in source for source in explain_safety(stopped()).sources)


def test_answers_that_speak_against_a_rule_are_not_named_as_its_reason() -> None:
    painless = (*ANSWERS, answer("cannot_bear_weight", "no"), answer("injury_days_ago", 2))
    journal = replace(JOURNAL, answers=(*painless, answer("malleolar_pain", "yes", "right")))
    text = text_of(explain_safety(about(journal)))
    assert "You answered: Pain around the ankle bones after a recent injury (right): yes" in text
    assert "Cannot stand on it" not in text


def test_a_no_that_makes_a_rule_hold_is_named() -> None:
    young = replace(JOURNAL.person, birth_year=2009)
    journal = replace(JOURNAL, person=young, answers=(*ANSWERS, answer("guardian_agrees", "no")))
    assert ": no, on 11 April." in text_of(explain_safety(about(journal)))


def test_a_caution_says_what_is_left_out_meanwhile() -> None:
    expecting = about(replace(JOURNAL, answers=(*ANSWERS, answer("pregnant", "yes"))))
    text = text_of(explain_safety(expecting))
    assert "You answered: Pregnant: yes, on 11 April." in text
    assert "Left out meanwhile:" in text
    assert "wobbly ground" in text


def test_a_rule_that_does_not_hold_can_be_read_too() -> None:
    text = text_of(explain_rule(knowledge().safety["pregnant"], usual()))
    assert "It does not hold" in text
    assert "Ask your midwife" in text


def test_a_rule_that_holds_says_why() -> None:
    held = stopped().review.safety.reasons[0].rule
    assert "You answered:" in text_of(explain_rule(knowledge().safety[held], stopped()))


def test_everything_a_rule_may_leave_out_has_words() -> None:
    forbidden = {trait for rule in knowledge().safety.values() for trait in rule.forbids}
    assert forbidden <= TRAITS.keys()
    assert trait_words("new_trait") == "new trait"


def test_every_trait_has_words_of_its_own() -> None:
    assert TRAITS.keys() == set(get_args(Trait))
