"""Figures as pictures: one drawing for page and print."""

from pathlib import Path
from typing import Final

from dorsi.domain.exercises import Exercise
from dorsi.domain.figure import FigureModel
from dorsi.domain.words import Side
from dorsi.report.figure.picture import loop, posed, stills, worth_showing

# In a file of its own because the site's style sheet holds it too.
STYLE: Final = (Path(__file__).parent / "figure.css").read_text(encoding="utf-8")


def figure_svg(exercise: Exercise, model: FigureModel, side: Side | None = None) -> str:
    """How an exercise is done, as a loop and, after it, as a pair of stills.

    Both are SVG elements to be put into a page; which of them shows is up to its style sheet. With
    a side given they wear its colour. Empty where the exercise has no figure.
    """
    if exercise.figure is None:
        return ""
    shown = posed(exercise.figure, model)
    glows = worth_showing(exercise.figure, exercise.loads, model)
    role = side or ""
    return loop(shown, exercise.name, exercise.steps, glows, role) + stills(
        shown, exercise.name, exercise.steps, glows, role
    )
