from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.find.told import KNOWLEDGE, SOMEONE, TODAY, bends, both_bend, edited, taken

from dorsi.domain.journal import Journal, Person, Reading
from dorsi.domain.verdicts import Sides
from dorsi.find.computed import computed_findings, usual_heel_raises


def computed(
    *readings: Reading,
    person: Person = SOMEONE,
    ranges: Any = None,
    today: date = TODAY,
    knowledge: Any = KNOWLEDGE,
) -> dict[str, float | str]:
    """What is worked out for the left side."""
    journal = Journal(person=person, readings=readings)
    return dict(computed_findings(journal, ranges or both_bend(8.0, 8.0), knowledge, today).left)


def angle(knee: Any, degrees: float, **more: Any) -> Reading:
    return taken("inclinometer", "left", degrees, knee=knee, **more)


def raises(side: Any, count: float, day: int = 0) -> Reading:
    return taken("single_heel_raise", side, count, day=day, unit="reps")


def test_an_empty_journal_tells_nothing() -> None:
    assert computed() == {}


@pytest.mark.requirement("B-21", "B-23")
def test_bent_minus_straight_is_the_difference_of_two_angles_of_one_set_up() -> None:
    told = computed(angle("bent", 36.0), angle("straight", 23.0))
    assert told["bent_minus_straight"] == pytest.approx(13.0)
    assert told["straight_knee_angle"] == pytest.approx(23.0)


def test_trials_of_a_day_are_averaged() -> None:
    told = computed(
        taken("inclinometer", "left", 35.0, 37.0, knee="bent"),
        taken("inclinometer", "left", 24.0, 26.0, knee="straight"),
    )
    assert told["bent_minus_straight"] == pytest.approx(11.0)


@pytest.mark.parametrize(
    "other",
    [
        {"device": "another phone"},
        {"placement": "15_cm_below"},
        {"footwear": "lifting shoes"},
        {"cold": False},
        {"hours_since_band": 1.0},
    ],
)
def test_angles_of_different_set_ups_are_no_pair(other: dict[str, Any]) -> None:
    assert "bent_minus_straight" not in computed(
        angle("bent", 36.0), angle("straight", 23.0, **other)
    )


def test_a_photo_is_no_partner_for_an_inclinometer() -> None:
    photo = taken("photo", "left", 23.0, knee="straight")
    assert "bent_minus_straight" not in computed(angle("bent", 36.0), photo)


def test_a_reach_turned_into_degrees_is_no_partner_for_an_angle() -> None:
    reach = taken("knee_to_wall", "left", 8.0, unit="cm")
    assert "bent_minus_straight" not in computed(reach, angle("straight", 23.0))


def test_centimetres_are_no_angles_whatever_the_knee() -> None:
    reaches = (
        taken("knee_to_wall", "left", 12.0, unit="cm", knee="bent"),
        taken("knee_to_wall", "left", 3.0, unit="cm", knee="straight"),
    )
    assert computed(*reaches) == {}


def test_lying_angles_are_no_standing_pair() -> None:
    lying = (
        taken("goniometer_nwb", "left", 20.0, knee="bent"),
        taken("goniometer_nwb", "left", 12.0, knee="straight"),
    )
    assert "bent_minus_straight" not in computed(*lying)


def test_the_straight_knee_angle_is_given_as_at_the_upper_shin() -> None:
    lower: dict[str, Any] = {"placement": "15_cm_below"}
    told = computed(angle("bent", 42.0, **lower), angle("straight", 29.0, **lower))
    shift = KNOWLEDGE.measures["inclinometer"].placements["15_cm_below"].shift
    assert shift > 4.0
    assert told["straight_knee_angle"] == pytest.approx(29.0 - shift)
    assert told["bent_minus_straight"] == pytest.approx(13.0)


def test_halves_too_many_days_apart_are_no_pair() -> None:
    assert computed(angle("bent", 36.0), angle("straight", 23.0, day=7))
    assert computed(angle("bent", 36.0), angle("straight", 23.0, day=8)) == {}


def test_the_newest_pair_counts_and_within_it_the_closest() -> None:
    told = computed(
        angle("bent", 30.0, day=0),
        angle("straight", 20.0, day=0),
        angle("bent", 38.0, day=10),
        angle("bent", 33.0, day=14),
        angle("straight", 25.0, day=14),
    )
    assert told["bent_minus_straight"] == pytest.approx(8.0)


def test_an_old_pair_no_longer_stands() -> None:
    pair = (angle("bent", 36.0), angle("straight", 23.0))
    day = pair[0].day
    assert "bent_minus_straight" in computed(*pair, today=day + timedelta(days=84))
    assert "bent_minus_straight" not in computed(*pair, today=day + timedelta(days=85))


def test_a_reading_of_the_other_side_says_nothing_here() -> None:
    right = (
        taken("inclinometer", "right", 36.0, knee="bent"),
        taken("inclinometer", "right", 23.0, knee="straight"),
    )
    assert computed(*right) == {}
    journal = Journal(person=SOMEONE, readings=right)
    sides = computed_findings(journal, both_bend(8.0, 8.0), KNOWLEDGE, TODAY)
    assert sides.right["bent_minus_straight"] == pytest.approx(13.0)


@pytest.mark.requirement("B-51")
@pytest.mark.parametrize(
    ("band", "lying_deg", "expected"),
    [
        ("marked", 15.0, "yes"),
        ("restricted", 18.0, "yes"),
        ("restricted", 14.9, "no"),
        ("functional", 18.0, "no"),
    ],
)
def test_lying_well_and_standing_short_takes_both(
    band: str, lying_deg: float, expected: str
) -> None:
    ranges = Sides(bends(8.0, band=band), bends(8.0))
    told = computed(taken("goniometer_nwb", "left", lying_deg), ranges=ranges)
    assert told["nwb_normal_wb_poor"] == expected


def test_lying_and_standing_months_apart_are_not_compared() -> None:
    lying = taken("goniometer_nwb", "left", 18.0, day=29)
    assert "nwb_normal_wb_poor" not in computed(lying)
    assert "nwb_normal_wb_poor" in computed(replace(lying, at=lying.at - timedelta(days=1)))


def test_without_a_reach_there_is_nothing_to_compare_lying_with() -> None:
    told = computed(taken("goniometer_nwb", "left", 18.0), ranges=both_bend(None, 8.0))
    assert "nwb_normal_wb_poor" not in told


def test_lying_with_the_knee_straight_is_another_measurement() -> None:
    straight = taken("goniometer_nwb", "left", 18.0, knee="straight")
    assert "nwb_normal_wb_poor" not in computed(straight)


@pytest.mark.parametrize(("own", "expected"), [(15.0, "yes"), (16.0, "no"), (25.0, "no")])
def test_a_quarter_fewer_heel_raises_than_the_other_side_is_a_deficit(
    own: float, expected: str
) -> None:
    told = computed(raises("left", own), raises("right", 20.0))
    assert told["heel_raise_deficit"] == expected


def test_without_the_other_side_and_an_age_heel_raises_cannot_be_judged() -> None:
    assert "heel_raise_deficit" not in computed(raises("left", 3.0))
    assert "heel_raise_deficit" not in computed(raises("left", 3.0), raises("right", 20.0, day=29))


def test_both_sides_well_below_the_age_mean_are_both_a_deficit() -> None:
    person = Person(name="A man of 25", birth_year=2001, sex="male")
    assert computed(raises("left", 18.0), person=person)["heel_raise_deficit"] == "yes"
    assert computed(raises("left", 19.0), person=person)["heel_raise_deficit"] == "no"


@pytest.mark.parametrize(
    ("birth_year", "sex", "mean"),
    [
        (2001, "male", 37.0),
        (2001, "female", 30.0),
        (1961, "male", 19.0),
        (1961, "female", 19.0),
        (1981, "male", 28.0),  # halfway
        (1991, "female", 27.25),  # a quarter of the way
        (2010, "male", 37.0),  # level before
        (1930, "female", 19.0),  # and after
        (2001, "unsaid", 30.0),  # in doubt the lower mean
        (2001, "other", 30.0),
    ],
)
def test_usual_heel_raises_follow_age_and_sex(birth_year: int, sex: Any, mean: float) -> None:
    person = Person(name="Someone", birth_year=birth_year, sex=sex)
    finding = KNOWLEDGE.findings["heel_raise_deficit"]
    assert usual_heel_raises(person, finding, TODAY) == pytest.approx(mean)


def test_usual_heel_raises_need_an_age() -> None:
    with pytest.raises(ValueError, match="no birth year"):
        usual_heel_raises(SOMEONE, KNOWLEDGE.findings["heel_raise_deficit"], TODAY)


def test_old_heel_raises_no_longer_stand() -> None:
    readings = (raises("left", 10.0), raises("right", 20.0))
    late = readings[0].day + timedelta(days=85)
    assert "heel_raise_deficit" not in computed(*readings, today=late)


@pytest.mark.requirement("B-64")
@pytest.mark.parametrize(("seconds", "expected"), [(9.0, "yes"), (10.0, "no")])
def test_a_short_stance_is_seen(seconds: float, expected: str) -> None:
    stance = taken("single_leg_stance", "left", seconds, unit="s")
    assert computed(stance)["single_leg_stance_short"] == expected


def test_thresholds_come_from_the_findings_files() -> None:
    stricter = edited(
        "single_leg_stance_short", thresholds={"short_below_s": 30.0, "stands_days": 84}
    )
    stance = taken("single_leg_stance", "left", 20.0, unit="s")
    assert computed(stance)["single_leg_stance_short"] == "no"
    assert computed(stance, knowledge=stricter)["single_leg_stance_short"] == "yes"


@pytest.mark.parametrize(
    ("sports", "expected"),
    [(("basketball",), "yes"), (("swimming", "soccer"), "yes"), (("swimming",), None), ((), None)],
)
def test_some_sports_answer_the_question_about_impact(
    sports: tuple[Any, ...], expected: str | None
) -> None:
    person = Person(name="Someone", sports=sports)
    assert computed(person=person).get("impact_sport") == expected
