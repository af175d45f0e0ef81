import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from tests.cli.running import journal_file, run
from tests.places import places_here

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

    monkeypatch.setattr("dorsi.cli.review.review_and_plan", fail)
    ran = run(capsys, "review", journal_file(tmp_path), "--today", "2026-04-13")
    assert (ran.code, ran.out, ran.err) == (code, "", f"{error}\n")


@pytest.fixture
def with_a_bug(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[str, ...]:
    """A command that meets a fault of the program."""

    def fail(*_: object) -> None:
        message = "a bug\nin two lines"
        raise ZeroDivisionError(message)

    monkeypatch.setattr("dorsi.cli.review.review_and_plan", fail)
    monkeypatch.delenv("DORSI_TRACEBACK", raising=False)
    return ("review", str(journal_file(tmp_path)), "--today", "2026-04-13")


def test_a_fault_of_the_program_is_owned_up_to_in_one_line(
    with_a_bug: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    ran = run(capsys, *with_a_bug)
    assert (ran.code, ran.out, ran.err.count("\n")) == (70, "", 1)
    assert "a fault of Dorsi itself, please report it (ZeroDivisionError: a bug)" in ran.err
    assert "DORSI_TRACEBACK=1" in ran.err


def test_who_wants_to_see_where_a_fault_is_can(
    with_a_bug: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DORSI_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError, match="a bug"):
        cli.main(with_a_bug)


def test_ctrl_c_ends_a_command_without_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("dorsi.cli.review.review_and_plan", interrupted)
    ran = run(capsys, "review", journal_file(tmp_path), "--today", "2026-04-13")
    assert (ran.code, ran.err) == (130, "")
    monkeypatch.setattr(cli, "app_for", interrupted)
    assert run(capsys, "--help").code == 130


ABOUT_A_JOURNAL = ("review", "plan", "today", "trend", "next", "explain", "fix", "log", "new")


@pytest.mark.parametrize("day", ["9999-12-31", "9999-11-01", "2201-01-01", "0001-01-01"])
@pytest.mark.parametrize("name", ABOUT_A_JOURNAL)
def test_a_day_no_journal_can_be_of_is_bad_usage(
    name: str, day: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    verb = ("resume",) if name == "log" else ()
    ran = run(capsys, name, journal_file(tmp_path), *verb, "--today", day)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"--today: {day} is too far off; give a day from 1900 to 2200\n"


@pytest.mark.parametrize("name", ["review", "plan", "today", "trend", "next", "explain", "fix"])
@pytest.mark.parametrize("day", ["2200-12-31", "2027-01-01"])
def test_a_day_far_ahead_is_still_a_day(
    name: str, day: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = journal_file(tmp_path, person={"name": "Someone"})
    assert run(capsys, name, path, "--today", day).code == 0


# One of each way to write: help, a page, JSON, help of a group. Each is a process of its own.
SHOWING = ((), ("--help",), ("measures", "--json"), ("exercises",), ("log", "--help"))


def dorsi(*arguments: str | Path, under: str) -> tuple[int, str, str]:
    """Run the command under a shell that does something to its input or output."""
    typed = shlex.join([sys.executable, "-m", "dorsi.cli.main", *map(str, arguments)])
    done = subprocess.run(  # noqa: S603 (our own command)
        ["/bin/bash", "-c", f"set -o pipefail; {under.format(typed)}"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
@pytest.mark.parametrize("arguments", SHOWING[1:])
def test_an_output_without_room_is_one_line_and_exit_3(arguments: tuple[str, ...]) -> None:
    code, _, complaints = dorsi(*arguments, under="{} > /dev/full")
    why = "the answer could not be written: No space left on device\n"
    assert (code, complaints) == (3, why)


@pytest.mark.parametrize("arguments", SHOWING)
def test_an_output_that_is_closed_is_one_line_and_exit_3(arguments: tuple[str, ...]) -> None:
    code, _, complaints = dorsi(*arguments, under="{} >&-")
    assert (code, complaints) == (3, "standard output is closed, so nothing was done\n")


@pytest.mark.parametrize("arguments", SHOWING[1:])
def test_whoever_stops_reading_ends_it_quietly(arguments: tuple[str, ...]) -> None:
    assert dorsi(*arguments, under="{} | true") == (0, "", "")


def test_an_error_nobody_can_hear_still_has_its_code(tmp_path: Path) -> None:
    assert dorsi("review", tmp_path / "none.json", under="{} 2>&-")[0] == 2


def test_an_entry_that_is_kept_but_cannot_be_told_of_is_not_lost(tmp_path: Path) -> None:
    path = journal_file(tmp_path)
    arguments = ("log", path, "resume", "--today", "2026-04-13")
    code, _, complaints = dorsi(*arguments, under="{} > /dev/full")
    assert code == 3
    assert complaints.startswith("the entry is in the journal, but the answer could not be written")
    assert '"resumed"' in path.read_text()


def test_questions_without_anybody_to_answer_begin_nothing(tmp_path: Path) -> None:
    path = tmp_path / "me.json"
    code, _, complaints = dorsi("new", path, under="{} <&-")
    assert (code, complaints) == (2, "nothing was answered, so no journal was begun\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_no_help_names_a_place_on_this_machine(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = run(capsys, *filter(None, [name]), "--help").out
    assert [place for place in places_here() if place in said] == []
