"""Journals on disk: read, begun, appended to, erased."""

import stat
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from dorsi.domain.journal import (
    Answer,
    Change,
    Entry,
    Journal,
    Person,
    Reading,
    Session,
    Video,
)
from dorsi.domain.knowledge import Knowledge
from dorsi.errors import Fault, InvalidInput, JournalInvalid
from dorsi.interop.canonical import canonical
from dorsi.interop.entry_ids import new_id
from dorsi.interop.journal_text import read_journal
from dorsi.interop.saving import erase, locked, previous_of, save
from dorsi.knowledge.load import load_knowledge

__all__ = [
    "append",
    "begin",
    "canonical",
    "complete_person",
    "erase",
    "list_of",
    "load_journal",
    "previous_of",
]

LARGEST_BYTES: Final = 16 * 1024 * 1024

E = TypeVar("E", bound=Entry)


def load_journal(
    path: str | Path, knowledge: Knowledge | None = None, today: date | None = None
) -> Journal:
    """Read a journal from its file; every entry of the result has its id.

    Args:
        path: The file.
        knowledge: What ids exist and which values are plausible; the bundled one by default.
        today: The day it is read; the date now in the person's time zone by default. Entries more
            than a day later are faults.

    Raises:
        InvalidInput: there is no such file, or it is too large or no file at all.
        JournalInvalid: with every fault, each with its line and path.
    """
    path = Path(path)
    return read_journal(_content(path), path.name, knowledge or load_knowledge(), today)


def begin(path: Path, person: Person) -> Journal:
    """Write a new journal that holds nothing but a person.

    Raises:
        InvalidInput: the file is already there.
        NotSaved: it could not be written.
    """
    journal = Journal(person=person)
    with locked(path):
        if path.exists():
            raise InvalidInput(f"{path} is already there; nothing was changed")
        save(path, canonical(journal))
    return journal


def append(
    path: Path,
    *entries: E,
    knowledge: Knowledge | None = None,
    today: date | None = None,
) -> tuple[E, ...]:
    """Add entries to a journal file; what others add at the same time is kept too.

    Args:
        path: The file.
        entries: New entries; those without an id get a time-ordered one.
        knowledge: As for `load_journal`.
        today: As for `load_journal`.

    Returns:
        The entries as written, with their ids.

    Raises:
        InvalidInput: the file, or an entry, has faults; nothing was written.
        NotSaved: the file could not be written and is as it was.
    """
    added = tuple(replace(entry, id=entry.id or new_id()) for entry in entries)

    def with_added(journal: Journal) -> Journal:
        extended = {
            name: (*getattr(journal, name), *(entry for entry in added if list_of(entry) == name))
            for name in {list_of(entry) for entry in added}
        }
        return replace(journal, **extended)  # type: ignore[arg-type]

    _rewrite(path, with_added, knowledge, today)
    return added


def complete_person(
    path: Path, person: Person, knowledge: Knowledge | None = None, today: date | None = None
) -> Journal:
    """Fill in what the journal does not say of its person yet; what it says stays.

    Later edits of a person are entries (`Change`); this is for the first time of asking.

    Raises:
        InvalidInput: the file, or what is given, has faults; nothing was written.
        NotSaved: the file could not be written and is as it was.
    """
    blank = Person(name="")

    def completed(journal: Journal) -> Journal:
        said = {
            field.name: getattr(person, field.name)
            for field in fields(Person)
            if getattr(journal.person, field.name) == getattr(blank, field.name)
        }
        return replace(journal, person=replace(journal.person, **said))

    return _rewrite(path, completed, knowledge, today)


def list_of(entry: Entry) -> str:
    """Name the list of a journal that holds entries of this kind."""
    lists: dict[type[Entry], str] = {
        Change: "changes",
        Reading: "readings",
        Answer: "answers",
        Session: "sessions",
        Video: "videos",
    }
    return lists.get(type(entry), "decisions")


def _rewrite(
    path: Path,
    edit: Callable[[Journal], Journal],
    knowledge: Knowledge | None,
    today: date | None,
) -> Journal:
    """Read, edit, check and write under one lock. What is written can be read again."""
    knowledge = knowledge or load_knowledge()
    with locked(path):
        before = load_journal(path, knowledge, today)
        after = edit(before)
        text = canonical(after)
        try:
            # Half a character, as odd bytes of a command line become, is a fault and no accident.
            data = text.encode(errors="backslashreplace")
            checked = read_journal(data, path.name, knowledge, today)
        except JournalInvalid as error:
            raise JournalInvalid("nothing was saved", _as_given(error.faults, before)) from error
        save(path, text)
    return checked


def _as_given(faults: tuple[Fault, ...], before: Journal) -> tuple[Fault, ...]:
    """Speak of the new entry itself, whose line is nowhere to be seen yet."""
    counts = {f"{field.name}[{len(getattr(before, field.name))}]" for field in fields(before)[1:]}
    return tuple(replace(fault, line=None, path=_without(fault.path, counts)) for fault in faults)


def _without(path: str, new: set[str]) -> str:
    first, _, rest = path.partition(".")
    return (rest or "entry") if first in new else path


def _content(path: Path) -> bytes:
    """The bytes of a file, if they are few enough to be a journal."""
    too_large = InvalidInput(
        f"{path} is larger than {LARGEST_BYTES // 1024**2} MiB; a journal of years stays below one"
    )
    try:
        known = path.stat()
        if stat.S_ISDIR(known.st_mode):
            raise InvalidInput(f"{path} is a folder; give the journal file itself")
        if known.st_size > LARGEST_BYTES:
            raise too_large
        with path.open("rb") as file:
            data = file.read(LARGEST_BYTES + 1)  # a pipe does not say its size beforehand
    except FileNotFoundError as error:
        raise InvalidInput(f"{path} is not there; `dorsi new {path}` begins a journal") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InvalidInput(f"{path} cannot be read: {reason}") from error
    if len(data) > LARGEST_BYTES:
        raise too_large
    return data
