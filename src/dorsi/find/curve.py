"""What a measured quantity says when the measurement itself is not exact."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import exp, inf, log, sqrt

from dorsi.domain.findings import Knot
from dorsi.domain.words import StructureId
from dorsi.numeric.normal import half_width, share_below

MDC90_SHARE = 0.90


def sem_from_mdc90(mdc90: float) -> float:
    """The standard error of measurement behind a published minimal detectable change.

    MDC90 = 1.645 * sqrt(2) * SEM: 90 % of repeats on an unchanged person differ by less. The MDC90
    of a difference gives the SEM of that difference.

    References:
        bjj_2018
    """
    return mdc90 / (half_width(MDC90_SHARE) * sqrt(2.0))


def expected_factor(
    curve: Sequence[Knot], structure: StructureId, measured: float, sem: float
) -> float:
    """The likelihood ratio of a measured value, averaged over what the true value may be.

    Between knots the logarithm of the ratio runs straight; beyond the outer knots it stays flat.
    The true value is taken as normal around the measured one. Averaging the ratio (not its
    logarithm) is what Bayes' rule asks for, and where the ratio is exp(a + b x), from l to u, the
    average has a closed form:

        exp(a + b m + (b s)^2 / 2) * [Phi((u - m)/s - b s) - Phi((l - m)/s - b s)]

    for the measured m and its SEM s. The pieces add up, with no error of quadrature.

    Args:
        curve: Knots in ascending order; a structure left out of a knot counts 1 there.
        structure: Whose ratio is wanted.
        measured: In the unit of the knots.
        sem: In the same unit, > 0.

    References:
        calculated
    """
    return sum(
        exp(start + slope * measured + (slope * sem) ** 2 / 2.0)
        * (
            share_below((high - measured) / sem - slope * sem)
            - share_below((low - measured) / sem - slope * sem)
        )
        for low, high, start, slope in _pieces(curve, structure)
    )


def _pieces(
    curve: Sequence[Knot], structure: StructureId
) -> Iterator[tuple[float, float, float, float]]:
    """Each piece as (from, to, a, b): the log ratio is a + b x between from and to."""
    points = [(knot.at, log(knot.factors.get(structure, 1.0))) for knot in curve]
    first, last = points[0], points[-1]
    yield -inf, first[0], first[1], 0.0
    for (x, y), (next_x, next_y) in pairwise(points):
        slope = (next_y - y) / (next_x - x)
        yield x, next_x, y - slope * x, slope
    yield last[0], inf, last[1], 0.0
