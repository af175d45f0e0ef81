"""What stands in a journal: every entry that was neither corrected nor taken back."""

from datetime import date

from dorsi.domain.effective import effective
from dorsi.domain.journal import Entry, Journal, Withdrawn


def standing(journal: Journal) -> tuple[Entry, ...]:
    """Give what stands, by time: changes of the person and withdrawals among it.

    An entry dated tomorrow by mistake can be put right too, so no day is asked for.
    """
    last = max((entry.day for entry in journal.entries()), default=date.min)
    counting = effective(journal, last)
    # `effective` has folded changes into the person and withdrawals into the lists.
    folded = [
        *journal.changes,
        *(decision for decision in journal.decisions if isinstance(decision, Withdrawn)),
    ]
    gone = {entry.replaces for entry in folded} | _taken_back(journal)
    kept = [entry for entry in folded if entry.id not in gone]
    return tuple(sorted((*counting.entries(), *kept), key=lambda entry: entry.at))


def _taken_back(journal: Journal) -> set[str]:
    """Ids taken back. A withdrawal can be taken back too, so the latest is heard first."""
    gone: set[str] = set()
    for decision in reversed(journal.decisions):
        if isinstance(decision, Withdrawn) and decision.id not in gone:
            gone.add(decision.of)
    return gone
