"""The words a general-wellness voice does without, looked for in every text people read."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.movement import MovementModel
from dorsi.domain.rules import Accommodation, Claim, DecisionRule, Source
from dorsi.errors import Fault

# `safety` names a part of the program and stays.
AVOIDED: Final = re.compile(
    r"\b(diagnos\w*|treat(s|ed|ing|ment\w*)?|cur(e|es|ed|ing)|prevent\w*|rehab\w*|(un)?safe(ly|r)?|"
    r"injury risk|capsul\w*|need surgery)\b|!",
    re.IGNORECASE,
)
# No prose: ids, and what is written for the code.
NO_PROSE: Final = frozenset({"id", "source", "requirements", "when"})
FILLED: Final = (Accommodation, DecisionRule, MovementModel)
EXPECTED: Final = "what the pattern resembles, or what may be worth trying or showing someone"


def wording(knowledge: Knowledge) -> Iterator[Fault]:
    """Every avoided word, and every brace that would be shown as it is.

    Claims are left out: they say what the two texts say in order to refuse it, and sources are
    cited by the titles they have.
    """
    for kind in knowledge.__dataclass_fields__:
        things = getattr(knowledge, kind)
        if kind == "models":
            parts = {name: getattr(things, name) for name in things.__dataclass_fields__}
        else:
            parts = dict(things) if isinstance(things, Mapping) else {}
        for name, thing in parts.items():
            if not isinstance(thing, Claim | Source | str):
                yield from _in(f"{kind}/{name}.toml", thing)


def _in(place: str, thing: Any) -> Iterator[Fault]:
    for path, text in _texts(thing, place):
        if match := AVOIDED.search(text):
            yield Fault(path, f"{match[0]!r} is a word we do without", EXPECTED)
        if ("{" in text or "}" in text) and not isinstance(thing, FILLED):
            yield Fault(path, "a brace that nothing fills")


def _texts(thing: Any, place: str) -> Iterator[tuple[str, str]]:
    """Every text inside, with where it stands."""
    if isinstance(thing, str):
        yield place, thing
    elif isinstance(thing, Mapping):
        for key, inner in thing.items():
            yield from _texts(inner, f"{place} {key}")
    elif isinstance(thing, tuple):
        for inner in thing:
            yield from _texts(inner, place)
    elif hasattr(thing, "__dataclass_fields__"):
        for name in thing.__dataclass_fields__:
            if name not in NO_PROSE:
                yield from _texts(getattr(thing, name), f"{place} {name}")
