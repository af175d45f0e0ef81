"""The safety rules and questions hold together, and speak as they should."""

from collections.abc import Iterator

import pytest

from dorsi.domain.rules import Condition, SafetyRule
from dorsi.find.safety import STRICTEST_FIRST, WORST_STATUS_FIRST, WORST_URGENCY_FIRST
from dorsi.knowledge.load import load_knowledge

KNOWLEDGE = load_knowledge()
ON_CARD = sorted(name for name, finding in KNOWLEDGE.findings.items() if finding.on_card)


@pytest.mark.parametrize("rule", KNOWLEDGE.safety.values(), ids=lambda rule: rule.id)
def test_a_stop_withholds_and_a_caution_does_not(rule: SafetyRule) -> None:
    expected = {
        "stop": {"withhold"},
        "refer": {"advise"} if rule.urgency == "routine" else {"withhold"},
        "caution": {"restrict", "advise"},
    }
    assert rule.effect in expected[rule.status]
    assert rule.effect != "restrict" or rule.forbids or rule.leads


@pytest.mark.parametrize("rule", KNOWLEDGE.safety.values(), ids=lambda rule: rule.id)
def test_only_what_withholds_can_be_cleared(rule: SafetyRule) -> None:
    assert rule.effect == "withhold" or not rule.clearable


@pytest.mark.parametrize("rule", KNOWLEDGE.safety.values(), ids=lambda rule: rule.id)
def test_a_rule_is_covered_only_by_rules_at_least_as_strict(rule: SafetyRule) -> None:
    def strictness(other: SafetyRule) -> tuple[int, int, int]:
        return (
            WORST_STATUS_FIRST.index(other.status),
            WORST_URGENCY_FIRST.index(other.urgency),
            STRICTEST_FIRST.index(other.effect),
        )

    for name in rule.covered_by:
        assert strictness(KNOWLEDGE.safety[name]) <= strictness(rule)
        assert KNOWLEDGE.safety[name].effect == "withhold"
        assert rule.id not in KNOWLEDGE.safety[name].covered_by


@pytest.mark.parametrize("rule", KNOWLEDGE.safety.values(), ids=lambda rule: rule.id)
def test_every_rule_named_by_another_exists(rule: SafetyRule) -> None:
    assert {*rule.also_cleared_by, *rule.covered_by} <= KNOWLEDGE.safety.keys()


def conditions(condition: Condition) -> Iterator[Condition]:
    yield condition
    for part in (*condition.any, *condition.all, *condition.none):
        yield from conditions(part)


def conditions_of(rule: SafetyRule) -> Iterator[Condition]:
    yield from conditions(rule.when)
    if rule.eases:
        yield from conditions(rule.eases.when)


@pytest.mark.parametrize("rule", KNOWLEDGE.safety.values(), ids=lambda rule: rule.id)
def test_every_condition_has_exactly_one_form_and_fits_its_question(rule: SafetyRule) -> None:
    for condition in conditions_of(rule):
        ages = (condition.age_below, condition.age_above, condition.age_unknown or None)
        forms = (
            *ages,
            condition.question,
            *filter(None, (condition.any, condition.all, condition.none)),
        )
        assert sum(form is not None for form in forms) == 1
        bounds = (condition.at_least, condition.at_most, condition.below)
        numeric = any(bound is not None for bound in bounds)
        assert numeric or condition.grows is None
        if condition.question:
            kind = KNOWLEDGE.findings[condition.question].answer
            # A number may be denied altogether, and a sign tells a moment as a date does.
            denied = condition.is_ == "no" and kind == "number"
            assert (
                kind == "number" if numeric else condition.is_ is None or kind == "yes_no" or denied
            )
        if condition.since:
            assert KNOWLEDGE.findings[condition.since].answer in ("number", "yes_no")


def test_every_safety_question_is_asked_for_by_a_rule() -> None:
    asked = {c.question for rule in KNOWLEDGE.safety.values() for c in conditions_of(rule)}
    questions = {name for name, finding in KNOWLEDGE.findings.items() if finding.kind == "safety"}
    assert questions <= asked


def test_the_card_holds_every_sign_that_a_yes_or_no_answers() -> None:
    asked_elsewhere = {"red_flag_card", "walking_and_heel_raises_painless", "guardian_agrees"}
    signs = {
        name
        for name, finding in KNOWLEDGE.findings.items()
        if finding.kind == "safety" and finding.answer == "yes_no"
    }
    assert signs - asked_elsewhere == set(ON_CARD)


def test_an_emergency_says_to_call_now() -> None:
    emergencies = [rule for rule in KNOWLEDGE.safety.values() if rule.urgency == "emergency"]
    assert len(emergencies) == 4
    assert all("all your local emergency number now" in rule.instead for rule in emergencies)


@pytest.mark.parametrize(
    "word",
    [
        "diagnos", "treat", "cure", "prevent", "rehabilit", "safe", "injury risk", "capsule",
        "surgery", "!",
    ],
)  # fmt: skip
def test_no_word_promises_what_only_a_clinician_may(word: str) -> None:
    texts = [
        *(t for r in KNOWLEDGE.safety.values() for t in (r.name, r.text, r.instead)),
        *(r.eases.instead for r in KNOWLEDGE.safety.values() if r.eases),
        *(
            t
            for f in KNOWLEDGE.findings.values()
            if f.kind == "safety"
            for t in (f.name, f.question, f.help, f.means)
        ),
    ]
    assert [text for text in texts if word in text.lower()] == []


def test_two_of_five_is_the_cut_that_was_read() -> None:
    rule = KNOWLEDGE.safety["hypermobile"]
    assert rule.when.at_least == 2
    assert "five_question_hypermobility" in rule.source


def test_the_card_rule_knows_every_line_of_the_card() -> None:
    asked = [part.question for part in KNOWLEDGE.safety["red_flag_card"].when.all[1].none]
    assert asked == ON_CARD
