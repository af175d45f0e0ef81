import re

import pytest
from tests.report.results import knowledge
from tests.report.screen import flowing, screen

from dorsi.domain.measures import Measure
from dorsi.domain.words import LengthUnit
from dorsi.report.terminal.catalogue import (
    render_exercise,
    render_exercises,
    render_measure,
    render_measures,
)


def test_every_exercise_is_listed_with_its_id() -> None:
    text = screen(render_exercises(knowledge()))
    assert [id_ for id_ in knowledge().exercises if id_ not in text] == []


@pytest.mark.parametrize("name", sorted(knowledge().exercises))
def test_an_exercise_in_full_holds_all_one_needs_to_do_it(name: str) -> None:
    exercise = knowledge().exercises[name]
    text = flowing(screen(render_exercise(exercise, knowledge())))
    told = (
        *exercise.setup,
        *exercise.steps,
        *exercise.cues,
        *exercise.stop_signs,
        *exercise.not_for,
        *(fault.fix for fault in exercise.faults),
    )
    assert [line for line in told if flowing(line) not in text] == []


@pytest.mark.requirement("A-28")
def test_a_band_is_named_by_width_and_pull_and_colour_is_only_an_example() -> None:
    text = flowing(screen(render_exercise(knowledge().exercises["band_glide_front"], knowledge())))
    assert "3 to 4.5 cm wide, 10 to 25 kg of pull" in text
    assert "Flat across the front of the ankle, below the two ankle bones, anchored behind" in text
    assert "Needs loop band and squat rack or loop band and anchor" in text


@pytest.mark.parametrize("unit", [None, "cm", "in"])
def test_lengths_are_said_in_the_unit_asked_for(unit: LengthUnit | None) -> None:
    known, other = knowledge(), "in" if unit != "in" else "cm"
    pages = [
        *(flowing(screen(render_exercise(e, known, unit))) for e in known.exercises.values()),
        *(flowing(screen(render_measure(m, known, unit))) for m in known.measures.values()),
    ]
    said = [re.sub(r"\(4 in\)", "", page) for page in pages]
    length = re.compile(r"\b[\d.]+ (?:cm|in)(?= |[.,:;])")
    lengths = [found for page in said for found in length.findall(page)]
    assert len(lengths) > 20
    assert [found for found in lengths if found.endswith(other)] == []


def test_every_measure_is_listed_with_its_id() -> None:
    text = screen(render_measures(knowledge()))
    assert [id_ for id_ in knowledge().measures if id_ not in text] == []


@pytest.mark.parametrize("name", sorted(knowledge().measures))
def test_a_measure_in_full_says_how_what_spoils_it_and_how_sure_it_is(name: str) -> None:
    measure = knowledge().measures[name]
    text = flowing(screen(render_measure(measure, knowledge())))
    told = (*measure.steps, *measure.spoils, measure.error.note, measure.position)
    assert [line for line in told if flowing(line) not in text] == []
    assert f"strays by about {measure.error.sem:g} {measure.unit}" in text


@pytest.mark.parametrize("measure", knowledge().measures.values(), ids=lambda each: each.id)
def test_a_measure_that_is_taken_cold_says_so(measure: Measure) -> None:
    text = flowing(screen(render_measure(measure, knowledge())))
    assert ("cold: before exercise" in text) is measure.cold_only
