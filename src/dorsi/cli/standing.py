"""What stands in a journal: the entries that count, listed with short ids, and found by them."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final

from rich.console import Group
from rich.table import Table
from rich.text import Text

from dorsi.cli.entering import Desk, as_plain, to_type
from dorsi.cli.output import show, write_json
from dorsi.domain.effective import in_force
from dorsi.domain.journal import SHORT_ID, Entry, Journal, Withdrawn
from dorsi.domain.knowledge import Knowledge
from dorsi.errors import InvalidInput, UnknownId
from dorsi.knowledge.records import nearest
from dorsi.report.quantities import capital, day
from dorsi.report.sentences.entries import describe_entry, note_of
from dorsi.report.terminal.parts import MUTED

RECENT: Final = 20


def standing(journal: Journal, today: date) -> tuple[Entry, ...]:
    """What counts, by time; an entry dated tomorrow by mistake can be put right too."""
    return in_force(journal, today + timedelta(days=today < date.max))


def found(here: Desk, id_: str) -> Entry:
    """The entry an id, or a beginning or an end of one, stands for.

    Raises:
        InvalidInput: none, several, or one that was corrected or withdrawn before.
    """
    if not id_:
        raise InvalidInput(f"say which entry: `dorsi fix {here.file}` lists them with their ids")
    entries = standing(here.journal, here.today)
    matching = [entry for entry in entries if _matches(entry, id_)]
    if len(matching) == 1:
        return matching[0]
    if matching:
        raise InvalidInput(f"{len(matching)} entries have an id like {id_!r}; write more of it")
    past = [entry for entry in here.journal.entries() if _matches(entry, id_)]
    if len(past) == 1 and (by := withdrawal_of(past[0], entries)):
        undo = f"dorsi fix {here.file} withdraw {by.short_id}"
        raise InvalidInput(f"{id_!r} was withdrawn before; to undo that: {undo}")
    if past:
        raise InvalidInput(f"{id_!r} was corrected or withdrawn before; `dorsi fix` lists the rest")
    raise UnknownId("entry", id_, nearest(id_, [entry.short_id for entry in entries]))


def withdrawal_of(entry: Entry, entries: Iterable[Entry]) -> Withdrawn | None:
    """The withdrawal in force that takes an entry back, if there is one."""
    taken = (each for each in entries if isinstance(each, Withdrawn) and each.of == entry.id)
    return next(taken, None)


def in_words(entry: Entry, journal: Journal, knowledge: Knowledge) -> str:
    """Say what an entry says; of a withdrawal, what it took back."""
    if not isinstance(entry, Withdrawn):
        return describe_entry(entry, knowledge)
    taken = next((other for other in journal.entries() if other.id == entry.of), None)
    if taken is None:
        return describe_entry(entry, knowledge)
    words = in_words(taken, journal, knowledge)
    return f"undone: {words}" if isinstance(taken, Withdrawn) else f"withdrawn: {words}"


def show_entries(here: Desk, *, every: bool, as_json: bool) -> None:
    """List what stands in the journal, the recent part of it or all."""
    entries = standing(here.journal, here.today)
    listed = entries if every else entries[-RECENT:]
    if as_json:
        write_json([as_plain(entry) for entry in listed])
    else:
        show(*_page(here, listed, len(entries)))


def _matches(entry: Entry, id_: str) -> bool:
    return entry.id.startswith(id_) or entry.id.endswith(id_)


def _page(here: Desk, rows: tuple[Entry, ...], count: int) -> Iterable[Any]:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(style=MUTED, no_wrap=True)
    table.add_column(ratio=1)
    for entry in rows:
        when = f"{day(entry.day, here.today)}, {entry.at:%H:%M}"
        words = Text(capital(in_words(entry, here.journal, here.knowledge)))
        note = Text(note_of(entry), MUTED)
        table.add_row(_shortest(entry, rows), when, Group(words, note) if note else words)
    yield table if rows else Text("Nothing stands in this journal yet.")
    if count > len(rows):
        yield to_type(f"\n{count - len(rows)} earlier entries: dorsi fix {here.file} --all")
    if rows:
        yield to_type(f"\nTo put one right: dorsi fix {here.file} correct ID KEY=VALUE")
        yield to_type(f"To take it back:  dorsi fix {here.file} withdraw ID")
    if any(isinstance(entry, Withdrawn) for entry in rows):
        yield Text("What is withdrawn comes back by withdrawing the withdrawal.", MUTED)


def _shortest(entry: Entry, among: tuple[Entry, ...]) -> str:
    """The end of an id, long enough to tell the entry from the others."""
    for length in range(SHORT_ID, len(entry.id)):
        if sum(other.id.endswith(entry.id[-length:]) for other in among) == 1:
            return entry.id[-length:]
    return entry.id
