"""What stands for a sign that a terminal cannot show.

Decided here for every screen: whoever writes names this as the error handler of the stream, and
the stream asks for no more signs than it lacks. Nearly every stand-in is as wide as its sign, so
that columns stay columns. A chart alone is drawn anew: its dots are finer than characters.
"""

import codecs
import unicodedata
from types import MappingProxyType
from typing import Final

LEGIBLE: Final = "dorsi.legible"
UNKNOWN: Final = "?"
STAND_INS: Final = MappingProxyType(
    {
        **dict.fromkeys("●■◆▼▲•", "o"),
        **dict.fromkeys("○□◇▽△", "w"),
        **dict.fromkeys("─–—−", "-"),
        **dict.fromkeys("│┊├└", "|"),
        **dict.fromkeys("┴┬", "+"),
        "’": "'",
        **dict.fromkeys("“”″", '"'),
        "·": ".",
        "×": "x",
        "░": "-",
        "▒": "=",
        "━": "=",
        "▸": ">",
        "↑": "^",
        "≥": ">=",
        "±": "+/-",
        "°": " deg",
        "…": "...",
    }
)


def plainly(text: str) -> str:
    """Write a text in ASCII: signs by what stands for them, letters without their accents."""
    return "".join(map(_plainly, text))


def _plainly(sign: str) -> str:
    if sign.isascii():
        return sign
    if sign in STAND_INS:
        return STAND_INS[sign]
    parts = unicodedata.normalize("NFKD", sign)
    return "".join(part for part in parts if part.isascii()) or UNKNOWN


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return plainly(error.object[error.start : error.end]), error.end


codecs.register_error(LEGIBLE, _stand_in)
