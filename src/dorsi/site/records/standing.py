"""What stands in a journal: every entry that was neither corrected nor taken back."""

from datetime import date

from dorsi.domain.effective import in_force
from dorsi.domain.journal import Entry, Journal


def standing(journal: Journal) -> tuple[Entry, ...]:
    """Give what stands, by time: changes of the person and withdrawals among it.

    An entry dated tomorrow by mistake can be put right too, so no day is asked for.
    """
    return in_force(journal, max((entry.day for entry in journal.entries()), default=date.min))
