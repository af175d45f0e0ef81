"""What comes before a programme, for the foot of a screen: the card, or a first measurement."""

from collections.abc import Iterable
from typing import Final

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import Review
from dorsi.report.sentences.programme import waits_for

HOW_TO_MEASURE: Final = "how to measure"


def first_hint(review: Review, knowledge: Knowledge, file: str) -> Iterable[tuple[str, str]]:
    """Where what comes first is found; nothing where nothing does.

    A measurement is explained rather than asked for, since a question may come before it.
    """
    waits = waits_for(review)
    if waits is None:
        return
    if any(made.rule == "card_first" for made in review.decisions):
        yield f"dorsi next {file}", waits
    else:
        yield measuring_hint(knowledge)


def measuring_hint(knowledge: Knowledge) -> tuple[str, str]:
    """Where it stands how the reach is measured."""
    return f"dorsi measures {knowledge.models.range.reference_measure}", HOW_TO_MEASURE
