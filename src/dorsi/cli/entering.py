"""Writing an entry: the journal it goes to, when it happened, and what is said afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

import typer
from rich.console import Group
from rich.text import Text

from dorsi.cli.opening import Opened, opened
from dorsi.cli.output import show, write_json
from dorsi.cli.typed import moment
from dorsi.domain.effective import effective
from dorsi.domain.journal import Entry, Journal
from dorsi.domain.knowledge import Knowledge
from dorsi.errors import NotShown
from dorsi.interop.canonical import written
from dorsi.interop.journal_file import append
from dorsi.report.quantities import capital, day
from dorsi.report.sentences.entries import describe_entry, note_of
from dorsi.report.terminal.parts import MUTED


@dataclass(frozen=True, slots=True)
class Desk:
    """A journal file opened for writing, its name as typed, the day, and the moment of entries."""

    path: Path
    file: str
    journal: Journal
    knowledge: Knowledge
    today: date
    at: datetime

    @property
    def zone(self) -> ZoneInfo:
        """Where the person is."""
        return ZoneInfo(self.now.person.timezone)

    @property
    def now(self) -> Journal:
        """The journal as it counts today."""
        return effective(self.journal, self.today)


def desk(path: Path, today: str | None, at: str | None = None) -> Desk:
    """Open a journal to write into.

    Args:
        path: The journal file.
        today: The day as typed; the date now where the person is by default.
        at: When it happened, as typed; now by default.

    Raises:
        InvalidInput: the journal has faults, or the day or the moment is none.
    """
    open_: Opened = opened(path, today)
    zone = ZoneInfo(effective(open_.journal, open_.today).person.timezone)
    when = moment(at, open_.today, zone, datetime.now(UTC).astimezone(zone))
    return Desk(path, open_.file, open_.journal, open_.knowledge, open_.today, when)


def desk_of(context: typer.Context, today: str | None, at: str | None) -> Desk:
    """Open the journal that stands before the verb (`dorsi log JOURNAL answer`), to write into.

    Raises:
        InvalidInput: as `desk`.
    """
    return desk(cast("Path", context.obj), today, at)


def enter(desk: Desk, entry: Entry, *, as_json: bool) -> None:
    """Append an entry and say so: as JSON the entry as written, for people one line.

    Raises:
        InvalidInput: the entry has faults; nothing was written.
        NotSaved: the file could not be written.
        NotShown: it was written, but could not be said.
    """
    with keep(desk, entry) as kept:
        if as_json:
            write_json(as_plain(kept))
            return
        when = f"{day(kept.day, desk.today)}, {kept.at:%H:%M}"
        show(
            Text(f"Noted for {when}. {capital(describe_entry(kept, desk.knowledge))}."),
            *filter(None, [Text(note_of(kept), MUTED)]),
            to_type(f"To change it: dorsi fix {desk.file} correct {kept.short_id} …"),
        )


@contextmanager
def keep(desk: Desk, entry: Entry) -> Iterator[Entry]:
    """Append an entry; who then cannot be told of it is at least told that it is kept.

    Raises:
        InvalidInput, NotSaved, NotShown: as `enter`.
    """
    (kept,) = append(desk.path, entry, knowledge=desk.knowledge, today=desk.today)
    try:
        yield kept
    except NotShown as error:
        raise NotShown(f"the entry is in the journal, but {error}") from error


def to_type(line: str) -> Group:
    """Show a line with a command to copy, whole however narrow the terminal."""
    return Group(Text(line, MUTED, no_wrap=True, overflow="ignore"))


def as_plain(entry: Entry) -> dict[str, Any]:
    """Give an entry as its JSON holds it, always with its id."""
    plain: dict[str, Any] = written(entry)
    return plain
