"""The latest word on every question, side by side."""

from dataclasses import replace

import pytest
from tests.find.safety_cases import moment

from dorsi.domain.findings import Choice, Finding
from dorsi.domain.journal import Answer, Journal, Person
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import SideOrBoth
from dorsi.find.answers import Answers, answers_of
from dorsi.knowledge.load import load_knowledge

STOP_FELT = Finding(
    id="stop_felt",
    kind="pattern",
    name="Where the stop is felt",
    answer="choice",
    choices=(
        Choice(id="front", text="In front", sets={"front_pinch": "yes", "upper_calf": "no"}),
        Choice(id="calf", text="In the calf", sets={"front_pinch": "no", "upper_calf": "yes"}),
    ),
    means="",
    basis="",
    source=("expert",),
    requirements=(),
)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    known = load_knowledge()
    return replace(known, findings={**known.findings, "stop_felt": STOP_FELT})


def told(
    question: str, answer: str | float, side: SideOrBoth | None = None, days_before: int = 0
) -> Answer:
    return Answer(at=moment(days_before), question=question, side=side, answer=answer)


def heard(knowledge: Knowledge, *answers: Answer) -> Answers:
    return answers_of(Journal(person=Person(name="Someone"), answers=answers), knowledge)


def test_a_question_nobody_answered_has_no_value(knowledge: Knowledge) -> None:
    answers = heard(knowledge)
    assert answers.value("tingling", "left") is None
    assert answers.entry("tingling", "left") is None
    assert answers.given("tingling", None) is None


def test_an_answer_about_one_side_leaves_the_other_open(knowledge: Knowledge) -> None:
    answers = heard(knowledge, told("tingling", "yes", "left"))
    assert answers.value("tingling", "left") == "yes"
    assert answers.value("tingling", "right") is None


@pytest.mark.parametrize("side", ["both", None])
def test_an_answer_for_both_sides_or_none_counts_for_each(
    knowledge: Knowledge, side: SideOrBoth | None
) -> None:
    answers = heard(knowledge, told("tingling", "yes", side))
    assert (answers.value("tingling", "left"), answers.value("tingling", "right")) == ("yes", "yes")


def test_an_answer_about_the_person_counts_whatever_side_was_noted(knowledge: Knowledge) -> None:
    answers = heard(knowledge, told("pregnant", "yes", "left"))
    assert answers.value("pregnant", "right") == "yes"


def test_the_latest_answer_for_a_side_wins(knowledge: Knowledge) -> None:
    answers = heard(
        knowledge,
        told("tingling", "yes", "left", days_before=3),
        told("tingling", "no", "both", days_before=2),
        told("tingling", "unsure", "right", days_before=1),
    )
    assert answers.value("tingling", "left") == "no"
    assert answers.value("tingling", "right") == "unsure"
    assert answers.value("tingling", None) == "unsure"


def test_of_two_answers_of_one_moment_the_later_in_the_list_wins(knowledge: Knowledge) -> None:
    answers = heard(knowledge, told("tingling", "yes", "left"), told("tingling", "no", "left"))
    assert answers.value("tingling", "left") == "no"


def test_a_question_that_knowledge_has_forgotten_is_still_heard(knowledge: Knowledge) -> None:
    answers = heard(knowledge, told("asked_long_ago", "yes", "left"))
    assert answers.value("asked_long_ago", "left") == "yes"
    assert answers.value("asked_long_ago", "right") is None


def test_numbers_stay_numbers(knowledge: Knowledge) -> None:
    assert heard(knowledge, told("falls_past_year", 2)).value("falls_past_year", None) == 2


def test_a_choice_answers_the_findings_it_stands_for(knowledge: Knowledge) -> None:
    entry = told("stop_felt", "front", "right")
    answers = heard(knowledge, entry)
    assert answers.value("stop_felt", "right") == "front"
    assert answers.value("front_pinch", "right") == "yes"
    assert answers.value("upper_calf", "right") == "no"
    assert answers.value("front_pinch", "left") is None
    assert answers.entry("front_pinch", "right") is entry


def test_an_unsure_choice_stands_for_nothing(knowledge: Knowledge) -> None:
    assert heard(knowledge, told("stop_felt", "unsure")).value("front_pinch", "left") is None


def test_unsure_after_a_choice_takes_back_what_the_choice_stood_for(knowledge: Knowledge) -> None:
    chosen, unsure = told("stop_felt", "front", "both", 2), told("stop_felt", "unsure", "left", 1)
    answers = heard(knowledge, chosen, unsure)
    assert answers.value("stop_felt", "left") == "unsure"
    for part, there in (("front_pinch", "yes"), ("upper_calf", "no")):
        assert answers.value(part, "left") is None
        assert answers.value(part, "right") == there
        assert answers.value(part, None) == there
    gone = heard(knowledge, chosen, told("stop_felt", "unsure", "both"))
    assert gone.value("front_pinch", None) is None
    again = heard(knowledge, chosen, unsure, told("stop_felt", "calf", "left"))
    assert again.value("upper_calf", "left") == "yes"


def test_unsure_about_a_choice_leaves_direct_answers_alone(knowledge: Knowledge) -> None:
    direct, unsure = told("front_pinch", "yes", "left", 1), told("stop_felt", "unsure", "left")
    for earlier in ((direct,), (told("stop_felt", "calf", "left", 2), direct)):
        answers = heard(knowledge, *earlier, unsure)
        assert answers.value("front_pinch", "left") == "yes"
        assert answers.value("front_pinch", None) == "yes"
        assert answers.value("upper_calf", "left") is None


def test_choice_and_direct_answer_compete_by_time(knowledge: Knowledge) -> None:
    chosen, direct = told("stop_felt", "front", "left", 2), told("front_pinch", "no", "left", 1)
    newer = told("stop_felt", "front", "left")
    assert heard(knowledge, chosen, direct).value("front_pinch", "left") == "no"
    assert heard(knowledge, chosen, direct, newer).value("front_pinch", "left") == "yes"


def test_none_of_these_answers_the_card_with_no_on_both_sides(knowledge: Knowledge) -> None:
    card = told("red_flag_card", "no")
    answers = heard(knowledge, told("deformity", "yes", "left", days_before=1), card)
    assert answers.value("deformity", "left") == "no"
    assert answers.value("pregnant", None) == "no"
    assert answers.entry("hot_swollen_joint", "right") is card


def test_none_of_these_says_nothing_of_what_is_not_on_the_card(knowledge: Knowledge) -> None:
    answers = heard(knowledge, told("red_flag_card", "no"))
    for question in ("injury_days_ago", "front_pinch", "guardian_agrees", "sprain_history"):
        assert answers.value(question, "left") is None


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_any_other_word_on_the_card_answers_no_line_of_it(
    knowledge: Knowledge, answer: str
) -> None:
    assert heard(knowledge, told("red_flag_card", answer)).value("deformity", "left") is None
