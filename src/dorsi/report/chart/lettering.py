"""How wide words come out when drawn, so that they can be kept apart before anyone sees them.

The widths are those of a wide common typeface: in any other there is only more room.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

WIDTHS: Final = {
    **dict.fromkeys("iljI|'.,:;’", 0.34),
    **dict.fromkeys("ftr()[]/- \u00a0", 0.41),
    **dict.fromkeys("mwMW%–−+×≥", 0.92),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ", 0.72),
}
USUAL: Final = 0.62
BOLD: Final = 1.12
AFTER_A_NUMBER: Final = re.compile(r"(?<=\d) (?=\w)")


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text, in the unit of its size."""
    em = sum(WIDTHS.get(sign, USUAL) for sign in text)
    return em * size * (BOLD if bold else 1.0)


def wrapped(text: str, size: float, width: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break a text into lines no wider than `width`; a longer word has a line of its own.

    A number stays with the word behind it, its unit or its month.
    """
    words = AFTER_A_NUMBER.sub("\u00a0", text).split(" ")
    return tuple(_lines(words, lambda line: width_of(line, size, bold=bold) <= width))


def _lines(words: list[str], fits: Callable[[str], bool]) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}".strip(" ")
        if line and not fits(longer):
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line


def shortened(text: str, size: float, width: float, *, bold: bool = False) -> str:
    """A text that fits into `width`, its end left out if it must be."""
    if width_of(text, size, bold=bold) <= width:
        return text
    while text and width_of(f"{text}…", size, bold=bold) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"
