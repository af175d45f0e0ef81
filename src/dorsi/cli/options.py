"""What several commands take: the journal, the day, and whether to answer in JSON."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from dorsi.domain.effective import effective
from dorsi.domain.journal import Journal
from dorsi.errors import InvalidInput
from dorsi.interop.plausible import EARLIEST_YEAR, LATEST_YEAR

JournalFile = Annotated[
    Path, typer.Argument(metavar="JOURNAL", help="The journal file.", show_default=False)
]
Today = Annotated[
    str | None,
    typer.Option("--today", metavar="DATE", help="The day to answer for, as 2026-02-20."),
]
At = Annotated[
    str | None,
    typer.Option("--at", metavar="WHEN", help="07:30, 2026-03-02 or 2026-03-02T07:30; else now."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")]


def as_date(given: str) -> date:
    """Read the day to answer for, as typed.

    Raises:
        InvalidInput: it is no date, or so far off that no journal can be of then.
    """
    day = typed_date(given, "--today")
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise InvalidInput(
            f"--today: {day} is too far off; give a day from {EARLIEST_YEAR} to {LATEST_YEAR}"
        )
    return day


def typed_date(given: str, option: str) -> date:
    """Read a date as typed after an option.

    Raises:
        InvalidInput: it is none.
    """
    try:
        return date.fromisoformat(given.strip())
    except ValueError:
        raise InvalidInput(
            f"{option}: {given!r} is no date; write year, month and day, as in 2026-02-20"
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
