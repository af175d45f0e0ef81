from datetime import date

import pytest

from dorsi.domain.verdicts import Interval
from dorsi.report.quantities import (
    angle,
    capital,
    change_span,
    count,
    day,
    full_day,
    in_unit,
    length,
    length_span,
    listed,
    minutes,
    ordinal,
    percent,
    seconds,
)


@pytest.mark.parametrize(
    ("unit", "said"), [("cm", "9.1 cm"), ("mm", "91 mm"), ("in", "3.6 in"), (None, "9.1 cm")]
)
def test_a_length_is_said_in_the_persons_own_unit(unit: str | None, said: str) -> None:
    assert length(9.12, unit) == said  # type: ignore[arg-type]


def test_a_span_names_no_unit_because_the_value_before_it_did() -> None:
    assert length_span(Interval(9.0, 8.44, 9.76), "cm") == "8.4 to 9.8"


def test_a_change_carries_its_sign_and_a_rounded_nothing_has_none() -> None:
    assert change_span(-0.12, 1.5, "cm") == "−0.1 to +1.5 cm"
    assert change_span(-0.04, 0.04, None) == "0.0 to 0.0 cm"
    assert change_span(-1.27, 2.54, "in") == "−0.5 to +1.0 in"


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.0, "under 1 %"),
        (0.004, "under 1 %"),
        (0.38, "38 %"),
        (0.994, "99 %"),
        (1.0, "over 99 %"),
    ],
)
def test_a_chance_is_never_said_to_be_certain(share: float, said: str) -> None:
    assert percent(share) == said


@pytest.mark.parametrize(
    ("given", "said"), [(45, "45 s"), (60, "1 min"), (120.0, "2 min"), (150, "2 min 30 s")]
)
def test_seconds_are_said_as_one_counts_them(given: float, said: str) -> None:
    assert seconds(given) == said


@pytest.mark.parametrize(
    ("given", "said"), [(4.4, "4.5 min"), (9.9, "10 min"), (12.3, "12 min"), (5.0, "5 min")]
)
def test_minutes_keep_their_halves_only_below_ten(given: float, said: str) -> None:
    assert minutes(given) == said


def test_small_numbers_are_words() -> None:
    assert count(1, "day") == "one day"
    assert count(2, "more weekly reading") == "two more weekly readings"
    assert count(14, "day") == "14 days"
    assert count(2, "foot", "feet") == "two feet"


def test_a_date_names_its_year_only_when_it_is_another() -> None:
    assert day(date(2026, 2, 18), date(2026, 2, 20)) == "18 February"
    assert day(date(2025, 12, 31), date(2026, 1, 2)) == "31 December 2025"
    assert full_day(date(2026, 2, 20)) == "Friday, 20 February 2026"
    assert full_day(date(2026, 2, 20), date(2026, 2, 1)) == "Friday, 20 February"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "first"),
        (2, "second"),
        (5, "fifth"),
        (6, "6th"),
        (13, "13th"),
        (21, "21st"),
        (112, "112th"),
    ],
)
def test_a_place_in_a_row_is_a_word_as_long_as_it_is_short(number: int, said: str) -> None:
    assert ordinal(number) == said


def test_words_are_joined_as_in_a_sentence() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b"], "or") == "a or b"
    assert listed(["a", "b", "c"]) == "a, b and c"


def test_an_angle_is_said_in_whole_degrees() -> None:
    assert angle(36.4) == "36°"


def test_a_sentence_begins_with_a_capital_and_keeps_the_rest() -> None:
    assert capital("up 1.2 cm in May") == "Up 1.2 cm in May"
    assert capital("") == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("about 2.5 cm, with", "about 1.0 in, with"),
        ("raised by 2 to 3 cm?", "raised by 0.8 to 1.2 in?"),
        ("0.6 cm up", "0.2 in up"),
        ("10 cmx and 5 min", "10 cmx and 5 min"),
        ("at 9, 10 and 12 cm, not", "at 3.5, 3.9 and 4.7 in, not"),
        ("stands 10.2 cm (4 in) away", "stands 4 in away"),
        ("a gap of 5 cm (at 4 in)", "a gap of 2.0 in (at 4 in)"),
    ],
)
def test_a_text_written_in_cm_is_said_in_inches(text: str, said: str) -> None:
    assert in_unit(text, "in") == said
    assert in_unit(text, None) == text
