from dataclasses import replace

from tests.report.explain.about import ACCEPTED, JOURNAL, MORNING, about, text_of, usual
from tests.report.results import PERSON

from dorsi.domain.journal import TargetSet
from dorsi.report.explain.change import explain_change, explain_forecast


def test_a_change_names_the_days_it_compares() -> None:
    left = explain_change(usual()).sections[0]
    assert "Start, 10 February to 12 February: 7.8 and 8.2 cm." in left.sentences
    assert "Now, 9 April to 11 April: 9.2 and 9.0 cm." in left.sentences


def test_a_change_says_how_likely_it_is_real_and_that_the_programme_need_not_have_done_it() -> None:
    text = text_of(explain_change(usual()))
    assert "The chance that it truly went up is" in text
    assert "it does not say that the programme did it" in text


def test_ones_own_error_is_said_with_how_much_of_it_is_ones_own() -> None:
    assert "of that figure is your own, from four days" in text_of(explain_change(usual()))
    few = about(replace(JOURNAL, readings=JOURNAL.readings[:2]))
    text = text_of(explain_change(few))
    assert "it is the published figure until you have three days of your own" in text
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
