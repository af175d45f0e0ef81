from importlib import import_module
from pathlib import Path

import pytest
from tests.cli.running import journal_file, run

from dorsi.cli import main as cli
from dorsi.cli.main import COMMANDS
from dorsi.errors import InvalidInput, NotSaved


def test_help_lists_every_command_in_the_order_one_meets_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ran = run(capsys, "--help")
    assert ran.code == 0
    places = [ran.out.index(f"\n  {name} ") for name in COMMANDS]
    assert places == sorted(places)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_list_of_commands_says_of_each_what_it_says_itself(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = run(capsys, name, "--help")
    assert ran.code == 0
    assert COMMANDS[name] in " ".join(ran.out.split())


def test_only_the_command_asked_for_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    imported: list[str] = []

    def noting(name: str) -> object:
        imported.append(name)
        return import_module(name)

    monkeypatch.setattr(cli, "import_module", noting)
    cli.app_for(["--help"])
    assert imported == []
    cli.app_for(["measures", "knee_to_wall"])
    assert imported == ["dorsi.cli.measures"]


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "--version")
    assert (ran.code, ran.out.startswith("dorsi ")) == (0, True)


def test_an_unknown_command_is_bad_usage(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "reveiw")
    assert ran.code == 2
    assert "No such command 'reveiw'" in ran.err


def test_no_command_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys)
    assert ran.code == 2
    assert "review" in ran.out + ran.err


@pytest.mark.parametrize(
    ("error", "code"), [(InvalidInput("bad"), 2), (NotSaved("the disk is full"), 3)]
)
def test_an_error_dorsi_can_explain_is_one_message_and_no_traceback(
    error: Exception,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("dorsi.cli.review.review", fail)
    ran = run(capsys, "review", journal_file(tmp_path), "--today", "2026-04-13")
    assert (ran.code, ran.out, ran.err) == (code, "", f"{error}\n")


def test_a_fault_of_the_program_is_not_hidden(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object) -> None:
        message = "a bug"
        raise ZeroDivisionError(message)

    monkeypatch.setattr("dorsi.cli.review.review", fail)
    with pytest.raises(ZeroDivisionError, match="a bug"):
        cli.main(["review", str(journal_file(tmp_path)), "--today", "2026-04-13"])
