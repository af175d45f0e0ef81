"""The command line as a person meets it, whichever command a test is about."""

import io
from pathlib import Path

import pytest
from tests.cli.command_line import Run, Said
from tests.cli.running import run as run_once


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run one command, with `typed` as what the person types."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    monkeypatch.delenv("COLUMNS", raising=False)

    def once(*arguments: str | Path, typed: str = "") -> Said:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        ran = run_once(capsys, *arguments)
        return Said(ran.code, ran.out, ran.err)

    return once
