"""That the knowledge files carry the factors and starting chances they were built from."""

import pytest
from tests.find.told import KNOWLEDGE

from dorsi.domain.words import STRUCTURES

# G gastrocnemius, S soleus, J joint, A anterior, M control; the second line of a finding, if any,
# is what a "no" says.
PRESENT = """
                                    G    S    J    A    M
calf_stretch_felt_knee_straight     2    1.2  .6   .5   1
low_calf_stretch_felt_knee_bent     .9   2    .6   .5   1
little_calf_sensation               .5   .5   2    1.8  1.3
front_pinch                         .6   .6   1.8  3    1
all_positions_equally_short         .7   1.3  1.8  1.5  .8
sprain_history                      .9   .9   2    1.4  1.3
immobilised                         1.3  1.5  2    1.2  1.2
old_fracture                        1    1    1.5  2    .9
impact_sport                        1    1    1    1.3  1
nwb_normal_wb_poor                  .8   .8   1.2  1.1  1.4
deep_squat_poor_only                .6   .6   .7   .9   2.5
heel_lift_helps_squat               1    1.4  1.3  1.3  .8
heels_rise_in_squat                 1.2  1.3  1.2  1.2  .9
no_gain_after_stretching            .5   .6   1.8  1.8  1.2
no_gain_after_mobilising            .9   .9   .5   2.5  1.2
gain_right_after_band               .9   .9   1.4  .5   1
habitual_heels                      1.6  1.1  1    .9   1
unsteady_on_one_leg                 .9   1    1    1    2
heel_raise_deficit                  .9   1    1    1    2
"""
ABSENT = """
front_pinch                         1    1    .85  .6   1
"""
CURVE = """
6                                   .4   1.3  1.3  1.2  1
10                                  1.1  1    1    1    1
12                                  2.4  1    .9   .9   1
13                                  4    .9   .8   .8   1
"""
OUTSIDE_THE_TABLE = {
    "knees_fall_in",  # a weak hint of our own
    "single_leg_stance_short",  # the measured form of unsteadiness
}


def rows(table: str) -> dict[str, tuple[float, ...]]:
    lines = [line.split() for line in table.splitlines() if line.strip()]
    return {name: tuple(map(float, row)) for name, *row in lines if name != "G"}


def as_row(factors: object) -> tuple[float, ...]:
    assert isinstance(factors, dict)
    return tuple(factors.get(structure, 1.0) for structure in STRUCTURES)


@pytest.mark.parametrize(("finding", "expected"), rows(PRESENT).items())
def test_a_yes_weighs_what_the_table_says(finding: str, expected: tuple[float, ...]) -> None:
    assert as_row(KNOWLEDGE.findings[finding].present) == expected


def test_a_no_says_something_only_about_the_front_pinch() -> None:
    absent = {f.id: as_row(f.absent) for f in KNOWLEDGE.findings.values() if f.absent}
    assert absent == rows(ABSENT)


@pytest.mark.requirement("B-23")
def test_the_curve_of_bent_minus_straight_has_the_knots_of_the_table() -> None:
    curve = KNOWLEDGE.findings["bent_minus_straight"].curve
    assert {str(knot.at).removesuffix(".0"): as_row(knot.factors) for knot in curve} == rows(CURVE)
    assert KNOWLEDGE.models.pattern.mdc90_bent_minus_straight_deg == 5.6
    assert KNOWLEDGE.models.pattern.straight_knee_short_below_deg == 22.0


def test_no_other_finding_moves_a_structure() -> None:
    moving = {f.id for f in KNOWLEDGE.findings.values() if f.present or f.absent}
    assert moving == set(rows(PRESENT)) | OUTSIDE_THE_TABLE


def test_a_hint_of_our_own_is_near_one() -> None:
    assert as_row(KNOWLEDGE.findings["knees_fall_in"].present) == (1, 1, 1, 1, 1.2)


def test_starting_chances_are_flat_for_calf_and_joint() -> None:
    priors = tuple(KNOWLEDGE.structures[structure].prior for structure in STRUCTURES)
    assert priors == (0.35, 0.35, 0.35, 0.08, 0.20)


def test_the_constants_of_the_model_are_those_of_the_method() -> None:
    model = KNOWLEDGE.models.pattern
    assert (model.exponent, model.group_floor, model.group_ceiling) == (0.55, 0.2, 5.0)
    assert (model.named_from_probability, model.named_odds_ratio) == (0.34, 1.55)
    assert (model.base_rate, model.sensitivity_share) == (0.3, 0.5)
    assert "answer them for themselves" in model.caveat


@pytest.mark.requirement("A-4", "A-6", "A-7", "B-3")
def test_each_structure_stands_in_its_group() -> None:
    groups = {s.id: s.group for s in KNOWLEDGE.structures.values()}
    assert groups == {
        "gastrocnemius": "calf",
        "soleus": "calf",
        "joint": "joint",
        "anterior": "front",
        "control": "control",
    }


@pytest.mark.requirement("B-3", "A-30")
def test_structures_explain_the_joint_and_which_knee_position_reaches_which_muscle() -> None:
    what = {s.id: s.what for s in KNOWLEDGE.structures.values()}
    assert "knee is straight" in what["gastrocnemius"]
    assert "knee is bent" in what["soleus"]
    for word in ("hinge", "dorsiflexion", "plantarflexion"):
        assert word in what["joint"]


@pytest.mark.requirement("A-5", "B-77")
def test_muscle_changes_before_joint_and_bone_does_not_yield_to_exercise() -> None:
    responds = {s.id: s.responds_to for s in KNOWLEDGE.structures.values()}
    assert "before the joint" in responds["gastrocnemius"]
    assert "more slowly than a muscle" in responds["joint"]
    assert "exercise does not move that limit" in responds["anterior"]
    assert "image" in KNOWLEDGE.structures["anterior"].what


@pytest.mark.requirement("B-10", "A-13", "B-9")
def test_a_heel_lift_or_a_heel_rise_is_a_hint_and_no_proof() -> None:
    for finding in ("heel_lift_helps_squat", "heels_rise_in_squat"):
        assert max(as_row(KNOWLEDGE.findings[finding].present)) <= 2.0
