"""A conversation with `dorsi`: commands with what the person types, and the journal after it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.cli.running import Ran

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


def kept(path: Path) -> Journal:
    """The journal in a file."""
    return load_journal(path)
