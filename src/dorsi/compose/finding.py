"""What readings and answers say together: range, symmetry, pattern, and what to lean on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dorsi.domain.journal import Journal
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import Asymmetry, Safety, Sides
from dorsi.domain.words import SIDES, Side
from dorsi.find.answers import Answers
from dorsi.find.computed import computed_findings
from dorsi.find.pattern import SidePattern, pattern
from dorsi.find.safety import forbidden_traits
from dorsi.find.weigh import Values
from dorsi.measure.bands import bands_from, own_cm
from dorsi.measure.course import Course
from dorsi.measure.geometry import geometry_of
from dorsi.measure.range import SideRange, estimate_range
from dorsi.measure.symmetry import asymmetry
from dorsi.train.emphasis import Emphases, emphases

NOT_COMPARED = Asymmetry(None, None, None, None)


@dataclass(frozen=True, slots=True)
class Found:
    """Both sides' range and pattern, their difference, and the emphasis that follows.

    `computed` holds the findings nobody is asked. The emphasis rests on the answers alone: that
    work did or did not help shows in the pattern, but only a decision shifts the emphasis for it.
    """

    ranges: Sides[SideRange]
    asymmetry: Asymmetry
    computed: Sides[Values]
    patterns: Sides[SidePattern]
    emphases: Emphases


@dataclass(frozen=True, slots=True)
class Beside:
    """What training and safety have to say beside readings and answers.

    `learnt` gives the findings of a side that only training brings to light; `improved` says
    whether it has gained range since its programme began, for then what it leans on stays;
    `range_goal` whether more range may be aimed at.
    """

    learnt: Callable[[Side], Values] = lambda _: {}
    improved: Callable[[Side], bool] = lambda _: False
    range_goal: bool = True


NOTHING_BESIDE = Beside()


def find(
    journal: Journal,
    answers: Answers,
    course: Course | None,
    knowledge: Knowledge,
    today: date,
    beside: Beside = NOTHING_BESIDE,
) -> Found:
    """Put readings and answers together.

    Args:
        journal: As it counts today.
        answers: Its latest answers.
        course: The reach behind its readings; `None` = nothing was measured.
        knowledge: Everything known.
        today: The day asked about.
        beside: What training and safety have to say.
    """
    ranges = estimate_range(course, journal.person, knowledge)
    difference = _difference(course, ranges, knowledge)
    seen = computed_findings(journal, ranges, knowledge, today)
    computed: Sides[Values] = Sides(*({**seen.of(side), **beside.learnt(side)} for side in SIDES))

    short = Sides(*(limited(side, ranges, difference, knowledge) for side in SIDES))
    before = Sides(*(True if beside.improved(side) else short.of(side) for side in SIDES))

    def weighed(values: Sides[Values], held_back: Sides[bool | None]) -> Sides[SidePattern]:
        return Sides(
            *(
                pattern(answers, s, values.of(s), knowledge, range_limited=held_back.of(s))
                for s in SIDES
            )
        )

    patterns = weighed(computed, short)
    learnt_nothing = (seen, before) == (computed, short)
    leaning = patterns if learnt_nothing else weighed(seen, before)
    return Found(
        ranges,
        difference,
        computed,
        patterns,
        _leaning(leaning, ranges, difference, journal, knowledge, range_goal=beside.range_goal),
    )


def range_goal(safety: Safety, knowledge: Knowledge) -> bool:
    """Whether more range may be aimed at: no caution forbids the deepest bend.

    Requirements: A-1, A-23
    """
    return "end_range" not in forbidden_traits(safety, knowledge)


def _difference(course: Course | None, ranges: Sides[SideRange], knowledge: Knowledge) -> Asymmetry:
    """Left against right; a wall touch says "at least", which bears no comparison."""
    if any(ranges.of(side).only_touched for side in SIDES):
        return NOT_COMPARED
    return asymmetry(course, ranges, knowledge)


def _leaning(
    patterns: Sides[SidePattern],
    ranges: Sides[SideRange],
    difference: Asymmetry,
    journal: Journal,
    knowledge: Knowledge,
    *,
    range_goal: bool,
) -> Emphases:
    models = knowledge.models
    geometry = geometry_of(journal.person, models.geometry)
    return emphases(
        Sides(patterns.left.named, patterns.right.named),
        Sides(patterns.left.raised, patterns.right.raised),
        Sides(_value(ranges.left), _value(ranges.right)),
        difference,
        own_cm(models.bands.functional_from_cm, models.geometry, geometry),
        range_goal=range_goal,
    )


def limited(
    side: Side, ranges: Sides[SideRange], difference: Asymmetry, knowledge: Knowledge
) -> bool | None:
    """Whether a side is short of a functional range, or clearly shorter than the other one.

    `None` where nobody has measured it: then there is no deficit to name a cause for.

    Requirements: A-9
    """
    own, bands = ranges.of(side), knowledge.models.bands
    if own.band is None:
        return None
    functional = bands_from(bands.functional_from_cm, bands)
    uneven = difference.shorter == side and difference.flag in ("watch", "flag")
    return own.band not in functional or uneven


def _value(side: SideRange) -> float | None:
    return side.reach_cm.value if side.reach_cm else None
