"""What a number in a journal may be, where no knowledge file says it.

These are limits of typing, not of health: outside them somebody slipped or mixed up units.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeGuard

from dorsi.errors import Fault

OLDEST_YEARS: Final = 120

PERSON: Final = {
    "height_cm": (50, 260),
    "shank_cm": (15, 75),
    "minutes_per_day": (1, 240),
}
SESSION: Final = {
    "minutes": (0, 600),
    "pain_before": (0, 10),
    "pain_after": (0, 10),
    "pain_next_morning": (0, 10),
}
ITEM: Final = {
    "sets": (1, 50),
    "reps": (1, 1000),
    "seconds": (1, 3600),
    "pinch": (0, 10),
}
READING: Final = {"hours_since_band": (0, 10_000)}


def out_of_place(
    raw: Mapping[str, Any], limits: Mapping[str, tuple[float, float]], path: str
) -> Iterator[Fault]:
    """Find the numbers of one record that lie outside their limits."""
    for key, (low, high) in limits.items():
        value = raw.get(key)
        if is_number(value) and not low <= value <= high:
            yield Fault(f"{path}.{key}", f"{value} is not plausible", between(low, high))


def between(low: float, high: float, unit: str = "") -> str:
    """Say a range in words: `between 0 and 10 cm`."""
    return f"between {low:g} and {high:g} {unit}".rstrip()


def is_number(value: object) -> TypeGuard[int | float]:
    """Tell a number from true and false, which Python counts among them."""
    return isinstance(value, int | float) and not isinstance(value, bool)
