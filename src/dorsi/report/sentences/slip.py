"""Trials of one day that cannot all be right, in a sentence."""

from collections.abc import Iterator

from dorsi.domain.verdicts import Sides
from dorsi.domain.words import SIDES, Side
from dorsi.measure.days import ReachDay
from dorsi.measure.range import SideRange
from dorsi.report.listener import Listener
from dorsi.report.quantities import angle, day, length


def describe_slips(ranges: Sides[SideRange], to: Listener) -> Iterator[str]:
    """Say of each recent day whose trials lie too far apart that one of them may be a slip."""
    for side in SIDES:
        apart = (read for read in ranges.of(side).rests_on if read.apart)
        yield from (describe_slip(side, read, to) for read in apart)


def describe_slip(side: Side, read: ReachDay, to: Listener) -> str:
    """Say how far the trials of a day lie apart, and what to do about it."""
    in_degrees = to.knowledge.measures[read.set_up.measure].unit == "deg"
    far = angle(read.apart) if in_degrees else length(read.apart, to.unit)
    return (
        f"The numbers of {day(read.day, to.today)} on the {side} lie {far} apart. One of them may "
        "be a slip, or belong to the other side: put it right, or measure once more. Until then "
        "that day counts for less."
    )
