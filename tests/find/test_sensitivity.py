import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.find.told import KNOWLEDGE, edited, left, told

from dorsi.find.pattern import SidePattern
from dorsi.find.sensitivity import Stability, Variation, sensitivity

FOUR = ["little_calf_sensation", "sprain_history", "habitual_heels", "front_pinch"]


def stability(side: SidePattern) -> dict[str, Stability]:
    return {each.group: each for each in sensitivity(side, KNOWLEDGE)}


def test_a_pattern_carried_by_many_answers_survives_every_single_one_being_weaker() -> None:
    side = left(
        told("calf_stretch_felt_knee_straight"),
        told("low_calf_stretch_felt_knee_bent"),
        told("habitual_heels"),
        told("heels_rise_in_squat"),
        told("immobilised"),
        told("heel_lift_helps_squat"),
    )
    calf = stability(side)["calf"]
    assert calf.named
    assert calf.survives
    assert calf.turned_by == ()
    assert calf.low < side.groups["calf"] < calf.high


def test_a_pattern_on_the_edge_names_what_would_turn_it() -> None:
    # Of the two reasons for the joint the sprain is the one that must not be much weaker.
    side = left(told("gain_right_after_band"), told("sprain_history"))
    joint = stability(side)["joint"]
    assert joint.named
    assert not joint.survives
    assert joint.turned_by == (Variation("sprain_history", 0.5), Variation(None, 0.5))


def test_what_is_not_named_may_be_one_stronger_answer_away() -> None:
    joint = stability(left(told("sprain_history")))["joint"]
    assert not joint.named
    assert joint.turned_by == (Variation("sprain_history", 1.5), Variation(None, 1.5))


def test_half_again_means_half_again_in_the_logarithm() -> None:
    # .35/.65 * 2^(.55 * 1.5) = .9539 and * 2^(.55 * .5) = .6515.
    joint = stability(left(told("sprain_history")))["joint"]
    assert (joint.low, joint.high) == pytest.approx((0.39450, 0.48820), abs=1e-5)


def test_variations_stay_within_the_bounds_of_a_group() -> None:
    loud = edited("sprain_history", present={"joint": 5.0})
    side = left(told("sprain_history"), knowledge=loud)
    (joint,) = (each for each in sensitivity(side, loud) if each.group == "joint")
    assert joint.high == pytest.approx(side.groups["joint"])


def test_without_answers_nothing_can_turn() -> None:
    found = stability(left())
    assert found.keys() == left().groups.keys()
    assert all(each.survives and each.low == each.high for each in found.values())


def test_a_range_without_a_deficit_stays_unnamed_however_the_ratios_move() -> None:
    joint = stability(left(told("little_calf_sensation"), told("sprain_history"), limited=False))[
        "joint"
    ]
    assert not joint.named
    assert joint.survives


@given(st.dictionaries(st.sampled_from(FOUR), st.sampled_from(["yes", "no"])))
def test_the_chance_as_it_stands_lies_between_its_extremes(given_answers: dict[str, str]) -> None:
    side = left(*(told(question, answer) for question, answer in given_answers.items()))
    for group, each in stability(side).items():
        assert each.low <= side.groups[each.group] <= each.high
        assert each.survives == (each.turned_by == ()), group
