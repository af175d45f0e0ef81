"""A conversation with `dorsi`: commands with what the person types, and the journal after it."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.cli.running import Ran
from tests.cli.running import run as run_once

from dorsi.domain.journal import Journal
from dorsi.interop.journal_file import load_journal

TODAY = "2026-03-10"


@dataclass(frozen=True, slots=True)
class Said(Ran):
    """How a command ended, and what it said."""

    @property
    def words(self) -> str:
        """What it said on both ways, lines and columns forgotten."""
        return " ".join(f"{self.out} {self.err}".split())


Run = Callable[..., Said]


def runner(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Make a function that runs one command, with `typed` as what the person types."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    monkeypatch.delenv("COLUMNS", raising=False)

    def run(*arguments: str | Path, typed: str = "") -> Said:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        ran = run_once(capsys, *arguments)
        return Said(ran.code, ran.out, ran.err)

    return run


def kept(path: Path) -> Journal:
    """The journal in a file."""
    return load_journal(path)
