"""Figures in the files are checked when knowledge is read through."""

from dataclasses import replace

from tests.people import KNOWLEDGE

from dorsi.domain.figure import Figure
from dorsi.errors import Fault
from dorsi.knowledge.check import read_through
from dorsi.knowledge.figures import figures

SQUAT = KNOWLEDGE.exercises["goblet_squat"]
assert SQUAT.figure is not None
FIGURE: Figure = SQUAT.figure


def changed(figure: Figure | None) -> list[Fault]:
    exercises = {**KNOWLEDGE.exercises, SQUAT.id: replace(SQUAT, figure=figure)}
    return list(figures(replace(KNOWLEDGE, exercises=exercises)))


def test_every_exercise_and_every_measure_has_a_figure_that_makes_sense() -> None:
    assert list(figures(KNOWLEDGE)) == []
    assert all(exercise.figure for exercise in KNOWLEDGE.exercises.values())
    assert all(measure.figure for measure in KNOWLEDGE.measures.values())


def test_an_exercise_without_a_figure_is_noticed() -> None:
    (fault,) = changed(None)
    assert (fault.path, fault.problem) == ("exercises/goblet_squat.toml figure", "missing")


def test_what_a_body_cannot_do_is_said_with_its_file() -> None:
    first = replace(FIGURE.poses[0], angles={**FIGURE.poses[0].angles, "neck": 80.0})
    (fault, *_) = changed(replace(FIGURE, poses=(first, *FIGURE.poses[1:])))
    assert fault.path == "exercises/goblet_squat.toml figure"
    assert fault.problem == "neck above 45°"


def test_a_still_and_an_arrow_go_by_poses_there_are() -> None:
    said = "a still or an arrow goes by a pose there is not"
    assert [fault.problem for fault in changed(replace(FIGURE, still=(0, 9)))] == [said]
    arrow = replace(FIGURE.arrows[0], poses=(0, 9))
    assert [fault.problem for fault in changed(replace(FIGURE, arrows=(arrow,)))] == [said]


def test_knowledge_is_read_through_for_it() -> None:
    exercises = {**KNOWLEDGE.exercises, SQUAT.id: replace(SQUAT, figure=None)}
    assert changed(None)[0] in list(read_through(replace(KNOWLEDGE, exercises=exercises)))
