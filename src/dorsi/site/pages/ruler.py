"""A ruler to print at true size: its marks in millimetres from the wall."""

from dataclasses import dataclass
from typing import Final

LONGEST_CM: Final = 20
_LONG_MM, _MIDDLE_MM, _SHORT_MM = 14, 10, 6  # of the strokes


@dataclass(frozen=True, slots=True)
class Stroke:
    """One mark: how far from the wall, how long its stroke, and its number where it has one."""

    at_mm: int
    long_mm: int
    number: str


def marks() -> tuple[Stroke, ...]:
    """Every millimetre up to the end; each centimetre with its number."""
    return tuple(_mark(at_mm) for at_mm in range(LONGEST_CM * 10 + 1))


def _mark(at_mm: int) -> Stroke:
    whole, half = at_mm % 10 == 0, at_mm % 5 == 0
    long_mm = _LONG_MM if whole else _MIDDLE_MM if half else _SHORT_MM
    return Stroke(at_mm, long_mm, str(at_mm // 10) if whole else "")
