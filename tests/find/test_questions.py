"""What the questions themselves promise, as the knowledge files word them."""

import pytest
from tests.find.told import KNOWLEDGE

from dorsi.domain.pattern import NamedGroup
from dorsi.domain.words import STRUCTURES

FINDINGS = KNOWLEDGE.findings
COMPENSATIONS = (
    "heels_rise_in_squat", "toes_turn_out", "knees_fall_in", "trunk_falls_forward",
    "depth_cut_short",
)  # fmt: skip
PATTERN = {
    "stop_felt", "calf_stretch_felt_knee_straight", "low_calf_stretch_felt_knee_bent",
    "little_calf_sensation", "front_pinch", "all_positions_equally_short", "sprain_history",
    "immobilised", "old_fracture", "impact_sport", "deep_squat_poor_only",
    "heel_lift_helps_squat", "gain_right_after_band", "habitual_heels", "unsteady_on_one_leg",
    *COMPENSATIONS,
}  # fmt: skip
CONTEXT = {
    "calf_injury_history", "knee_injury_history", "knee_pain_in_squat",
    "knee_pain_less_with_heel_lift", "back_pain_in_squat", "shin_complaint", "heel_complaint",
    "hip_complaint", "hips_move_well", "uses_heel_lift_cm", "lower_drop_shoes_wanted",
    "sits_most_of_the_day",
}  # fmt: skip
COMPUTED = {
    "bent_minus_straight", "straight_knee_angle", "nwb_normal_wb_poor", "heel_raise_deficit",
    "single_leg_stance_short", "no_gain_after_stretching", "no_gain_after_mobilising",
}  # fmt: skip


def of_kind(kind: str) -> set[str]:
    return {finding.id for finding in FINDINGS.values() if finding.kind == kind}


def test_the_questions_are_those_the_journal_knows() -> None:
    assert of_kind("pattern") == PATTERN
    assert of_kind("context") >= CONTEXT
    assert of_kind("computed") == COMPUTED


@pytest.mark.parametrize("finding", sorted(PATTERN | CONTEXT))
def test_a_question_is_one_sentence_with_help_and_a_meaning(finding: str) -> None:
    asked = FINDINGS[finding]
    assert asked.question.count("?") == 1
    assert asked.question.endswith(("?", "(0 = flat)?"))
    assert asked.help.endswith(".")
    assert asked.means.endswith(".")


@pytest.mark.parametrize("finding", sorted(COMPUTED))
def test_what_is_computed_has_no_question_and_says_how_it_is_found(finding: str) -> None:
    assert FINDINGS[finding].question == ""
    assert FINDINGS[finding].basis


@pytest.mark.parametrize("finding", sorted(CONTEXT))
def test_a_question_about_circumstances_moves_no_structure(finding: str) -> None:
    asked = FINDINGS[finding]
    assert (asked.present, asked.absent, asked.curve) == ({}, {}, ())


@pytest.mark.requirement("A-31", "A-12")
@pytest.mark.parametrize(
    "finding", ["calf_injury_history", "knee_injury_history", "sprain_history"]
)
def test_old_injuries_are_asked_for_each_side(finding: str) -> None:
    assert FINDINGS[finding].per_side


@pytest.mark.requirement("A-3", "A-32", "B-1", "B-4", "B-40", "B-92")
@pytest.mark.parametrize(
    ("finding", "consequence"),
    [
        ("heels_rise_in_squat", "weight moves onto the toes"),
        ("heels_rise_in_squat", "front foot of a lunge"),
        ("heels_rise_in_squat", "deadlift"),
        ("toes_turn_out", "inner side of the knee"),
        ("knees_fall_in", "shin steeper"),
        ("trunk_falls_forward", "back and the hips then do more"),
        ("depth_cut_short", "less of their range"),
        ("depth_cut_short", "landings"),
        ("unsteady_on_one_leg", "press"),
    ],
)
def test_each_compensation_is_explained_by_what_it_leads_to(finding: str, consequence: str) -> None:
    assert consequence in " ".join(FINDINGS[finding].means.split())


@pytest.mark.requirement("B-9", "B-87")
@pytest.mark.parametrize(
    "finding", ["heels_rise_in_squat", "trunk_falls_forward", "depth_cut_short"]
)
def test_the_squat_is_judged_with_the_arms_overhead(finding: str) -> None:
    assert "overhead" in FINDINGS[finding].question + FINDINGS[finding].help


@pytest.mark.requirement("B-10", "B-41")
def test_the_lift_to_compare_with_is_of_one_height_and_any_squat_will_do() -> None:
    lift = FINDINGS["heel_lift_helps_squat"]
    assert "2.5 cm" in lift.question
    assert "Back squat, front squat" in lift.help


@pytest.mark.requirement("B-21", "B-22", "B-88")
def test_three_positions_are_compared() -> None:
    question = FINDINGS["all_positions_equally_short"].question
    for position in ("straight knee", "bent knee", "deep squat"):
        assert position in question


@pytest.mark.requirement("B-5", "B-86")
@pytest.mark.parametrize(
    "finding", ["heel_complaint", "shin_complaint", "hip_complaint", "knee_pain_in_squat"]
)
def test_complaints_elsewhere_are_asked_without_being_blamed_on_the_ankle(finding: str) -> None:
    asked = FINDINGS[finding]
    assert asked.per_side
    assert all(structure not in asked.present for structure in STRUCTURES)


def test_the_stop_has_four_places_each_answering_all_four_questions() -> None:
    choices = {choice.id: choice.sets for choice in FINDINGS["stop_felt"].choices}
    assert set(choices) == {"front_pinch", "upper_calf", "low_calf", "nothing"}
    for sets in choices.values():
        assert len(sets) == 4
        assert list(sets.values()).count("yes") == 1


@pytest.mark.parametrize("group", KNOWLEDGE.models.pattern.named, ids=lambda group: group.id)
def test_names_of_groups_fit_into_the_sentences_that_use_them(group: NamedGroup) -> None:
    for words in (group.name, group.resembles, *(each.text for each in group.may_help)):
        assert words[0].islower()
        assert not words.endswith(".")
