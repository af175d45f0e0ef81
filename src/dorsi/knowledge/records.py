"""Plain data into frozen records, strictly, with every fault collected.

JSON and TOML give dicts, lists, texts and numbers; a record type says what they must be. Nothing is
guessed: a number is no text, an unknown key is a fault, and the nearest known word is offered.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cached_property
from math import isfinite
from typing import Any, Literal, TypeVar, get_args, get_origin

from cattrs import BaseConverter, Converter
from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, override

from dorsi.errors import Fault

SHOWN = 40  # characters of a wrong value that are worth showing

R = TypeVar("R")


class Unfit(ValueError):
    """One value that is not what its field asks for."""

    def __init__(self, problem: str, expected: str, nearest: str | None = None) -> None:
        """Keep the parts of a fault that do not depend on the place."""
        super().__init__(problem)
        self.problem, self.expected, self.nearest = problem, expected, nearest


class Faults(ValueError):
    """All faults of one record."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """Keep every fault."""
        super().__init__("; ".join(map(str, faults)))
        self.faults = faults


@dataclass(frozen=True)
class Reader:
    """Reads records at once where they are right, and once more for every fault where they are not.

    What reads without collecting faults is made and runs in little more than half the time.

    Attributes:
        renamed: Field names whose key in files differs, e.g. `is_` is written `is`.
        recursive: Records that hold tuples of themselves.
    """

    renamed: Mapping[str, str]
    recursive: tuple[type[Any], ...] = ()

    @cached_property
    def quick(self) -> Converter:
        """Stops at the first fault, without saying where it is."""
        return _converter(self, thorough=False)

    @cached_property
    def thorough(self) -> Converter:
        """Gathers every fault with its place."""
        return _converter(self, thorough=True)


def read_record(reader: Reader, raw: Any, record: type[R], path: str = "") -> R:
    """Read one record.

    Raises:
        Faults: with the path of every fault found, `path` leading.
    """
    with suppress(Exception):  # whatever it is, it is said below
        return reader.quick.structure(raw, record)
    try:
        return reader.thorough.structure(raw, record)
    except Exception as error:
        raise Faults(tuple(_faults(error, path, record))) from error


def nearest(word: object, known: Any) -> str | None:
    """The known word closest to what was written, if any is close."""
    from difflib import get_close_matches  # noqa: PLC0415  only what is wrong needs it

    close = get_close_matches(str(word), [str(other) for other in known], n=1, cutoff=0.6)
    return close[0] if close else None


def _converter(reader: Reader, *, thorough: bool) -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=thorough)
    for kind, hook in _PRIMITIVES.items():
        converter.register_structure_hook(kind, hook)
    converter.register_structure_hook_func(_is_literal, _one_of)
    converter.register_structure_hook_func(lambda t: t == str | float, _text_or_number)
    converter.register_structure_hook_func(lambda t: t == dict[str, Any], _table)
    converter.register_structure_hook_factory(
        lambda t: hasattr(t, "__dataclass_fields__"),
        lambda record: _record_hook(record, converter, reader.renamed),
    )
    converter.register_structure_hook_factory(
        lambda t: bool(get_args(t)) and get_args(t)[-1] is Ellipsis,
        lambda t: _tuple_hook(
            t, converter, {record.__name__: record for record in reader.recursive}
        ),
    )
    return converter


def _record_hook(
    record: type[Any], converter: Converter, renamed: Mapping[str, str]
) -> Callable[[Any, Any], Any]:
    names = {field.name: renamed[field.name] for field in fields(record) if field.name in renamed}
    inner = make_dict_structure_fn(
        record,
        converter,
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=converter.detailed_validation,
        **{name: override(rename=key) for name, key in names.items()},  # type: ignore[arg-type]
    )

    def hook(raw: Any, kind: Any) -> Any:
        if not isinstance(raw, dict):
            raise Unfit(f"{_shown(raw)} is no table", "named fields")
        return inner(raw, kind)

    return hook


def _tuple_hook(
    kind: Any, converter: BaseConverter, recursive: Mapping[str, type[Any]]
) -> Callable[[Any, Any], Any]:
    item = get_args(kind)[0]
    item = recursive.get(item, item) if isinstance(item, str) else item

    def hook(raw: Any, _: Any) -> tuple[Any, ...]:
        if not isinstance(raw, list | tuple):
            raise Unfit(f"{_shown(raw)} is no list", "a list")
        return tuple(converter.structure(raw, list[item]))  # type: ignore[valid-type]

    return hook


def _text(raw: Any, _: Any) -> str:
    if not isinstance(raw, str):
        raise Unfit(f"{_shown(raw)} is no text", "a text")
    return raw


def _number(raw: Any, _: Any) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise Unfit(f"{_shown(raw)} is no number", "a number")
    if isinstance(raw, float) and not isfinite(raw):
        raise Unfit(f"{raw} is no number one can measure", "a finite number")
    return raw


def _whole(raw: Any, _: Any) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise Unfit(f"{_shown(raw)} is no whole number", "a whole number")
    return raw


def _truth(raw: Any, _: Any) -> bool:
    if not isinstance(raw, bool):
        raise Unfit(f"{_shown(raw)} is neither true nor false", "true or false")
    return raw


def _moment(raw: Any, _: Any) -> datetime:
    expected = "a time with its offset, like 2026-01-05T07:15:00+01:00"
    try:
        moment = raw if isinstance(raw, datetime) else datetime.fromisoformat(raw)
    except (TypeError, ValueError) as error:
        raise Unfit(f"{_shown(raw)} is no time", expected) from error
    if moment.tzinfo is None:
        raise Unfit(f"{_shown(raw)} has no offset from UTC", expected)
    return moment


def _day(raw: Any, _: Any) -> date:
    try:
        return raw if isinstance(raw, date) else date.fromisoformat(raw)
    except (TypeError, ValueError) as error:
        raise Unfit(f"{_shown(raw)} is no date", "a date like 2026-01-05") from error


_PRIMITIVES: dict[Any, Callable[[Any, Any], Any]] = {
    str: _text,
    float: _number,
    int: _whole,
    bool: _truth,
    datetime: _moment,
    date: _day,
}


def _is_literal(kind: Any) -> bool:
    return get_origin(kind) is Literal


def _text_or_number(raw: Any, _: Any) -> str | float:
    return raw if isinstance(raw, str) else _number(raw, float)


def _table(raw: Any, _: Any) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise Unfit(f"{_shown(raw)} is no table", "named fields")
    return raw


def _one_of(raw: Any, kind: Any) -> Any:
    known = get_args(kind)
    if raw not in known or isinstance(raw, bool):
        raise Unfit(
            f"{_shown(raw)} is not one of the known words",
            " or ".join(map(str, known)),
            nearest(raw, known),
        )
    return raw


def _shown(raw: Any) -> str:
    text = repr(raw)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}..."


def _faults(error: BaseException, path: str, record: Any) -> Iterator[Fault]:
    """Walk a cattrs error tree and say each leaf with its path."""
    if isinstance(error, ClassValidationError | IterableValidationError):
        yield from _inner_faults(error, path, record)
    elif isinstance(error, ForbiddenExtraKeysError):
        known = [field.name for field in fields(error.cl)]
        for key in sorted(map(str, error.extra_fields)):
            yield Fault(_join(path, key), "unknown key", nearest=nearest(key, known))
    elif isinstance(error, Unfit):
        yield Fault(path, error.problem, error.expected, error.nearest)
    elif isinstance(error, KeyError):
        yield Fault(path, "missing")
    else:
        yield Fault(path, str(error) or type(error).__name__)


def _inner_faults(
    error: ClassValidationError | IterableValidationError, path: str, record: Any
) -> Iterator[Fault]:
    placed, rest = error.group_exceptions()
    for inner, note in placed:
        yield from _faults(inner, _place(path, note), note.type)
    for inner in rest:
        yield from _faults(inner, path, record)


def _place(path: str, note: AttributeValidationNote | IterableValidationNote) -> str:
    if isinstance(note, AttributeValidationNote):
        return _join(path, note.name)
    return f"{path}[{note.index}]" if isinstance(note.index, int) else _join(path, str(note.index))


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
