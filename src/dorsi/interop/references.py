"""How the entries of a journal refer to each other, and what is the same entry twice."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeVar

from dorsi.domain.journal import Entry, Withdrawn
from dorsi.errors import Fault
from dorsi.interop.canonical import written
from dorsi.knowledge.records import nearest

E = TypeVar("E", bound=Entry)
Lists = Mapping[str, Sequence[Entry | None]]

MOST_HINTS: Final = 10


def once(entries: Sequence[E]) -> tuple[E, ...]:
    """Drop repetitions: the same id with the same content is one entry, the first."""
    seen: dict[str, E] = {}
    for entry in entries:
        seen.setdefault(entry.id, entry)
    return tuple(seen.values())


def references(lists: Lists) -> Iterator[Fault]:
    """Check ids, corrections and withdrawals.

    Args:
        lists: The entries by list with their ids filled in; `None` where one could not be read.
            What a reference points at may be one of those, so then none is said to be missing.
    """
    placed = [
        (f"{name}[{index}]", name, entry)
        for name, entries in lists.items()
        for index, entry in enumerate(entries)
        if entry is not None
    ]
    everywhere: dict[str, list[tuple[str, str, Entry]]] = {}
    for row in placed:
        everywhere.setdefault(row[2].id, []).append(row)
    all_read = all(entry is not None for entries in lists.values() for entry in entries)
    yield from _same_id(everywhere)
    before: dict[str, str] = {}
    hints = 0
    for path, name, entry in placed:
        for key, target in (("replaces", entry.replaces), ("of", _withdrawn(entry))):
            if target is None or (target not in everywhere and not all_read):
                continue
            place = f"{path}.{key}"
            if target not in everywhere:
                problem = f"no entry has the id {target!r}"
                hints += 1  # looking for the nearest of all ids takes long, and a few will do
                closest = nearest(target, everywhere) if hints <= MOST_HINTS else None
                yield Fault(place, problem, "the id of an earlier entry", closest)
            elif all(other == name for _, other, _ in everywhere[target]) or key == "replaces":
                yield from _earlier(place, target, name, before, everywhere)
        before.setdefault(f"{name} {entry.id}", path)


def _same_id(everywhere: Mapping[str, list[tuple[str, str, Entry]]]) -> Iterator[Fault]:
    for given, rows in everywhere.items():
        first = rows[0]
        for path, _, entry in rows[1:]:
            if written(entry) != written(first[2]):
                problem = f"{first[0]} has the id {given!r} too, with other content"
                yield Fault(f"{path}.id", problem, "an id of its own, or the same content")


def _earlier(
    place: str,
    target: str,
    name: str,
    before: Mapping[str, str],
    everywhere: Mapping[str, list[tuple[str, str, Entry]]],
) -> Iterator[Fault]:
    if f"{name} {target}" in before:
        return
    path, other, _ = everywhere[target][0]
    where = "comes later" if other == name else "stands in another list"
    yield Fault(place, f"{path}, which it names, {where}", f"an earlier entry of {name}")


def _withdrawn(entry: Entry) -> str | None:
    return entry.of if isinstance(entry, Withdrawn) else None
