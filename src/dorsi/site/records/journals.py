"""The doors to the journal tables: begin, read, append, erase. There are no others."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dorsi.domain.journal import FORMAT, Entry, Journal, Resumed, Withdrawn
from dorsi.errors import Fault, InvalidInput, JournalInvalid
from dorsi.interop.canonical import canonical, written
from dorsi.interop.entry_ids import new_id
from dorsi.interop.journal_file import list_of
from dorsi.interop.journal_text import read_journal as read_text
from dorsi.site import clock
from dorsi.site.access.models import Account
from dorsi.site.records.known import knowledge, local_day, zone_name
from dorsi.site.records.models import KeptEntry, KeptPerson
from dorsi.site.records.remembered import forget_all, journal_at, journal_from_rows
from dorsi.site.records.rows import as_text, entry_of, row_of
from dorsi.site.records.standing import standing
from dorsi.site.records.writing import writing


class SaidOtherwise(InvalidInput):
    """An entry of this id is there already and says something else."""


class NoLongerStands(InvalidInput):
    """What is to be corrected or taken back was corrected or taken back before."""


@dataclass(frozen=True, slots=True)
class Appended:
    """The entries as they stand in the journal now, and whether any of them is new."""

    entries: tuple[Entry, ...]
    new: bool


def begin(account: Account, journal: Journal, *, demo: bool = False) -> KeptPerson:
    """Keep a journal that is new here: one just begun, or one that was exported.

    Raises:
        InvalidInput: two of its entries, in different lists, have the same id.
    """
    entries = tuple(journal.entries())
    with writing():
        person = KeptPerson.objects.create(
            account=account,
            said=as_text(journal.person),
            revision=len(entries),
            demo=demo,
            begun_at=clock.now(),
        )
        zone = journal.person.timezone
        rows = [row_of(entry, person, place, zone) for place, entry in enumerate(entries, 1)]
        if len({row.entry_id for row in rows}) < len(rows):
            raise InvalidInput("two entries of different lists have the same id; give one its own")
        KeptEntry.objects.bulk_create(rows)
    return person


def read_journal(person: KeptPerson) -> Journal:
    """Read the journal of a person as of the revision the row was read at."""
    return journal_at(person.pk, person.revision, person.said)


def append(person: KeptPerson, *entries: Entry) -> Appended:
    """Add entries, all or none. The same entry again has no further effect.

    Whatever sends an entry twice (a second tap, a request repeated after a lost answer) sends its
    id again; only the moment may differ, and the first stands.

    Args:
        person: Whose journal; its revision is brought up to date.
        entries: New entries; those without an id get a time-ordered one.

    Raises:
        InvalidInput: an entry has faults, or its id stands for another one; nothing was written.
        NoLongerStands: what it corrects or withdraws no longer stands.
    """
    named = tuple(replace(entry, id=entry.id or new_id()) for entry in entries)
    with writing():
        row = KeptPerson.objects.select_for_update().get(pk=person.pk)
        before = _present(row, named)
        kept = tuple(_kept(row, entry, before) for entry in named)
        KeptPerson.objects.filter(pk=row.pk).update(revision=row.revision)
    person.revision = row.revision
    return Appended(kept, new=any(entry.id not in before for entry in named))


def export(person: KeptPerson) -> str:
    """Write the journal file of a person."""
    return canonical(read_journal(person))


def erase(person: KeptPerson) -> None:
    """Remove a person with every entry. Backups are cleaned by whoever keeps them."""
    with writing():
        KeptPerson.objects.filter(pk=person.pk).update(erasing=True)
        KeptEntry.objects.filter(person_id=person.pk).delete()
        KeptPerson.objects.filter(pk=person.pk).delete()
    forget_all()


def _present(row: KeptPerson, entries: Sequence[Entry]) -> dict[str, KeptEntry]:
    ids = [entry.id for entry in entries]
    found = KeptEntry.objects.filter(person_id=row.pk, entry_id__in=ids)
    return {kept.entry_id: kept for kept in found}


def _kept(row: KeptPerson, entry: Entry, before: dict[str, KeptEntry]) -> Entry:
    """Write one entry, or find the one that is there already."""
    there = before.get(entry.id)
    if there is not None:
        return _same(there, entry)
    earlier = _earlier(row, entry)
    checked = _checked(row, entry, earlier)
    row.revision += 1
    row_of(checked, row, row.revision, zone_name(entry.at)).save(force_insert=True)
    return checked


def _same(there: KeptEntry, entry: Entry) -> Entry:
    kept, given = json.loads(there.said), json.loads(as_text(entry))
    if {**kept, "at": ""} != {**given, "at": ""}:
        raise SaidOtherwise(
            "this was saved before and says something else; correct what was saved instead"
        )
    return entry_of(there.list_name, there.said)


def _earlier(row: KeptPerson, entry: Entry) -> Entry | None:
    """The entry that a correction or a withdrawal names, if it still stands.

    Read anew: what this transaction has written so far may yet be undone.
    """
    target = entry.of if isinstance(entry, Withdrawn) else entry.replaces
    if target is None:
        return None
    journal = journal_from_rows(row.pk, row.revision, row.said)
    if all(other.id != target for other in journal.entries()):
        raise InvalidInput(f"no entry has the id {target!r}; nothing was changed")
    found = next((other for other in standing(journal) if other.id == target), None)
    if found is None:
        raise NoLongerStands("that was corrected or taken back before; look at what stands now")
    return found


def _checked(row: KeptPerson, entry: Entry, earlier: Entry | None) -> Entry:
    """The entry as a journal's file would have it, with everything checked that is checked there.

    Raises:
        JournalInvalid: with every fault.
    """
    small: dict[str, Any] = {"format": FORMAT, "person": json.loads(row.said)}
    for known in (_by_itself(earlier), entry):
        if known is not None:
            small.setdefault(list_of(known), []).append(written(known))
    text = json.dumps(small).encode()  # as ASCII: what no file can hold is found in reading it
    try:
        journal = read_text(text, "entry", knowledge(), local_day(entry.at))
    except JournalInvalid as error:
        raise JournalInvalid("nothing was saved", _of_the_entry(error.faults)) from error
    return next(found for found in journal.entries() if found.id == entry.id)


def _by_itself(earlier: Entry | None) -> Entry | None:
    """An entry of the same id in the same list, without what it refers to in its turn."""
    if isinstance(earlier, Withdrawn):
        return Resumed(at=earlier.at, id=earlier.id)
    return replace(earlier, replaces=None) if earlier else None


def _of_the_entry(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Speak of the entry itself: nobody has seen the text it was checked in."""
    return tuple(
        replace(fault, line=None, path=fault.path.partition("].")[2] or "entry") for fault in faults
    )
