from dataclasses import replace

import pytest
from tests.report.explain.about import (
    ACCEPTED,
    JOURNAL,
    MORNING,
    about,
    stopped,
    text_of,
    usual,
)
from tests.report.results import PERSON

from dorsi.domain.journal import TargetSet
from dorsi.report.explain.change import explain_change, explain_forecast


def test_a_change_names_the_days_it_rests_on() -> None:
    left = explain_change(usual()).sections[0]
    assert (
        "It rests on four days of readings since 10 February, the latest on 11 April: "
        "7.8, 8.2, 9.2 and 9.0 cm."
    ) in left.sentences


def test_a_change_says_how_likely_it_is_real_and_that_the_programme_need_not_have_done_it() -> None:
    text = text_of(explain_change(usual()))
    assert "The chance that it truly went up is" in text
    assert "it does not say that the programme did it" in text


def test_ones_own_error_is_said_with_how_much_of_it_is_ones_own() -> None:
    assert "of that figure is your own, from four days" in text_of(explain_change(usual()))
    few = about(replace(JOURNAL, readings=JOURNAL.readings[:2]))
    text = text_of(explain_change(few))
    assert "it is the published figure until you have more days of your own" in text
    assert "Cannot tell yet" in text


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


def test_what_if_is_not_asked_while_training_waits_or_nothing_is_known() -> None:
    nothing = about(replace(JOURNAL, readings=(), decisions=(), person=PERSON))
    for told in (stopped(), nothing):
        assert "three or seven" not in text_of(explain_forecast(told))
