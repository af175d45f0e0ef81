"""What a number in a journal may be, where no knowledge file says it.

These are limits of typing, not of health: outside them somebody slipped or mixed up units.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any, Final, TypeGuard

from dorsi.errors import Fault

OLDEST_YEARS: Final = 120
EARLIEST_YEAR: Final = 1900
LATEST_YEAR: Final = 2200  # nobody's ankle is measured later than that
AHEAD: Final = timedelta(days=1)  # somewhere it is already tomorrow
# Twelve weeks and half a year of upkeep are planned at most; a day further off is a slip.
STARTS_WITHIN: Final = timedelta(days=366)
PAUSED_FOR: Final = timedelta(days=366)

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
# A prescription is tighter than what somebody may have done: the largest dose of any exercise is
# three sets, thirty repetitions or two and a half minutes, and more than ten times that is no dose.
PRESCRIBED: Final = {
    "sets": (1, 10),
    "reps": (1, 300),
    "seconds": (1, 1500),
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


def is_whole(value: object) -> TypeGuard[int]:
    """Tell a whole number from true and false."""
    return isinstance(value, int) and not isinstance(value, bool)
