import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.results import listener

from dorsi.domain.verdicts import Interval
from dorsi.report.scale import INDENT, Role, Row, reach_scale

LEFT: tuple[Role, str, Interval] = ("left", "Left", Interval(9.1, 8.2, 10.0))
RIGHT: tuple[Role, str, Interval] = ("right", "Right", Interval(13.4, 12.5, 14.3))


def drawn(rows: tuple[Row, ...]) -> list[str]:
    return ["".join(piece.text for piece in row) for row in rows]


def column_of(line: str, text: str) -> int:
    return line.index(text) - INDENT


def test_both_sides_stand_on_one_scale_with_their_names() -> None:
    lines = drawn(reach_scale([LEFT, RIGHT], listener(), 80))
    left, right = lines[2], lines[3]
    assert left.startswith("  Left")
    assert right.startswith("  Right")
    assert column_of(left, "9.1") < column_of(right, "13.4")


def test_a_value_stands_in_a_band_as_wide_as_its_error() -> None:
    line = drawn(reach_scale([LEFT], listener(), 80))[2]
    sure = drawn(reach_scale([("left", "Left", Interval(9.1, 8.8, 9.4))], listener(), 80))[2]
    assert "░9.1" not in sure.replace("▒", "")
    assert sum(line.count(glyph) for glyph in "░▒") > sum(sure.count(glyph) for glyph in "░▒")
    assert line.index("░") < line.index("9.1") < line.rindex("░")


def test_each_band_begins_where_its_number_stands() -> None:
    lines = drawn(reach_scale([LEFT], listener(), 80))
    axis, numbers = lines[-2], lines[-1]
    marks = [place for place, sign in enumerate(axis) if sign == "┴"]
    for number, mark in zip(("9", "10", "12", "13", "15"), marks, strict=True):
        assert abs(numbers.index(f" {number}") + 1 - mark) <= 1


def test_the_bands_a_person_is_in_stand_out() -> None:
    rows = reach_scale([LEFT, RIGHT], listener(), 80)
    named = [piece.text for row in rows[:2] for piece in row if piece.role == "named"]
    assert sorted(named) == ["good", "restricted"]


def test_numbers_are_in_the_persons_unit_and_say_when_they_fit_their_leg() -> None:
    inches = drawn(reach_scale([LEFT], listener("in"), 80))
    assert "3.6" in inches[2]
    assert inches[-1].rstrip().endswith("in")
    assert drawn(reach_scale([LEFT], listener(height_cm=180.0), 80))[-1].endswith("on your leg")


def test_a_full_line_of_numbers_keeps_its_unit_whole() -> None:
    wide: tuple[Role, str, Interval] = ("left", "Left", Interval(7.9, 3.3, 12.5))
    for columns in range(60, 101):
        line = drawn(reach_scale([wide], listener(height_cm=184.0), columns))[-1].rstrip()
        assert len(line) <= columns
        assert line.endswith((" cm", " cm on your leg"))


@given(
    st.floats(0.0, 24.0), st.floats(0.05, 6.0), st.integers(60, 140), st.sampled_from(["cm", "in"])
)
def test_any_reach_is_drawn_within_the_line(
    value: float, half: float, columns: int, unit: str
) -> None:
    reach: tuple[Role, str, Interval] = (
        "left",
        "Left",
        Interval(value, value - half, value + half),
    )
    lines = drawn(reach_scale([reach], listener(unit), columns))
    assert all(len(line) <= columns for line in lines[:-1])
    assert lines[2].count("Left") == 1
    assert len(" ".join(lines[:2]).split()) == 6


@pytest.mark.parametrize("columns", [60, 80, 100])
def test_no_name_of_a_band_covers_another(columns: int) -> None:
    names = " ".join(drawn(reach_scale([LEFT], listener(), columns))[:2]).split()
    assert sorted(names) == sorted(
        ["marked", "restricted", "functional", "adequate", "good", "excellent"]
    )
