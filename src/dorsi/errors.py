"""Every error Dorsi raises on purpose.

    DorsiError
    ├── InvalidInput            what was given cannot be used; nothing was changed
    │   ├── NotAQuantity        a text that is no length or angle
    │   ├── UnknownId           an exercise, measure or question nobody knows
    │   ├── JournalInvalid      a journal with faults, all of them listed
    │   ├── KnowledgeInvalid    knowledge files with faults, all of them listed
    │   └── VideoRefused        a file that is no video Dorsi can work with, and why
    ├── NotSetUp                something needed is not installed; the message says how to get it
    ├── NotSaved                the journal could not be written; the old file stands
    └── NotShown                the answer could not be written to where it was to go

Faults in a person's data are collected and reported together; faults of the
program raise whatever Python raises, and the command line says that they are its own.
"""

from dataclasses import dataclass


class DorsiError(Exception):
    """Something Dorsi can explain to the person in front of it."""


class InvalidInput(DorsiError):
    """What was given cannot be used; nothing was changed."""


class NotAQuantity(InvalidInput):
    """A text that cannot be read as a length or an angle."""


class UnknownId(InvalidInput):
    """An id that no knowledge file carries."""

    def __init__(self, kind: str, given: str, nearest: str | None) -> None:
        """Name the kind of thing, what was given, and the nearest id that exists."""
        hint = f"; did you mean {nearest!r}?" if nearest else ""
        super().__init__(f"no {kind} is called {given!r}{hint}")
        self.kind, self.given, self.nearest = kind, given, nearest


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a file: where, what, and what would have been right."""

    path: str
    problem: str
    expected: str | None = None
    nearest: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        """Render as one line: place, problem, expectation, nearest valid word."""
        place = f"line {self.line}, {self.path}" if self.line else self.path
        parts = [f"{place}: {self.problem}"]
        if self.expected:
            parts.append(f"expected {self.expected}")
        if self.nearest:
            parts.append(f"did you mean {self.nearest!r}?")
        return "; ".join(parts)


class _Faulty(InvalidInput):
    """A file with faults, all of them listed."""

    def __init__(self, file: str, faults: tuple[Fault, ...]) -> None:
        """Keep the file's name and every fault found in it."""
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        super().__init__("\n".join([f"{file}: {count}", *(f"  {fault}" for fault in faults)]))
        self.file, self.faults = file, faults


class JournalInvalid(_Faulty):
    """A journal that cannot be read, with every fault found."""


class KnowledgeInvalid(_Faulty):
    """Knowledge files that do not hold together, with every fault found."""


class VideoRefused(InvalidInput):
    """A file that is no video, or none that Dorsi can work with within its limits."""


class NotSetUp(DorsiError):
    """Something needed is not installed on this machine; the message says how to get it."""


class NotSaved(DorsiError):
    """The journal could not be written; the file on disk is as it was."""


class NotShown(DorsiError):
    """What was found could not be written out: the disk behind it is full, or nobody listens."""
