"""The words a general-wellness voice does without are found wherever they stand."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from tests.people import KNOWLEDGE

from dorsi.errors import Fault
from dorsi.knowledge.wording import wording

KINDS = (
    "measures", "groups", "structures", "findings", "exercises", "phases", "sports",
    "safety", "decisions", "accommodations",
)  # fmt: skip


DRILL = re.compile(r"\bdrills?\b", re.IGNORECASE)


def with_text(kind: str, text: str) -> list[Fault]:
    """Knowledge in which the first thing of a kind is called something else."""
    things: Mapping[str, Any] = getattr(KNOWLEDGE, kind)
    name = next(iter(things))
    label = "text" if kind == "decisions" else "name"
    broken = {**things, name: replace(things[name], **{label: text})}
    return list(wording(replace(KNOWLEDGE, **{kind: broken})))  # type: ignore[arg-type]


def test_what_is_bundled_does_without_them() -> None:
    assert list(wording(KNOWLEDGE)) == []


def test_what_people_do_is_called_an_exercise() -> None:
    told = [
        (kind, name)
        for kind in KINDS
        for name, thing in getattr(KNOWLEDGE, kind).items()
        if DRILL.search(repr(thing))
    ]
    assert told == []
    assert not DRILL.search(repr(KNOWLEDGE.models))


@pytest.mark.parametrize("kind", KINDS)
def test_they_are_found_in_every_kind_of_file(kind: str) -> None:
    (fault,) = with_text(kind, "It cures.")
    assert fault.path.startswith(f"{kind}/")
    assert "'cures' is a word we do without" in fault.problem


@pytest.mark.parametrize(
    "text",
    [
        "We diagnose it.",
        "It treats the calf.",
        "A cure.",
        "This prevents sprains.",
        "Perfectly safe.",
        "Rehabilitate it.",
        "Your injury risk.",
        "Your capsule is restricted.",
        "You need surgery.",
        "Well done!",
    ],
)
def test_each_of_them_is_found(text: str) -> None:
    assert len(with_text("exercises", text)) == 1


@pytest.mark.parametrize(
    "text", ["Worth showing a physiotherapist.", "A retreat.", "Safety first."]
)
def test_plain_words_are_left_alone(text: str) -> None:
    assert with_text("exercises", text) == []


def test_they_are_found_however_deep_and_in_models() -> None:
    steps = replace(KNOWLEDGE.exercises["box_squat"], steps=("Sit.", "It cures."))
    broken = {**KNOWLEDGE.exercises, "box_squat": steps}
    (fault,) = wording(replace(KNOWLEDGE, exercises=broken))
    assert fault.path == "exercises/box_squat.toml steps"
    pattern = replace(KNOWLEDGE.models.pattern, caveat="It cures.")
    (fault,) = wording(replace(KNOWLEDGE, models=replace(KNOWLEDGE.models, pattern=pattern)))
    assert fault.path == "models/pattern.toml caveat"


def test_a_brace_where_nothing_is_filled_is_found() -> None:
    (fault,) = with_text("exercises", "A {name}.")
    assert fault.problem == "a brace that nothing fills"


def test_what_is_quoted_to_be_refused_may_say_it() -> None:
    claims = {n: replace(c, claim="It cures.") for n, c in KNOWLEDGE.claims.items()}
    assert list(wording(replace(KNOWLEDGE, claims=claims))) == []
