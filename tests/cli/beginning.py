"""What somebody types who begins a journal, and what is in it then."""

from pathlib import Path

from tests.cli.command_line import kept

from dorsi.find.screens import card_lines
from dorsi.knowledge.load import load_knowledge

# What somebody types who has no red flag, a tape measure, and says everything.
EVERYTHING = (
    "none", "1990", "no", "no", "1", "Ada", "no", "8.1 7.9 8.0 cm", "9,5 9,6 9,4 cm", "2", "4",
    "1 4 6", "10", "mon wed fri", "morning coffee", "7", "175 cm", "7",
)  # fmt: skip


def lines(*typed: str) -> str:
    return "".join(f"{line}\n" for line in typed)


def number_of(question: str) -> str:
    """The number a line of the card has."""
    ids = [finding.id for finding in card_lines(load_knowledge())]
    return str(ids.index(question) + 1)


def given(file: Path) -> list[tuple[str, str | None, str | float]]:
    return [(answer.question, answer.side, answer.answer) for answer in kept(file).answers]


def exercises_in(text: str) -> list[str]:
    names = (exercise.name.lower() for exercise in load_knowledge().exercises.values())
    return [name for name in names if name in text.lower()]
