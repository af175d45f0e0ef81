"""Journals in which one thing differs from a sound one."""

from typing import Any

from tests.interop.journal_trees import ANSWER, AT, READING, SESSION, tree


def reading(**changed: Any) -> dict[str, Any]:
    """A journal with one reading, some of it changed; `...` takes a key away."""
    return tree(readings=[without({**READING, **changed})])


def answer(**changed: Any) -> dict[str, Any]:
    """The same with one answer."""
    return tree(answers=[without({**ANSWER, **changed})])


def session(**changed: Any) -> dict[str, Any]:
    """The same with one session."""
    return tree(sessions=[without({**SESSION, **changed})])


def decision(**changed: Any) -> dict[str, Any]:
    """The same with one decision."""
    return tree(decisions=[without({"at": AT, **changed})])


def person(**changed: Any) -> dict[str, Any]:
    """A journal with nothing but a person."""
    return tree(person={"name": "Ada", **changed})


def without(entry: dict[str, Any]) -> dict[str, Any]:
    """Leave out the keys that hold `...`."""
    return {key: value for key, value in entry.items() if value is not ...}
