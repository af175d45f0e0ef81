from dataclasses import replace

import pytest
from tests.report.chart import charts
from tests.report.chart.charts import SCENES, TODAY, chart

from dorsi.report.chart.content import Chart
from dorsi.report.chart.table import described, table, tabled


@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
def test_every_number_of_the_chart_has_its_row(scene: Chart) -> None:
    figures = table(scene)
    expected = sum(len(t.readings) + len(t.course) + len(t.forecast) for t in scene.tracks)
    assert len(figures.rows) == expected
    assert {len(row) for row in figures.rows} <= {len(figures.columns)}
    assert len(tabled(scene).splitlines()) == expected + 1


def test_a_row_says_side_day_what_and_how_sure_in_the_persons_unit() -> None:
    rows = table(charts.several_ways()).rows
    assert ("Left", "2026-04-08", "reading, knee to wall, warm", "3.9", "") in rows
    assert ("Right", "2026-04-10", "reading, wall touch at four inches", "4.0", "or more") in rows
    today = [row for row in rows if row[:3] == ("Left", TODAY.isoformat(), "reach")]
    assert [row[3:] for row in today] == [("3.4", "3.2 to 3.7")]
    assert table(charts.several_ways()).columns[3] == "Reach, in"


def test_the_description_says_the_verdict_and_the_way_and_is_short_enough_to_be_heard() -> None:
    told = described(charts.a_year())
    assert told.startswith(f"Left: {charts.VERDICT}")
    assert "Right: up" in told
    assert told.count(" to ") < 40
    assert "Your target: 12.0 cm." in told
    assert "Expected in cm" in described(chart())


def test_a_stop_is_said_first() -> None:
    told = described(charts.stopped())
    assert told.startswith("Have this looked at today.")
    assert "Expected" not in told


def test_the_description_of_nothing_says_so() -> None:
    assert described(charts.nothing()) == "No reach is measured yet."
    assert described(replace(charts.nothing(), stop="Training waits.")).startswith(
        "Training waits."
    )
