"""Writes what is generated in docs/: the reference pages, and the pictures.

Run as `script/docs`. A test compares the pages with what this would write.
"""
# ruff: noqa: INP001  run as a file, not installed

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import typer
from docs.picture import picture
from docs.simulated import simulated_page, simulated_pictures
from typer.main import get_command

from dorsi.cli.main import COMMANDS, app_for
from dorsi.knowledge.load import load_knowledge
from dorsi.report.reference.markdown import page
from dorsi.report.reference.pages import reference_pages

DOCS: Final = Path(__file__).parent
COLUMNS: Final = 80
COMMAND_LINE: Final = "command-line.md"
SIMULATED: Final = "simulated.md"
PICTURE: Final = DOCS / "images" / "review.svg"
TREND: Final = DOCS / "images" / "trend.svg"
EXAMPLES: Final = DOCS.parent / "src" / "dorsi" / "examples"
SHOWN: Final = ("review", "lifter.json")
ON: Final = "2026-02-20"


def pages() -> Mapping[str, str]:
    """Every generated page of docs/reference by file name."""
    beside = {
        COMMAND_LINE: "every command and option",
        SIMULATED: "every figure of the virtual people",
    }
    written = {COMMAND_LINE: command_line_page(), SIMULATED: simulated_page()}
    return {**reference_pages(load_knowledge(), beside), **written}


def command_line_page() -> str:
    """What each command says about itself when asked with --help."""
    helps = (f"## {name}\n\n```text\n{text}\n```" for name, text in help_texts())
    return page(
        "Command line",
        "Every command, as it explains itself with `--help`. How they work together stands in "
        "[using.md](../using.md).",
        *helps,
    )


def help_texts() -> Iterator[tuple[str, str]]:
    """Name and help of every command, verbs of a command included."""
    for context in contexts():
        yield called(context), context.command.get_help(context).strip()


def contexts() -> Iterator[typer.Context]:
    """Every command where it hangs: `dorsi`, `dorsi log`, `dorsi log reading`."""
    bare: Any = get_command(app_for([]))
    dorsi = typer.Context(bare, info_name="dorsi", terminal_width=COLUMNS, **bare.context_settings)
    yield dorsi
    for name in COMMANDS:
        group: Any = get_command(app_for([name]))
        yield from _with_verbs(name, group.commands[name], dorsi)


def called(context: Any) -> str:
    """The words that call a command, without what stands between them."""
    above = f"{called(context.parent)} " if context.parent else ""
    return f"{above}{context.info_name}"


def review_picture() -> str:
    """What `dorsi review` shows for the bundled example."""
    seen = subprocess.run(  # noqa: S603  our own command
        [sys.executable, "-m", "dorsi.cli.main", *SHOWN, "--today", ON],
        cwd=EXAMPLES,
        env={**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(COLUMNS), "TERM": "xterm-256color"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return picture(f"dorsi {' '.join(SHOWN)}", seen, COLUMNS)


def draw_trend() -> None:
    """Let `dorsi trend` write its picture of the bundled example."""
    subprocess.run(  # noqa: S603  our own command
        [sys.executable, "-m", "dorsi.cli.main", "trend", SHOWN[1], "--today", ON, "--svg", TREND],
        cwd=EXAMPLES,
        capture_output=True,
        check=True,
    )


def _with_verbs(name: str, command: Any, parent: typer.Context) -> Iterator[typer.Context]:
    context = typer.Context(command, info_name=name, parent=parent, terminal_width=COLUMNS)
    yield context
    for verb, inner in getattr(command, "commands", {}).items():
        yield from _with_verbs(verb, inner, context)


def main() -> None:
    """Write every page and the pictures."""
    for name, text in pages().items():
        (DOCS / "reference" / name).write_text(text, encoding="utf-8")
    PICTURE.write_text(review_picture(), encoding="utf-8")
    draw_trend()
    for name, text in simulated_pictures().items():
        (PICTURE.parent / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
