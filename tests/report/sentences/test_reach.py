from dataclasses import replace
from datetime import timedelta

import pytest
from tests.report.results import TODAY, listener, side

from dorsi.domain.verdicts import Asymmetry, Interval, SideReview
from dorsi.report.sentences.reach import describe_asymmetry, describe_beside, describe_side


def test_the_number_comes_first_then_its_error_then_what_it_means() -> None:
    said = describe_side("left", side(7.4, 8.6, "marked"), listener())
    assert said == "Left reaches 8.0 cm (likely 7.4 to 8.6), on the short side."


@pytest.mark.requirement("B-7", "B-49")
def test_a_band_is_said_only_as_firmly_as_the_error_allows() -> None:
    probable = side(8.8, 9.8, "restricted", band_certainty=0.7)
    assert describe_side("left", probable, listener()).endswith(", probably a little short.")
    open_ = side(8.0, 10.6, "restricted", band_certainty=0.4)
    assert describe_side("left", open_, listener()).endswith(
        "; the error leaves open whether that is on the short side, a little short or "
        "enough for most things."
    )


def test_a_band_is_not_said_more_firmly_than_it_is_known() -> None:
    one_band = side(9.1, 9.9, "restricted", band_certainty=0.89)
    assert ", probably a little short." in describe_side("left", one_band, listener())
    unsure = side(9.1, 9.9, "restricted", band_certainty=0.6)
    assert ", perhaps a little short." in describe_side("left", unsure, listener())
    wide = side(6.0, 16.0, "functional", band_certainty=0.3)
    assert describe_side("left", wide, listener()).endswith(
        "; too uncertain to say what that is enough for until more days of measuring narrow it."
    )
    lean = replace(wide, told_by="angle", angle_deg=Interval(38.0, 32.0, 45.0))
    assert "until a tape at the wall narrows it." in describe_side("left", lean, listener())


def test_a_reach_nobody_read_lately_is_said_to_be_expected() -> None:
    recent = TODAY - timedelta(days=14)
    assert describe_side("left", side(7.4, 8.6, "marked", read_on=recent), listener()) == (
        "Left reaches 8.0 cm (likely 7.4 to 8.6), on the short side."
    )
    old = side(7.4, 8.6, "marked", read_on=recent - timedelta(days=1))
    assert describe_side("left", old, listener()) == (
        "Left, last measured on 29 March, by now probably reaches about 8.0 cm (likely 7.4 to 8.6),"
        " on the short side."
    )


@pytest.mark.requirement("A-11")
def test_a_wall_touch_says_at_least_and_nothing_more() -> None:
    touch = side(9.0, 16.2, "adequate", told_by="touch", at_least_cm=10.2)
    assert describe_side("left", touch, listener()) == "Left touches the wall: at least 10.2 cm."


def test_who_measures_in_degrees_is_told_degrees_and_the_reach_as_an_estimate() -> None:
    leaning = side(3.3, 12.5, "marked", told_by="angle", angle_deg=Interval(34.2, 27.4, 41.0))
    said = describe_side("left", leaning, listener())
    assert said.startswith("Left bends to 34° (likely 27° to 41°); a reach of about 7.9 cm")
    assert "estimated" in said


def test_equal_sides_are_not_told_apart() -> None:
    said = describe_asymmetry(Asymmetry(0.02, -0.5, 0.54, "usual"), listener())
    assert said == "Both sides reach the same."


def test_an_unmeasured_side_is_said_to_be_unmeasured() -> None:
    assert (
        describe_side("right", side(None), listener())
        == "How far right reaches is not measured yet."
    )


@pytest.mark.requirement("B-8")
def test_the_side_that_reaches_less_is_named_and_gets_more_work_when_flagged() -> None:
    said = describe_asymmetry(Asymmetry(-2.6, -3.6, -1.6, "flag"), listener())
    assert said == (
        "Right reaches 2.6 cm further than left (likely 1.6 to 3.6), on more than one day; "
        "left gets more of the work."
    )


def test_a_difference_within_the_error_is_no_difference_yet() -> None:
    said = describe_asymmetry(Asymmetry(0.4, -0.5, 1.3, "usual"), listener())
    assert (
        said == "Left reaches 0.4 cm further than right; measuring error alone could explain that."
    )


def test_a_usual_difference_is_called_usual_and_a_larger_one_worth_watching() -> None:
    usual = describe_asymmetry(Asymmetry(1.2, 0.2, 2.2, "usual"), listener())
    assert usual.endswith("(likely 0.2 to 2.2), a usual difference.")
    watch = describe_asymmetry(Asymmetry(1.7, 0.7, 2.7, "watch"), listener())
    assert watch.endswith(": more than usual, worth watching.")
    flag_cm = listener().knowledge.models.symmetry.flag_from_cm
    assert "worth watching" in describe_asymmetry(
        Asymmetry(flag_cm - 0.1, 0.7, 2.7, "watch"), listener()
    )


def test_a_large_difference_seen_on_one_day_asks_for_another() -> None:
    for cm in (2.0, -5.5):
        said = describe_asymmetry(Asymmetry(cm, cm - 1.0, cm + 1.0, "watch"), listener())
        assert said.endswith("than usual, and one more day of measuring tells whether it stands.")


def test_one_measured_side_cannot_be_compared() -> None:
    said = describe_asymmetry(Asymmetry(None, None, None, None), listener())
    assert said == "The sides can be compared once both are measured."


def test_beside_its_number_only_what_it_means_is_said() -> None:
    assert (
        describe_beside("left", side(9.2, 9.8, told_by="length"), listener()) == "A little short."
    )


@pytest.mark.parametrize("found", [side(None), side(told_by="angle"), side(told_by="touch")])
def test_what_is_no_plain_reach_is_said_in_full(found: SideReview) -> None:
    assert describe_beside("left", found, listener()) == describe_side("left", found, listener())
