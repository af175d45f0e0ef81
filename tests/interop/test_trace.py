"""That the trace sees what it should, and that the real tree leaves no gap."""

from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.rules import Claim
from dorsi.interop.trace import Requirement, Trace, trace
from dorsi.knowledge.load import load_knowledge

ROOT = Path(__file__).parents[2]


def silent_knowledge() -> Knowledge:
    """Everything Dorsi knows taken away, but for the models and the names of the requirements."""
    knowledge = load_knowledge()
    emptied: dict[str, Any] = {
        field.name: {}
        for field in fields(knowledge)
        if isinstance(getattr(knowledge, field.name), Mapping) and field.name != "requirements"
    }
    return replace(knowledge, **emptied)


def traced(
    tmp_path: Path, *, code: str = "", test: str = "", knowledge: Knowledge | None = None
) -> Trace:
    (tmp_path / "dorsi").mkdir()
    (tmp_path / "dorsi" / "range.py").write_text(code, encoding="utf-8")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_range.py").write_text(test, encoding="utf-8")
    return trace(knowledge or silent_knowledge(), tmp_path / "dorsi", tmp_path / "tests")


def of(found: Trace, id_: str) -> Requirement:
    return next(requirement for requirement in found.requirements if requirement.id == id_)


def claim(stance: str) -> Claim:
    return Claim(
        id="stronger",
        claim="Stronger legs.",
        stance=stance,  # type: ignore[arg-type]
        reason="Nobody looked.",
        source=("text_a",),
        requirements=("A-33",),
    )


@pytest.mark.one_python
def test_every_requirement_of_the_two_texts_is_carried_and_proved() -> None:
    found = trace(load_knowledge(), ROOT / "src" / "dorsi", ROOT / "tests")
    assert [str(fault) for fault in found.faults] == []
    assert [
        requirement.id for requirement in found.requirements if not requirement.carried_by
    ] == []
    assert [requirement.id for requirement in found.requirements if not requirement.proved_by] == []


def test_the_texts_ask_for_34_and_95_things() -> None:
    ids = {f"A-{n}" for n in range(1, 35)} | {f"B-{n}" for n in range(1, 96)}
    assert set(load_knowledge().requirements) == ids


def test_each_of_the_35_conflicts_is_named_with_what_is_done_instead() -> None:
    claims = load_knowledge().claims.values()
    assert {claim.conflict for claim in claims if claim.conflict} == set(range(1, 36))


@pytest.mark.parametrize(
    "code",
    [
        '"""Range.\n\nRequirements: B-8, A-12\n"""',
        'def reach() -> None:\n    """Say the reach.\n\n    Requirements: B-8\n    """',
        'class Reach:\n    """Reach.\n\n    Requirements: A-12,\n        B-8\n    """',
    ],
)
def test_a_docstring_carries_what_its_requirements_line_names(tmp_path: Path, code: str) -> None:
    carried = of(traced(tmp_path, code=code), "B-8").carried_by
    assert [place for place in carried if place.startswith("dorsi.range")] != []


def test_an_id_in_the_prose_of_a_docstring_carries_nothing(tmp_path: Path) -> None:
    found = traced(tmp_path, code='"""Range, as B-47 has it."""')
    assert of(found, "B-47").carried_by == ()


def test_a_refused_claim_carries_what_it_refuses(tmp_path: Path) -> None:
    knowledge = replace(silent_knowledge(), claims={"stronger": claim("refused")})
    found = traced(tmp_path, knowledge=knowledge)
    assert of(found, "A-33").carried_by == ("claims/stronger.toml",)


def test_a_claim_in_use_leaves_the_carrying_to_what_uses_it(tmp_path: Path) -> None:
    knowledge = replace(silent_knowledge(), claims={"stronger": claim("used")})
    assert of(traced(tmp_path, knowledge=knowledge), "A-33").carried_by == ()


@pytest.mark.parametrize(
    "test",
    [
        '@pytest.mark.requirement("A-1", "B-8")\ndef test_it():\n    assert 1',
        'pytestmark = pytest.mark.requirement("B-8")\n\ndef test_it():\n    assert 1',
        (
            'pytestmark = [pytest.mark.slow, pytest.mark.requirement("B-8")]\n'
            "def test_it():\n    assert 1"
        ),
        '@pytest.mark.requirement("B-8")\nclass Sides:\n    def test_it(self):\n        assert 1',
        '@pytest.mark.requirement("B-8")\ndef test_it():\n    with pytest.raises(OSError): f()',
    ],
)
def test_a_marked_test_proves_what_its_mark_names(tmp_path: Path, test: str) -> None:
    assert of(traced(tmp_path, test=test), "B-8").proved_by == ("tests/test_range.py::test_it",)


def test_a_marked_test_that_asserts_nothing_proves_nothing_and_is_a_fault(tmp_path: Path) -> None:
    found = traced(tmp_path, test='@pytest.mark.requirement("B-8")\ndef test_it():\n    run()')
    assert of(found, "B-8").proved_by == ()
    assert [fault.path for fault in found.faults] == ["tests/test_range.py::test_it"]


@pytest.mark.parametrize(
    ("code", "test"),
    [
        ('"""Range.\n\nRequirements: B-96\n"""', ""),
        ("", '@pytest.mark.requirement("B-96")\ndef test_it():\n    assert 1'),
    ],
)
def test_an_id_that_does_not_exist_is_a_fault(tmp_path: Path, code: str, test: str) -> None:
    found = traced(tmp_path, code=code, test=test)
    assert ["B-96" in fault.problem for fault in found.faults] == [True]


def test_without_tests_to_look_at_only_what_is_uncarried_is_a_gap(tmp_path: Path) -> None:
    knowledge = replace(silent_knowledge(), claims={"stronger": claim("refused")})
    (tmp_path / "dorsi").mkdir()
    gaps = {gap.id for gap in trace(knowledge, tmp_path / "dorsi").gaps}
    assert "A-33" not in gaps
    assert "A-24" in gaps


def test_with_tests_to_look_at_what_is_unproved_is_a_gap(tmp_path: Path) -> None:
    knowledge = replace(silent_knowledge(), claims={"stronger": claim("refused")})
    assert "A-33" in {gap.id for gap in traced(tmp_path, knowledge=knowledge).gaps}
