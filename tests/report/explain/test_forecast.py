from dataclasses import replace

import pytest
from tests.report.explain.about import (
    ACCEPTED,
    JOURNAL,
    MORNING,
    about,
    answer,
    stopped,
    text_of,
    usual,
)
from tests.report.results import NO_FORECAST, PERSON

from dorsi.domain.journal import TargetSet
from dorsi.domain.verdicts import Interval, Sides
from dorsi.report.explain.forecast import explain_forecast


def test_a_forecast_says_whose_target_it_is_and_the_chance_by_week() -> None:
    ladder = explain_forecast(usual()).sections[0]
    assert "(the next step: one rung up or the next band, if nearer)" in ladder.sentences[0]
    assert ladder.figures is not None
    assert ladder.figures.columns == ("Week", "Expected, cm", "Likely", "Target reached")
    assert ladder.figures.rows[0][0] == "8"
    assert ladder.figures.rows[0][3].endswith("%")
    own = TargetSet(at=MORNING, id="target", side="left", reach_cm=11.0)
    text = text_of(explain_forecast(about(replace(JOURNAL, decisions=(ACCEPTED, own)))))
    assert "Target 11.0 cm (you set it)." in text


def test_without_readings_there_is_no_target_to_forecast() -> None:
    nothing = about(replace(JOURNAL, readings=(), decisions=(), person=PERSON))
    assert "No target" in text_of(explain_forecast(nothing))


@pytest.mark.requirement("B-60", "B-78")
def test_three_and_seven_sessions_a_week_are_held_side_by_side() -> None:
    compared = explain_forecast(usual()).sections[2]
    assert compared.name == "If you train three or seven times a week"
    assert compared.figures is not None
    assert compared.figures.columns[:4] == ("Sessions a week", "Side", "Week 12, cm", "Week 26, cm")
    rows = {(row[0], row[1]): row for row in compared.figures.rows}
    assert set(rows) == {(often, side) for often in ("3", "7") for side in ("left", "right")}
    assert float(rows["7", "left"][3]) > float(rows["3", "left"][3]) > 9.0


def test_a_reach_less_certain_than_a_step_is_dated_at_no_rate() -> None:
    told = usual()
    vague = replace(told.review.sides.left, reach_cm=Interval(9.0, 7.0, 11.0))
    sides = Sides(vague, told.review.sides.right)
    open_ = replace(told, review=replace(told.review, sides=sides))
    figures = explain_forecast(open_).sections[2].figures
    assert figures is not None
    assert {row[4] for row in figures.rows if row[1] == "left"} == {"too uncertain"}
    assert "too uncertain" not in {row[4] for row in figures.rows if row[1] == "right"}


def test_what_if_is_not_asked_where_nothing_is_known() -> None:
    nothing = about(replace(JOURNAL, readings=(), decisions=(), person=PERSON))
    assert "three or seven" not in text_of(explain_forecast(nothing))


@pytest.mark.requirement("A-1", "A-23")
def test_who_aims_at_no_range_is_shown_no_gain_at_any_rate() -> None:
    mobile = replace(JOURNAL, answers=(*JOURNAL.answers, answer("hypermobile_screen", 4)))
    assert "three or seven" in text_of(explain_forecast(usual()))
    assert "three or seven" not in text_of(explain_forecast(about(mobile)))


@pytest.mark.requirement("A-27")
def test_while_training_waits_nothing_is_promised_of_it() -> None:
    assert explain_forecast(stopped()).title == "Whether to train"
    ahead = stopped().review.forecast
    assert (ahead.left, ahead.right) == (NO_FORECAST, NO_FORECAST)


def test_it_is_said_how_its_dates_and_spans_are_to_be_read() -> None:
    text = text_of(explain_forecast(usual()))
    assert "within the likely span with a chance of 90 %" in text
    assert "5 % for the soonest, half for the likely one, 95 % for the slow one" in text
