"""That the documentation says what the program does, and leads where it says."""

import re
from collections.abc import Iterator
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

import pytest
from docs.build import called, contexts, pages

from dorsi.cli.main import COMMANDS
from dorsi.domain.models import Models
from dorsi.knowledge.load import load_knowledge

ROOT: Final = Path(__file__).parents[1]
DOCS: Final = ROOT / "docs"
REFERENCE: Final = DOCS / "reference"
TEXTS: Final = sorted((*ROOT.glob("*.md"), *DOCS.rglob("*.md")))
QUOTED: Final = re.compile(r"`(\w+)\.([\w.]+)` = (\d+(?:\.\d+)?)")
LINK: Final = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
RULED_OUT: Final = re.compile(
    r"\bdiagnos|\btreat|\bcures?\b|\bprevent|\brehabilit|\bsafe\b|injury risk|capsule is restricted"
    r"|you need surgery",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", sorted(pages()))
def test_a_reference_page_says_what_is_known_now(name: str) -> None:
    found = (REFERENCE / name).read_text(encoding="utf-8")
    assert found == pages()[name], "run script/docs"


def test_there_is_no_reference_page_that_nothing_writes() -> None:
    assert {path.name for path in REFERENCE.iterdir()} == set(pages())


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_explained_in_the_guide(command: str) -> None:
    assert f"dorsi {command}" in (DOCS / "using.md").read_text(encoding="utf-8")


def test_every_command_option_and_argument_explains_itself() -> None:
    silent = [
        f"{called(context)} {parameter.name}"
        for context in contexts()
        for parameter in context.command.params
        if not getattr(parameter, "help", None)
    ]
    assert silent == []
    assert [called(context) for context in contexts() if not context.command.help] == []


def quoted_numbers() -> Iterator[tuple[str, str, float]]:
    for model, key, number in QUOTED.findall((DOCS / "method.md").read_text(encoding="utf-8")):
        yield model, key, float(number)


@pytest.mark.parametrize(("model", "key", "number"), tuple(quoted_numbers()))
def test_a_number_quoted_in_the_method_is_the_one_in_use(
    model: str, key: str, number: float
) -> None:
    models: Any = load_knowledge().models
    assert attrgetter(f"{model}.{key}")(models) == number


def test_the_method_quotes_numbers_of_every_model_that_has_any() -> None:
    quoted = {model for model, _, _ in quoted_numbers()}
    assert quoted >= {field.name for field in fields(Models)} - {"bands"}


def test_every_module_the_method_names_exists() -> None:
    named = re.findall(r"`((?:\w+/)+\w+\.py)`", (DOCS / "method.md").read_text(encoding="utf-8"))
    assert named
    assert [module for module in named if not (ROOT / "src" / "dorsi" / module).is_file()] == []


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_link_leads_to_something_that_is_there(text: Path) -> None:
    assert [link for link in links(text) if not leads_somewhere(text, link)] == []


def links(text: Path) -> list[str]:
    return LINK.findall(without_code(text.read_text(encoding="utf-8")))


def leads_somewhere(text: Path, link: str) -> bool:
    if re.match(r"[a-z]+:", link):
        return True
    name, _, anchor = link.partition("#")
    target = (text.parent / name).resolve() if name else text
    if not target.exists():
        return False
    return not anchor or anchor in anchors(target.read_text(encoding="utf-8"))


def anchors(markdown: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", without_code(markdown), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def without_code(markdown: str) -> str:
    return re.sub(r"^```.*?^```$", "", markdown, flags=re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_text_uses_a_word_that_is_ruled_out(text: Path) -> None:
    assert RULED_OUT.findall(text.read_text(encoding="utf-8")) == []


def test_the_readme_shows_two_commands_and_the_terminal() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^    (script/\w+)$", readme, flags=re.MULTILINE) == [
        "script/start",
        "script/test",
    ]
    assert "docs/images/review.svg" in readme
