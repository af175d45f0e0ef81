"""Asking a person in the terminal: one line at a time, again when it cannot be read."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from rich.console import Console, RenderableType
from rich.text import Text

from dorsi.cli.typed import NO, UNSURE, YES
from dorsi.errors import InvalidInput
from dorsi.report.terminal.parts import MUTED, heading

T = TypeVar("T")


class Ended(Exception):
    """There is no more input: the person closed it, or a file came to its end."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Where questions are shown and answers come from."""

    console: Console

    def say(self, *lines: RenderableType | str) -> None:
        """Say something; plain text is wrapped and never taken for markup."""
        for line in lines:
            # A command to copy is shown whole, however narrow the terminal.
            self.console.print(Text(line) if isinstance(line, str) else line, crop=False)

    def aside(self, line: str) -> None:
        """Say something less important."""
        self.console.print(Text(line, MUTED))

    def part(self, name: str) -> None:
        """Begin a part of the conversation."""
        self.console.print(heading(name))

    def line(self, prompt: str) -> str:
        """Ask for one line.

        Raises:
            Ended: there is no more input.
        """
        self.console.print(Text(f"{prompt} "), end="", soft_wrap=True)
        try:
            typed = input()
        except (EOFError, RuntimeError):  # the second where there is no input at all (`<&-`)
            self.console.print()
            raise Ended from None
        except UnicodeDecodeError:
            self.say("  This is no text that can be read; it has to be UTF-8.")
            return self.line(prompt)
        if not sys.stdin.isatty():
            self.console.print()  # nobody pressed Enter on the screen
        return typed.strip()

    def ask(self, prompt: str, read: Callable[[str], T], *, needed: bool = False) -> T | None:
        """Ask until the line can be read; nothing when the person is not sure, or passes it over.

        Args:
            prompt: The question.
            read: Reads the line; raises InvalidInput with what to do instead.
            needed: Whether something has to be said: just Enter is then asked about again, so that
                nobody who means to go on is taken to be in doubt.
        """
        while True:
            typed = self.line(prompt)
            if not typed and needed:
                self.say("  Type an answer, or ? if you are not sure.")
                continue
            if not typed or typed.lower() in UNSURE:
                return None
            try:
                return read(typed)
            except InvalidInput as error:
                self.say(f"  {_without_title(error)}")

    def yes(self, prompt: str) -> bool | None:
        """Ask for yes or no."""
        return self.ask(f"{prompt} (yes, no)", _yes_or_no)

    def choose_several(
        self, prompt: str, options: Iterable[tuple[str, str]]
    ) -> tuple[str, ...] | None:
        """Ask for any number of options; `none` takes none."""
        rows = tuple(options)
        self.numbered(text for _, text in rows)
        return self.ask(prompt, lambda typed: picked(typed, [word for word, _ in rows]))

    def numbered(self, texts: Iterable[str]) -> None:
        """Show lines with their numbers."""
        for index, text in enumerate(texts, 1):
            self.console.print(Text(f"{index:>4}  ", MUTED).append(text, "default"))


def picked(typed: str, words: list[str]) -> tuple[str, ...]:
    """Take options by number or word, separated by spaces or commas.

    Raises:
        InvalidInput: one of them is neither, or `none` stands among others.
    """
    given = typed.replace(",", " ").lower().split()
    if given in (["none"], ["0"]):
        return ()
    found = []
    for word in given:
        if word.isdecimal() and 1 <= int(word) <= len(words):
            found.append(words[int(word) - 1])
        elif word in words:
            found.append(word)
        else:
            raise InvalidInput(f"{word!r} is none of them; type numbers from 1 to {len(words)}")
    return tuple(dict.fromkeys(found))


def _yes_or_no(typed: str) -> bool:
    if typed.lower() in YES:
        return True
    if typed.lower() in NO:
        return False
    raise InvalidInput("Answer yes or no, or ? if you are not sure.")


def _without_title(error: InvalidInput) -> str:
    """A fault as one hears it in a conversation: without the name of the file it is not in."""
    lines = str(error).splitlines()
    return " ".join(line.strip() for line in lines[1:] or lines)
