"""What a journal says on a day, once changes, corrections and withdrawals are applied."""

from dataclasses import fields, replace
from datetime import date, datetime
from typing import TypeVar

from dorsi.domain.journal import Change, Entry, Journal, Person, Withdrawn

E = TypeVar("E", bound=Entry)


def effective(journal: Journal, today: date) -> Journal:
    """The journal as it counts on `today`: what was corrected, withdrawn or is yet to come is gone.

    Changes are folded into the person, lists are sorted by time (ties in the order appended), and
    withdrawals have done their work, so the result holds no `Change` and no `Withdrawn`.
    """
    withdrawn = _withdrawn(journal, today)
    standing = _standing(journal.decisions, withdrawn, today)
    return Journal(
        person=_changed(journal.person, _standing(journal.changes, withdrawn, today)),
        readings=_standing(journal.readings, withdrawn, today),
        answers=_standing(journal.answers, withdrawn, today),
        sessions=_standing(journal.sessions, withdrawn, today),
        videos=_standing(journal.videos, withdrawn, today),
        decisions=tuple(entry for entry in standing if not isinstance(entry, Withdrawn)),
    )


def in_force(journal: Journal, today: date) -> tuple[Entry, ...]:
    """Every entry that counts on `today`, by time: edits of the person and withdrawals too."""
    withdrawn = _withdrawn(journal, today)
    lists: tuple[tuple[Entry, ...], ...] = (
        journal.changes,
        journal.readings,
        journal.answers,
        journal.sessions,
        journal.videos,
        journal.decisions,
    )
    entries = (entry for each in lists for entry in _standing(each, withdrawn, today))
    return tuple(sorted(entries, key=lambda entry: entry.at))


def as_of(journal: Journal, moment: datetime) -> Journal:
    """The journal as it stood at `moment`, entries of that very moment included."""

    def upto(entries: tuple[E, ...]) -> tuple[E, ...]:
        return tuple(entry for entry in entries if entry.at <= moment)

    return Journal(
        person=journal.person,
        changes=upto(journal.changes),
        readings=upto(journal.readings),
        answers=upto(journal.answers),
        sessions=upto(journal.sessions),
        videos=upto(journal.videos),
        decisions=upto(journal.decisions),
    )


def _withdrawn(journal: Journal, today: date) -> set[str]:
    """Ids taken back, or corrected where they are decisions.

    A withdrawal can be taken back or corrected too, so the latest is heard first.
    """
    gone: set[str] = set()
    for decision in reversed([d for d in journal.decisions if d.day <= today]):
        if decision.id and decision.id in gone:
            continue
        if decision.replaces:
            gone.add(decision.replaces)
        if isinstance(decision, Withdrawn):
            gone.add(decision.of)
    return gone


def _standing(entries: tuple[E, ...], withdrawn: set[str], today: date) -> tuple[E, ...]:
    present = [entry for entry in entries if entry.day <= today]
    corrected = {e.replaces for e in present if e.replaces and e.id not in withdrawn}
    gone = corrected | withdrawn
    seen: set[str] = set()
    kept: list[E] = []
    for entry in present:
        if entry.id and (entry.id in gone or entry.id in seen):
            continue
        seen.add(entry.id)
        kept.append(entry)
    return tuple(sorted(kept, key=lambda entry: entry.at))


def _changed(person: Person, changes: tuple[Change, ...]) -> Person:
    for change in changes:
        edits = {
            field.name: value
            for field in fields(change.person)
            if (value := getattr(change.person, field.name)) is not None
        }
        person = replace(person, **edits)
    return person
