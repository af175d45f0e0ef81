"""What several commands take: the journal, the day, and whether to answer in JSON."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from dorsi.domain.effective import effective
from dorsi.domain.journal import Journal
from dorsi.errors import InvalidInput

JournalFile = Annotated[
    Path, typer.Argument(metavar="JOURNAL", help="The journal file.", show_default=False)
]
Today = Annotated[
    str | None,
    typer.Option("--today", metavar="DATE", help="The day to answer for, as 2026-02-20."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")]


def as_date(given: str) -> date:
    """Read a day as typed.

    Raises:
        InvalidInput: it is no date.
    """
    try:
        return date.fromisoformat(given.strip())
    except ValueError:
        raise InvalidInput(
            f"--today: {given!r} is no date; write year, month and day, as in 2026-02-20"
        ) from None


def day_of(journal: Journal, now: datetime | None = None) -> date:
    """The date now where the person is.

    Args:
        journal: Says the person's time zone, later changes included.
        now: The moment to take for now, with an offset; the clock's by default.
    """
    instant = now or datetime.now(UTC)
    here = instant.astimezone(ZoneInfo(journal.person.timezone)).date()
    person = effective(journal, here).person
    return instant.astimezone(ZoneInfo(person.timezone)).date()
