"""What import-linter cannot see: names, sizes, and reaching for a file or a clock."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import dorsi

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "dorsi"
SOURCES = sorted(PACKAGE.rglob("*.py"))
FRONT = [*(ROOT / "web" / "src").rglob("*.ts"), *(ROOT / "web" / "styles").glob("*.css")]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))

# What is exposed, and what will be once there are videos to look at.
PUBLIC_NAMES = {*dorsi.__all__, "analyse_lunge", "analyse_squat"}
BELOW_KNOWLEDGE = {
    "compose",
    "domain",
    "errors",
    "find",
    "measure",
    "numeric",
    "posture",
    "prove",
    "train",
    "units",
    "version",
}
SAYS_NOTHING = {"base", "common", "helpers", "manager", "misc", "utils"}
LONGEST_FILE_LINES = 400
# As called: the last two names, so that `datetime.date.today()` and `date.today()` are one.
FILE_OR_CLOCK = {
    "input",
    "open",
    "print",
    "date.today",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "time.monotonic",
    "time.perf_counter",
    "time.time",
}


def top(source: Path) -> str:
    """Name the floor a file belongs to: `find` for find/pattern.py, `units` for units.py."""
    return source.relative_to(PACKAGE).parts[0].removesuffix(".py")


def called(node: ast.expr) -> str:
    """Spell what is called by its last two names: `date.today`, `open`."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=ast.Name(id=owner) | ast.Attribute(attr=owner), attr=name):
            return f"{owner}.{name}"
        case _:
            return ""


def reaches_out(tree: ast.Module) -> Iterator[int]:
    """Find the lines that call for a file, a terminal or a clock."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node.func) in FILE_OR_CLOCK:
            yield node.lineno


def imports_the_root(tree: ast.Module) -> Iterator[int]:
    """Find the lines that import the public face `dorsi` instead of a floor below."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names) if any(name.name == "dorsi" for name in names):
                yield node.lineno
            case ast.ImportFrom(module="dorsi", level=0):
                yield node.lineno
            case ast.ImportFrom(level=level) if level > 0:
                yield node.lineno


def lines_where(
    found: Callable[[ast.Module], Iterator[int]], applies: Callable[[Path], bool]
) -> list[str]:
    """List file:line for every line that a search finds in the sources it applies to."""
    return [
        f"{source.relative_to(ROOT)}:{line}"
        for source in SOURCES
        if applies(source)
        for line in found(ast.parse(source.read_text(encoding="utf-8")))
    ]


def test_there_are_sources_to_look_at() -> None:
    assert {"cli", "compose", "domain", "find"} <= {top(source) for source in SOURCES}


def test_below_knowledge_nothing_reaches_for_a_file_or_a_clock() -> None:
    assert lines_where(reaches_out, lambda source: top(source) in BELOW_KNOWLEDGE) == []


def test_nothing_below_the_command_line_imports_the_public_face() -> None:
    assert (
        lines_where(imports_the_root, lambda source: top(source) not in {"cli", "__init__"}) == []
    )


def test_no_module_bears_the_name_of_a_public_function() -> None:
    # `dorsi.plan` the module would hide `dorsi.plan` the function once anything imports it.
    assert {top(source) for source in SOURCES} & PUBLIC_NAMES == set()


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [str(s.relative_to(ROOT)) for s in SOURCES if s.stem.strip("_") in SAYS_NOTHING] == []


def test_no_file_outgrows_its_idea() -> None:
    lengths = {
        str(s.relative_to(ROOT)): len(s.read_text(encoding="utf-8").splitlines())
        for s in (*SOURCES, *FRONT)
    }
    assert {name: n for name, n in lengths.items() if n > LONGEST_FILE_LINES} == {}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda p: p.name)
def test_a_lock_names_no_registry_and_hashes_every_package(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert re.search(r"https?:|^-", text, flags=re.MULTILINE) is None
    packages = re.findall(r"^\w.*==", text, flags=re.MULTILINE)
    hashed = re.findall(r"^\w.*== ?.*\\\n +--hash=sha256:[0-9a-f]{64}", text, flags=re.MULTILINE)
    assert packages
    assert len(packages) == len(hashed)


@pytest.mark.parametrize(
    "line",
    ["open('x')", "date.today()", "datetime.date.today()", "dt.datetime.now(tz)", "print('x')"],
)
def test_a_call_for_a_file_or_a_clock_is_seen(line: str) -> None:
    assert list(reaches_out(ast.parse(line))) == [1]


@pytest.mark.parametrize("line", ["import dorsi", "from dorsi import plan", "from . import units"])
def test_an_import_of_the_public_face_is_seen(line: str) -> None:
    assert list(imports_the_root(ast.parse(line))) == [1]


@pytest.mark.parametrize("line", ["from dorsi.units import Length", "import dorsi.units as units"])
def test_an_import_of_a_floor_is_not_the_public_face(line: str) -> None:
    assert list(imports_the_root(ast.parse(line))) == []
