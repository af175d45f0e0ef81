from dataclasses import replace
from datetime import timedelta
from math import prod

import pytest
from tests.find.structures import BENT, EQUAL, LITTLE, STRAIGHT, moved
from tests.find.told import KNOWLEDGE, answers, chances, edited, factors, left, told

from dorsi.domain.words import STRUCTURES
from dorsi.find.pattern import pattern


def test_without_answers_the_starting_chances_stand_and_nothing_is_named() -> None:
    side = left()
    assert chances(side) == pytest.approx(
        {"gastrocnemius": 0.35, "soleus": 0.35, "joint": 0.35, "anterior": 0.08, "control": 0.20}
    )
    assert all(chance.because == () for chance in side.chances)
    assert (side.named, side.clear) == ((), False)
    # Two muscles make one of them more likely than not before anything is asked.
    assert side.groups["calf"] == pytest.approx(0.5775)


@pytest.mark.requirement("A-14", "B-15")
def test_a_pull_high_in_the_calf_moves_every_structure_by_its_shrunken_factor() -> None:
    # .35/.65 * 2^.55 = .7884, and so on for each factor of the table.
    assert chances(left(told(STRAIGHT))) == pytest.approx(
        {
            "gastrocnemius": 0.44083,
            "soleus": 0.37314,
            "joint": 0.28905,
            "anterior": 0.05606,
            "control": 0.20,
        },
        abs=1e-5,
    )


@pytest.mark.requirement("A-15")
def test_a_front_pinch_speaks_for_the_joint_and_most_for_the_front() -> None:
    side = left(told("front_pinch"))
    assert factors(side, "joint") == {"front_pinch": pytest.approx(1.8**0.55)}
    assert factors(side, "anterior") == {"front_pinch": pytest.approx(3.0**0.55)}
    assert factors(side, "soleus") == {"front_pinch": pytest.approx(0.6**0.55)}


def test_no_pinch_speaks_a_little_against_joint_and_front_alone() -> None:
    assert moved(left(told("front_pinch", "no"))) == pytest.approx(
        {
            "gastrocnemius": 1.0,
            "soleus": 1.0,
            "joint": 0.85**0.55,
            "anterior": 0.6**0.55,
            "control": 1.0,
        }
    )


@pytest.mark.requirement("B-17")
def test_calf_and_joint_can_both_be_named() -> None:
    side = left(
        told(STRAIGHT),
        told(EQUAL),
        told("immobilised"),
        told("gain_right_after_band"),
        told("habitual_heels"),
    )
    assert set(side.named) == {"calf", "joint"}


def test_old_injuries_count_once_with_the_largest_factor_for_each_structure() -> None:
    side = left(told("sprain_history"), told("immobilised"), told("old_fracture"))
    assert moved(side) == pytest.approx(
        {
            "gastrocnemius": 1.3**0.55,
            "soleus": 1.5**0.55,
            "joint": 2.0**0.55,
            "anterior": 2.0**0.55,
            "control": 1.3**0.55,
        }
    )
    assert factors(side, "anterior").keys() == {"old_fracture"}
    assert factors(side, "soleus").keys() == {"immobilised"}


def test_the_largest_factor_is_the_one_furthest_from_one_upwards_or_downwards() -> None:
    side = left(told("sprain_history"), told("old_fracture"))
    assert moved(side)["gastrocnemius"] == pytest.approx(0.9**0.55)
    assert moved(side)["control"] == pytest.approx(1.3**0.55)


@pytest.mark.requirement("B-16")
def test_little_felt_and_a_sprain_together_name_the_joint() -> None:
    side = left(told(LITTLE), told("sprain_history"))
    assert side.named == ("joint",)
    assert side.clear


@pytest.mark.requirement("B-22", "B-88")
def test_three_equally_short_positions_silence_little_felt() -> None:
    side = left(told(EQUAL), told(LITTLE))
    assert factors(side, "joint") == {EQUAL: pytest.approx(1.8**0.55)}
    assert factors(side, "soleus") == {EQUAL: pytest.approx(1.3**0.55)}


def test_positions_that_are_not_equal_leave_little_felt_to_speak() -> None:
    assert factors(left(told(EQUAL, "no"), told(LITTLE)), "joint").keys() == {LITTLE}


@pytest.mark.requirement("B-21", "B-23")
def test_the_measured_difference_silences_what_was_said_about_positions() -> None:
    measured = {"bent_minus_straight": 16.0, "straight_knee_angle": 15.0}
    side = left(told(EQUAL), told(LITTLE), computed=measured)
    assert {finding for s in STRUCTURES for finding in factors(side, s)} == {"bent_minus_straight"}
    assert factors(side, "gastrocnemius")["bent_minus_straight"] > 2.0
    assert factors(side, "joint")["bent_minus_straight"] < 1.0


@pytest.mark.requirement("B-23")
@pytest.mark.parametrize("straight_deg", [22.0, 30.0, None])
def test_the_gastrocnemius_is_moved_only_where_the_straight_knee_is_short(
    straight_deg: float | None,
) -> None:
    measured: dict[str, float | str] = {"bent_minus_straight": 16.0}
    if straight_deg is not None:
        measured["straight_knee_angle"] = straight_deg
    side = left(computed=measured)
    assert factors(side, "gastrocnemius") == {}
    assert factors(side, "soleus").keys() == {"bent_minus_straight"}
    short = left(computed={**measured, "straight_knee_angle": 21.9})
    assert factors(short, "gastrocnemius").keys() == {"bent_minus_straight"}


def test_both_calf_positions_count_together() -> None:
    side = left(told(STRAIGHT), told(BENT))
    assert moved(side)["soleus"] == pytest.approx((1.2 * 2.0) ** 0.55)
    assert moved(side)["gastrocnemius"] == pytest.approx((2.0 * 0.9) ** 0.55)


@pytest.mark.parametrize("felt", [STRAIGHT, BENT])
def test_of_a_felt_calf_and_little_felt_the_later_answer_is_heard(felt: str) -> None:
    felt_last = left(told(LITTLE, day=1), told(felt, day=2))
    assert chances(felt_last) == chances(left(told(felt)))
    little_last = left(told(felt, day=1), told(LITTLE, day=2))
    assert chances(little_last) == chances(left(told(LITTLE)))


def test_contradicting_answers_of_the_same_moment_are_both_left_out() -> None:
    assert chances(left(told(STRAIGHT), told(LITTLE))) == chances(left())


def test_a_later_feeling_in_one_position_brings_back_the_other_position() -> None:
    side = left(told(STRAIGHT, day=1), told(LITTLE, day=2), told(BENT, day=3))
    assert chances(side) == chances(left(told(STRAIGHT), told(BENT)))


@pytest.mark.requirement("B-24", "B-88")
def test_only_the_deep_squat_poor_cannot_stand_beside_all_equally_short() -> None:
    side = left(told(EQUAL, day=1), told("deep_squat_poor_only", day=2))
    assert chances(side) == chances(left(told("deep_squat_poor_only")))
    assert factors(side, "control") == {"deep_squat_poor_only": pytest.approx(2.5**0.55)}


@pytest.mark.requirement("A-17", "B-29", "B-81")
def test_no_gain_after_mobilising_takes_the_place_of_no_gain_after_stretching() -> None:
    both = left(computed={"no_gain_after_stretching": "yes", "no_gain_after_mobilising": "yes"})
    assert chances(both) == chances(left(computed={"no_gain_after_mobilising": "yes"}))
    assert factors(both, "anterior") == {"no_gain_after_mobilising": pytest.approx(2.5**0.55)}
    stretched = left(computed={"no_gain_after_stretching": "yes", "no_gain_after_mobilising": "no"})
    assert factors(stretched, "gastrocnemius") == {
        "no_gain_after_stretching": pytest.approx(0.5**0.55)
    }


def test_unsteadiness_counts_once_however_it_was_found() -> None:
    asked = left(told("unsteady_on_one_leg"))
    measured = left(
        told("unsteady_on_one_leg"),
        computed={"heel_raise_deficit": "yes", "single_leg_stance_short": "yes"},
    )
    assert chances(measured) == chances(asked)


@pytest.mark.requirement("B-51")
def test_a_good_bend_lying_down_is_a_weak_hint_at_best() -> None:
    side = left(computed={"nwb_normal_wb_poor": "yes"})
    assert factors(side, "joint")["nwb_normal_wb_poor"] < 1.2
    assert side.named == ()


@pytest.mark.requirement("A-8", "B-67")
def test_raised_heels_speak_for_the_upper_calf_first() -> None:
    by_structure = moved(left(told("habitual_heels")))
    assert max(by_structure, key=lambda s: by_structure[s]) == "gastrocnemius"


@pytest.mark.requirement("B-18")
def test_a_gain_right_after_the_band_speaks_for_the_joint_and_against_the_front() -> None:
    by_structure = moved(left(told("gain_right_after_band")))
    assert by_structure["joint"] > 1.0 > by_structure["anterior"]


@pytest.mark.parametrize(
    ("choice", "finding"),
    [
        ("front_pinch", "front_pinch"),
        ("upper_calf", STRAIGHT),
        ("low_calf", BENT),
        ("nothing", LITTLE),
    ],
)
@pytest.mark.requirement("A-14", "A-15", "B-15", "B-16")
def test_where_the_stop_is_felt_answers_the_four_questions_it_stands_for(
    choice: str, finding: str
) -> None:
    four = (STRAIGHT, BENT, LITTLE, "front_pinch")
    spelt_out = (told(each, "yes" if each == finding else "no") for each in four)
    assert chances(left(told("stop_felt", choice))) == chances(left(*spelt_out))


def test_a_new_choice_takes_back_the_old_one() -> None:
    changed = left(told("stop_felt", "upper_calf", day=1), told("stop_felt", "low_calf", day=9))
    assert chances(changed) == chances(left(told("stop_felt", "low_calf")))


def test_sides_do_not_know_each_other() -> None:
    assert chances(left(told("sprain_history", side="right"))) == chances(left())
    assert factors(left(told("sprain_history", side="both")), "joint")


def test_likely_is_not_enough_to_be_named() -> None:
    # A sprain alone: 44 %, but only 1.46 times the odds it started from.
    side = left(told("sprain_history"))
    assert chances(side)["joint"] == pytest.approx(0.4408, abs=1e-4)
    assert side.named == ()


def test_likelier_than_before_is_not_enough_to_be_named() -> None:
    # A pinch nearly doubles the odds of the front, which still end at 14 %.
    side = left(told("front_pinch"))
    assert moved(side)["anterior"] > 1.75
    assert side.named == ()
    assert not side.clear


def test_the_likeliest_group_is_named_first() -> None:
    side = left(
        told(STRAIGHT), told(BENT), told("habitual_heels"), told("immobilised"),
        told("deep_squat_poor_only"), told("unsteady_on_one_leg"),
    )  # fmt: skip
    assert len(side.named) >= 2
    likelihoods = [side.groups[group] for group in side.named]
    assert likelihoods == sorted(likelihoods, reverse=True)


@pytest.mark.requirement("A-9", "A-1")
def test_a_functional_and_equal_range_names_no_range_pattern() -> None:
    joint = (told(LITTLE), told("sprain_history"))
    control = (told("deep_squat_poor_only"), told("unsteady_on_one_leg"))
    assert set(left(*joint, *control).named) == {"joint", "control"}
    assert left(*joint, *control, limited=False).named == ("control",)
    assert left(*joint, limited=False).named == ()
    assert not left(*joint, limited=False).clear


@pytest.mark.requirement("A-9")
def test_a_side_nobody_measured_names_nothing_though_its_answers_count() -> None:
    joint = (told(LITTLE), told("sprain_history"))
    control = (told("deep_squat_poor_only"), told("unsteady_on_one_leg"))
    unmeasured = left(*joint, *control, limited=None)
    assert unmeasured.named == ()
    assert not unmeasured.clear
    assert unmeasured.chances == left(*joint, *control).chances


def test_a_groups_factor_stays_within_its_bounds_and_is_shared_in_proportion() -> None:
    loud = edited(STRAIGHT, present={"soleus": 8.0, "joint": 0.05})
    side = left(told(STRAIGHT), told(BENT), knowledge=loud)
    shares = factors(side, "soleus")
    assert prod(shares.values()) == pytest.approx(5.0**0.55)
    # 8 and 2 are three doublings to one.
    assert shares[STRAIGHT] == pytest.approx(shares[BENT] ** 3)
    assert prod(factors(side, "joint").values()) == pytest.approx(0.2**0.55)


def test_one_finding_by_itself_is_held_too() -> None:
    loud = edited("habitual_heels", present={"gastrocnemius": 1000.0})
    side = left(told("habitual_heels"), knowledge=loud)
    assert factors(side, "gastrocnemius") == {"habitual_heels": pytest.approx(5.0**0.55)}


def test_the_strongest_reason_comes_first_for_or_against() -> None:
    four = (STRAIGHT, "habitual_heels", BENT, "heels_rise_in_squat")
    side = left(*map(told, four), told("front_pinch", "no"))
    assert list(factors(side, "soleus")) == [
        BENT,
        "heels_rise_in_squat",
        STRAIGHT,
        "habitual_heels",
    ]
    assert list(factors(side, "anterior"))[-1] == "habitual_heels"
    assert list(factors(side, "anterior"))[2] == "front_pinch"


def test_a_sport_with_impact_answers_for_itself_until_the_person_does() -> None:
    from_sport = left(computed={"impact_sport": "yes"})
    assert factors(from_sport, "anterior") == {"impact_sport": pytest.approx(1.3**0.55)}
    denied = left(told("impact_sport", "no"), computed={"impact_sport": "yes"})
    assert factors(denied, "anterior") == {}
    unsure = left(told("impact_sport", "unsure"), computed={"impact_sport": "yes"})
    assert unsure == from_sport


def test_a_computed_finding_cannot_be_claimed() -> None:
    assert chances(left(told("heel_raise_deficit"))) == chances(left())


def test_the_pattern_of_a_side_is_the_same_whoever_asks_for_it() -> None:
    entry = told(STRAIGHT, side="both")
    told_later = replace(entry, at=entry.at + timedelta(days=40))
    sides = [
        pattern(answers(one), side, {}, KNOWLEDGE, range_limited=True)
        for one in (entry, told_later)
        for side in ("left", "right")
    ]
    assert all(side == sides[0] for side in sides)
