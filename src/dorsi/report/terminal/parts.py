"""The few shapes every screen is made of: a title, headings, labelled lines, the scale.

Colour has meaning: each side has its own, amber is for watching, red only for a stop.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dorsi.domain.verdicts import Interval
from dorsi.domain.words import SIDES, Side
from dorsi.report.listener import Listener
from dorsi.report.quantities import capital
from dorsi.report.scale import Piece, Role, reach_scale

# Middle tones, legible on a dark and on a light ground.
LEFT, RIGHT, MUTED, WATCH, STOP = (
    "color(30)",
    "color(130)",
    "color(244)",
    "color(130)",
    "color(160)",
)
STYLES: Final = MappingProxyType[Role, str](
    {"left": f"bold {LEFT}", "right": f"bold {RIGHT}", "muted": MUTED, "named": "bold", "plain": ""}
)
SIDE_STYLES: Final = MappingProxyType({"Left": LEFT, "Right": RIGHT})
LABEL_COLUMNS: Final = 10
LEAST_SCALE_COLUMNS: Final = 60
LEAST_TEXT_COLUMNS: Final = 32  # beside a label; fewer make a column of single words


@dataclass(frozen=True, slots=True)
class Scale:
    """The scale of bands, drawn as wide as there is room; nothing where there is too little."""

    reaches: Sequence[tuple[Role, str, Interval]]
    to: Listener

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw it as wide as the terminal."""
        if options.max_width < LEAST_SCALE_COLUMNS:
            return
        yield Text()
        for row in reach_scale(self.reaches, self.to, options.max_width):
            yield pieces(row)


def pieces(row: Iterable[Piece]) -> Text:
    """One drawn line."""
    text = Text(no_wrap=True, overflow="crop")
    for piece in row:
        text.append(piece.text, STYLES[piece.role])
    return text


def sided(text: str, style: str = "") -> Text:
    """A sentence with the names of the sides in their colours."""
    known = Text(text, style)
    for side, colour in SIDE_STYLES.items():
        known.highlight_regex(rf"\b{side}\b", f"bold {colour}")
    return known


def hanging(lines: Iterable[Text]) -> Table:
    """Lines whose continuation stands under their beginning."""
    table = Table.grid(padding=(0, 0, 0, 2))
    table.add_column(ratio=1)
    for line in lines:
        table.add_row(line)
    return table


def title(left: str, right: str) -> RenderableType:
    """The first line of a screen: what it is about, and the day."""
    line = Table.grid(expand=True, padding=(0, 1, 0, 0))
    line.add_column(ratio=1)
    line.add_column(justify="right", style=MUTED)
    line.add_row(Text(left, "bold"), right)
    return Group(line, "")


def heading(text: str) -> RenderableType:
    """The name of a part of the screen."""
    return Text(f"\n{text}", "bold")


@dataclass(frozen=True, slots=True)
class Labelled:
    """Lines with a word or a name in front, or above where the window is narrow."""

    rows: Sequence[tuple[str, str | Text]]
    columns: int

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw them beside each other while the text keeps some room."""
        if options.max_width < self.columns + LEAST_TEXT_COLUMNS:
            for label, text in self.rows:
                if label:
                    yield Text(f"  {label}", MUTED)
                yield indented(text, columns=4)
            return
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=self.columns)
        table.add_column(ratio=1)
        for label, text in self.rows:
            table.add_row(Padding(Text(label, MUTED), (0, 0, 0, 2)), text)
        yield table


def labelled(
    rows: Iterable[tuple[str, str | Text]], columns: int = LABEL_COLUMNS
) -> RenderableType:
    """Lines with a word or a name in front: Sides, Ahead, Weeks 1-4."""
    return Labelled(tuple(rows), columns)


def by_side(label: str, said: Mapping[Side, str | None]) -> Iterable[tuple[str, str]]:
    """Say the same of both sides once, and different things one after the other."""
    texts = {side: text for side, text in said.items() if text}
    if len(texts) == len(SIDES) and len(set(texts.values())) == 1:
        yield label, f"Both sides: {texts['left']}"
        return
    for side, text in texts.items():
        yield label, f"{capital(side)}: {text}"
        label = ""


def indented(renderable: RenderableType, columns: int = 2) -> RenderableType:
    """The same a little to the right."""
    return Padding(renderable, (0, 0, 0, columns))


def points(lines: Iterable[str | Text], sign: str = "·") -> Table:
    """Short lines one under the other, each with a small sign."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=3, justify="right", style=MUTED)
    table.add_column(ratio=1, overflow="fold")  # an address is broken rather than cut off
    for line in lines:
        table.add_row(sign, line)
    return table


def numbered(lines: Iterable[RenderableType]) -> Table:
    """Lines one under the other with their number."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=4, justify="right", style=MUTED)
    table.add_column(ratio=1)
    for number, line in enumerate(lines, 1):
        table.add_row(str(number), line)
    return table


def typed(command: str, use: str = "", columns: int = 0) -> Text:
    """A command to copy: never wrapped, however long the file's name."""
    text = Text(no_wrap=True, overflow="ignore")
    if use:
        text.append(f"  {use:<{columns}}", MUTED)
    return text.append(f"  {command}")


def hints(rows: Iterable[tuple[str, str]]) -> RenderableType:
    """What to type next, quietly, at the foot of a screen."""
    known = tuple(rows)
    columns = max((len(use) for _, use in known), default=0)
    return Group("", *(typed(command, use, columns) for command, use in known))
