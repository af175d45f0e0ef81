"""Entries that a device made while it was away: each taken in once, or refused with its reason."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from dorsi.domain.journal import Answer, Entry, Session
from dorsi.errors import Fault, InvalidInput, JournalInvalid
from dorsi.interop.journal_text import read_entry
from dorsi.interop.json_text import parse
from dorsi.site import clock
from dorsi.site.records.journals import append
from dorsi.site.records.models import KeptPerson

LISTS: Final[Mapping[str, type[Entry]]] = {"sessions": Session, "answers": Answer}
MOST_ENTRIES: Final = 100
MOST_BYTES: Final = 512 * 1024


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one entry; without faults it stands in the journal."""

    id: str
    faults: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """What the device is told."""
        state = "refused" if self.faults else "kept"
        return {"id": self.id, "state": state, "faults": list(self.faults)}


def entries_in(body: bytes) -> list[Any]:
    """Read what a device sent, without looking at the entries yet.

    Raises:
        InvalidInput: it is not what a device sends, or too much at once.
    """
    tree, _, unsound = parse(body, "what was sent")
    given = tree.get("entries") if isinstance(tree, dict) else None
    if not isinstance(given, list) or unsound:
        raise InvalidInput("this is no list of entries")
    if len(given) > MOST_ENTRIES:
        raise InvalidInput(f"at most {MOST_ENTRIES} entries are taken at once")
    return given


def take_in(person: KeptPerson, given: Sequence[Any]) -> list[Taken]:
    """Append what a device sent; one bad entry does not hold up the others.

    Args:
        person: Whose journal; its revision is brought up to date.
        given: Each `{"list": …, "entry": {…}}`, the entry as the journal's file writes it.
    """
    read = [_read(raw) for raw in given]
    good = [entry for entry in read if not isinstance(entry, Taken)]
    with suppress(InvalidInput):  # said of each below
        append(person, *good)
        return [each if isinstance(each, Taken) else Taken(each.id) for each in read]
    return [each if isinstance(each, Taken) else _alone(person, each) for each in read]


def _alone(person: KeptPerson, entry: Entry) -> Taken:
    try:
        append(person, entry)
    except JournalInvalid as error:
        return Taken(entry.id, _said(error.faults))
    except InvalidInput as error:
        return Taken(entry.id, (str(error),))
    return Taken(entry.id)


def _read(raw: Any) -> Entry | Taken:
    """Read one entry; a device only adds, and names what it adds."""
    shaped = isinstance(raw, dict) and isinstance(raw.get("entry"), dict)
    said: dict[str, Any] = raw["entry"] if shaped else {}
    id_ = _id(said.get("id"))
    record = LISTS.get(str(raw.get("list"))) if shaped else None
    if record is None:
        return Taken(id_, ("A device sends sessions and answers, and this is neither.",))
    if not id_:
        return Taken("", ("An entry from a device has an id of its own.",))
    if said.get("replaces") is not None:
        return Taken(id_, ("A device only adds; put things right on What you entered.",))
    try:
        entry = read_entry(said, record)
    except JournalInvalid as error:
        return Taken(id_, _said(error.faults))
    return _not_ahead(entry)


def _not_ahead(entry: Entry) -> Entry:
    """Take an entry from a clock that is ahead as of now: pain must not wait until it is due.

    What stands in the journal of days to come counts for nothing yet. The same entry sent again
    stays one, because the moment may differ (`append`).
    """
    now = clock.now()
    if entry.at <= now:
        return entry
    return replace(entry, at=now.astimezone(entry.at.tzinfo).replace(microsecond=0))


def _id(given: Any) -> str:
    """An id as devices make them, or nothing."""
    try:
        return given if str(UUID(given)) == given else ""
    except (ValueError, TypeError, AttributeError):
        return ""


def _said(faults: tuple[Fault, ...]) -> tuple[str, ...]:
    return tuple(str(fault) for fault in faults)
