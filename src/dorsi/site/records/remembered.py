"""Journals as last read: a newer revision adds only what was appended since."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any, Final
from uuid import UUID

from dorsi.domain.journal import Entry, Journal
from dorsi.interop.journal_file import list_of
from dorsi.site.records.models import KeptEntry
from dorsi.site.records.rows import entry_of, person_of

PEOPLE_REMEMBERED: Final = 64


@dataclass(frozen=True, slots=True)
class _Read:
    revision: int
    journal: Journal


_latest: OrderedDict[UUID, _Read] = OrderedDict()
_one_at_a_time = Lock()


def journal_at(person: UUID, revision: int, said: str) -> Journal:
    """Give the journal at a revision that is committed, reading no more rows than needed.

    What one transaction has written and may yet undo is read by `journal_from_rows` instead.
    """
    known = _latest.get(person)
    if known is None or known.revision > revision:
        known = _Read(0, Journal(person=person_of(said)))
    if known.revision < revision:
        added = _entries(person, known.revision, revision)
        known = _Read(revision, with_entries(known.journal, added))
    _remember(person, known)
    return known.journal


def journal_from_rows(person: UUID, revision: int, said: str) -> Journal:
    """Read a journal anew, row by row."""
    return with_entries(Journal(person=person_of(said)), _entries(person, 0, revision))


def with_entries(journal: Journal, added: Iterable[Entry]) -> Journal:
    """The journal with entries appended, each to its list."""
    lists: dict[str, list[Entry]] = {}
    for entry in added:
        lists.setdefault(list_of(entry), []).append(entry)
    longer: dict[str, Any] = {n: (*getattr(journal, n), *more) for n, more in lists.items()}
    return replace(journal, **longer)


def forget_all() -> None:
    """Keep nothing in memory: somebody was erased."""
    with _one_at_a_time:
        _latest.clear()


def _entries(person: UUID, after: int, upto: int) -> Sequence[Entry]:
    rows = KeptEntry.objects.filter(person_id=person, position__gt=after, position__lte=upto)
    said = rows.order_by("position").values_list("list_name", "said")
    return [entry_of(list_name, text) for list_name, text in said]


def _remember(person: UUID, read: _Read) -> None:
    with _one_at_a_time:
        there = _latest.get(person)
        if there is None or there.revision <= read.revision:
            _latest[person] = read
        _latest.move_to_end(person)
        while len(_latest) > PEOPLE_REMEMBERED:
            _latest.popitem(last=False)
