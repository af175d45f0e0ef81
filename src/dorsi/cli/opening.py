"""What every command about a journal begins with: the journal, what Dorsi knows, and the day."""

import shlex
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dorsi.cli.options import as_date, day_of
from dorsi.domain.journal import Journal
from dorsi.domain.knowledge import Knowledge
from dorsi.interop.journal_file import load_journal
from dorsi.knowledge.load import load_knowledge


@dataclass(frozen=True, slots=True)
class Opened:
    """A journal, what it is read with, the day it is read for, and its name as typed."""

    journal: Journal
    knowledge: Knowledge
    today: date
    file: str


def opened(path: Path, today: str | None) -> Opened:
    """Open a journal for the day given, or for the date now where the person is.

    Raises:
        InvalidInput: the day is no date, or the journal has faults.
    """
    given = as_date(today) if today is not None else None
    knowledge = load_knowledge()
    journal = load_journal(path, knowledge, given)
    return Opened(journal, knowledge, given or day_of(journal), shlex.quote(str(path)))
