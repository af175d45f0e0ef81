"""A journal out of the bytes of its file, or every fault that stands in the way."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final, TypeVar

from dorsi.domain.journal import (
    FORMAT,
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
from dorsi.errors import Fault, JournalInvalid
from dorsi.interop.canonical import content_id
from dorsi.interop.json_text import parse, with_lines
from dorsi.interop.meaning import DECISIONS, meaning, timezone_of
from dorsi.interop.references import once, references
from dorsi.interop.zones import local_today
from dorsi.knowledge.records import Faults, Reader, nearest, read_record

LISTS: Final[Mapping[str, type[Entry] | None]] = {
    "changes": Change,
    "readings": Reading,
    "answers": Answer,
    "sessions": Session,
    "videos": Video,
    "decisions": None,  # by their kind
}
KEYS: Final = ("format", "person", *LISTS)
READER: Final = Reader({})

E = TypeVar("E", bound=Entry)


def read_journal(
    data: bytes, file: str, knowledge: Knowledge, today: date | None = None
) -> Journal:
    """Read a journal.

    Args:
        data: The whole file.
        file: Its name, for the message.
        knowledge: What ids exist and which values are plausible.
        today: The day it is read; the date now in the person's time zone by default. Entries more
            than a day later are faults.

    Raises:
        JournalInvalid: with every fault, each with its line and path.
    """
    tree, text, unsound = parse(data, file)
    if not isinstance(tree, dict):
        fault = Fault("file", "the top level is no JSON object", "the keys " + ", ".join(KEYS))
        raise JournalInvalid(file, (replace(fault, line=1),))
    lists, misshapen = _entries(tree, hashable=not unsound)
    person, unfit = _person(tree)
    faults = (
        *_top_level(tree),
        *unfit,
        *misshapen,
        *meaning(tree, knowledge, today or local_today(timezone_of(tree))),
        *references(lists),
        *unsound,
    )
    if faults or person is None:
        # What is said twice of one place is said best by the later check.
        single = tuple({fault.path: fault for fault in faults}.values())
        placed = with_lines(single, text)
        raise JournalInvalid(file, tuple(sorted(placed, key=lambda fault: fault.line or 0)))
    return Journal(person=person, **{name: once(found) for name, found in lists.items()})


def read_entry(raw: Mapping[str, Any], record: type[E]) -> E:
    """Read one entry that is not in a file yet, such as a correction.

    Raises:
        JournalInvalid: with every fault of its form; ids and numbers are checked when it is added.
    """
    try:
        return read_record(READER, raw, record)
    except Faults as error:
        raise JournalInvalid("nothing was saved", error.faults) from error


def _top_level(tree: Mapping[str, Any]) -> tuple[Fault, ...]:
    unknown = [
        Fault(key, "unknown key", nearest=nearest(key, KEYS)) for key in tree if key not in KEYS
    ]
    if "format" not in tree:
        unknown.append(Fault("format", "missing", repr(FORMAT)))
    elif tree["format"] != FORMAT:
        unknown.append(Fault("format", f"{tree['format']!r} cannot be read", repr(FORMAT)))
    return tuple(unknown)


def _person(tree: Mapping[str, Any]) -> tuple[Person | None, tuple[Fault, ...]]:
    if "person" not in tree:
        return None, (Fault("person", "missing", "who the journal is about"),)
    try:
        return read_record(READER, tree["person"], Person, "person"), ()
    except Faults as error:
        return None, error.faults


def _entries(
    tree: Mapping[str, Any], *, hashable: bool
) -> tuple[dict[str, list[Any]], list[Fault]]:
    """Read every list; an entry that cannot be read, or given its id, stands as `None`."""
    lists: dict[str, list[Any]] = {}
    faults: list[Fault] = []
    for name, record in LISTS.items():
        raw_entries = tree.get(name, [])
        if not isinstance(raw_entries, list):
            faults.append(Fault(name, "this is no list", "a list of entries"))
            lists[name] = [None]
            continue
        entries = (
            _entry(raw, record, f"{name}[{index}]", faults) for index, raw in enumerate(raw_entries)
        )
        lists[name] = [_with_id(entry, hashable=hashable) for entry in entries]
    return lists, faults


def _entry(raw: Any, record: type[Entry] | None, path: str, faults: list[Fault]) -> Entry | None:
    if record is None and isinstance(raw, dict):
        kind = raw.get("kind")
        record = DECISIONS.get(kind) if isinstance(kind, str) else None
        if record is None:
            problem = "missing" if kind is None else f"{kind!r} is no kind of decision"
            expected = " or ".join(DECISIONS)
            faults.append(Fault(f"{path}.kind", problem, expected, nearest(kind, DECISIONS)))
            return None
    try:
        entry = read_record(READER, raw, record or Entry, path)
    except Faults as error:
        faults.extend(error.faults)
        return None
    return entry


def _with_id(entry: Entry | None, *, hashable: bool) -> Entry | None:
    """Fill the id in; NaN and the like have no canonical form to take one from."""
    if entry is None or entry.id:
        return entry
    return replace(entry, id=content_id(entry)) if hashable else None
