from dataclasses import replace

import pytest
from tests.report.chart import charts
from tests.report.chart.charts import SCENES
from tests.report.results import STOP, knowledge, review
from tests.report.screen import coloured, flowing, screen

from dorsi.domain.verdicts import Review, Sides
from dorsi.report.chart.content import Chart
from dorsi.report.terminal.trend import render_trend


def shown(chart: Chart, found: Review | None = None, columns: int = 80) -> str:
    found = found or review(safety=STOP if chart.stop else review().safety)
    return screen(render_trend(chart, found, knowledge(), "me.json"), columns)


def test_the_drawing_comes_first_then_what_it_means_then_what_to_type() -> None:
    text = flowing(shown(charts.chart()))
    places = [
        text.index(words)
        for words in (
            "Someone",
            "Left 8.7 cm",
            "today",
            "What it means",
            "Change Both sides: up 1.1 cm",
            "Ahead",
            "dorsi explain me.json change",
            "dorsi trend me.json --svg",
        )
    ]
    assert places == sorted(places)


def test_what_is_the_same_on_both_sides_is_said_once() -> None:
    assert flowing(shown(charts.chart())).count("up 1.1 cm") == 1
    right = replace(charts.track("right"), verdict="down 0.2 cm.")
    text = flowing(shown(charts.chart(sides=Sides(charts.track("left"), right))))
    assert "Left: up 1.1 cm" in text
    assert "Right: down 0.2 cm." in text


@pytest.mark.requirement("A-27")
def test_a_stop_comes_first_and_leaves_only_the_readings() -> None:
    text = shown(charts.stopped())
    assert text.index("Have this looked at today") < text.index("Readings so far")
    assert "●" in text
    for words in ("What it means", "Ahead", "Next step", "--svg", "explain me.json change"):
        assert words not in text
    names = [exercise.name for exercise in knowledge().exercises.values()]
    assert [name for name in names if name in text] == []
    bare = replace(charts.nothing(), stop=charts.stopped().stop)
    assert "Readings so far" not in shown(bare)


def test_a_side_without_readings_is_said_to_have_none() -> None:
    assert "How far right reaches is not measured yet." in shown(charts.one_reading())
    assert "not measured" not in shown(charts.chart())


def test_without_any_reading_there_is_a_way_to_begin() -> None:
    text = shown(charts.nothing())
    assert "No reach is measured yet." in text
    assert "dorsi measures knee_to_wall" in text
    assert "Change" not in text


def test_a_narrow_window_has_the_words_without_the_drawing() -> None:
    text = shown(charts.chart(), columns=44)
    assert all(len(line) <= 44 for line in text.splitlines() if "dorsi" not in line)
    assert "Left  8.7 cm  likely 8.2 to 9.2" in text
    assert "Right 9.3 cm" in text
    assert "today" not in text
    assert "up 1.1 cm" in text


def test_each_side_has_its_colour_and_nothing_is_red_but_a_stop() -> None:
    text = coloured(render_trend(charts.chart(), review(), knowledge(), "me.json"))
    assert "38;5;30m" in text
    assert "38;5;130m" in text
    assert "38;5;160m" not in text
    stop = render_trend(charts.stopped(), review(safety=STOP), knowledge(), "me.json")
    assert "38;5;160m" in coloured(stop)


@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
def test_every_chart_can_be_shown(scene: Chart) -> None:
    assert all(len(line) <= 80 for line in shown(scene).splitlines())
