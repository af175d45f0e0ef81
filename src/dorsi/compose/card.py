"""What follows from a line of the red-flag card the moment it fits, before anything is kept."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from dorsi.compose.first_checks import CARD
from dorsi.domain.journal import Answer, Journal, Person
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import Safety
from dorsi.find.answers import answers_of
from dorsi.find.safety import assess_safety

ANY_MOMENT: Final = datetime(2000, 1, 1, tzinfo=UTC)  # no line of the card depends on the day
NOBODY: Final = Person(name="")


def once_it_fits(question: str, answer: str, knowledge: Knowledge) -> Safety:
    """Say what would hold of somebody for whom one line of the card fits and nothing else is known.

    Args:
        question: The line, or the card itself.
        answer: What would be said to it.
        knowledge: Holds the rules.
    """
    no = Answer(at=ANY_MOMENT, question=CARD, answer="no")
    said = replace(no, question=question, side="both", answer=answer)
    journal = Journal(person=NOBODY, answers=(no, said))
    answers = answers_of(journal, knowledge)
    return assess_safety(answers, journal, ANY_MOMENT.date(), knowledge)
