"""Lengths, angles and times of day as people write them: parsed, kept as entered, shown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from dorsi.errors import InvalidInput, NotAQuantity

TapeUnit = Literal["cm", "mm", "in"]  # as a length is measured and typed

MM_PER: Final[dict[str, float]] = {"mm": 1.0, "cm": 10.0, "in": 25.4}
DIGITS_SHOWN: Final = {"mm": 0, "cm": 1, "in": 1}  # nobody reads a wall tape finer than that
INCHES_PER_FOOT: Final = 12

_WORDS: Final[dict[str, str]] = {
    **dict.fromkeys(("cm", "centimetre", "centimetres", "centimeter", "centimeters"), "cm"),
    **dict.fromkeys(("mm", "millimetre", "millimetres", "millimeter", "millimeters"), "mm"),
    **dict.fromkeys(("in", "inch", "inches", '"', "''", "″", "”", "“"), "in"),
    **dict.fromkeys(("°", "º", "deg", "degree", "degrees"), "deg"),
    **dict.fromkeys(("rep", "reps", "repetition", "repetitions"), "reps"),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), "s"),
}
_VULGAR: Final = {"¼": "1/4", "½": "1/2", "¾": "3/4"} | {
    "⅛": "1/8",
    "⅜": "3/8",
    "⅝": "5/8",
    "⅞": "7/8",
}
_MINUS, _SLASH, _PRIME, _QUOTE = "\u2212", "\u2044", "\u2032", "\u2019"  # as phones type them

# Digits are bounded: nothing here is a million wide, and endless ones only keep a parser busy.
_DECIMAL: Final = r"\d{1,6}(?:[.,]\d{1,6})?|\.\d{1,6}"
_QUANTITY: Final = re.compile(
    rf"(?P<sign>[-+{_MINUS}]\s?)?"
    r"(?:(?:(?P<whole>\d{1,6})[ -])?(?P<top>\d{1,3})\s?/\s?(?P<bottom>\d{1,3})"
    rf"|(?P<decimal>{_DECIMAL}))"
    r"(?:\s?(?P<unit>(?!and\b)[A-Za-z]+\.?|''|[\"″”“°º]))?"
)
_SEPARATOR: Final = re.compile(r"\s?[;,&/]\s?|\sand\s|\s")
_FEET: Final = re.compile(
    rf"(?P<feet>\d{{1,2}})\s?(?:ft\.?|feet|foot|'|{_PRIME}|{_QUOTE})"
    rf"(?:\s?(?P<inches>{_DECIMAL})\s?(?:in\.?|inch|inches|''|[\"″”“])?)?"
)
_METRES: Final = re.compile(rf"(?P<metres>{_DECIMAL})\s?(?:m|metres?|meters?)")


@dataclass(frozen=True, slots=True)
class Length:
    """A length, number and unit as entered (feet become inches, metres centimetres)."""

    number: float
    unit: TapeUnit

    @classmethod
    def parse(cls, text: str) -> "Length":
        """Read one length: `4 in`, `3 1/2 in`, `10,2 cm`, `98mm`, `1.75 m`, `5 ft 11 in`.

        Raises:
            NotAQuantity: the text is no length, or has no unit.
        """
        spaced = _spaced(text)
        if feet := _FEET.fullmatch(spaced):
            return cls(int(feet["feet"]) * INCHES_PER_FOOT + _decimal(feet["inches"] or "0"), "in")
        if metres := _METRES.fullmatch(spaced):
            return cls(float(Fraction(metres["metres"].replace(",", ".")) * 100), "cm")
        number, unit = parse_reading(text, ("cm", "mm", "in"))
        return cls(number, _LENGTH_UNITS[unit])

    @property
    def cm(self) -> float:
        """The length in centimetres."""
        return self.to("cm")

    def to(self, unit: TapeUnit) -> float:
        """Give the number in another unit; in its own it is exactly what was entered."""
        return convert_length(self.number, self.unit, unit)

    def show(self, unit: TapeUnit | None = None) -> str:
        """Write the length in a person's unit, as fine as one can measure it."""
        shown: TapeUnit = unit or self.unit
        return f"{_fixed(self.to(shown), DIGITS_SHOWN[shown])} {shown}"

    def __str__(self) -> str:
        """Write the length as it was entered."""
        return f"{self.number} {self.unit}"


@dataclass(frozen=True, slots=True)
class Angle:
    """An angle in degrees as entered; the shin leaning over the toes is positive."""

    deg: float

    @classmethod
    def parse(cls, text: str) -> "Angle":
        """Read one angle: `38°`, `38 deg`, `37,5 degrees`.

        Raises:
            NotAQuantity: the text is no angle, or has no unit.
        """
        return cls(parse_reading(text, ("deg",))[0])

    def show(self) -> str:
        """Write the angle to whole degrees, which is as fine as one can measure it."""
        return f"{_fixed(self.deg, 0)}°"

    def __str__(self) -> str:
        """Write the angle as it was entered."""
        return f"{self.deg}°"


_LENGTH_UNITS: Final[dict[str, TapeUnit]] = {"cm": "cm", "mm": "mm", "in": "in"}
_NAMES: Final = {"cm": "centimetres", "mm": "millimetres", "in": "inches"} | {
    "deg": "degrees",
    "reps": "repetitions",
    "s": "seconds",
}
_EXAMPLES: Final = {"cm": "10.2 cm", "mm": "102 mm", "in": "4 in"} | {
    "deg": "38°",
    "reps": "25 reps",
    "s": "30 s",
}


def convert_length(number: float, unit: str, to: str) -> float:
    """Convert a bare number between cm, mm and in; the same unit gives it back untouched."""
    return number if unit == to else number * MM_PER[unit] / MM_PER[to]


def parse_reading(text: str, units: tuple[str, ...]) -> tuple[float, str]:
    """Read one number with a unit out of `units` (cm, mm, in, deg, reps, s).

    Raises:
        NotAQuantity: no number, several, no unit, or a unit that is not among `units`.
    """
    trials, unit = parse_trials(text, units)
    if len(trials) != 1:
        raise NotAQuantity(f"{_quoted(text)} holds {len(trials)} numbers; give one")
    return trials[0], unit


def parse_trials(text: str, units: tuple[str, ...]) -> tuple[tuple[float, ...], str]:
    """Read the trials of one reading, in one unit: `8.1 7.9 8.0 cm`, `3 1/2 in; 3 5/8 in`.

    A unit written once counts for all numbers.

    Raises:
        NotAQuantity: no number, no unit, two units, or a unit that is not among `units`.
    """
    found = tuple(_scan(text))
    wanted = _or(tuple(_EXAMPLES[unit] for unit in units))
    words = {word for _, word in found if word}
    if not words:
        raise NotAQuantity(f"{_quoted(text)} has no unit; write it like {wanted}")
    for word in sorted(words):
        unit = _WORDS.get(word)
        if unit is None:
            raise NotAQuantity(
                f"{_quoted(text)}: no unit is called {word!r}; write it like {wanted}"
            )
        if unit not in units:
            raise NotAQuantity(f"{_quoted(text)} is in {_NAMES[unit]}; write it like {wanted}")
    named = {_WORDS[word] for word in words}
    if len(named) > 1:
        both = " and ".join(_NAMES[unit] for unit in sorted(named))
        raise NotAQuantity(f"{_quoted(text)} mixes {both}; give all numbers in one unit")
    return tuple(number for number, _ in found), named.pop()


def parse_clock(text: str) -> str:
    """Read a time of day: `7`, `7:30`, `07.30`, `21h`, `7 pm`.

    Returns:
        Hours and minutes, like `07:30`.

    Raises:
        InvalidInput: it is none.
    """
    found = re.fullmatch(
        r"(\d{1,2})(?:[:.h](\d{2})(?::\d{2})?)?\s*(am|pm|h)?", text.strip().lower()
    )
    if found:
        hour, minute = int(found[1]), int(found[2] or 0)
        if found[3] in ("am", "pm"):
            hour = hour % 12 + (12 if found[3] == "pm" else 0)
        if hour < 24 and minute < 60:  # noqa: PLR2004 (a clock)
            return f"{hour:02}:{minute:02}"
    raise InvalidInput(f"{text!r} is no time of day; write it like 07:30")


def _scan(text: str) -> Iterator[tuple[float, str | None]]:
    """Find number after number, each with the unit word behind it, and nothing else between."""
    spaced, end, comma_is_decimal = _spaced(text), 0, False
    if not spaced:
        raise NotAQuantity("nothing was given where a number with its unit is needed")
    while end < len(spaced):
        gap = _SEPARATOR.match(spaced, end) if end else None
        start = gap.end() if gap else end
        found = _QUANTITY.match(spaced, start)
        if found is None or (end and not gap):
            raise NotAQuantity(f"{_quoted(text)} cannot be read as a number with its unit")
        comma_is_decimal = comma_is_decimal or "," in (found["decimal"] or "")
        if gap and gap[0] == "," and comma_is_decimal:
            raise NotAQuantity(f"{_quoted(text)} can be read in two ways; put spaces between")
        end = found.end()
        yield _number(found, text), found["unit"] and found["unit"].rstrip(".").lower()


def _number(found: re.Match[str], text: str) -> float:
    """The number of one match: whole numbers stay whole, `8.0` keeps its point."""
    sign = -1 if found["sign"] and found["sign"].strip() != "+" else 1
    if found["decimal"]:
        decimal = found["decimal"]
        if re.fullmatch(r"[1-9]\d{0,2},\d{3}", decimal):
            raise NotAQuantity(
                f"{_quoted(text)} can be read as a thousand or as a decimal comma; "
                f"write {decimal.replace(',', '')} or {decimal.replace(',', '.')}"
            )
        return sign * _decimal(decimal)
    if int(found["bottom"]) == 0:
        raise NotAQuantity(f"{_quoted(text)} divides by zero")
    fraction = Fraction(int(found["top"]), int(found["bottom"]))
    return float(sign * (int(found["whole"] or 0) + fraction))


def _decimal(digits: str) -> float:
    return float(digits.replace(",", ".")) if re.search(r"[.,]", digits) else int(digits)


def _spaced(text: str) -> str:
    """Single spaces, and fractions of one character as three: `3½` becomes `3 1/2`."""
    for vulgar, written in _VULGAR.items():
        text = text.replace(vulgar, f" {written}")
    return " ".join(text.replace(_SLASH, "/").split())


def _fixed(value: float, digits: int) -> str:
    shown = f"{value:.{digits}f}"
    return shown.lstrip("-") if not float(shown) else shown


def _quoted(text: str) -> str:
    longest = 40  # a pasted page would push the explanation off the screen
    return repr(text if len(text) <= longest else f"{text[:longest]}…")


def _or(words: tuple[str, ...]) -> str:
    return " or ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else words[0]
