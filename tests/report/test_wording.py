"""That no sentence of the faces uses a word a general-wellness voice does without."""

import ast
from pathlib import Path

import pytest

import dorsi
from dorsi.knowledge.wording import AVOIDED

HERE = Path(dorsi.__file__).parent / "report"
# A style sheet is read by no person.
FILES = [path for path in sorted(HERE.rglob("*.py")) if path.name != "style.py"]


def sentences(path: Path) -> list[str]:
    """Every text of a module that is longer than a word, what only programmers read left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
        and " " in node.value.strip()
        and not node.value.startswith("<!--")
    ]


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(HERE)) for path in FILES])
def test_no_sentence_uses_a_word_we_do_without(path: Path) -> None:
    assert [text for text in sentences(path) if AVOIDED.search(text)] == []


def test_the_sentences_are_really_looked_at() -> None:
    told = [text for path in FILES for text in sentences(path)]
    assert len(told) > 300
    assert any("more than measuring error explains" in text for text in told)
