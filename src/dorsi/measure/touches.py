"""Touched walls: readings that say "at least", entered as the readings that would say the same."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isclose, sqrt

import numpy as np

from dorsi.domain.words import SIDES
from dorsi.measure.days import ReachDay
from dorsi.measure.latent import Latent, refit
from dorsi.measure.observe import Calendar
from dorsi.measure.readings import Array, Readings
from dorsi.numeric.normal import tail_ratio

MOST_ROUNDS = 12
SETTLED = 1e-4  # of a reading's value and precision, relative
SAYS_NOTHING = 1e-6  # precision in 1/cm²


def newest_touches(days: Sequence[ReachDay]) -> tuple[ReachDay, ...]:
    """The newest wall touch of each side and set-up.

    How the wall touch sits against the tape is the larger part of its error and the same each time,
    so touching again says next to nothing new; counting it would only feign certainty.
    """
    return tuple({(day.side, day.set_up): day for day in days if day.censored}.values())


def with_touches(
    touches: Sequence[ReachDay], readings: Readings, calendar: Calendar, known: Latent
) -> tuple[Readings, Latent]:
    """Learn that the reach lay at the wall or beyond.

    One touch is matched exactly by its mean and variance. Of several each is matched in the light
    of all others, round and round until nothing moves, so their order does not matter.

    Args:
        touches: One per side and set-up.
        readings: One person's days in numbers.
        calendar: When the touches were.
        known: What is believed without them.
    """
    bare = readings
    sites = [Site(0.0, 0.0)] * len(touches)
    for _ in range(MOST_ROUNDS if len(touches) > 1 else 1):
        pairs = list(zip(touches, sites, strict=True))
        news = [_matched(touch, site, calendar, known) for touch, site in pairs]
        settled = all(site.like(new) for site, new in zip(sites, news, strict=True))
        sites = news
        if settled:
            break
        readings = bare
        for touch, site in zip(touches, sites, strict=True):
            if site.precision > SAYS_NOTHING:
                readings = _added(readings, calendar.weeks(touch.day), touch, site)
        known = refit(readings, known.frame)
    return readings, known


@dataclass(frozen=True, slots=True)
class Site:
    """What a touch says, as a reading would: its value and the precision of that."""

    cm: float
    precision: float

    def like(self, other: "Site") -> bool:
        """Whether another round has changed nothing that matters."""
        return isclose(self.precision, other.precision, rel_tol=SETTLED) and isclose(
            self.cm, other.cm, rel_tol=SETTLED
        )


def _matched(touch: ReachDay, site: Site, calendar: Calendar, known: Latent) -> Site:
    """The reading that moves what all else says as knowing "at least" does."""
    seen = known.reach(SIDES.index(touch.side), np.array([calendar.weeks(touch.day)]))
    mean, variance = float(seen.mean()[0, 0]), float(seen.sd()[0, 0]) ** 2
    free = 1.0 - variance * site.precision
    if free <= SAYS_NOTHING:
        return site
    variance /= free
    mean = (mean - variance * free * site.precision * site.cm) / free
    total = variance + touch.noise_sd_cm**2 + touch.level_sd_cm**2
    z = (mean - touch.cm) / sqrt(total)
    ratio = tail_ratio(z)
    curve = ratio * (ratio + z) / total
    precision = curve / (1.0 - variance * curve)
    if precision <= SAYS_NOTHING:
        return Site(0.0, 0.0)
    return Site(mean + ratio / sqrt(total) * (1.0 / precision + variance), precision)


def _added(readings: Readings, weeks: float, touch: ReachDay, site: Site) -> Readings:
    def more(array: Array, number: float) -> Array:
        return np.concatenate([array, np.full((1, 1), number)], axis=1)

    levels = readings.level.shape[2]
    side = np.full((1, 1), SIDES.index(touch.side))
    return replace(
        readings,
        weeks=more(readings.weeks, weeks),
        sides=np.concatenate([readings.sides, side], axis=1),
        cm=more(readings.cm, site.cm),
        sd_cm=more(readings.sd_cm, site.precision**-0.5),
        level=np.concatenate([readings.level, np.zeros((1, 1, levels))], axis=1),
    )
