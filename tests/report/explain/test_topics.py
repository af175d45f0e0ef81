import re
from dataclasses import replace

import pytest
from tests.report.explain.about import JOURNAL, about, stopped, text_of, usual
from tests.report.results import TODAY, knowledge
from tests.report.screen import screen

from dorsi.errors import UnknownId
from dorsi.report.explain.topics import TOPICS, explain
from dorsi.report.terminal.explain import render_explanation


def test_without_a_word_it_lists_what_can_be_explained() -> None:
    text = text_of(explain(None, usual()))
    assert [name for name in TOPICS if name not in text] == []


@pytest.mark.parametrize("topic", sorted(TOPICS))
def test_every_topic_explains_itself_and_names_its_sources(topic: str) -> None:
    explanation = explain(topic, usual())
    assert explanation.sections
    assert explanation.sources or topic == "safety"


def test_an_id_may_be_a_structure_a_question_an_exercise_or_a_rule() -> None:
    for id_ in ("joint", "front_pinch", "soleus_stretch", "pregnant"):
        assert explain(id_, usual()).title


THINGS = (
    *TOPICS,
    *(
        id_
        for kind in ("structures", "findings", "exercises", "safety", "sports")
        for id_ in getattr(knowledge(), kind)
    ),
)


def test_whoever_measures_in_inches_is_told_every_length_in_inches() -> None:
    person = replace(JOURNAL.person, length_unit="in")
    inches = about(replace(JOURNAL, person=person))
    told = {thing: text_of(explain(thing, inches)) for thing in THINGS}
    assert {thing: text for thing, text in told.items() if re.search(r"\d cm\b", text)} == {}
    in_cm = {thing for thing in THINGS if re.search(r"\d cm\b", text_of(explain(thing, usual())))}
    assert {"range", "symmetry", "forecast", "calf_swollen", "weightlifting"} <= in_cm
    assert all(re.search(r"\d in\b", told[thing]) for thing in in_cm)


def test_dashes_and_capitals_are_forgiven() -> None:
    assert explain("Front-Pinch", usual()).title == knowledge().findings["front_pinch"].name


def test_an_unknown_word_names_the_nearest_one() -> None:
    with pytest.raises(UnknownId, match="did you mean 'pattern'"):
        explain("patern", usual())


@pytest.mark.requirement("A-27")
def test_under_a_stop_no_topic_names_an_exercise() -> None:
    names = [exercise.name.lower() for exercise in knowledge().exercises.values()]
    for topic in (None, *TOPICS, "soleus_stretch", "joint"):
        text = screen(render_explanation(explain(topic, stopped()), TODAY)).lower()
        assert [name for name in names if name in text] == [], topic


def test_an_explanation_ends_with_its_sources() -> None:
    text = screen(render_explanation(explain("symmetry", usual()), TODAY))
    assert text.index("Left and right") < text.index("Rests on") < text.index("Hoch")
    assert max(len(line) for line in text.splitlines()) <= 80
