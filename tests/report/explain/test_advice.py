from dataclasses import replace

from tests.report.explain.about import JOURNAL, about, stopped, text_of, usual
from tests.report.results import PERSON, knowledge, listener

from dorsi.domain.schedule import Accommodated
from dorsi.domain.verdicts import DecisionMade, Proposal
from dorsi.report.explain.advice import (
    HEADINGS,
    NO_SPORT,
    NOTHING_MEANWHILE,
    NOTHING_NEXT,
    explain_decisions,
    explain_meanwhile,
    explain_sport,
    explain_sports,
)


def test_every_decision_stands_with_the_reason_of_its_rule() -> None:
    told = usual()
    made = tuple(
        DecisionMade(rule.action, "left", f"Because of {rule.id}.", rule.id)
        for rule in knowledge().decisions.values()
    )
    text = text_of(explain_decisions(replace(told, review=replace(told.review, decisions=made))))
    for rule in knowledge().decisions.values():
        assert f"Because of {rule.id}." in text
        assert " ".join(rule.basis.split()) in text
    assert {rule.action for rule in knowledge().decisions.values()} <= HEADINGS.keys()


def test_no_reason_speaks_in_ids_and_lengths_are_in_the_persons_unit() -> None:
    told = usual()
    bases = " ".join(rule.basis for rule in knowledge().decisions.values())
    assert "_" not in bases
    refer = DecisionMade("refer", "left", "Left.", "no_response_refer")
    inches = replace(told, review=replace(told.review, decisions=(refer,)), to=listener("in"))
    text = text_of(explain_decisions(inches))
    assert "below 3.5 in" in text
    sport = text_of(explain_sport(knowledge().sports["weightlifting"], inches))
    assert "a lift of 0.8 in" in sport


def test_what_is_proposed_and_asked_says_why() -> None:
    told = usual()
    status = replace(told.review.programme, proposal=Proposal(("Add circles.",), ("More.",)))
    text = text_of(explain_decisions(replace(told, review=replace(told.review, programme=status))))
    assert "More. Proposed: Add circles." in text
    assert told.review.next_question is not None
    assert told.review.next_question.why in text


def test_with_nothing_to_decide_it_says_so() -> None:
    told = usual()
    status = replace(told.review.programme, proposal=None)
    quiet = replace(told.review, decisions=(), next_question=None, programme=status)
    assert NOTHING_NEXT in text_of(explain_decisions(replace(told, review=quiet)))


def test_what_holds_meanwhile_says_why_and_until_when() -> None:
    told = usual()
    lift = Accommodated("heel_lift", told.to.today, "Squat with a lift.", "Depth comes back.")
    plan = replace(told.plan, accommodations=(lift,))
    text = text_of(explain_meanwhile(replace(told, plan=plan)))
    assert "Squat with a lift. Depth comes back. Looked at again on 13 April." in text
    empty = replace(told.plan, accommodations=())
    assert NOTHING_MEANWHILE in text_of(explain_meanwhile(replace(told, plan=empty)))


def test_a_sport_says_what_it_asks_and_adds() -> None:
    text = text_of(explain_sport(knowledge().sports["running"], usual()))
    assert "At each step the shin travels forward" in text
    assert "No sound norms for runners were found" in text
    assert "Change one thing at a time" in text
    assert "Walking lunges with knee drive, from week 1: Before a run it rehearses" in text


def test_whoever_named_no_sport_is_told_so() -> None:
    nobody = about(replace(JOURNAL, person=replace(PERSON, sports=())))
    assert NO_SPORT in text_of(explain_sports(nobody))
    assert "Weightlifting" in text_of(explain_sports(usual()))


def test_under_a_stop_neither_sport_nor_meanwhile_is_spoken_of() -> None:
    assert explain_sports(stopped()).title == "Whether to train"
    assert explain_meanwhile(stopped()).title == "Whether to train"
