"""Where in the files of knowledge a text stands, and which words it lacks."""

from collections.abc import Mapping
from typing import Any

import pytest

from dorsi.knowledge.load import load_knowledge

KNOWLEDGE = load_knowledge()

Places = Mapping[str, Mapping[str, tuple[str, ...]]]


def text_of(place: str) -> str:
    """All that stands in one field of one file."""
    path, field = place.split()
    kind, name = path.split("/")
    return " ".join(flat(getattr(getattr(KNOWLEDGE, kind)[name], field)))


def flat(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [text for inner in value.values() for text in flat(inner)]
    if isinstance(value, tuple):
        return [text for inner in value for text in flat(inner)]
    return [str(value)]


def lines(table: Places) -> list[Any]:
    return [
        pytest.param(place, words, id=f"{name} {place}")
        for name, places in table.items()
        for place, words in places.items()
    ]


def missing(place: str, words: tuple[str, ...]) -> list[str]:
    text = text_of(place)
    return [word for word in words if word not in text]
