"""A small canvas of characters: eight dots to a character where a terminal can show them."""

from dataclasses import dataclass, field
from typing import Final, Literal

# `side`, `soft` and `strong` are tones of a side's colour; `left` and `right` name one.
Ink = Literal["side", "soft", "strong", "left", "right", "muted", "named", "plain"]
BRAILLE: Final = 0x2800
# The bit of each dot of a character, by its row and column in it.
BITS: Final = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))


@dataclass(frozen=True, slots=True)
class Run:
    """Some characters in one ink."""

    text: str
    ink: Ink


@dataclass(slots=True)
class Canvas:
    """Characters in rows, each a sign or a pattern of dots; what is put later covers.

    Attributes:
        columns, rows: Size in characters.
        across, down: Dots per character; 1 x 1 where only plain characters can be shown.
    """

    columns: int
    rows: int
    across: int = 2
    down: int = 4
    _signs: dict[tuple[int, int], tuple[str, Ink]] = field(default_factory=dict)
    _dots: dict[tuple[int, int], tuple[int, Ink]] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """Dots from left to right."""
        return self.columns * self.across

    @property
    def height(self) -> int:
        """Dots from top to bottom."""
        return self.rows * self.down

    def sign(self, column: int, row: int, sign: str, ink: Ink) -> None:
        """Put a character; outside the canvas, nothing."""
        if 0 <= column < self.columns and 0 <= row < self.rows:
            self._signs[column, row] = sign, ink

    def write(self, column: int, row: int, text: str, ink: Ink) -> None:
        """Put a text, a character at a time."""
        for place, sign in enumerate(text):
            self.sign(column + place, row, sign, ink)

    def dot(self, x: int, y: int, ink: Ink, plain: str) -> None:
        """Put a dot, counted from the top left; `plain` stands for it where there are none.

        Dots of one ink join in a character; those of another ink make room for them.
        """
        column, row = x // self.across, y // self.down
        if not (0 <= x < self.width and 0 <= y < self.height):
            return
        if self.across == 1:
            self.sign(column, row, plain, ink)
            return
        before, known = self._dots.get((column, row), (0, ink))
        bit = BITS[y % self.down][x % self.across]
        self._dots[column, row] = (bit | before if known == ink else bit), ink
        self._signs[column, row] = chr(BRAILLE + self._dots[column, row][0]), ink

    def covered(self, column: int, row: int, length: int) -> int:
        """How many of some characters in a row would cover more than a faint sign."""
        places = ((place, row) for place in range(column, column + length))
        faint: tuple[Ink, ...] = ("soft", "muted", "plain")
        return sum(self._signs.get(place, ("", "plain"))[1] not in faint for place in places)

    def lines(self) -> tuple[tuple[Run, ...], ...]:
        """The rows from top to bottom, neighbours of one ink joined."""
        return tuple(self._line(row) for row in range(self.rows))

    def _line(self, row: int) -> tuple[Run, ...]:
        runs: list[Run] = []
        for column in range(self.columns):
            sign, ink = self._signs.get((column, row), (" ", "plain"))
            if runs and runs[-1].ink == ink:
                runs[-1] = Run(runs[-1].text + sign, ink)
            else:
                runs.append(Run(sign, ink))
        return tuple(runs)
