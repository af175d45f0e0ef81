"""Where answers go: the terminal, a pipe or JSON, each quiet when its reader has left."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import typer
from rich.console import Console, RenderableType

from dorsi.cli.quiet import forget_output
from dorsi.errors import NotShown
from dorsi.report.legible import LEGIBLE

COLUMNS = 80
MOST_COLUMNS = 100  # longer lines are hard to read, however wide the window


class Terminal(Console):
    """A console that falls silent when whoever read it has gone."""

    def on_broken_pipe(self) -> None:
        """End quietly: the reader saw what it wanted (`dorsi review FILE | head`)."""
        _end_quietly()


def console() -> Terminal:
    """Where to write for people: colour on a terminal only, 80 columns when piped."""
    _say_it_anyway()
    terminal = Terminal(highlight=False, markup=False, emoji=False)
    if not terminal.is_terminal and "COLUMNS" not in os.environ:
        terminal.width = COLUMNS
    terminal.width = min(terminal.width, MOST_COLUMNS)
    return terminal


def show(*renderables: RenderableType) -> None:
    """Write for people, in order; in a pipe without the blanks that fill a line."""
    terminal = console()
    with _heard():
        if terminal.is_terminal:
            terminal.print(*renderables, sep="\n", crop=False)
            return
        with terminal.capture() as drawn:
            terminal.print(*renderables, sep="\n", crop=False)
        sys.stdout.write("".join(f"{line.rstrip()}\n" for line in drawn.get().splitlines()))


def write_json(value: Any) -> None:
    """Write exactly one JSON value and a line end."""
    text = json.dumps(value, ensure_ascii=not speaks_utf8(), allow_nan=False, indent=1)
    with _heard():
        sys.stdout.write(f"{text}\n")


@contextmanager
def _heard() -> Iterator[None]:
    """End quietly when the reader has left, and say so when there is no room to write."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        _end_quietly()
    except OSError as error:
        forget_output()
        raise NotShown(f"the answer could not be written: {error.strerror or error}") from error


def speaks_utf8() -> bool:
    """Tell whether standard output can show every sign."""
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def _say_it_anyway() -> None:
    """Let a terminal that lacks a sign show what stands for it."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors=LEGIBLE)


def _end_quietly() -> NoReturn:
    forget_output()
    raise typer.Exit
