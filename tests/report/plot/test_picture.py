"""That a picture shows every number, says them too, and stands on its own."""

import re
from dataclasses import replace
from xml.etree.ElementTree import Element, fromstring

import pytest
from tests.report.plot.figures import EVEN, FIGURE, LINES, ROWS, SCORES

from dorsi.report.chart.svg import NAMESPACE
from dorsi.report.plot.content import Asked, Figure, Found, Lines, Point, Rows, Series
from dorsi.report.plot.picture import WIDTH, picture, tabled

SVG = f"{{{NAMESPACE}}}"


def parsed(*figures: Figure) -> Element:
    return fromstring(picture(figures))  # noqa: S314  our own text


def drawn(*panels: Rows | Lines) -> Element:
    return parsed(replace(FIGURE, panels=panels))


def words(root: Element) -> list[str]:
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def boxes(root: Element, role: str) -> list[Element]:
    return [box for box in root.iter(f"{SVG}rect") if role in (box.get("class") or "").split()]


def test_a_picture_has_a_title_a_description_and_its_numbers_as_text() -> None:
    root = parsed(FIGURE)
    assert root.get("role") == "img"
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert title.text == "Does it hold?"
    assert description.text == "Share & bounds <90 %>. 200 people, seed 1."
    table = root.find(f"{SVG}metadata")
    assert table is not None
    assert table.text == tabled([FIGURE])
    assert "Found not to respond\tgood measurer, true gain, cm 1.2\t3.0 %\t1.0–6.0\t" in str(
        table.text
    )


def test_it_fetches_and_runs_nothing() -> None:
    text = picture([FIGURE]).replace(NAMESPACE, "")
    assert re.search(r"https?:|<script|<image|href|url\(|@import| on\w+=", text) is None


def test_the_same_figures_give_the_same_picture_and_names_keep_ids_apart() -> None:
    assert picture([FIGURE]) == picture([FIGURE])
    assert 'id="second-title"' in picture([FIGURE], "second")


def test_every_row_shows_its_label_value_and_bounds() -> None:
    found = words(drawn(ROWS))
    for text in ("all", "91.2 %", "90.5–91.9", "sloppy", "8.0 %", "whoever else"):
        assert text in found


def test_the_grey_behind_rows_is_explained_where_there_is_any() -> None:
    assert words(drawn(ROWS))[-1] == "200 people, seed 1. Grey behind a row: what is asked of it."
    unasked = replace(ROWS, bars=ROWS.bars[2:])
    assert words(drawn(unasked, LINES))[-1] == "200 people, seed 1."


def test_a_value_is_never_a_naked_dot() -> None:
    root = drawn(ROWS)
    spans, marks = boxes(root, "span"), boxes(root, "mark")
    assert len(spans) == len(marks) == 3
    for span, mark in zip(spans, marks, strict=True):
        left, width = float(span.get("x", 0)), float(span.get("width", 0))
        at = float(mark.get("x", 0)) + 1.2
        assert left - 0.2 <= at <= left + width + 0.2


def test_what_is_asked_lies_behind_its_row_only() -> None:
    assert len(boxes(drawn(ROWS), "asked")) == 2
    assert boxes(drawn(SCORES), "asked") == []


@pytest.mark.parametrize("lines", [LINES, EVEN])
def test_lines_carry_their_names_and_a_table_below(lines: Lines) -> None:
    found = words(drawn(lines))
    for series in lines.series:
        assert found.count(series.name) == 2
    assert lines.axis in found


def test_series_with_other_places_have_a_table_of_their_own() -> None:
    assert words(drawn(LINES)).count(LINES.axis) == 2  # under the axis and above one table
    assert words(drawn(EVEN)).count(EVEN.axis) == 3


def test_names_of_lines_that_end_together_do_not_cover_each_other() -> None:
    ends = [
        float(text.get("y", 0))
        for text in drawn(LINES).iter(f"{SVG}text")
        if (text.text or "").endswith("measurer") and float(text.get("x", 0)) > 500
    ]
    assert len(ends) == 2
    assert abs(ends[0] - ends[1]) >= 15.0


def test_what_is_asked_of_a_point_is_said_once() -> None:
    both = replace(LINES, series=(LINES.series[0], Series("same", LINES.series[0].points)))
    assert words(drawn(both)).count("at least 78.0 %") == 1


def test_evenness_is_drawn_where_it_means_something() -> None:
    def evens(root: Element) -> int:
        return sum(path.get("class") == "even" for path in root.iter(f"{SVG}path"))

    assert evens(drawn(EVEN)) == 1
    assert evens(drawn(LINES)) == 0


def test_nothing_is_drawn_off_the_paper() -> None:
    long = "a name far longer than anybody would think of giving to a row of figures"
    bars = tuple(replace(bar, label=long) for bar in (*ROWS.bars, *SCORES.bars))
    root = drawn(replace(ROWS, bars=bars), LINES, EVEN)
    assert any("…" in text for text in words(root))
    for text in root.iter(f"{SVG}text"):
        assert 0.0 <= float(text.get("x", 0)) <= WIDTH
    height = float(str(root.get("viewBox")).split()[3])
    assert max(float(text.get("y", 0)) for text in root.iter(f"{SVG}text")) < height


def test_figures_stand_below_each_other() -> None:
    two = Figure("And this?", "So.", "Seed 2.", (SCORES,))
    root = parsed(FIGURE, two)
    at = {text.text: float(text.get("y", 0)) for text in root.iter(f"{SVG}text")}
    assert at["200 people, seed 1. Grey behind a row: what is asked of it."] < at["And this?"]
    assert at["And this?"] < at["Seed 2."]


def test_the_words_of_a_limit_do_not_run_into_the_heading() -> None:
    limit = Asked(None, 0.3, met=True)
    points = (Point(0.0, Found(0.1, 0.0, 0.2), limit), Point(0.6, Found(0.0, -0.1, 0.1), None))
    root = drawn(Lines("Later", "delta, cm", "weeks", (Series("Dorsi", points),), evenly=False))
    at = {
        "".join(text.itertext()): float(text.get("y", 0))
        for text in root.iter(f"{{{NAMESPACE}}}text")
    }
    assert at["at most 0.30 weeks"] > at["Later"] + 20.0


def test_bounds_too_wide_for_their_column_are_left_out_of_the_table() -> None:
    points = tuple(
        Point(number / 10.0, Found(-0.0123, -0.0151, -0.0095), None) for number in range(9)
    )
    many = Lines("Scores", "exponent", "score", (Series("kappa 1", points),), evenly=False)
    few = replace(many, series=(Series("kappa 1", points[:4]),))
    assert "−0.0151 to −0.0095" not in words(drawn(many))
    assert words(drawn(few)).count("−0.0151 to −0.0095") == 4
