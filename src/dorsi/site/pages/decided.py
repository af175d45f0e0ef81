"""The decisions that a page says."""

from typing import Final

from dorsi.report.sentences.advice import describe_decisions
from dorsi.report.sentences.programme import decisions_now
from dorsi.site.pages.thinking import Thought

WHILE_HELD_UP: Final = frozenset({"stop", "refer"})


def decisions_said(t: Thought) -> tuple[str, ...]:
    """Say what was decided; while something comes before exercise, only what to leave out or show.

    Nobody is told to carry on, or to measure, who has a red-flag card to go through first.
    """
    made = decisions_now(t.review)
    return describe_decisions(
        (each for each in made if not t.held_up or each.action in WHILE_HELD_UP), t.to
    )
