"""What is asked before a first programme: the red-flag card, and what else may hold one back.

Requirements: A-27
"""

from typing import Final

from dorsi.compose.assessment import Assessment
from dorsi.domain.findings import Finding
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import Review
from dorsi.find import answers, screens
from dorsi.find.safety_conditions import circumstances

CARD: Final = answers.RED_FLAG_CARD  # whose "no" answers every line of it


def lines_of_card(knowledge: Knowledge) -> tuple[Finding, ...]:
    """The lines of the card, what cannot wait first."""
    return screens.card_lines(knowledge)


def card_answered(assessment: Assessment, knowledge: Knowledge) -> bool:
    """Whether the card, or at least one of its lines, has ever been answered."""
    return answers.card_asked(assessment.answers, knowledge)


def card_comes_first(review: Review) -> bool:
    """Whether the card is to be gone through before any exercise is named."""
    asked = review.next_question
    return asked is not None and asked.question == CARD


def questions_before_measuring(assessment: Assessment, knowledge: Knowledge) -> tuple[Finding, ...]:
    """The questions off the card whose answer may withhold a programme, for somebody of this age.

    They stay among these once they are answered.
    """
    now = circumstances(assessment.answers, assessment.journal.person, assessment.today)
    found = screens.screens(now, knowledge)
    return tuple(screen.finding for screen in found if screen.withholds)
