"""Which structures probably limit a side, and what moved each of them.

Every structure has odds of its own, because several can limit at once. Answers multiply them by
likelihood ratios; see `weigh` for what counts. The result is a pattern that answers resemble, for
choosing where to start, and no statement about tissue.

Requirements: A-9, A-14, A-15, B-15, B-16, B-17
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log
from typing import Final

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import Because, StructureChance
from dorsi.domain.words import STRUCTURES, GroupName, Side, StructureId
from dorsi.find.answers import Answers
from dorsi.find.weigh import Moves, Said, Values, heard, moves, said

CONTROL: Final[GroupName] = "control"


@dataclass(frozen=True, slots=True)
class SidePattern:
    """What one side's answers resemble.

    Attributes:
        chances: Every structure with its probability and what moved it, strongest first.
        groups: The probability of each group of structures as people read it.
        raised: How far the answers raised each group: its odds now over those before any answer.
        named: The groups the answers point to, likeliest first.
        clear: Some group is named.
        range_limited: False where the range is functional and equal, so that only control can be
            named; None where it was never measured, so that nothing can.
        said: What each finding said on its own, for sensitivity and the next question.
        moves: How far each finding moved each structure in the end, in log-odds.
    """

    chances: tuple[StructureChance, ...]
    groups: Mapping[GroupName, float]
    raised: Mapping[GroupName, float]
    named: tuple[GroupName, ...]
    clear: bool
    range_limited: bool | None
    said: Said
    moves: Moves


def pattern(
    answers: Answers,
    side: Side,
    computed: Values,
    knowledge: Knowledge,
    *,
    range_limited: bool | None,
) -> SidePattern:
    """Weigh everything known about one side.

    Args:
        answers: The latest answers.
        side: Left or right.
        computed: Findings worked out for this side, by id (`computed_findings`, and from the trend
            `no_gain_after_stretching`, `no_gain_after_mobilising`).
        knowledge: Structures, findings and the pattern model.
        range_limited: Whether there is a deficit at all: the range is not functional, or one side
            is shorter. None where nobody measured: then the answers move the chances, but no group
            is named before a reading confirms that there is something to name.

    Returns:
        Probabilities in (0, 1), groups named or none.

    References:
        bjj_2018, text_a, text_b, expert
    """
    values = heard(answers, side, computed, knowledge)
    return conclude(said(values, knowledge), knowledge, range_limited=range_limited)


def conclude(spoken: Said, knowledge: Knowledge, *, range_limited: bool | None) -> SidePattern:
    """Turn what the findings say into probabilities and named groups."""
    moved = moves(spoken, knowledge.models.pattern)
    chances = tuple(_chance(structure, moved, knowledge) for structure in STRUCTURES)
    before = _groups({s: knowledge.structures[s].prior for s in STRUCTURES}, knowledge)
    now = _groups({c.structure: c.probability for c in chances}, knowledge)
    raised = {group: odds(chance) / odds(before[group]) for group, chance in now.items()}
    named = _named(now, raised, knowledge, range_limited=range_limited)
    return SidePattern(chances, now, raised, named, bool(named), range_limited, spoken, moved)


def odds(probability: float) -> float:
    """A probability as odds: .75 is three to one."""
    return probability / (1.0 - probability)


def _chance(structure: StructureId, moved: Moves, knowledge: Knowledge) -> StructureChance:
    because = sorted(moved[structure].items(), key=lambda item: (-abs(item[1]), item[0]))
    # Summed in that fixed order, so that the order of answers cannot show even in the last digit.
    log_odds = sum((move for _, move in because), log(odds(knowledge.structures[structure].prior)))
    return StructureChance(
        structure=structure,
        probability=_probability(log_odds),
        because=tuple(Because(finding, exp(move)) for finding, move in because),
    )


def _probability(log_odds: float) -> float:
    if log_odds < 0.0:
        return exp(log_odds) / (1.0 + exp(log_odds))
    return 1.0 / (1.0 + exp(-log_odds))


def _groups(
    probabilities: Mapping[StructureId, float], knowledge: Knowledge
) -> dict[GroupName, float]:
    """The chance that at least one structure of a group is involved."""
    untouched: dict[GroupName, float] = {}
    for structure, probability in probabilities.items():
        group = knowledge.structures[structure].group
        untouched[group] = untouched.get(group, 1.0) * (1.0 - probability)
    return {group: 1.0 - chance for group, chance in untouched.items()}


def _named(
    now: Mapping[GroupName, float],
    raised: Mapping[GroupName, float],
    knowledge: Knowledge,
    *,
    range_limited: bool | None,
) -> tuple[GroupName, ...]:
    """Groups that are likely now and clearly likelier than before any answer."""
    model = knowledge.models.pattern
    if range_limited is None:
        return ()
    likely = [
        group
        for group, probability in now.items()
        if (range_limited or group == CONTROL)
        and probability >= model.named_from_probability
        and raised[group] >= model.named_odds_ratio
    ]
    return tuple(sorted(likely, key=lambda group: -now[group]))
