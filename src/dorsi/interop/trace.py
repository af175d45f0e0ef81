"""What carries each requirement of the two source texts, and which test proves it.

A requirement is carried by a knowledge file (`from = [...]`) or by code whose docstring has a line
`Requirements: B-8, A-12`. It is proved by a test marked `@pytest.mark.requirement("B-8", "A-12")`
that asserts something. Code and tests are read as text, never imported.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.models import Models
from dorsi.domain.plain import plain
from dorsi.domain.rules import Claim
from dorsi.errors import Fault

ID: Final = re.compile(r"\b[AB]-\d+\b")
LINE: Final = re.compile(r"^\s*Requirements:(.*(?:\n[ \t]+\S.*)*)", re.MULTILINE)
MARK: Final = "requirement"

Definition = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
Function = ast.FunctionDef | ast.AsyncFunctionDef
Places = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Requirement:
    """One id of the two texts: what it asks for, what carries it, which tests prove it."""

    id: str
    title: str
    carried_by: tuple[str, ...]
    proved_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """All requirements; `tests_seen` is false where there is no checkout to look for tests in."""

    requirements: tuple[Requirement, ...]
    faults: tuple[Fault, ...]
    tests_seen: bool

    @property
    def gaps(self) -> tuple[Requirement, ...]:
        """Those that nothing carries or, where tests can be seen, that no test proves."""
        return tuple(
            requirement
            for requirement in self.requirements
            if not requirement.carried_by or (self.tests_seen and not requirement.proved_by)
        )

    def to_dict(self) -> dict[str, Any]:
        """Give plain JSON values, the ids with a gap beside all of them."""
        return {
            "requirements": plain(self)["requirements"],
            "gaps": [requirement.id for requirement in self.gaps],
            "faults": [str(fault) for fault in self.faults],
            "tests_seen": self.tests_seen,
        }


def trace(knowledge: Knowledge, package: Path, tests: Path | None = None) -> Trace:
    """Find what carries and what proves each requirement.

    Args:
        knowledge: Names the requirements and carries most of them.
        package: The folder of the code, searched for docstrings.
        tests: The folder of the tests, or nothing where only the package is installed.
    """
    carried = _gathered((*_in_knowledge(knowledge), *_in_code(package)))
    marks = tuple(_in_tests(tests)) if tests else ()
    proved = _gathered((id_, place) for id_, place, asserts in marks if asserts)
    return Trace(
        requirements=tuple(
            Requirement(id_, title, carried.get(id_, ()), proved.get(id_, ()))
            for id_, title in knowledge.requirements.items()
        ),
        faults=(
            *_unknown(carried, knowledge),
            *_unknown(_gathered((id_, place) for id_, place, _ in marks), knowledge),
            *_empty(marks),
        ),
        tests_seen=tests is not None,
    )


def _in_knowledge(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    for field in fields(Models):
        for id_ in getattr(knowledge.models, field.name).requirements:
            yield id_, f"models/{field.name}.toml"
    for field in fields(knowledge):
        things = getattr(knowledge, field.name)
        for name, thing in things.items() if isinstance(things, Mapping) else ():
            for id_ in getattr(thing, "requirements", ()) if _carries(thing) else ():
                yield id_, f"{field.name}/{name}.toml"


def _carries(thing: object) -> bool:
    """A claim in use is carried by what uses it; only refusing or weakening it is its own."""
    return not (isinstance(thing, Claim) and thing.stance == "used")


def _in_code(package: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        module = ".".join(part for part in parts if part != "__init__")
        for name, node in _definitions(_tree(path), module):
            for block in LINE.findall(ast.get_docstring(node) or ""):
                for id_ in ID.findall(block):
                    yield id_, name


def _in_tests(tests: Path) -> Iterator[tuple[str, str, bool]]:
    """Yield each id, the test marked with it, and whether that test asserts anything."""
    for path in sorted(tests.rglob("test_*.py")):
        tree = _tree(path)
        above = tuple(_marks(_module_marks(tree)))
        for node, inherited in _tests(tree, above):
            place = f"{path.relative_to(tests.parent).as_posix()}::{node.name}"
            for id_ in (*inherited, *_marks(node.decorator_list)):
                yield id_, place, _asserts(node)


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def _definitions(node: Definition, name: str) -> Iterator[tuple[str, Definition]]:
    yield name, node
    for inner in node.body:
        if isinstance(inner, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _definitions(inner, f"{name}.{inner.name}")


def _tests(
    scope: ast.Module | ast.ClassDef, inherited: tuple[str, ...]
) -> Iterator[tuple[Function, tuple[str, ...]]]:
    for node in scope.body:
        if isinstance(node, ast.ClassDef):
            yield from _tests(node, (*inherited, *_marks(node.decorator_list)))
        elif isinstance(node, Function) and node.name.startswith("test_"):
            yield node, inherited


def _module_marks(tree: ast.Module) -> Iterator[ast.expr]:
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id="pytestmark")], value=ast.List(elts=marks)):
                yield from marks
            case ast.Assign(targets=[ast.Name(id="pytestmark")], value=mark):
                yield mark
            case _:
                continue


def _marks(marks: Iterable[ast.expr]) -> Iterator[str]:
    for mark in marks:
        match mark:
            case ast.Call(func=ast.Attribute(attr=name), args=ids) if name == MARK:
                yield from (str(id_.value) for id_ in ids if isinstance(id_, ast.Constant))
            case _:
                continue


def _asserts(test: Function) -> bool:
    """A test that can fail by itself: it asserts, or expects something to be raised."""
    return any(
        isinstance(node, ast.Assert)
        or (isinstance(node, ast.Attribute) and node.attr in {"raises", "fail"})
        or (isinstance(node, ast.Name) and node.id.startswith("assert_"))
        for node in ast.walk(test)
    )


def _gathered(found: Iterable[tuple[str, str]]) -> Places:
    places: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for id_, place in found:
        places[id_][place] = None
    return {id_: tuple(named) for id_, named in places.items()}


def _unknown(places: Places, knowledge: Knowledge) -> Iterator[Fault]:
    for id_, named in places.items():
        if id_ not in knowledge.requirements:
            for place in named:
                yield Fault(place, f"{id_} is no requirement", "an id of requirements.toml")


def _empty(marks: Iterable[tuple[str, str, bool]]) -> Iterator[Fault]:
    silent = dict.fromkeys(place for _, place, asserts in marks if not asserts)
    for place in silent:
        yield Fault(place, "marked as a proof but asserts nothing", "an assertion of the content")
