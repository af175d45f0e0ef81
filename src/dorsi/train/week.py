"""The days of a week: which are strength days, which are maintenance days.

Requirements: B-71
"""

from collections.abc import Iterable
from itertools import combinations

from dorsi.domain.words import WEEKDAYS, Weekday


def spaced(days: Iterable[Weekday], most: int) -> tuple[Weekday, ...]:
    """Up to `most` of these weekdays, never two in a row (Sunday and Monday are in a row too).

    The largest such choice, the most evenly spread of those, the earliest in the week of those.
    """
    candidates = [WEEKDAYS.index(day) for day in WEEKDAYS if day in set(days)]
    for count in range(min(most, len(candidates)), 0, -1):
        apart = [picked for picked in combinations(candidates, count) if _gap(picked) > 1]
        if apart:
            best = max(apart, key=_gap)
            return tuple(WEEKDAYS[index] for index in best)
    return ()


def _gap(picked: tuple[int, ...]) -> int:
    """The shortest way from one picked day to the next, round the week."""
    week = len(WEEKDAYS)
    if len(picked) == 1:
        return week
    return min(
        (after - day) % week for day, after in zip(picked, picked[1:] + picked[:1], strict=True)
    )


def rest_days(training_days: Iterable[Weekday]) -> tuple[Weekday, ...]:
    """The weekdays without lower-body training."""
    training = set(training_days)
    return tuple(day for day in WEEKDAYS if day not in training)
