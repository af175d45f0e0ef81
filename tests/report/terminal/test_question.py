from dataclasses import replace

import pytest
from tests.report.results import JOURNAL, PERSON, STOP, TODAY, knowledge, review
from tests.report.screen import flowing, screen

from dorsi.domain.verdicts import NextQuestion
from dorsi.report.terminal.question import render_next


def shown(asked: NextQuestion | None, unit: str | None = None) -> str:
    journal = replace(JOURNAL, person=replace(PERSON, length_unit=unit))  # type: ignore[arg-type]
    found = review(next_question=asked)
    return screen(render_next(found, journal, knowledge(), TODAY, "me.json"))


def test_a_question_says_why_it_is_asked_and_what_to_type() -> None:
    text = shown(NextQuestion("front_pinch", "left", "It tells most."))
    assert "Left side. At the end of the knee-to-wall lunge" in text
    assert "It tells most." in text
    assert "dorsi log me.json answer front_pinch yes --side left" in text


def test_not_sure_is_always_an_answer() -> None:
    for question in ("front_pinch", "stop_felt", "uses_heel_lift_cm"):
        text = shown(NextQuestion(question, None, "Why."))
        assert f"answer {question} unsure" in text


def test_a_choice_lists_its_answers_in_words() -> None:
    text = flowing(shown(NextQuestion("stop_felt", "right", "Why.")))
    assert "answer stop_felt upper_calf --side right A stretch high in the calf" in text


def test_a_number_says_its_bounds() -> None:
    assert "From 0 to" in shown(NextQuestion("uses_heel_lift_cm", None, "Why."))


def test_an_injury_is_dated_side_by_side_and_denied_for_both() -> None:
    text = shown(NextQuestion("injury_days_ago", "both", "Why."))
    commands = [line.split("ago ")[1] for line in text.splitlines() if "dorsi log" in line]
    assert commands == [
        "NUMBER --side left", "NUMBER --side right", "no --side both", "unsure --side both",
    ]  # fmt: skip
    assert "NUMBER --side left" in shown(NextQuestion("injury_days_ago", "left", "Why."))


def test_a_question_about_the_person_asks_for_no_side() -> None:
    assert "--side" not in shown(NextQuestion("hips_move_well", None, "Why."))


@pytest.mark.requirement("B-6")
def test_a_measurement_comes_with_its_steps_and_the_command_for_each_side() -> None:
    text = shown(NextQuestion("knee_to_wall", None, "It is the start."))
    assert "heel is still flat" in flowing(text)
    for side in ("left", "right"):
        command = f"dorsi log me.json reading knee_to_wall {side} NUMBER NUMBER NUMBER cm --cold"
        assert command in text
    inches = shown(NextQuestion("knee_to_wall", "left", "It is the start."), unit="in")
    assert "left NUMBER NUMBER NUMBER in --cold" in inches
    assert "right NUMBER" not in inches


def test_the_card_shows_every_line_that_may_fit() -> None:
    text = flowing(shown(NextQuestion("red_flag_card", None, "A check comes first.")))
    lines = [finding for finding in knowledge().findings.values() if finding.on_card]
    assert [finding.id for finding in lines if finding.name not in text] == []
    assert "dorsi log me.json answer red_flag_card no" in text


def test_nothing_to_ask_is_said() -> None:
    assert "Nothing to ask today" in shown(None)


def test_under_a_stop_the_stop_comes_first() -> None:
    found = review(safety=STOP, next_question=None)
    text = screen(render_next(found, JOURNAL, knowledge(), TODAY, "me.json"))
    assert "Have this looked at today" in text
    assert "Nothing to ask" not in text
    asked = review(safety=STOP, next_question=NextQuestion("red_flag_card", None, "Why."))
    text = screen(render_next(asked, JOURNAL, knowledge(), TODAY, "me.json"))
    assert text.index("Have this looked at") < text.index("Does any line")
    assert text.count("Does any line") == 1
