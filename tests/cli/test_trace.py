"""That `dorsi trace` shows what it found and fails where something is missing."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dorsi.cli import trace as command_module
from dorsi.cli.main import main
from dorsi.interop.trace import Requirement, Trace

CARRIED = Requirement(
    "B-8", "Both sides", ("models/symmetry.toml",), ("tests/test_x.py::test_a_b",)
)
BARE = Requirement("B-9", "Overhead squat", (), ())
WHOLE = Trace(requirements=(CARRIED,), faults=(), tests_seen=True)


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[Trace]:
    """What the next trace finds: the last one put in here."""
    given = [WHOLE]
    monkeypatch.setattr(command_module, "trace", lambda *_: given[-1])
    return given


@pytest.mark.usefixtures("found")
def test_a_trace_without_gaps_answers_with_all_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace"]) == 0
    shown = capsys.readouterr().out
    assert "B-8" in shown
    assert "models/symmetry.toml" in shown
    assert "tests/test_x.py: a b" in shown
    assert "1 requirements; all carried; all proved." in shown


def test_a_gap_fails_and_is_named(found: list[Trace], capsys: pytest.CaptureFixture[str]) -> None:
    found.append(replace(WHOLE, requirements=(CARRIED, BARE)))
    assert main(["trace", "--gaps"]) == 1
    shown = capsys.readouterr().out
    assert "by nothing" in shown
    assert "models/symmetry.toml" not in shown
    assert "carried by nothing: B-9; proved by no test: B-9" in shown


def test_json_holds_every_requirement_and_the_gaps(
    found: list[Trace], capsys: pytest.CaptureFixture[str]
) -> None:
    found.append(replace(WHOLE, requirements=(CARRIED, BARE)))
    assert main(["trace", "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert [requirement["id"] for requirement in answer["requirements"]] == ["B-8", "B-9"]
    assert answer["gaps"] == ["B-9"]


@pytest.mark.usefixtures("found")
def test_an_id_that_is_none_is_bad_input_with_the_nearest_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["trace", "B-88"]) == 2
    assert "did you mean 'B-8'?" in capsys.readouterr().err


def test_an_installed_package_has_no_tests_to_look_at(tmp_path: Path) -> None:
    assert command_module.tests_beside(tmp_path / "lib" / "dorsi") is None


def test_a_checkout_has(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "pyproject.toml").touch()
    assert command_module.tests_beside(tmp_path / "src" / "dorsi") == tmp_path / "tests"


def test_where_no_tests_are_seen_the_summary_says_so(
    found: list[Trace], capsys: pytest.CaptureFixture[str]
) -> None:
    found.append(replace(WHOLE, tests_seen=False))
    assert main(["trace"]) == 0
    shown = capsys.readouterr().out
    assert "no tests to look at" in shown
    assert "proved  " not in shown


def test_many_places_are_counted_unless_one_asks_for_the_id(
    found: list[Trace], capsys: pytest.CaptureFixture[str]
) -> None:
    many = replace(CARRIED, carried_by=tuple(f"exercises/{letter}.toml" for letter in "abcde"))
    found.append(replace(WHOLE, requirements=(many,)))
    main(["trace"])
    assert "and 2 more" in capsys.readouterr().out
    main(["trace", "B-8"])
    assert "exercises/e.toml" in capsys.readouterr().out


def test_json_honours_the_ids_asked_for(
    found: list[Trace], capsys: pytest.CaptureFixture[str]
) -> None:
    found[0] = replace(WHOLE, requirements=(CARRIED, BARE))
    main(["trace", "B-9", "--json"])
    said = json.loads(capsys.readouterr().out)
    assert ([one["id"] for one in said["requirements"]], said["gaps"]) == (["B-9"], ["B-9"])
    assert main(["trace", "B-800", "--json"]) == 2
