"""What a clearance lifts, for how long, and what speaks against it again."""

from dataclasses import replace

import pytest
from tests.find.safety_cases import (
    FRESH,
    cleared,
    journal,
    rules_of,
    said,
    verdict,
    with_rule,
)

from dorsi.domain.rules import Condition
from dorsi.find.safety import forbidden_traits
from dorsi.knowledge.load import load_knowledge

KNOWLEDGE = load_knowledge()


def test_a_clearance_of_the_fracture_rules_leaves_the_sprain_rules_in_force() -> None:
    told = journal(*said(FRESH, days_before=2), decisions=(cleared("ottawa_ankle"),))
    assert rules_of(verdict(told, KNOWLEDGE)) == ["sprain_before_day_42"]


def test_a_clearance_of_the_sprain_leaves_out_band_and_wobbly_ground_until_day_42() -> None:
    told = journal(
        *said({"injury_days_ago": 20}, days_before=2), decisions=(cleared("sprain_before_day_42"),)
    )
    safety = verdict(told, KNOWLEDGE)
    assert rules_of(safety) == ["sprain_until_day_42"]
    assert forbidden_traits(safety, KNOWLEDGE) == {"band", "unstable"}


def test_a_clearance_older_than_the_answers_lifts_nothing() -> None:
    told = journal(*said({"tingling": "yes"}), decisions=(cleared("tingling", days_before=1),))
    assert verdict(told, KNOWLEDGE).withheld


def test_a_clearance_of_the_very_same_moment_lifts_nothing() -> None:
    told = journal(*said({"tingling": "yes"}), decisions=(cleared("tingling", hour=8),))
    assert verdict(told, KNOWLEDGE).withheld


def test_a_clearance_of_another_rule_lifts_nothing() -> None:
    told = journal(*said({"tingling": "yes"}), decisions=(cleared("spasticity"),))
    assert verdict(told, KNOWLEDGE).withheld


def test_the_newest_clearance_counts() -> None:
    told = journal(
        *said({"tingling": "yes"}, days_before=3),
        decisions=(cleared("tingling", days_before=5), cleared("tingling", days_before=1)),
    )
    assert verdict(told, KNOWLEDGE).status == "go"


def test_the_newest_of_several_clearances_that_lift_a_rule_counts() -> None:
    told = journal(
        *said({"injury_days_ago": 5}, days_before=2),
        decisions=(cleared("recent_injury_with_pain", days_before=9), cleared("ottawa_foot")),
    )
    assert rules_of(verdict(told, KNOWLEDGE)) == ["sprain_before_day_42"]


def test_a_newer_yes_fires_a_cleared_rule_again() -> None:
    clearance = cleared("ottawa_ankle", days_before=2)
    told = journal(
        *said(FRESH, days_before=3), *said({"cannot_bear_weight": "yes"}), decisions=(clearance,)
    )
    assert rules_of(verdict(told, KNOWLEDGE)) == ["ottawa_ankle"]


def test_a_newer_reassurance_does_not_fire_a_cleared_rule_again() -> None:
    told = journal(
        *said({"injury_days_ago": 3}, days_before=3),
        *said({"malleolar_pain": "no"}),
        decisions=(cleared("recent_injury_with_pain", days_before=2),),
    )
    assert rules_of(verdict(told, KNOWLEDGE)) == ["sprain_before_day_42"]


def test_a_newer_doubt_fires_a_rule_that_rests_on_missing_reassurance() -> None:
    told = journal(
        *said({"injury_days_ago": 20}, days_before=5),
        *said({"walking_and_heel_raises_painless": "no"}),
        decisions=(cleared("sprain_before_day_42", days_before=2),),
    )
    assert rules_of(verdict(told, KNOWLEDGE)) == ["sprain_before_day_42"]


def test_a_rule_nobody_spoke_for_can_be_cleared_at_any_time() -> None:
    rule = replace(KNOWLEDGE.safety["tingling"], when=Condition(age_unknown=True))
    told = journal(born=None)
    lifted = replace(told, decisions=(cleared("tingling"),))
    assert verdict(told, with_rule(KNOWLEDGE, rule)).withheld
    assert not verdict(lifted, with_rule(KNOWLEDGE, rule)).withheld


@pytest.mark.parametrize(
    ("rule", "answers", "born"),
    [
        ("under_16", {}, 2012),
        ("guardian_agreement_missing", {}, 2009),
        ("surgery_or_cast_under_12_weeks", {"surgery_or_cast_weeks_ago": 4}, 1990),
        ("hypermobile", {"hypermobile_screen": 5}, 1990),
    ],
)
def test_what_no_clearance_lifts(rule: str, answers: dict[str, str | float], born: int) -> None:
    told = journal(*said(answers, days_before=3), born=born, decisions=(cleared(rule),))
    assert rule in rules_of(verdict(told, KNOWLEDGE))


def test_an_operation_cleared_early_needs_no_second_word_after_twelve_weeks() -> None:
    told = journal(
        *said({"surgery_or_cast_weeks_ago": 8}, days_before=30),
        decisions=(cleared("surgery_or_cast_not_cleared", days_before=20),),
    )
    assert verdict(told, KNOWLEDGE).status == "go"


def test_a_clearance_with_numb_feet_leaves_out_what_is_not_held_on_to() -> None:
    told = journal(
        *said({"diabetic_neuropathy": "yes"}), decisions=(cleared("diabetic_neuropathy"),)
    )
    safety = verdict(told, KNOWLEDGE)
    assert (safety.status, rules_of(safety)) == ("caution", ["less_feeling_in_feet"])
    assert forbidden_traits(safety, KNOWLEDGE) == {"unsupported", "unstable"}
