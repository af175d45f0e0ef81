"""Entries as rows and back: what a row says is what the journal's file says."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC
from typing import Any

from dorsi.domain.journal import Entry, Person
from dorsi.interop.canonical import content_id, written
from dorsi.interop.journal_file import list_of
from dorsi.interop.journal_text import LISTS, READER
from dorsi.interop.meaning import DECISIONS
from dorsi.knowledge.records import read_record
from dorsi.site.records.models import KeptEntry, KeptPerson


def as_text(record: Entry | Person) -> str:
    """Write a record as its JSON, on one line; an entry always with its id."""
    said: Mapping[str, Any] = written(record)
    return json.dumps(said, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def row_of(entry: Entry, person: KeptPerson, position: int, zone: str) -> KeptEntry:
    """Make the row of an entry; one without an id gets the one that follows from its content."""
    known = entry if entry.id else replace(entry, id=content_id(entry))
    return KeptEntry(
        person=person,
        position=position,
        list_name=list_of(known),
        entry_id=known.id,
        said=as_text(known),
        instant=known.at.astimezone(UTC),
        local_day=known.day,
        zone=zone,
    )


def entry_of(list_name: str, said: str) -> Entry:
    """Read an entry back from its row."""
    raw = json.loads(said)
    record: type[Entry] = LISTS[list_name] or DECISIONS[raw["kind"]]
    return read_record(READER, raw, record)


def person_of(said: str) -> Person:
    """Read a person, as first entered, back from the row."""
    return read_record(READER, json.loads(said), Person, "person")
