"""A day's work as lines of a page."""

from collections.abc import Iterable
from dataclasses import dataclass

from dorsi.domain.knowledge import Knowledge
from dorsi.report.sentences.schedule import Work, dose, exercise_name, in_short, tempo_words


@dataclass(frozen=True, slots=True)
class Line:
    """One exercise as it stands on a page: what, how much, how, why."""

    exercise: str
    name: str
    dose: str
    tempo: str
    steps: tuple[str, ...]
    why: str


Lines = tuple[Line, ...]


def lines_of(works: Iterable[Work], knowledge: Knowledge) -> Lines:
    """Write each exercise as a line."""
    return tuple(_line(work, knowledge) for work in works)


def _line(work: Work, knowledge: Knowledge) -> Line:
    known = knowledge.exercises.get(work.exercise)
    return Line(
        exercise=work.exercise if known else "",
        name=exercise_name(work, knowledge),
        dose=dose(work, knowledge),
        tempo=tempo_words(work, knowledge),
        steps=in_short(known) if known else (),
        why=work.why,
    )
