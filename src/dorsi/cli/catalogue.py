"""Finding one thing by its id, with the nearest one named when it is mistyped."""

from collections.abc import Mapping
from typing import Annotated, TypeVar, cast, get_args

import typer

from dorsi.domain.words import LengthUnit
from dorsi.errors import UnknownId
from dorsi.knowledge.records import nearest

T = TypeVar("T")
Unit = Annotated[str, typer.Option(metavar="cm|in", help="What lengths are said in.")]


def length_unit(given: str) -> LengthUnit:
    """The unit lengths are to be said in.

    Raises:
        UnknownId: there is no such unit.
    """
    known = get_args(LengthUnit)
    if given.strip().lower() not in known:
        raise UnknownId("unit", given, nearest(given, known))
    return cast("LengthUnit", given.strip().lower())


def one_of(known: Mapping[str, T], given: str, kind: str) -> T:
    """The thing of this id; dashes count as underscores.

    Raises:
        UnknownId: nothing is called so.
    """
    found = known.get(given.strip().lower().replace("-", "_"))
    if found is None:
        raise UnknownId(kind, given, nearest(given, known))
    return found
