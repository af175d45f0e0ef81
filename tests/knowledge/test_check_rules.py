"""Rules of safety, accommodations and decisions point at what there is."""

from dataclasses import replace

import pytest
from tests.knowledge.broken import faults, said, unknown

from dorsi.domain.rules import Condition, Eased

ODD = Condition(question="no_such")
KNOWN = Condition(question="front_pinch")


@pytest.mark.parametrize(
    "when",
    [
        ODD,
        Condition(question="front_pinch", since="no_such"),
        Condition(any=(KNOWN, ODD)),
        Condition(all=(KNOWN, ODD)),
        Condition(none=(KNOWN, ODD)),
        Condition(any=(KNOWN, Condition(all=(KNOWN, Condition(none=(ODD,)))))),
    ],
)
def test_a_safety_rule_asks_questions_there_are_however_deep(when: Condition) -> None:
    found = faults("safety", "deformity", when=when)
    assert unknown(found, "safety/deformity.toml when", "no_such", "a question")
    eases = Eased(when=when, urgency="routine", instead="Show it to someone.")
    found = faults("safety", "deformity", eases=eases)
    assert unknown(found, "safety/deformity.toml when", "no_such", "a question")
    assert faults("safety", "deformity", when=KNOWN, eases=replace(eases, when=KNOWN)) == []


@pytest.mark.parametrize("key", ["covered_by", "also_cleared_by"])
def test_a_safety_rule_points_at_rules_there_are(key: str) -> None:
    found = faults("safety", "deformity", **{key: ("no_such",)})
    assert unknown(found, "safety/deformity.toml", "no_such", "a safety rule")


@pytest.mark.parametrize(
    ("key", "what"),
    [
        ("needs_any", "a finding"),
        ("needs_all", "a finding"),
        ("needs_no", "a finding"),
        ("not_with", "a finding"),
        ("forbidden_by", "a safety rule"),
    ],
)
def test_an_accommodation_points_at_what_there_is(key: str, what: str) -> None:
    found = faults("accommodations", "transfer", **{key: ("no_such",)})
    assert unknown(found, "accommodations/transfer.toml", "no_such", what)


def test_an_accommodation_is_about_exercises_there_are() -> None:
    found = faults("accommodations", "transfer", exercises=("no_such",))
    assert unknown(found, "accommodations/transfer.toml exercises", "no_such", "an exercise")


def test_what_leads_can_be_done_by_everybody_in_every_phase() -> None:
    assert faults("safety", "pregnant", leads={"balance": "It comes first."}) == []
    needs_kit = faults("safety", "pregnant", leads={"release": "It comes first."})
    place = "safety/pregnant.toml leads"
    problem = "release leads, but without equipment there is no exercise for it in {}"
    assert said(needs_kit) == [
        (place, problem.format(phase)) for phase in ("foundation", "keep", "load", "mobilise")
    ]
    ruled_out = faults("safety", "pregnant", leads={"raise": "So."}, forbids=("raise",))
    assert {fault.path for fault in ruled_out} == {place}


def test_a_decision_looks_at_findings_there_are() -> None:
    found = faults("decisions", "steady", findings=("no_such",))
    assert unknown(found, "decisions/steady.toml", "no_such", "a finding")
