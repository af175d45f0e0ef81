"""Numbers and dates as a person reads them: in their own unit, no more exact than they are.

Plain text, so that every face shows the same figure the same way.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from dorsi.domain.verdicts import Interval
from dorsi.domain.words import LengthUnit
from dorsi.units import DIGITS_SHOWN, Length

WEEKDAY_NAMES: Final = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SURE, NEVER = 0.995, 0.005
NUMBER: Final = re.compile(r"\d*\.?\d+")
# One length or several with one unit: 9 cm; 2 to 3 cm; 9, 10 and 12 cm; 10.2 cm (4 in).
IN_CM: Final = re.compile(
    rf"(?P<numbers>{NUMBER.pattern}(?:(?:, | to | or | and ){NUMBER.pattern})*) cm\b"
    r"(?: \((?P<inches>[\d./ ]+) in\))?"
)


def length(cm: float, unit: LengthUnit | None) -> str:
    """Say a length in the person's unit: 9.1 cm, 91 mm, 3.6 in. Signs are left to the words."""
    return f"{bare_length(cm, unit)} {unit or 'cm'}"


def bare_length(cm: float, unit: LengthUnit | None) -> str:
    """Say a length in the person's unit without naming it."""
    unit = unit or "cm"
    return tidy(Length(cm, "cm").to(unit), DIGITS_SHOWN[unit])


def in_unit(text: str, unit: LengthUnit | None) -> str:
    """Say the lengths of a text, which was written in cm, in the person's unit."""
    if unit in (None, "cm"):
        return text
    return IN_CM.sub(lambda found: _converted(found, unit), text)


def _converted(found: re.Match[str], unit: LengthUnit | None) -> str:
    if unit == "in" and found["inches"]:
        return f"{found['inches']} in"
    said = NUMBER.sub(lambda number: bare_length(float(number[0]), unit), found["numbers"])
    return f"{said} {unit}"


def length_span(span: Interval, unit: LengthUnit | None) -> str:
    """Say where a length likely lies, without its unit: 8.4 to 9.8."""
    return f"{bare_length(span.low, unit)} to {bare_length(span.high, unit)}"


def change_span(low_cm: float, high_cm: float, unit: LengthUnit | None) -> str:
    """Say where a change or a difference likely lies, with signs and the unit: -0.1 to +1.5 cm."""
    low, high = (signed_length(cm, unit) for cm in (low_cm, high_cm))
    return f"{low} to {high} {unit or 'cm'}"


def signed_length(cm: float, unit: LengthUnit | None) -> str:
    """Say a change or a difference with its sign and without its unit."""
    bare = bare_length(cm, unit)
    return bare if cm < 0 or not noticeable(cm, unit) else f"+{bare}"


def noticeable(cm: float, unit: LengthUnit | None) -> bool:
    """Whether a length is more than nothing once it is rounded as it is shown."""
    return any(digit in "123456789" for digit in bare_length(cm, unit))


def angle(deg: float) -> str:
    """Say an angle in whole degrees."""
    return f"{tidy(deg, 0)}°"


def percent(share: float) -> str:
    """Say a chance in whole per cent, never as certain as 0 or 100."""
    if share >= SURE:
        return "over 99 %"
    if share < NEVER:
        return "under 1 %"
    return f"{share * 100.0:.0f} %"


def minutes(value: float) -> str:
    """Say a duration in minutes, halves kept below ten."""
    rounded = round(value * 2) / 2 if value < 10 else round(value)  # noqa: PLR2004  two digits
    return f"{rounded:g} min"


def seconds(value: float) -> str:
    """Say a duration as one counts it: 45 s, 2 min, 2 min 30 s."""
    whole, rest = divmod(value, 60)
    if not whole:
        return f"{rest:g} s"
    return f"{whole:g} min {rest:g} s" if rest else f"{whole:g} min"


def count(number: int, one: str, many: str | None = None) -> str:
    """Say how many, in words up to twelve: one reading, two readings."""
    words = (
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    )  # fmt: skip
    spelt = words[number] if 0 <= number < len(words) else str(number)
    return f"{spelt} {one if number == 1 else many or one + 's'}"


def day(when: date, today: date | None = None) -> str:
    """Say a date: 18 February, with its year when that is not today's."""
    year = "" if today is not None and when.year == today.year else f" {when.year}"
    return f"{when.day} {MONTHS[when.month - 1]}{year}"


def weekday(when: date) -> str:
    """Name the day of the week."""
    return WEEKDAY_NAMES[when.weekday()]


def full_day(when: date, today: date | None = None) -> str:
    """Say a date with its weekday, and with its year when that is not today's."""
    return f"{weekday(when)}, {day(when, today)}"


def ordinal(number: int) -> str:
    """Say which one in a row, in words up to the fifth: first, second, 6th."""
    words = ("first", "second", "third", "fourth", "fifth")
    if 1 <= number <= len(words):
        return words[number - 1]
    tens, ones = divmod(number % 100, 10)
    ending = {1: "st", 2: "nd", 3: "rd"}.get(ones, "th") if tens != 1 else "th"
    return f"{number}{ending}"


def listed(items: Iterable[str], last: str = "and") -> str:
    """Join words as one does in a sentence: a, b and c."""
    words: Sequence[str] = tuple(items)
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def capital(text: str) -> str:
    """Begin a sentence, leaving the rest as it is."""
    return text[:1].upper() + text[1:]


def tidy(value: float, decimals: int) -> str:
    """Write a number with so many decimals, its minus as a minus and a rounded nothing bare."""
    text = f"{value:.{decimals}f}"
    return text.removeprefix("-") if float(text) == 0 else text.replace("-", "−")
