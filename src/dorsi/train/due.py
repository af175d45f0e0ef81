"""The days on which work was due: from the start of a programme on, time off taken out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dorsi.domain.journal import Decision, Paused, Resumed
from dorsi.measure.adherence import Practice

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Some days in a row, the first and the last included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many they are."""
        return (self.last - self.first).days + 1


def due_spans(begins: date, today: date, decisions: Sequence[Decision]) -> tuple[Span, ...]:
    """The stretches of days from a beginning to today that were not paused.

    Args:
        begins: The first day of the programme, or of its acceptance where that came later.
        today: The day asked about.
        decisions: In time order, as they count today.
    """
    spans, opening = [], begins
    for off in _pauses(decisions, today):
        if off.last < opening:
            continue
        spans.append(Span(opening, min(off.first - DAY, today)))
        opening = off.last + DAY
    spans.append(Span(opening, today))
    return tuple(span for span in spans if span.days > 0)


def share_done(practice: Practice, due: Sequence[Span]) -> float | None:
    """Practice done as a share of full practice on the days it was due, 0-1; `None` before any.

    Requirements: B-60, B-78
    """
    days = sum(span.days for span in due)
    if not days:
        return None
    shares = ((practice.share(span.first, span.last) or 0.0) * span.days for span in due)
    return sum(shares) / days


def _pauses(decisions: Sequence[Decision], today: date) -> Iterator[Span]:
    """Every pause with its last day, today for one that goes on; one may take over from another."""
    begun: date | None = None
    until = today
    for decision in decisions:
        if not isinstance(decision, (Paused, Resumed)):
            continue
        if begun is not None:
            yield Span(begun, min(until, decision.day - DAY))
        begun = decision.day if isinstance(decision, Paused) else None
        until = (decision.until or today) if isinstance(decision, Paused) else today
    if begun is not None:
        yield Span(begun, until)
