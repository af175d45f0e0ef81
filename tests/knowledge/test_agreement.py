"""Files and code agree on every id, threshold and word, and each way to differ is noticed."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from tests.people import KNOWLEDGE

import dorsi
from dorsi.domain.models import Models
from dorsi.errors import Fault
from dorsi.knowledge.agreement import agreement, placeholders, uncited
from dorsi.knowledge.named import (
    ACCOMMODATIONS,
    DECISIONS,
    EVERY_DECISION,
    EXERCISES,
    FINDINGS,
    MEASURES,
    PHASES,
    SAFETY,
)
from dorsi.train.accommodations import FILLS

PACKAGE = Path(dorsi.__file__).parent
CODE = {
    path: ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.name != "named.py"
}
NAMED: Mapping[str, frozenset[str]] = {
    "decisions": frozenset(DECISIONS),
    "accommodations": frozenset(ACCOMMODATIONS),
    "findings": frozenset(FINDINGS),
    "measures": MEASURES,
    "exercises": EXERCISES,
    "phases": PHASES,
    "safety": SAFETY,
}


def texts() -> Iterator[tuple[Path, str]]:
    """Every text that stands in the code."""
    for path, tree in CODE.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield path, node.value


@cache
def said_in_code() -> frozenset[str]:
    return frozenset(text for _, text in texts())


@cache
def patterns() -> frozenset[str]:
    """Keys put together in code, such as f"{who}_older_reps", as patterns."""
    return frozenset(
        "".join(
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"\w+"
            for part in node.values
        )
        for tree in CODE.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
    )


def subscripts() -> Iterator[tuple[str, str]]:
    """Each `knowledge.kind["id"]` in the code, the id by way of a constant too."""
    constants = {
        target.id: node.value.value
        for tree in CODE.values()
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name) and isinstance(node.value.value, str)
    }
    for tree in CODE.values():
        for node in ast.walk(tree):
            match node:
                case ast.Subscript(value=ast.Attribute(attr=kind), slice=key) if kind in NAMED:
                    named = constants.get(key.id) if isinstance(key, ast.Name) else None
                    found = key.value if isinstance(key, ast.Constant) else named
                    if isinstance(found, str):
                        yield kind, found


def decided() -> Iterator[tuple[str, frozenset[str]]]:
    """Each rule by its name in a call of `_made`, with the words it is filled with."""
    tree = CODE[PACKAGE / "prove" / "decisions.py"]
    for function in tree.body:
        for node in ast.walk(function):
            match node:
                case ast.Call(func=ast.Name(id="_made"), args=[rule, *_], keywords=words):
                    for name in ast.walk(rule):
                        if isinstance(name, ast.Constant) and name.value in KNOWLEDGE.decisions:
                            yield str(name.value), frozenset(str(word.arg) for word in words)


def test_what_is_bundled_agrees() -> None:
    assert [*agreement(KNOWLEDGE), *uncited(KNOWLEDGE)] == []


@pytest.mark.parametrize("kind", NAMED)
def test_every_name_on_the_list_stands_in_the_code(kind: str) -> None:
    assert NAMED[kind] <= said_in_code()


def test_every_name_the_code_asks_for_is_on_the_list() -> None:
    found = set(subscripts())
    assert ("decisions", "target_reached") in found
    assert ("findings", "bent_minus_straight") in found
    assert {(kind, name) for kind, name in found if name not in NAMED[kind]} == set()


def test_every_decision_the_code_makes_is_listed_with_the_words_it_fills() -> None:
    made = dict(decided())
    assert len(made) > 20
    assert made["target_reached"] == {"target"}
    assert {name: words for name, words in made.items() if DECISIONS[name].words != words} == {}


def test_every_accommodation_with_code_of_its_own_is_listed() -> None:
    assert set(FILLS) == set(ACCOMMODATIONS)


def test_every_listed_threshold_is_read_in_the_code() -> None:
    said, made = said_in_code(), patterns()
    listed = {
        key
        for named in (DECISIONS, ACCOMMODATIONS, FINDINGS)
        for thing in named.values()
        for key in sorted(thing.thresholds)
    }
    assert {k for k in listed - said if not any(re.fullmatch(p, k) for p in made)} == set()


@cache
def attributes() -> frozenset[str]:
    """Every name that is read off something in the code."""
    return frozenset(
        node.attr
        for tree in CODE.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
    )


def numbers(record: Any) -> Iterator[str]:
    """The fields of a model and of the records inside it."""
    for field in fields(record):
        yield field.name
    for kind in get_type_hints(record).values():
        for inner in getattr(kind, "__args__", ()):
            if is_dataclass(inner):
                yield from numbers(inner)


@pytest.mark.parametrize("name", [field.name for field in fields(Models)])
def test_every_number_of_a_model_is_read_in_the_code(name: str) -> None:
    model = get_type_hints(Models)[name]
    assert set(numbers(model)) - attributes() - said_in_code() == set()


def without(kind: str, name: str) -> list[Fault]:
    left = {other: thing for other, thing in getattr(KNOWLEDGE, kind).items() if other != name}
    return list(agreement(replace(KNOWLEDGE, **{kind: left})))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "name"), [(k, n) for k, names in NAMED.items() for n in sorted(names)]
)
def test_a_file_that_code_asks_for_is_missed(kind: str, name: str) -> None:
    found = without(kind, name)
    assert any(
        fault.path == f"{kind}/{name}.toml" and "missing" in fault.problem for fault in found
    )


def changed(kind: str, name: str, **fields: Any) -> list[str]:
    things = getattr(KNOWLEDGE, kind)
    broken = {**things, name: replace(things[name], **fields)}
    return [str(f) for f in agreement(replace(KNOWLEDGE, **{kind: broken}))]  # type: ignore[arg-type]


THRESHOLDS = [
    (kind, name, key)
    for kind, named in (
        ("decisions", DECISIONS),
        ("accommodations", ACCOMMODATIONS),
        ("findings", FINDINGS),
    )
    for name, thing in named.items()
    for key in sorted(thing.thresholds)
]


@pytest.mark.parametrize(("kind", "name", "key"), THRESHOLDS)
def test_a_threshold_that_code_reads_is_missed(kind: str, name: str, key: str) -> None:
    has = getattr(KNOWLEDGE, kind)[name].thresholds
    found = changed(kind, name, thresholds={k: v for k, v in has.items() if k != key})
    assert f"{kind}/{name}.toml thresholds: {key!r} is missing: code reads it" in found


@pytest.mark.parametrize(
    ("kind", "name"),
    [("decisions", "steady"), ("accommodations", "transfer"), ("findings", "front_pinch")],
)
def test_a_threshold_that_nothing_reads_is_noticed(kind: str, name: str) -> None:
    (fault,) = changed(kind, name, thresholds={"spare_days": 3.0})
    assert fault == f"{kind}/{name}.toml thresholds: nothing reads 'spare_days'"


def test_a_threshold_without_a_unit_is_noticed() -> None:
    rule = KNOWLEDGE.decisions["adherence_low"]
    found = changed(
        "decisions", "adherence_low", text="{limit}", thresholds={**rule.thresholds, "limit": 1.0}
    )
    assert len(found) == 1
    assert "'limit' names no unit" in found[0]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("decisions", "target_reached"),
        ("accommodations", "heel_lift"),
        ("accommodations", "old_calf_injury"),
    ],
)
def test_a_word_that_nothing_fills_is_noticed(kind: str, name: str) -> None:
    text = getattr(KNOWLEDGE, kind)[name].text
    (fault,) = changed(kind, name, text=f"{text} {{tagret}}")
    assert fault.startswith(f"{kind}/{name}.toml text: nothing fills {{tagret}}")


def test_exercises_that_code_goes_by_are_missed_and_others_noticed() -> None:
    (missing,) = changed("accommodations", "band_buying", exercises=())
    assert missing == "accommodations/band_buying.toml exercises: missing: code goes by them"
    (idle,) = changed("accommodations", "orthotics", exercises=("soleus_stretch",))
    assert idle == "accommodations/orthotics.toml exercises: nothing reads them"


@pytest.mark.parametrize("name", DECISIONS)
def test_every_text_of_a_decision_can_be_filled(name: str) -> None:
    rule = KNOWLEDGE.decisions[name]
    words = dict.fromkeys((*DECISIONS[name].words, *EVERY_DECISION, *rule.thresholds), "x")
    assert "{" not in rule.text.format(**words)


def test_a_decision_that_no_code_makes_is_noticed() -> None:
    extra = {**KNOWLEDGE.decisions, "rest_more": KNOWLEDGE.decisions["steady"]}
    (fault,) = agreement(replace(KNOWLEDGE, decisions=extra))
    assert (fault.path, fault.problem) == ("decisions/rest_more.toml", "no code ever decides this")


def test_a_question_whose_answer_changes_nothing_is_noticed() -> None:
    idle = {
        **KNOWLEDGE.findings,
        "shoe_size": replace(KNOWLEDGE.findings["heel_complaint"], id="shoe_size"),
    }
    (fault,) = agreement(replace(KNOWLEDGE, findings=idle))
    assert (fault.path, fault.problem) == (
        "findings/shoe_size.toml",
        "its answer changes nothing",
    )


def test_a_source_that_nothing_rests_on_is_noticed() -> None:
    extra = {**KNOWLEDGE.sources, "nobody_1900": KNOWLEDGE.sources["expert"]}
    (fault,) = uncited(replace(KNOWLEDGE, sources=extra))
    assert (fault.path, fault.problem) == ("sources/nobody_1900.toml", "nothing cites it")


def test_placeholders_are_the_names_in_braces() -> None:
    assert placeholders("{Side}: up {cm} cm, {{plain}}") == {"Side", "cm"}
