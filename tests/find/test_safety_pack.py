"""The safety rules against the list they were made from, line by line, and each seen to matter."""

from dataclasses import replace

import pytest
from tests.find.safety_cases import read_cases, verdict

from dorsi.domain.rules import SafetyRule
from dorsi.knowledge.load import load_knowledge

KNOWLEDGE = load_knowledge()

# status, urgency and effect of every rule; what it forbids, where it forbids something.
PACK = """
achilles_rupture                    stop     today      withhold
bleeding_disorder_or_anticoagulant  caution  routine    restrict  roller
calf_pain_walking_eases_with_rest   refer    days       withhold
cannot_bear_weight                  stop     today      withhold
chest_pain_or_breathless            stop     emergency  withhold
clot_history                        caution  routine    restrict  roller
clot_risk                           refer    days       withhold  roller
clot_suspected                      stop     today      withhold
cold_or_pale_foot                   stop     today      withhold
deformity                           stop     today      withhold
diabetic_neuropathy                 refer    days       withhold
disproportionate_pain               refer    days       withhold
exertional_tightness_with_numbness  refer    days       withhold
focal_bone_pain                     refer    days       withhold
front_pinch                         caution  routine    restrict  front_pressure
guardian_agreement_missing          stop     routine    withhold
hot_swollen_joint                   stop     today      withhold
hot_swollen_joint_unwell            stop     emergency  withhold
hypermobile                         caution  routine    restrict  RANGE heel_drop static_stretch
hypermobile_giving_way              refer    days       withhold  RANGE heel_drop static_stretch
inflammatory_arthritis              refer    days       withhold
insertional_achilles_pain           caution  routine    restrict  heel_drop BENT STRAIGHT
less_feeling_in_feet                caution  routine    restrict  unsupported unstable
midportion_achilles_pain            caution  routine    restrict
new_numbness                        stop     today      withhold
night_or_rest_pain                  refer    days       withhold
open_wound                          stop     today      withhold
ottawa_ankle                        stop     today      withhold
ottawa_foot                         stop     today      withhold
over_65_with_falls                  caution  routine    restrict  unsupported unstable
pain_above_ankle_after_twist        refer    days       withhold  RANGE
pain_after_undated_injury           stop     today      withhold
pain_on_hopping                     refer    days       withhold
pregnant                            caution  routine    restrict  unsupported unstable RANGE
recent_injury_with_pain             stop     today      withhold
red_flag_card                       stop     today      withhold
saddle_or_bladder_change            stop     emergency  withhold
severe_rising_pain_after_injury     stop     emergency  withhold
spasticity                          refer    days       withhold
sprain_before_day_42                refer    days       withhold
sprain_until_day_42                 caution  routine    restrict  band unstable
surgery_or_cast_not_cleared         refer    days       withhold
surgery_or_cast_under_12_weeks      refer    days       withhold
tendon_pain_after_drug              refer    days       withhold
tingling                            refer    days       withhold
under_16                            stop     routine    withhold
unstable_or_locking                 refer    days       withhold
varicose_veins                      caution  routine    restrict  roller
weakness_both_sides                 refer    days       withhold
"""
SHORT = {
    "RANGE": {"end_range", "bent_knee_end_range"},
    "BENT": {"bent_knee_end_range"},
    "STRAIGHT": {"straight_knee_end_range"},
}
ROWS = {name: rest for name, *rest in map(str.split, PACK.strip().splitlines())}


@pytest.mark.requirement("A-27")
@pytest.mark.parametrize("name", sorted({*ROWS, *KNOWLEDGE.safety}))
def test_a_rule_is_as_urgent_and_as_strict_as_the_list_says(name: str) -> None:
    rule = KNOWLEDGE.safety[name]
    status, urgency, effect, *forbids = ROWS[name]
    assert (rule.status, rule.urgency, rule.effect) == (status, urgency, effect)
    expected: set[str] = set().union(*(SHORT.get(word, {word}) for word in forbids))
    assert set(rule.forbids) == expected


@pytest.mark.parametrize("name", sorted(KNOWLEDGE.safety))
def test_with_a_rule_dropped_the_whole_verdict_of_some_case_changes(name: str) -> None:
    fewer = replace(
        KNOWLEDGE, safety={n: rule for n, rule in KNOWLEDGE.safety.items() if n != name}
    )
    own = [case for case in read_cases() if case.rule == name and case.holds]
    assert own
    assert all(verdict(case.journal, KNOWLEDGE) != verdict(case.journal, fewer) for case in own)


# What to do instead, by the words it cannot do without.
INSTEAD = {
    "achilles_rupture": ("today", "do not stretch or load"),
    "calf_pain_walking_eases_with_rest": ("doctor", "same day"),
    "chest_pain_or_breathless": ("emergency number now",),
    "clot_suspected": ("today", "no exercise", "emergency number now"),
    "hot_swollen_joint": ("today",),
    "hypermobile": ("Strength and balance",),
    "insertional_achilles_pain": ("from the floor", "does not sink below", "heel lift"),
    "less_feeling_in_feet": ("something firm", "your feet every day"),
    "midportion_achilles_pain": ("slowly",),
    "new_numbness": ("today",),
    "open_wound": ("today",),
    "over_65_with_falls": ("physiotherapist",),
    "pain_above_ankle_after_twist": ("within days", "deep ankle bends"),
    "pregnant": ("midwife or doctor", "something to hold"),
    "saddle_or_bladder_change": ("emergency number now",),
    "severe_rising_pain_after_injury": ("emergency number now",),
    "sprain_before_day_42": ("clear you", "heel raises are free of pain"),
    "tingling": ("physiotherapist or doctor",),
}


@pytest.mark.parametrize("name", INSTEAD)
def test_what_to_do_instead_is_said(name: str) -> None:
    assert [words for words in INSTEAD[name] if words not in KNOWLEDGE.safety[name].instead] == []


@pytest.mark.parametrize("rule", KNOWLEDGE.safety.values(), ids=lambda rule: rule.id)
def test_how_soon_stands_in_what_to_do(rule: SafetyRule) -> None:
    words = {
        "emergency": ("your local emergency number now",),
        "today": ("today", "same day"),
        "days": ("within days",),
        "routine": ("",),
    }[rule.urgency]
    assert any(word in rule.instead for word in words)


@pytest.mark.requirement("B-68", "B-69")
@pytest.mark.parametrize("name", ["barefoot_time", "footwear_transition", "elevated_heels_daily"])
def test_a_clearance_to_train_is_none_for_bare_feet(name: str) -> None:
    """Diabetes, poor circulation and sore heels speak against flat shoes however fit to train."""
    thing = KNOWLEDGE.accommodations[name]
    sore = {"insertional_achilles_pain", "midportion_achilles_pain", "heel_complaint"}
    feeling = {"diabetic_neuropathy", "new_numbness", "tingling"}
    blood = {"cold_or_pale_foot", "calf_pain_walking_eases_with_rest", "open_wound"}
    assert sore | feeling | blood <= set(thing.not_with)
    assert "diabetes" in thing.text
