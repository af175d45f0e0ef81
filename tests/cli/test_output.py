import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.text import Text
from tests.cli.running import journal_file

from dorsi.cli import output
from dorsi.cli.output import console, show, write_json


class Narrow(io.TextIOWrapper):
    """Standard output that knows only ASCII."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="ascii")

    def written(self) -> str:
        self.flush()
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue().decode("ascii")


def test_in_a_pipe_lines_end_with_their_last_word(capsys: pytest.CaptureFixture[str]) -> None:
    show(Text("one   "), Text("two"))
    assert capsys.readouterr().out == "one\ntwo\n"


def test_a_pipe_is_eighty_columns_wide_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert console().width == 80
    monkeypatch.setenv("COLUMNS", "60")
    assert console().width == 60
    monkeypatch.setenv("COLUMNS", "300")
    assert console().width == 100


def test_brackets_in_a_name_are_no_markup(capsys: pytest.CaptureFixture[str]) -> None:
    show("[bold]Eve[/red] :smile:")
    assert capsys.readouterr().out == "[bold]Eve[/red] :smile:\n"


def test_a_terminal_without_the_sign_still_gets_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = Narrow()
    monkeypatch.setattr(sys, "stdout", narrow)
    show(Text("2 × 12"))
    assert narrow.written() == "2 x 12\n"


def test_json_loses_nothing_where_signs_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = Narrow()
    monkeypatch.setattr(sys, "stdout", narrow)
    write_json({"text": "2 × 12"})
    assert json.loads(narrow.written()) == {"text": "2 × 12"}


def test_no_number_that_is_none_becomes_json() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        write_json({"cm": float("nan")})


def test_colour_is_for_terminals_that_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert console().is_terminal
    assert not console().no_color
    monkeypatch.setenv("NO_COLOR", "1")
    assert console().no_color


def test_on_a_terminal_it_writes_with_colour(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    show(Text("Left", "color(30)"))
    assert "\x1b[38;5;30mLeft" in capsys.readouterr().out


@pytest.mark.parametrize("option", [(), ("--json",)])
def test_a_reader_who_leaves_early_hears_nothing_more(
    option: tuple[str, ...], tmp_path: Path
) -> None:
    path = journal_file(tmp_path)
    command = (sys.executable, "-m", "dorsi.cli.main", "review", str(path), *option)
    process = subprocess.Popen(  # noqa: S603  our own command
        (*command, "--today", "2026-04-13"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "COLUMNS": "80"},
    )
    assert process.stdout is not None
    process.stdout.close()
    _, complaints = process.communicate(timeout=60)
    assert (process.returncode, complaints) == (0, b"")


def test_a_terminal_whose_reader_left_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[bool] = []
    monkeypatch.setattr(output, "_end_quietly", lambda: ended.append(True))
    console().on_broken_pipe()
    assert ended == [True]
