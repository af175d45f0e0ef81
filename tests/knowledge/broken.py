"""Knowledge in which one thing differs from what is bundled, and the faults it has then."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from tests.people import KNOWLEDGE

from dorsi.errors import Fault
from dorsi.knowledge.check import check


def faults(kind: str, name: str, /, **changed: Any) -> list[Fault]:
    """The faults of knowledge in which one thing differs."""
    things = getattr(KNOWLEDGE, kind)
    broken = {**things, name: replace(things[name], **changed)}
    return list(check(replace(KNOWLEDGE, **{kind: broken})))  # type: ignore[arg-type]


def model_faults(name: str, **changed: Any) -> list[Fault]:
    """The faults of knowledge in which one model differs."""
    model = replace(getattr(KNOWLEDGE.models, name), **changed)
    return list(check(replace(KNOWLEDGE, models=replace(KNOWLEDGE.models, **{name: model}))))


def said(found: Iterable[Fault]) -> list[tuple[str, str]]:
    """Where each fault stands, and what it says."""
    return [(fault.path, fault.problem) for fault in found]


def unknown(found: Iterable[Fault], place: str, given: str, what: str) -> bool:
    """Whether this and nothing else was found: an id that is nothing of its kind."""
    return said(found) == [(place, f"{given!r} is not {what}")]


def any_of(kind: str) -> str:
    """The id of one thing of a kind."""
    return next(iter(getattr(KNOWLEDGE, kind)))  # type: ignore[no-any-return]
