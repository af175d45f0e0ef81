"""Comparison with named groups of people, each measured the same way; never with "normal".

Requirements: B-49
"""

from dataclasses import dataclass

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.measures import NormGroup
from dorsi.domain.verdicts import Interval
from dorsi.domain.words import Knee, Placement
from dorsi.numeric.normal import share_below


@dataclass(frozen=True, slots=True)
class Comparison:
    """One group, and the share of it that lies below a value, 0 to 1.

    `group` carries what has to be said beside the share: who they were, how many, mean, SD, caveat.
    The bounds of the share come from the value's own error.
    """

    group: NormGroup
    share_below: Interval


def compare(
    value: Interval,
    knowledge: Knowledge,
    *,
    measure: str | None = None,
    knee: Knee = "bent",
    placement: Placement | None = None,
    device: str | None = None,
) -> tuple[Comparison, ...]:
    """Place a value among the groups that were measured in the same way.

    Args:
        value: In the measure's own unit, e.g. the estimated reach in cm.
        knowledge: The groups.
        measure: What the value was measured with, the reference measure if not said; results of
            other methods are not comparable.
        knee: Bent or straight.
        placement: Where the device sat; not said means the measure's usual place.
        device: What it was read off; devices differ by more than people do.

    Returns:
        One comparison per fitting group, the largest group first; often none.
    """
    measure = measure or knowledge.models.range.reference_measure
    place = placement or knowledge.measures[measure].default_placement
    fitting = (
        group
        for group in knowledge.groups.values()
        if (group.measure, group.knee) == (measure, knee)
        and group.placement in (None, place)
        and group.device in (None, device)
    )
    return tuple(
        Comparison(group, _share(value, group))
        for group in sorted(fitting, key=lambda group: (-group.n, group.id))
    )


def _share(value: Interval, group: NormGroup) -> Interval:
    value_share, low, high = (
        share_below((number - group.mean) / group.sd)
        for number in (value.value, value.low, value.high)
    )
    return Interval(value_share, low, high)
