from dataclasses import replace
from datetime import timedelta
from math import hypot, sqrt

import pytest
from tests.measure.lunges import KNOWLEDGE, MONDAY, PERSON, STRANGER, days_of, gap, lunge, phone

from dorsi.measure.days import ReachDay, one_day_sd
from dorsi.measure.geometry import cm_per_degree, conversion_sd_cm, geometry_of, reach_cm

TUESDAY = MONDAY + timedelta(days=1)
BODY = geometry_of(STRANGER, KNOWLEDGE.models.geometry)


def only(*days: ReachDay) -> ReachDay:
    (day,) = days
    return day


@pytest.mark.requirement("B-6")
def test_three_trials_of_a_day_are_one_day_by_their_mean() -> None:
    day = only(*days_of(lunge(MONDAY, "left", 8.1, 7.9, 8.3)))
    assert day.cm == pytest.approx(8.1)
    assert (day.day, day.side, day.trials) == (MONDAY, "left", 3)


def test_the_usual_three_trials_have_the_published_error() -> None:
    assert only(*days_of(lunge(MONDAY, "left", 8.0, 8.0, 8.0))).noise_sd_cm == pytest.approx(0.69)


def test_a_single_trial_is_a_little_less_sure_and_ten_do_not_make_it_sharp() -> None:
    measure = KNOWLEDGE.measures["knee_to_wall"]
    # .69^2 - .25^2/3 + .25^2/n
    assert one_day_sd(measure, 1, 0.25) == pytest.approx(sqrt(0.4761 - 0.0625 / 3 + 0.0625))
    assert one_day_sd(measure, 10, 0.25) == pytest.approx(sqrt(0.4761 - 0.0625 / 3 + 0.00625))
    assert one_day_sd(measure, 10_000, 0.25) > 0.67


def test_trials_that_cannot_all_be_right_make_their_day_as_unsure_as_they_are() -> None:
    day = only(*days_of(lunge(MONDAY, "left", 8.0, 8.0), lunge(MONDAY, "left", 15.5, 16.5)))
    assert (day.cm, day.apart) == (12.0, 8.5)
    # the trials' own spread: (4^2 + 4^2 + 3.5^2 + 4.5^2) / 3 = 64.5 / 3
    assert day.noise_sd_cm == pytest.approx(sqrt(0.4761 - 0.0625 / 3 + 64.5 / 3 / 4))


def test_trials_that_loosen_up_are_no_slip() -> None:
    day = only(*days_of(lunge(MONDAY, "left", 8.0, 9.0, 10.0)))  # eight times .25 cm apart
    assert day.apart == 0.0
    assert day.noise_sd_cm == pytest.approx(0.69)


def test_trials_that_slipped_in_degrees_are_told_in_degrees() -> None:
    day = only(*days_of(phone(MONDAY, "left", 30.0, 40.0)))
    assert day.apart == 10.0


def test_readings_of_one_set_up_on_one_day_are_pooled() -> None:
    day = only(*days_of(lunge(MONDAY, "left", 8.0, 8.0), lunge(MONDAY, "left", 8.6)))
    assert day.cm == pytest.approx(8.2)
    assert day.trials == 3


@pytest.mark.requirement("A-12", "B-8")
def test_sides_and_days_stay_apart() -> None:
    days = days_of(
        lunge(MONDAY, "left", 8.0), lunge(MONDAY, "right", 9.0), lunge(TUESDAY, "left", 8.5)
    )
    assert [(day.day, day.side, day.cm) for day in days] == [
        (MONDAY, "left", 8.0),
        (MONDAY, "right", 9.0),
        (TUESDAY, "left", 8.5),
    ]


def test_a_reading_of_both_sides_counts_for_each() -> None:
    days = days_of(lunge(MONDAY, "both", 8.0))
    assert [(day.side, day.cm) for day in days] == [("left", 8.0), ("right", 8.0)]


@pytest.mark.parametrize(("number", "unit"), [(80.0, "mm"), (8.0 / 2.54, "in"), (8.0, "cm")])
def test_a_length_in_any_unit_is_the_same_reach(number: float, unit: str) -> None:
    assert only(*days_of(lunge(MONDAY, "left", number, unit=unit))).cm == pytest.approx(8.0)


def test_a_single_value_is_one_trial() -> None:
    reading = replace(lunge(MONDAY, "left"), trials=None, value=8.0)
    assert only(*days_of(reading)).trials == 1


@pytest.mark.requirement("B-3")
def test_a_straight_knee_never_becomes_reach() -> None:
    assert days_of(phone(MONDAY, "left", 30.0, knee="straight")) == ()
    assert len(days_of(phone(MONDAY, "left", 36.0, knee="bent"))) == 1


@pytest.mark.requirement("B-50")
def test_an_angle_taken_lying_down_never_becomes_reach() -> None:
    lying = lunge(MONDAY, "left", 15.0, measure="goniometer_nwb", unit="deg")
    assert days_of(lying) == ()


@pytest.mark.requirement("A-10")
def test_a_gap_at_four_inches_is_what_is_missing_from_10_2_cm() -> None:
    day = only(*days_of(gap(MONDAY, "left", 2.54)))
    assert day.cm == pytest.approx(7.66)
    assert not day.censored
    assert day.set_up.protocol == "half_kneeling"


def test_a_gap_is_less_sure_than_a_knee_to_wall_day() -> None:
    touch = only(*days_of(gap(MONDAY, "left", 1.0)))
    tape = only(*days_of(lunge(MONDAY, "left", 9.2)))
    assert touch.noise_sd_cm > tape.noise_sd_cm
    assert touch.level_sd_cm == pytest.approx(hypot(0.5, 1.0))


@pytest.mark.requirement("A-11")
def test_a_touch_is_a_lower_bound_only() -> None:
    day = only(*days_of(gap(MONDAY, "left", 0.0)))
    assert day.censored
    assert day.cm == pytest.approx(10.2)


def test_a_touch_that_failed_once_is_a_number() -> None:
    day = only(*days_of(lunge(MONDAY, "left", 0.0, 0.6, measure="wall_touch")))
    assert not day.censored
    assert day.cm == pytest.approx(9.9)


def test_an_angle_becomes_reach_by_the_persons_triangle() -> None:
    day = only(*days_of(phone(MONDAY, "left", 38.0, 39.0, 40.0)))
    assert day.cm == pytest.approx(reach_cm(39.0, BODY))
    slope = cm_per_degree(39.0, BODY)
    assert day.noise_sd_cm == pytest.approx(1.7 * slope)
    assert day.geometry_sd_cm == pytest.approx(conversion_sd_cm(39.0, BODY))
    assert day.set_up_sd_cm == pytest.approx(3.75 * slope)
    assert day.level_sd_cm == pytest.approx(hypot(3.75 * slope, day.geometry_sd_cm))


def test_a_phone_alone_may_be_two_centimetres_off() -> None:
    assert only(*days_of(phone(MONDAY, "left", 36.0))).set_up_sd_cm == pytest.approx(2.0, abs=0.2)


def test_fifteen_centimetres_lower_reads_5_9_degrees_more_which_is_taken_off() -> None:
    high = only(*days_of(phone(MONDAY, "left", 39.0, placement="tuberosity")))
    low = only(*days_of(phone(MONDAY, "left", 44.9, placement="15_cm_below")))
    assert low.cm == pytest.approx(high.cm)
    assert low.level_sd_cm > high.level_sd_cm


def test_a_place_not_noted_is_the_usual_one() -> None:
    assert only(*days_of(phone(MONDAY, "left", 39.0))).set_up.placement == "tuberosity"


@pytest.mark.parametrize("more", [{"cold": False}, {"hours_since_band": 11.9}])
def test_a_warm_ankle_is_half_a_centimetre_taken_back_and_trusted_less(
    more: dict[str, object],
) -> None:
    day = only(*days_of(lunge(MONDAY, "left", 8.0, **more)))
    assert day.warm
    assert day.cm == pytest.approx(7.49)
    assert day.level_sd_cm == pytest.approx(0.76)


@pytest.mark.parametrize("more", [{"cold": None}, {"hours_since_band": 12.0}, {"cold": True}])
def test_a_rested_ankle_is_taken_as_it_is(more: dict[str, object]) -> None:
    day = only(*days_of(lunge(MONDAY, "left", 8.0, **more)))
    assert not day.warm
    assert (day.cm, day.level_sd_cm) == (8.0, 0.0)


def test_a_warm_reading_is_left_out_where_the_same_day_was_read_cold() -> None:
    day = only(*days_of(lunge(MONDAY, "left", 8.0), lunge(MONDAY, "left", 9.0, cold=False)))
    assert (day.cm, day.warm) == (8.0, False)


def test_a_warm_reading_stays_where_only_the_other_side_was_read_cold() -> None:
    days = days_of(lunge(MONDAY, "right", 8.0), lunge(MONDAY, "left", 9.0, cold=False))
    assert [(day.side, day.warm) for day in days] == [("left", True), ("right", False)]


def test_set_ups_are_never_one_stream() -> None:
    days = days_of(
        lunge(MONDAY, "left", 8.0),
        lunge(MONDAY, "left", 8.2, protocol="tandem"),
        lunge(MONDAY, "left", 8.4, footwear="trainers"),
        lunge(MONDAY, "left", 8.6, device="laser"),
        phone(MONDAY, "left", 36.0),
        phone(MONDAY, "left", 40.0, placement="15_cm_below"),
        phone(MONDAY, "left", 37.0, device="inclinometer"),
    )
    assert len({day.set_up for day in days}) == len(days) == 7


def test_plain_tools_and_bare_feet_make_no_set_up_of_their_own() -> None:
    days = days_of(
        lunge(MONDAY, "left", 8.0),
        lunge(TUESDAY, "left", 8.2, device=" Tape  measure", footwear="Barefoot"),
    )
    assert len({day.set_up for day in days}) == 1


def test_the_most_measured_knee_to_wall_set_up_is_the_level_all_others_are_held_against() -> None:
    days = days_of(
        lunge(MONDAY, "left", 8.0),
        lunge(TUESDAY, "left", 8.0),
        lunge(TUESDAY, "left", 8.3, protocol="tandem"),
        phone(MONDAY, "left", 36.0),
    )
    levels = {(d.set_up.measure, d.set_up.protocol): d.level_sd_cm for d in days}
    assert levels["knee_to_wall", "standing"] == 0.0
    assert levels["knee_to_wall", "tandem"] == pytest.approx(0.5)
    assert levels["inclinometer", "standing"] > 2.0


def test_of_equally_measured_set_ups_the_newer_is_the_reference() -> None:
    days = days_of(lunge(MONDAY, "left", 8.0), lunge(TUESDAY, "left", 8.3, protocol="tandem"))
    assert [day.level_sd_cm for day in days] == [pytest.approx(0.5), 0.0]


@pytest.mark.parametrize(
    ("more", "sd_cm"), [({"protocol": "half_kneeling"}, 1.0), ({"footwear": "trainers"}, 1.0)]
)
def test_a_reference_in_shoes_or_kneeling_keeps_its_doubt(
    more: dict[str, object], sd_cm: float
) -> None:
    assert only(*days_of(lunge(MONDAY, "left", 8.0, **more))).level_sd_cm == pytest.approx(sd_cm)


def test_without_a_reference_every_level_is_in_doubt() -> None:
    days = days_of(gap(MONDAY, "left", 1.0), phone(MONDAY, "left", 36.0), person=PERSON)
    assert [day.level_sd_cm > 1.0 for day in days] == [True, True]


def test_the_order_of_entries_does_not_matter() -> None:
    readings = [lunge(MONDAY, "left", 8.0), phone(MONDAY, "right", 36.0), gap(TUESDAY, "left", 0)]
    assert days_of(*readings) == days_of(*readings[::-1])
