"""Finding one thing by its id, with the nearest one named when it is mistyped."""

from collections.abc import Mapping
from typing import TypeVar

from dorsi.errors import UnknownId
from dorsi.knowledge.records import nearest

T = TypeVar("T")


def one_of(known: Mapping[str, T], given: str, kind: str) -> T:
    """The thing of this id; dashes count as underscores.

    Raises:
        UnknownId: nothing is called so.
    """
    found = known.get(given.strip().lower().replace("-", "_"))
    if found is None:
        raise UnknownId(kind, given, nearest(given, known))
    return found
