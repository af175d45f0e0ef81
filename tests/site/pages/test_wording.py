"""That no page uses a word a general-wellness voice does without, nor shouts."""

import re
from pathlib import Path

import pytest
from tests.report.test_wording import sentences

import dorsi.site.pages
from dorsi.knowledge.wording import AVOIDED

HERE = Path(dorsi.site.pages.__file__).parent
PAGES = sorted(HERE.rglob("*.html"))
MODULES = sorted(HERE.rglob("*.py"))
MARKUP = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<[^>]*>", re.DOTALL)


def words(path: Path) -> str:
    return " ".join(MARKUP.sub(" ", path.read_text(encoding="utf-8")).split())


@pytest.mark.parametrize("path", PAGES, ids=[str(path.relative_to(HERE)) for path in PAGES])
def test_no_page_uses_a_word_we_do_without(path: Path) -> None:
    assert AVOIDED.findall(words(path)) == []
    assert "!" not in words(path)


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(HERE)) for path in MODULES])
def test_no_sentence_of_a_page_uses_one_either(path: Path) -> None:
    assert [text for text in sentences(path) if AVOIDED.search(text)] == []


def test_the_pages_are_really_looked_at() -> None:
    assert len(PAGES) > 40
    assert any("Nothing begins until you take it on" in words(path) for path in PAGES)
