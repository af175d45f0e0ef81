"""What is known when the next question is chosen, and what is still open then."""

from dataclasses import dataclass
from datetime import date

from dorsi.domain.findings import Finding
from dorsi.domain.journal import Person
from dorsi.domain.pattern import PatternModel
from dorsi.domain.verdicts import Sides
from dorsi.domain.words import SIDES, Side
from dorsi.find.answers import Answers
from dorsi.find.pattern import SidePattern
from dorsi.measure.range import SideRange


@dataclass(frozen=True, slots=True)
class Known:
    """What is known when the next question is chosen.

    Attributes:
        answers: The latest answers.
        patterns: What each side's answers resemble.
        ranges: How far each side bends.
        person: For the age and the equipment some questions need.
        withheld: Safety withholds the programme, so only what may lift that is asked.
        today: The person's date.
    """

    answers: Answers
    patterns: Sides[SidePattern]
    ranges: Sides[SideRange]
    person: Person
    withheld: bool
    today: date


def is_answered(question: str, side: Side | None, known: Known, model: PatternModel) -> bool:
    """Whether a question has its answer, or an "unsure" recent enough to be left alone."""
    given = known.answers.given(question, side)
    if given is None or given.value != "unsure":
        return given is not None
    return (known.today - given.entry.day).days < model.unsure_stands_days


def open_sides(finding: Finding, known: Known, model: PatternModel) -> list[Side | None]:
    """The sides a question is open on; None stands for the person."""
    sides: tuple[Side | None, ...] = SIDES if finding.per_side else (None,)
    return [side for side in sides if not is_answered(finding.id, side, known, model)]
