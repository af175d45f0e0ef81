"""Every safety rule catches its cases, and is seen to fail when anything in it is broken."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from tests.find.safety_cases import Case, read_cases, reason_for, verdict, with_rule

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.rules import Condition, SafetyRule
from dorsi.knowledge.load import load_knowledge

KNOWLEDGE = load_knowledge()
RULES = tuple(KNOWLEDGE.safety)
CASES = read_cases()

NEVER = Condition()
ALWAYS = Condition(none=(NEVER,))


def shows(case: Case, knowledge: Knowledge) -> bool:
    """Whether the verdict is what the case says."""
    safety = verdict(case.journal, knowledge)
    reason = reason_for(case.rule, safety)
    found = (reason is not None, reason.urgency if reason else None, safety.status, safety.withheld)
    return found == (case.holds, case.urgency, case.status, case.withheld)


def without(name: str) -> Knowledge:
    rules = {other: rule for other, rule in KNOWLEDGE.safety.items() if other != name}
    return replace(KNOWLEDGE, safety=rules)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_case_gets_the_verdict_it_describes(case: Case) -> None:
    assert shows(case, KNOWLEDGE)


@pytest.mark.parametrize("rule", RULES)
def test_without_its_rule_a_case_is_no_longer_caught(rule: str) -> None:
    caught = [case for case in CASES if case.rule == rule and case.holds]
    assert caught
    assert not any(shows(case, without(rule)) for case in caught)


def broken(condition: Condition) -> Iterator[Condition]:
    """The same condition with one thing wrong: a part left out, a bound moved, a word forgotten."""
    for kind in ("any", "all", "none"):
        inner: tuple[Condition, ...] = getattr(condition, kind)
        for place, part in enumerate(inner):
            rest = inner[:place] + inner[place + 1 :]
            yield changed(condition, {kind: rest}) if rest else ALWAYS
            for worse in broken(part):
                yield changed(condition, {kind: (*inner[:place], worse, *inner[place + 1 :])})
    for bound in ("at_least", "at_most", "below", "age_below", "age_above"):
        if (value := getattr(condition, bound)) is not None:
            yield changed(condition, {bound: value + 1})
            yield changed(condition, {bound: value - 1})
    for word in ("since", "grows", "is_"):
        if getattr(condition, word) is not None:
            yield changed(condition, {word: None})


def changed(condition: Condition, edits: Mapping[str, Any]) -> Condition:
    return replace(condition, **edits)


def broken_rules(rule: SafetyRule) -> Iterator[SafetyRule]:
    for when in broken(rule.when):
        yield replace(rule, when=when)
    if rule.eases:
        yield replace(rule, eases=None)
        for when in broken(rule.eases.when):
            yield replace(rule, eases=replace(rule.eases, when=when))


@pytest.mark.parametrize("name", [rule for rule in RULES if rule != "red_flag_card"])
def test_whatever_is_broken_in_a_rule_some_case_of_it_fails(name: str) -> None:
    own = [case for case in CASES if case.rule == name]
    unseen = [
        rule
        for rule in broken_rules(KNOWLEDGE.safety[name])
        if all(shows(case, with_rule(KNOWLEDGE, rule)) for case in own)
    ]
    assert unseen == []


def test_the_card_rule_fails_its_cases_when_either_half_is_left_out() -> None:
    rule = KNOWLEDGE.safety["red_flag_card"]
    own = [case for case in CASES if case.rule == rule.id]
    for place in range(2):
        half = replace(rule.when, all=(rule.when.all[place],))
        assert not all(shows(case, with_rule(KNOWLEDGE, replace(rule, when=half))) for case in own)


@pytest.mark.parametrize("case", [case for case in CASES if case.holds], ids=str)
def test_unsure_about_a_sign_counts_as_yes(case: Case) -> None:
    doubtful = {
        question: "unsure" if answer == "yes" and question in asked_worrying(case.rule) else answer
        for question, answer in case.answers.items()
    }
    assert reason_for(case.rule, verdict(replace(case, answers=doubtful).journal, KNOWLEDGE))


def asked_worrying(rule: str) -> set[str]:
    """The questions whose plain yes speaks for the rule."""

    def walk(condition: Condition) -> Iterator[str]:
        if condition.question and condition.is_ is None:
            yield condition.question
        for part in (*condition.any, *condition.all):
            yield from walk(part)

    return set(walk(KNOWLEDGE.safety[rule].when))
