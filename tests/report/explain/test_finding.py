from dataclasses import replace
from typing import Any

import pytest
from tests.report.explain.about import (
    ANSWERS,
    JOURNAL,
    about,
    answer,
    reading,
    stopped,
    text_of,
    usual,
)
from tests.report.results import knowledge

from dorsi.report.explain.finding import explain_finding, explain_structure
from dorsi.report.explain.pattern import explain_pattern


def test_a_structure_says_what_it_is_and_how_likely_it_is_involved() -> None:
    joint = knowledge().structures["joint"]
    text = text_of(explain_structure(joint, usual()))
    assert "hinge between the shin bones" in text
    assert "Right: 35 % before any answer," in text
    assert "Gliding exercises" in text


@pytest.mark.requirement("A-27")
def test_under_a_stop_no_structure_suggests_an_exercise() -> None:
    for structure in knowledge().structures.values():
        names = [section.name for section in explain_structure(structure, stopped()).sections]
        assert "What it responds to" not in names
    assert "may be worth trying" not in text_of(explain_pattern(stopped()))


def test_a_finding_says_ones_answer_and_its_weight() -> None:
    pinch = knowledge().findings["front_pinch"]
    explanation = explain_finding(pinch, usual())
    text = text_of(explanation)
    assert "Left: no, answered on 11 April." in text
    assert "Right: not answered." in text
    weighed = next(s for s in explanation.sections if s.name == "How it is weighed")
    assert weighed.figures is not None
    assert ("Front of the ankle", "× 3", "× 0.6") in weighed.figures.rows
    assert "to the power 0.55" in weighed.sentences[0]
    assert "Left: ankle joint × 0.91 and front of the ankle × 0.76." in text


def test_a_choice_is_shown_in_words_and_a_number_as_a_number() -> None:
    felt = about(replace(JOURNAL, answers=(answer("stop_felt", "upper_calf", "left"),)))
    stop_felt = text_of(explain_finding(knowledge().findings["stop_felt"], felt))
    assert "Left: a stretch high in the calf, with the knee straight, answered" in stop_felt
    lifted = about(replace(JOURNAL, answers=(*ANSWERS, answer("uses_heel_lift_cm", 2.5))))
    text = text_of(explain_finding(knowledge().findings["uses_heel_lift_cm"], lifted))
    assert "Left: 2.5, answered on 11 April." in text


def test_a_finding_nobody_is_asked_says_where_it_comes_from() -> None:
    phone: dict[str, Any] = {"measure": "inclinometer", "unit": "deg", "device": "phone"}
    both = (
        reading("left", 36.0, 36.0, **phone, knee="bent"),
        reading("left", 20.0, 20.0, **phone, knee="straight"),
    )
    found = about(replace(JOURNAL, readings=both))
    text = text_of(explain_finding(knowledge().findings["bent_minus_straight"], found))
    assert "Left: 16, worked out from what you logged." in text


def test_a_measured_difference_shows_its_factors_along_the_way() -> None:
    explanation = explain_finding(knowledge().findings["bent_minus_straight"], usual())
    weighed = next(s for s in explanation.sections if s.name == "How it is weighed")
    assert weighed.figures is not None
    assert weighed.figures.columns[1:] == ("At 6", "At 10", "At 12", "At 13")
