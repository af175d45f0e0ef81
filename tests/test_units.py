import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dorsi.errors import InvalidInput, NotAQuantity
from dorsi.units import (
    Angle,
    Length,
    TapeUnit,
    convert_length,
    parse_clock,
    parse_reading,
    parse_trials,
)

LENGTHS = ("cm", "mm", "in")


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("4 in", 4, "in"),
        ('4"', 4, "in"),
        ("4 inches", 4, "in"),
        ("3 1/2 in", 3.5, "in"),
        ("3-1/2 in.", 3.5, "in"),
        ("3½ in", 3.5, "in"),
        ("3/4 in", 0.75, "in"),
        ("10,2 cm", 10.2, "cm"),
        ("0,125 in", 0.125, "in"),
        (".5 cm", 0.5, "cm"),
        ("98mm", 98, "mm"),
        ("  98\u00a0MM ", 98, "mm"),
        ("10.2 centimetres", 10.2, "cm"),
        ("1.79 m", 179, "cm"),
        ("5 ft 11 in", 71, "in"),
        ("5'11\"", 71, "in"),
        ("5'11", 71, "in"),
        ("6 ft", 72, "in"),
        ("\u22122 cm", -2, "cm"),
        ("+2 cm", 2, "cm"),
    ],
)
def test_a_length_is_read_as_people_write_it(text: str, number: float, unit: str) -> None:
    assert (Length.parse(text).number, Length.parse(text).unit) == (number, unit)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("10.2", "no unit"),
        ("3 1/2", "no unit"),
        ("10 yards", "no unit is called 'yards'"),
        ("38°", "in degrees"),
        ("12 reps", "in repetitions"),
        ("", "nothing was given"),
        ("   ", "nothing was given"),
        ("cm", "cannot be read"),
        ("four cm", "cannot be read"),
        ("nan cm", "cannot be read"),
        ("inf cm", "cannot be read"),
        ("8-9 cm", "cannot be read"),
        ("10.2.3 cm", "cannot be read"),
        ("10 cm cm", "cannot be read"),
        ("1000000000 cm", "cannot be read"),
        ("1,000 mm", "write 1000 or 1.000"),
        ("1/0 in", "divides by zero"),
        ("10 cm 9 cm", "holds 2 numbers"),
        ("10 cm, 4 in", "mixes centimetres and inches"),
    ],
)
def test_what_is_no_length_is_refused_with_the_reason(text: str, says: str) -> None:
    with pytest.raises(NotAQuantity, match=says):
        Length.parse(text)


def test_a_refusal_shows_how_to_write_it() -> None:
    with pytest.raises(InvalidInput, match=r"write it like 10\.2 cm, 102 mm or 4 in"):
        Length.parse("10.2")


def test_a_refusal_does_not_repeat_a_whole_page() -> None:
    with pytest.raises(NotAQuantity) as refused:
        Length.parse("word " * 1000)
    assert len(str(refused.value)) < 120


def test_a_length_is_shown_as_entered_until_another_unit_is_asked_for() -> None:
    length = Length.parse("8.0 cm")
    assert str(length) == "8.0 cm"
    assert str(Length.parse("98mm")) == "98 mm"
    assert length.show() == "8.0 cm"
    assert length.show("mm") == "80 mm"
    assert length.show("in") == "3.1 in"


def test_whole_numbers_stay_whole_and_a_point_stays_a_point() -> None:
    assert isinstance(Length.parse("8 cm").number, int)
    assert isinstance(Length.parse("8.0 cm").number, float)


def test_a_difference_that_rounds_to_nothing_has_no_sign() -> None:
    assert Length(-0.01, "cm").show() == "0.0 cm"
    assert Length(-0.06, "cm").show() == "-0.1 cm"


def test_four_inches_are_ten_centimetres_and_a_bit() -> None:
    assert Length.parse("4 in").cm == pytest.approx(10.16)
    assert Length.parse("4 in").to("mm") == pytest.approx(101.6)


@given(st.floats(0, 500), st.sampled_from(LENGTHS), st.sampled_from(LENGTHS))
def test_there_and_back_gives_the_length_again(number: float, a: TapeUnit, b: TapeUnit) -> None:
    there = convert_length(number, a, b)
    assert math.isclose(convert_length(there, b, a), number, rel_tol=1e-12, abs_tol=1e-12)
    assert convert_length(number, a, a) == number


@given(st.integers(0, 999), st.integers(1, 99), st.sampled_from(LENGTHS))
def test_what_is_shown_as_entered_reads_as_the_same_length(
    whole: int, hundredths: int, unit: TapeUnit
) -> None:
    length = Length(round(whole + hundredths / 100, 2), unit)
    assert Length.parse(str(length)) == length


@given(st.integers(0, 99), st.integers(1, 15))
def test_sixteenths_of_an_inch_are_exact(whole: int, sixteenths: int) -> None:
    read = Length.parse(f"{whole} {sixteenths}/16 in")
    assert Fraction(read.number) == whole + Fraction(sixteenths, 16)


@given(st.text(max_size=60))
def test_any_text_is_a_length_or_is_refused(text: str) -> None:
    try:
        length = Length.parse(text)
    except NotAQuantity:
        return
    assert math.isfinite(length.number)


@pytest.mark.parametrize(
    ("text", "trials", "unit"),
    [
        ("8.1 7.9 8.0 cm", (8.1, 7.9, 8.0), "cm"),
        ("8,1 7,9 8,0 cm", (8.1, 7.9, 8.0), "cm"),
        ("8.1, 7.9, 8.0 cm", (8.1, 7.9, 8.0), "cm"),
        ("8,1, 7,9, 8,0 cm", (8.1, 7.9, 8.0), "cm"),
        ("8.1,7.9,8.0 cm", (8.1, 7.9, 8.0), "cm"),
        ("8.1 cm / 7.9 cm / 8.0 cm", (8.1, 7.9, 8.0), "cm"),
        ("81 79 and 80 mm", (81, 79, 80), "mm"),
        ("3 1/2 in; 3 5/8 in", (3.5, 3.625), "in"),
        ("3 1/2 3 5/8 in", (3.5, 3.625), "in"),
        ("38° 37° 38,5°", (38, 37, 38.5), "deg"),
        ("23 reps", (23,), "reps"),
        ("31.5 s", (31.5,), "s"),
    ],
)
def test_the_trials_of_a_reading_are_read_in_one_go(
    text: str, trials: tuple[float, ...], unit: str
) -> None:
    assert parse_trials(text, ("cm", "mm", "in", "deg", "reps", "s")) == (trials, unit)


@pytest.mark.parametrize("text", ["8,7,9 cm", "8,1,7,9 cm"])
def test_a_comma_that_could_be_either_is_asked_about(text: str) -> None:
    with pytest.raises(NotAQuantity, match="two ways"):
        parse_trials(text, LENGTHS)


def test_a_reading_takes_only_the_units_of_its_measure() -> None:
    assert parse_reading("23 reps", ("reps",)) == (23, "reps")
    with pytest.raises(NotAQuantity, match="write it like 25 reps"):
        parse_reading("23 cm", ("reps",))


@pytest.mark.parametrize("text", ["38°", "38 deg", "38 degrees", "38DEG"])
def test_an_angle_is_read_as_people_write_it(text: str) -> None:
    assert Angle.parse(text) == Angle(38)


@pytest.mark.parametrize(
    ("text", "says"), [("38", "no unit"), ("4 in", "in inches"), ("38° 39°", "holds 2 numbers")]
)
def test_what_is_no_angle_is_refused_with_the_reason(text: str, says: str) -> None:
    with pytest.raises(NotAQuantity, match=says):
        Angle.parse(text)


def test_an_angle_is_shown_to_whole_degrees_and_kept_as_entered() -> None:
    assert Angle.parse("37,4°").show() == "37°"
    assert str(Angle.parse("37,4°")) == "37.4°"


@pytest.mark.parametrize(
    ("text", "time"),
    [("7", "07:00"), ("7:30", "07:30"), (" 07.30 ", "07:30"), ("21h", "21:00"), ("7 pm", "19:00"),
     ("12 am", "00:00"), ("12pm", "12:00"), ("23:59:59", "23:59")],
)  # fmt: skip
def test_a_time_of_day_is_read_as_people_write_it(text: str, time: str) -> None:
    assert parse_clock(text) == time


@pytest.mark.parametrize("text", ["", "24", "7:60", "half past seven", "7:5", "-1"])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="write it like 07:30"):
        parse_clock(text)
