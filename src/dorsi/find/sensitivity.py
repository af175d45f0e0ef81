"""Whether what is named would still be named if the likelihood ratios were somewhat wrong."""

from collections.abc import Iterator
from dataclasses import dataclass

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import GroupName
from dorsi.find.pattern import SidePattern, conclude
from dorsi.find.weigh import Said


@dataclass(frozen=True, slots=True)
class Variation:
    """One way of moving the ratios: their logarithms times `scale`, of one finding or of all."""

    finding: str | None
    scale: float


@dataclass(frozen=True, slots=True)
class Stability:
    """How firmly a group stands.

    Attributes:
        named: Whether it is named now.
        survives: Whether no variation changes that.
        low: Its lowest probability under any variation.
        high: Its highest.
        turned_by: The variations that name it where it was not, or the other way round.
    """

    group: GroupName
    named: bool
    survives: bool
    low: float
    high: float
    turned_by: tuple[Variation, ...]


def sensitivity(pattern: SidePattern, knowledge: Knowledge) -> tuple[Stability, ...]:
    """Move every likelihood ratio by the model's share, one finding at a time and all at once.

    Args:
        pattern: One side as it stands.
        knowledge: The same it was worked out with.

    Returns:
        One `Stability` per group.
    """
    share = knowledge.models.pattern.sensitivity_share
    outcomes = {
        variation: conclude(
            _varied(pattern.said, variation), knowledge, range_limited=pattern.range_limited
        )
        for variation in _variations(pattern.said, share)
    }
    return tuple(_stability(group, pattern, outcomes) for group in pattern.groups)


def _variations(spoken: Said, share: float) -> Iterator[Variation]:
    for finding in (*sorted(spoken), None):
        yield Variation(finding, 1.0 - share)
        yield Variation(finding, 1.0 + share)


def _varied(spoken: Said, variation: Variation) -> Said:
    return {
        finding: (
            {structure: variation.scale * ratio for structure, ratio in ratios.items()}
            if variation.finding in (None, finding)
            else ratios
        )
        for finding, ratios in spoken.items()
    }


def _stability(
    group: GroupName, pattern: SidePattern, outcomes: dict[Variation, SidePattern]
) -> Stability:
    named = group in pattern.named
    chances = [pattern.groups[group], *(outcome.groups[group] for outcome in outcomes.values())]
    turned_by = tuple(v for v, outcome in outcomes.items() if (group in outcome.named) != named)
    return Stability(group, named, not turned_by, min(chances), max(chances), turned_by)
