import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.report.chart import charts
from tests.report.chart.charts import SCENES, TODAY, chart, mark, track

from dorsi.domain.verdicts import Sides
from dorsi.report.chart.characters import LEFT, ROWS, Line, drawn
from dorsi.report.chart.content import Chart
from dorsi.report.chart.signs import ASCII, DRAWN, Signs

COLUMNS = 80
scenes = pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
ways = pytest.mark.parametrize("signs", [DRAWN, ASCII], ids=["drawn", "ascii"])


def lines(scene: Chart, signs: Signs = DRAWN, columns: int = COLUMNS) -> list[str]:
    return [line.text for line in drawn(scene, columns, signs)]


@scenes
@ways
@pytest.mark.parametrize("columns", [60, 80, 100])
def test_a_chart_is_no_wider_and_no_taller_than_a_screen(
    scene: Chart, signs: Signs, columns: int
) -> None:
    shown = lines(scene, signs, columns)
    assert len(shown) <= 24
    assert all(len(line.rstrip()) <= columns for line in shown)


@scenes
def test_where_only_plain_characters_can_be_shown_there_are_no_others(scene: Chart) -> None:
    assert "".join(lines(scene, ASCII)).isascii()


@scenes
def test_the_same_chart_always_gives_the_same_lines(scene: Chart) -> None:
    assert drawn(scene, COLUMNS) == drawn(replace(scene), COLUMNS)


def test_each_side_has_its_number_above_and_its_colour() -> None:
    shown = drawn(chart(), COLUMNS)
    left, right = shown[0], shown[ROWS + 1]
    assert left.text.startswith("  Left  8.7 cm  likely 8.2 to 9.2")
    assert right.text.startswith("  Right 9.3 cm")
    assert [line.side for line in shown[: 2 * ROWS + 2]] == ["left"] * (ROWS + 1) + ["right"] * (
        ROWS + 1
    )


def test_a_side_known_only_by_touches_says_at_least() -> None:
    assert lines(charts.only_touches())[0].startswith("  Left  at least 10.2 cm  touches only")


def test_readings_stand_left_of_today_and_the_forecast_right_of_it() -> None:
    shown = lines(chart())
    now = shown[1].index("│")
    marks = [n for line in shown[1 : ROWS + 1] for n, sign in enumerate(line) if sign == "●"]
    assert len(marks) >= 6
    assert max(marks) <= now
    path = [n for run, n in inked(chart(), "side") if n > now]
    assert max(path) > now + 40
    assert "today" in next(line for line in shown if "May" in line)


def inked(scene: Chart, ink: str) -> list[tuple[str, int]]:
    """Every character in an ink, with its column."""
    found = []
    for line in drawn(scene, COLUMNS):
        column = 0
        for run in line.runs:
            if run.ink == ink:
                found += [(sign, column + n) for n, sign in enumerate(run.text)]
            column += len(run.text)
    return found


def test_the_band_surrounds_the_line() -> None:
    shown = drawn(chart(), COLUMNS)[1 : ROWS + 1]
    columns = [rows_of(shown, n) for n in range(LEFT + 2, LEFT + 14)]
    seen = [(soft, side) for soft, side in columns if soft and side]
    assert len(seen) >= 6
    for soft, side in seen:
        assert min(soft) - 1 <= min(side)
        assert max(side) <= max(soft) + 1


def rows_of(shown: Sequence[Line], column: int) -> tuple[list[int], list[int]]:
    """The rows of a column with the soft ink, and those with the side's."""
    found: dict[str, list[int]] = {"soft": [], "side": []}
    for row, line in enumerate(shown):
        at = 0
        for run in line.runs:
            if at <= column < at + len(run.text) and run.ink in found:
                found[run.ink].append(row)
            at += len(run.text)
    return found["soft"], found["side"]


def test_the_forecast_thins_out_with_distance() -> None:
    wide = charts.one_reading()
    dots = [(n, (ord(sign) - 0x2800).bit_count()) for sign, n in inked(wide, "soft")]
    near = sum(count for n, count in dots if 12 <= n < 22) / 10
    far = sum(count for n, count in dots if 62 <= n < 72) / 10
    assert near > 0
    assert far < near


def test_the_forecast_ends_with_its_value_between_its_bounds() -> None:
    def ends(scene: Chart) -> list[str]:
        return re.findall(r" (\d+\.\d)$", "\n".join(lines(scene)[1 : ROWS + 1]), re.MULTILINE)

    assert ends(chart()) == ["11.2", "9.7", "8.1"]
    assert ends(charts.stopped()) == []


def test_the_numbers_beside_are_in_the_persons_unit() -> None:
    numbers = [line[:5].strip() for line in lines(charts.several_ways())[1 : ROWS + 1]]
    assert [number for number in numbers if number] == ["4", "3"]
    assert "Next step 3.9 in" in "\n".join(lines(charts.several_ways()))


def test_decisions_hang_under_their_days() -> None:
    shown = lines(chart())
    axis = next(line for line in shown if "┬" in line)
    below = shown[shown.index(axis) :]
    start = next(line for line in below if "▸programme starts" in line)
    assert start.index("▸") == min(n for sign, n in inked(chart(), "strong") if sign == "●")
    assert "▸Left: gain visible" in "\n".join(below)
    assert "".join(sign for sign, _ in inked(chart(), "left")) == "Left: gain visible"


def test_signs_are_explained_where_there_is_more_than_one() -> None:
    (key,) = [line for line in lines(charts.several_ways()) if "warm" in line]
    for words in ("● knee to wall", "■ pixel 7", "○ warm", "↑ this far or more"):
        assert words in key
    assert not any("knee to wall" in line for line in lines(chart()))


def test_a_long_name_of_a_device_does_not_push_the_rest_away() -> None:
    long = replace(charts.PHONE, short="the old telephone of my grandmother, borrowed " * 2)
    scene = replace(charts.several_ways(), ways=(charts.TAPE, long, charts.WALL))
    (key,) = [line for line in lines(scene) if "warm" in line]
    assert "↑ this far" in key
    assert len(key) <= COLUMNS


def test_many_readings_leave_the_line_to_be_seen() -> None:
    days = [TODAY - timedelta(days=n) for n in range(60)]
    left = replace(track(), readings=charts.by_day(*(mark(day, 8.6) for day in days)))
    text = "\n".join(lines(chart(sides=Sides(left, charts.unmeasured("right")))))
    assert "●" not in text
    assert inked(chart(sides=Sides(left, charts.unmeasured("right"))), "side")


def test_a_side_without_a_number_for_now_has_its_name_alone() -> None:
    left = replace(track(), reach_cm=None)
    assert lines(chart(sides=Sides(left, charts.unmeasured("right"))))[0].strip() == "Left"


def test_one_side_alone_has_more_room() -> None:
    assert len(lines(charts.one_reading())) > ROWS + 4
    assert lines(charts.nothing()) == []
