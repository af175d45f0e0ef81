"""The terminal as a picture: coloured text in, an SVG out that fetches nothing.

Every run of characters is placed by its column, so that it looks alike whatever font a reader has.
"""
# ruff: noqa: INP001  run from the checkout, not installed

import re
from collections.abc import Iterator
from html import escape
from typing import Final

from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text

INK, PAPER, EDGE, MUTED = (38, 38, 38), (253, 252, 249), (217, 214, 207), (118, 118, 118)
THEME: Final = TerminalTheme(PAPER, INK, [INK] * 8)
COLUMN, LINE, SIZE, MARGIN = 9.0, 20, 15, 24
SVG: Final = "http://www.w3.org/2000/svg"
FONTS: Final = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace"


def picture(prompt: str, seen: str, columns: int) -> str:
    """Draw what a command showed.

    Args:
        prompt: The command as typed, drawn above.
        seen: What it wrote, with its colour codes.
        columns: Characters per line.
    """
    console = Console(width=columns, color_system="256", force_terminal=True)
    lines = console.render_lines(Text.from_ansi(f"$ {prompt}\n\n{seen.rstrip()}"), pad=False)
    runs = [run for row, line in enumerate(lines) for run in _runs(row, line)]
    width, height = columns * COLUMN + 2 * MARGIN, len(lines) * LINE + 2 * MARGIN
    return "\n".join(
        (
            f'<svg xmlns="{SVG}" viewBox="0 0 {width:g} {height:g}" role="img">',
            f"<title>{escape(prompt)}</title>",
            f"<style>text {{ font-family: {FONTS}; font-size: {SIZE}px }}</style>",
            _paper(width, height),
            *runs,
            "</svg>\n",
        )
    )


def _paper(width: float, height: float) -> str:
    sized = f'x=".5" y=".5" width="{width - 1:g}" height="{height - 1:g}" rx="8"'
    return f'<rect {sized} fill="{_hex(PAPER)}" stroke="{_hex(EDGE)}"/>'


def _runs(row: int, line: list[Segment]) -> Iterator[str]:
    column = 0
    for segment in line:
        style = segment.style or Style()
        for word, at in _words(segment.text, column):
            yield _run(word, row, at, MUTED if row == 0 else _ink(style), bold=bool(style.bold))
        column += segment.cell_length


def _words(text: str, column: int) -> Iterator[tuple[str, int]]:
    """Words one space apart, and their column: renderers differ on more spaces than one."""
    for found in re.finditer(r"\S+(?: \S+)*", text):
        yield found.group(), column + found.start()


def _run(text: str, row: int, column: int, ink: tuple[int, int, int], *, bold: bool) -> str:
    x, y = MARGIN + column * COLUMN, MARGIN + row * LINE + SIZE
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x:g}" y="{y:g}" textLength="{len(text) * COLUMN:g}"'
        f' fill="{_hex(ink)}"{weight}>{escape(text)}</text>'
    )


def _ink(style: Style) -> tuple[int, int, int]:
    return style.color.get_truecolor(THEME) if style.color else INK


def _hex(rgb: tuple[int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*rgb)
