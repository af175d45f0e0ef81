"""What a screen looks like in a pipe, and the looks of words on a terminal."""

import io

from rich.console import Console, RenderableType

COLUMNS = 80


def screen(renderable: RenderableType, columns: int = COLUMNS) -> str:
    """The text of a screen, without colour."""
    console = Console(file=io.StringIO(), width=columns, markup=False, emoji=False, highlight=False)
    console.print(renderable, crop=False)
    file = console.file
    assert isinstance(file, io.StringIO)
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines())


def flowing(text: str) -> str:
    """The same as one line of words, so that a line break is no difference."""
    return " ".join(text.split())


def coloured(renderable: RenderableType) -> str:
    """The text of a screen as a terminal gets it, with its colours."""
    console = Console(
        file=io.StringIO(), width=COLUMNS, force_terminal=True, color_system="256", highlight=False
    )
    console.print(renderable)
    file = console.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()
