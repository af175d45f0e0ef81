"""The one way a journal is written, so that export, import, export gives the same bytes."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any, Final

from dorsi.domain.journal import FORMAT, Entry, Journal

_HASH_DIGITS: Final = sha256().digest_size * 2


def canonical(journal: Journal) -> str:
    """Write a journal: keys in the order of the contract, entries as appended, numbers as read.

    What was not said is left out, and so is an id that follows from the entry's content.
    """
    lists = {
        field.name: [_entry(entry) for entry in getattr(journal, field.name)]
        for field in fields(journal)
        if field.name != "person"
    }
    tree = {"format": FORMAT, "person": written(journal.person), **lists}
    return json.dumps(tree, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def content_id(entry: Entry) -> str:
    """Give the id that follows from what an entry says: SHA-256 of its compact JSON without id."""
    said = written(entry)
    said.pop("id", None)
    compact = json.dumps(said, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    # Half a character is a fault that is told of later; here it only must not stand in the way.
    return sha256(compact.encode(errors="backslashreplace")).hexdigest()


def written(value: Any) -> Any:
    """Turn a record into what its JSON holds; `id` and `replaces` come last."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            name: written(inner)
            for name in _keys(type(value))
            if (inner := getattr(value, name)) is not None
        }
    if isinstance(value, tuple):
        return [written(inner) for inner in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


def _entry(entry: Entry) -> dict[str, Any]:
    said: dict[str, Any] = written(entry)
    if not entry.id or (len(entry.id) == _HASH_DIGITS and entry.id == content_id(entry)):
        del said["id"]
    return said


@cache
def _keys(record: type[Any]) -> tuple[str, ...]:
    names = [field.name for field in fields(record)]
    last = [name for name in ("id", "replaces") if issubclass(record, Entry)]
    return (*(name for name in names if name not in last), *last)
