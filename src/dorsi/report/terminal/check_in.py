"""The weekly check-in on the terminal: its three questions, and what to type."""

from collections.abc import Iterable

from rich.console import RenderableType
from rich.text import Text

from dorsi.compose.check_in import CHECK_IN, WEEK_WAS
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import Review
from dorsi.report.terminal.parts import MUTED, heading, numbered, typed


def check_in_hint(review: Review, file: str) -> Iterable[tuple[str, str]]:
    """Where the week's questions wait, for the foot of a screen; nothing where they do not."""
    if review.programme.check_in_due is not None:
        yield f"dorsi log {file} check-in well", "how the week was, in three answers"


def render_check_in(knowledge: Knowledge, file: str) -> Iterable[RenderableType]:
    """Lay out the three questions and the one command that answers them.

    Args:
        knowledge: Holds the questions.
        file: The journal file as the person typed it.
    """
    known = [knowledge.findings[name] for name in CHECK_IN]
    choices = ", ".join(choice.id for choice in knowledge.findings[WEEK_WAS].choices)
    yield heading("How the week was")
    yield numbered(Text(finding.question) for finding in known)
    yield Text(f"\nThe first is one of {choices} or unsure. The others may be left out.", MUTED)
    yield heading("Answer")
    yield typed(f'dorsi log {file} check-in well --can "the stairs down" --pain 0')
