from dataclasses import replace

import pytest
from tests.find.safety_cases import TODAY, journal, said, with_rule

from dorsi.domain.rules import Condition
from dorsi.find.answers import answers_of
from dorsi.find.safety_conditions import Circumstances, circumstances
from dorsi.find.screens import card_lines, concerns, rests_on_age, screens
from dorsi.knowledge.load import load_knowledge

KNOWLEDGE = load_knowledge()


def aged(years: int | None) -> Circumstances:
    """Someone of an age who has answered nothing."""
    kept = journal(*said({}), born=TODAY.year - years if years else None)
    return circumstances(answers_of(kept, KNOWLEDGE), kept.person, TODAY)


def asked(years: int | None) -> list[str]:
    return [screen.finding.id for screen in screens(aged(years), KNOWLEDGE)]


@pytest.mark.requirement("A-1", "A-27")
def test_what_withholds_comes_first_and_the_card_is_left_out() -> None:
    assert asked(40) == ["injury_days_ago", "surgery_or_cast_weeks_ago", "hypermobile_screen"]
    assert [screen.withholds for screen in screens(aged(40), KNOWLEDGE)] == [True, True, False]


def test_falls_are_for_those_over_65_and_those_whose_age_nobody_knows() -> None:
    assert "falls_past_year" not in asked(65)
    assert "falls_past_year" in asked(66)
    assert "falls_past_year" in asked(None)


def test_what_only_reassures_is_no_screen() -> None:
    # A guardian's yes and a painless walk lift a rule; neither answer makes one hold by itself.
    assert {"guardian_agrees", "walking_and_heel_raises_painless"}.isdisjoint(asked(17))


def test_a_rule_that_holds_on_silence_asks_nothing() -> None:
    silent = replace(
        KNOWLEDGE.safety["tingling"], when=Condition(question="guardian_agrees", missing=True)
    )
    found = screens(aged(40), with_rule(KNOWLEDGE, silent))
    assert "guardian_agrees" not in [screen.finding.id for screen in found]


def test_every_number_of_safety_is_asked_of_somebody() -> None:
    numbers = {
        finding.id
        for finding in KNOWLEDGE.findings.values()
        if finding.kind == "safety" and finding.answer == "number"
    }
    assert numbers <= set(asked(70))


def test_a_rule_about_an_age_concerns_that_age_alone() -> None:
    guardian = KNOWLEDGE.safety["guardian_agreement_missing"]
    assert rests_on_age(guardian)
    assert concerns(guardian, aged(17))
    assert not concerns(guardian, aged(30))
    assert not concerns(guardian, aged(None))
    tingling = KNOWLEDGE.safety["tingling"]
    assert not rests_on_age(tingling)
    assert concerns(tingling, aged(None))


@pytest.mark.requirement("A-27")
def test_the_card_begins_with_what_cannot_wait() -> None:
    lines = [finding.id for finding in card_lines(KNOWLEDGE)]
    assert sorted(lines) == sorted(f.id for f in KNOWLEDGE.findings.values() if f.on_card)
    emergencies = [
        "hot_swollen_joint",
        "severe_rising_pain_after_injury",
        "chest_pain_or_breathless",
        "feels_unwell",
        "saddle_or_bladder_change",
    ]
    assert lines[:5] == emergencies
    order = [lines.index(name) for name in ("deformity", "tingling", "varicose_veins")]
    assert order == sorted(order)  # today, within days, routine
