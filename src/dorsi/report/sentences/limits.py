"""What would make a result surer, and what it does not mean, in sentences."""

from collections.abc import Iterator
from typing import Final

from dorsi.domain.verdicts import Review
from dorsi.domain.words import SIDES
from dorsi.report.listener import Listener
from dorsi.report.quantities import capital, listed
from dorsi.report.sentences.pattern import describe_question
from dorsi.report.sentences.reach import long_unread, what_narrows

NOT_MEANT: Final = (
    "A short ankle is not an injured one, and a long one is no promise of anything.",
    "The pattern rests on your own answers, so it is a hint about where to look first.",
    "How well people answer such questions about themselves has not been studied.",
    "The bands are rules of thumb for training, not limits of what is healthy.",
    "A change of the reading does not say what brought it about.",
)


def describe_surer(review: Review, to: Listener) -> tuple[str, ...]:
    """Say what would make the result surer: a measurement, more days, an answer.

    Args:
        review: What `review` said.
        to: Who it is said to.
    """
    return tuple(_surer(review, to))


def _surer(review: Review, to: Listener) -> Iterator[str]:
    found = {side: review.sides.of(side) for side in SIDES}
    missing = [side for side in SIDES if found[side].reach_cm is None]
    if missing:
        yield f"Measure the {listed(missing)} side." if len(missing) == 1 else "Measure both sides."
    old = [side for side in SIDES if found[side].reach_cm and long_unread(found[side], to)]
    if old:
        yield f"{capital(listed(old))}: a new reading, for the last one is some time ago."
    narrows = {what_narrows(f) for f in found.values() if f.reach_cm is not None}
    yield from (f"{capital(words)}." for words in sorted(narrows))
    asked = review.next_question
    if asked is not None and asked.question in to.knowledge.findings:
        yield describe_question(asked, to)
