"""An assessment whose bands and side difference are set by hand."""

from dataclasses import replace
from typing import Any

from tests.people import CALF, KNOWLEDGE, LIFTER, STARTS, journal, said

from dorsi.compose.assessment import assess
from dorsi.domain.verdicts import Asymmetry, Sides
from dorsi.domain.words import BandName, Flag

FOUND = assess(journal(LIFTER, answers=said(CALF)), KNOWLEDGE, STARTS)


def banded(left: BandName | None, right: BandName | None) -> Sides[Any]:
    """Both sides' ranges as estimated, with these bands."""
    return Sides(
        replace(FOUND.ranges.left, band=left),
        replace(FOUND.ranges.right, band=right),
    )


def difference(cm: float | None, flag: Flag | None) -> Asymmetry:
    """A difference of the sides, as flagged."""
    return Asymmetry(cm, None, None, flag)
