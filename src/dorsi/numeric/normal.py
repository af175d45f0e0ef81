"""The normal curve: how likely a value is, how much lies below it, where a share of it ends."""

from functools import cache
from math import erfc, exp, pi, sqrt
from statistics import NormalDist

_PER_ROOT_TWO_PI = 1.0 / sqrt(2.0 * pi)
_ROOT_TWO = sqrt(2.0)
# Further out `erfc` runs out of digits, while the series below is exact to twelve of them.
_FAR_TAIL = -35.0


def density(z: float) -> float:
    """Height of the standard normal curve at `z`."""
    return _PER_ROOT_TWO_PI * exp(-0.5 * z * z)


def share_below(z: float) -> float:
    """Share of the standard normal curve below `z`, 0 to 1."""
    return 0.5 * erfc(-z / _ROOT_TWO)


@cache
def quantile(share: float) -> float:
    """The `z` below which `share` of the standard normal curve lies; 0 < share < 1.

    Raises:
        statistics.StatisticsError: `share` is 0, 1 or beyond.
    """
    return NormalDist().inv_cdf(share)


def half_width(confidence: float) -> float:
    """How many SDs to each side hold the share `confidence` of the curve (.90 gives 1.645)."""
    return quantile(0.5 + confidence / 2.0)


def tail_ratio(z: float) -> float:
    """Density over share below: how far learning "above the bound" moves a belief.

    Stays finite and smooth however far below zero `z` lies, where both parts vanish.
    """
    if z > _FAR_TAIL:
        return density(z) / share_below(z)
    u = 1.0 / (z * z)
    return -z / (1.0 - u * (1.0 - 3.0 * u * (1.0 - 5.0 * u * (1.0 - 7.0 * u))))
