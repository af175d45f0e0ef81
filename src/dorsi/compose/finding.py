"""What readings and answers say together: range, symmetry, pattern, and what to lean on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dorsi.domain.journal import Journal
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import Asymmetry, Sides
from dorsi.domain.words import SIDES, GroupName, Side
from dorsi.find.answers import Answers
from dorsi.find.computed import computed_findings
from dorsi.find.pattern import SidePattern, conclude, odds, pattern
from dorsi.find.weigh import Values
from dorsi.measure.days import ReachDay
from dorsi.measure.range import SideRange, estimate_range
from dorsi.measure.symmetry import asymmetry
from dorsi.train.emphasis import Emphases, emphases


@dataclass(frozen=True, slots=True)
class Found:
    """Both sides' range and pattern, their difference, and the emphasis that follows.

    `computed` holds the findings nobody is asked.
    """

    ranges: Sides[SideRange]
    asymmetry: Asymmetry
    computed: Sides[Values]
    patterns: Sides[SidePattern]
    emphases: Emphases


def find(
    journal: Journal,
    answers: Answers,
    days: Sequence[ReachDay],
    knowledge: Knowledge,
    today: date,
    learnt: Callable[[Side], Values] = lambda _: {},
) -> Found:
    """Put readings and answers together.

    Args:
        journal: As it counts today.
        answers: Its latest answers.
        days: Its days of reach.
        knowledge: Everything known.
        today: The day asked about.
        learnt: Findings of a side that only training brings to light.
    """
    ranges = estimate_range(days, journal.person, today, knowledge)
    difference = asymmetry(days, ranges, knowledge, today)
    seen = computed_findings(journal, ranges, knowledge, today)
    computed: Sides[Values] = Sides(*({**seen.of(side), **learnt(side)} for side in SIDES))
    patterns = _patterns(answers, computed, ranges, difference, knowledge)
    leaning = _leaning(patterns, ranges, difference, knowledge)
    return Found(ranges, difference, computed, patterns, leaning)


def _patterns(
    answers: Answers,
    computed: Sides[Values],
    ranges: Sides[SideRange],
    difference: Asymmetry,
    knowledge: Knowledge,
) -> Sides[SidePattern]:
    def weighed(side: Side) -> SidePattern:
        short = limited(side, ranges, difference, knowledge)
        return pattern(answers, side, computed.of(side), knowledge, range_limited=short)

    return Sides(*map(weighed, SIDES))


def _leaning(
    patterns: Sides[SidePattern],
    ranges: Sides[SideRange],
    difference: Asymmetry,
    knowledge: Knowledge,
) -> Emphases:
    return emphases(
        Sides(patterns.left.named, patterns.right.named),
        Sides(raised(patterns.left, knowledge), raised(patterns.right, knowledge)),
        Sides(_value(ranges.left), _value(ranges.right)),
        difference,
        knowledge.models.bands,
    )


def limited(
    side: Side, ranges: Sides[SideRange], difference: Asymmetry, knowledge: Knowledge
) -> bool:
    """Whether a side is short of a functional range, or clearly shorter than the other one.

    An unmeasured side counts as limited, so that answers are heard until a reading says otherwise.

    Requirements: A-9
    """
    own = ranges.of(side)
    if own.band is None:
        return True
    bands = knowledge.models.bands
    functional = [cut.name for cut in bands.bands if cut.from_cm >= bands.functional_from_cm]
    shorter = difference.cm is not None and (difference.cm < 0) == (side == "left")
    return own.band not in functional or (shorter and difference.flag in ("watch", "flag"))


def raised(found: SidePattern, knowledge: Knowledge) -> Mapping[GroupName, float]:
    """How far the answers raised each group: its odds now over its odds before any answer."""
    before = conclude({}, knowledge, range_limited=False).groups
    return {group: odds(now) / odds(before[group]) for group, now in found.groups.items()}


def _value(side: SideRange) -> float | None:
    return side.reach_cm.value if side.reach_cm else None
