"""Everything worked out about a person on a day, before it is said: the parts `explain` shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from dorsi.domain.effective import effective
from dorsi.domain.journal import Journal, ProgrammeAccepted
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import Asymmetry, Safety, Sides
from dorsi.domain.words import SIDES, GroupName, Side
from dorsi.find.answers import Answers, answers_of
from dorsi.find.computed import computed_findings
from dorsi.find.pattern import SidePattern, conclude, odds, pattern
from dorsi.find.safety import assess_safety
from dorsi.find.weigh import Values
from dorsi.measure.adherence import Practice, practice_of
from dorsi.measure.days import ReachDay, reach_days
from dorsi.measure.growth import Growth, grow
from dorsi.measure.range import SideRange, estimate_range
from dorsi.measure.repeatability import Repeatability, as_repeatable
from dorsi.measure.symmetry import asymmetry
from dorsi.measure.trend import Trend, learn_repeatability, trend
from dorsi.prove.response import Work, gain_findings
from dorsi.train.emphasis import Emphases, emphases
from dorsi.train.pain import PainState, pain_state


@dataclass(frozen=True, slots=True)
class Assessment:
    """What `review` and `plan` both rest on.

    `days` carry the person's own `repeatability`;
    `responses` are the growth fits by which lack of response is judged, `growths` those a forecast
    starts from (with the bonus of matched work); `computed` holds the findings nobody is asked.
    """

    journal: Journal
    today: date
    answers: Answers
    safety: Safety
    days: tuple[ReachDay, ...]
    ranges: Sides[SideRange]
    asymmetry: Asymmetry
    acceptance: ProgrammeAccepted | None
    practice: Practice
    repeatability: Repeatability
    trend: Trend
    responses: Sides[Growth | None]
    growths: Sides[Growth | None]
    computed: Sides[Values]
    patterns: Sides[SidePattern]
    emphases: Emphases
    pain: PainState

    def practice_weeks(self, until: date) -> float:
        """Weeks of full practice since the programme began; 0 without one."""
        if self.acceptance is None:
            return 0.0
        return self.practice.weeks_done(self.acceptance.starts, until)


def assess(journal: Journal, knowledge: Knowledge, today: date) -> Assessment:
    """Work out range, symmetry, change, pattern, safety and emphasis for one day."""
    journal = effective(journal, today)
    models = knowledge.models
    answers = answers_of(journal, knowledge)
    acceptance = accepted(journal)
    starts = acceptance.starts if acceptance else None
    published = reach_days(journal, knowledge)
    own = learn_repeatability(published, starts, models.change)
    days = as_repeatable(published, own)
    ranges = estimate_range(days, journal.person, today, knowledge)
    difference = asymmetry(days, ranges, knowledge, today)
    practice = practice_of(journal.sessions, models.growth.full_sessions_per_week)
    responses = _growths(days, practice, starts, knowledge, matched=False)
    work = Work(journal.sessions, practice, starts, today) if starts else None
    found = computed_findings(journal, ranges, knowledge, today)
    computed = _with_gains(found, responses, work, knowledge)
    patterns = _patterns(answers, computed, ranges, difference, knowledge)
    leaning = _leaning(patterns, ranges, difference, knowledge)
    matched = leaning.main != "balanced"
    return Assessment(
        journal=journal,
        today=today,
        answers=answers,
        safety=assess_safety(answers, journal, today, knowledge),
        days=days,
        ranges=ranges,
        asymmetry=difference,
        acceptance=acceptance,
        practice=practice,
        repeatability=own,
        trend=trend(days, starts, own, models.range.confidence, models.change),
        responses=responses,
        growths=_growths(days, practice, starts, knowledge, matched=matched),
        computed=computed,
        patterns=patterns,
        emphases=leaning,
        pain=pain_state(journal.sessions, today, knowledge.exercises, models.pain),
    )


def _growths(
    days: Sequence[ReachDay],
    practice: Practice,
    starts: date | None,
    knowledge: Knowledge,
    *,
    matched: bool,
) -> Sides[Growth | None]:
    @cache
    def weeks_until(day: date) -> float:
        return practice.weeks_done(starts, day) if starts else 0.0

    def fitted(side: Side) -> Growth | None:
        known = [day for day in days if day.side == side and not day.censored]
        return grow(known, weeks_until, knowledge.models.growth, matched=matched)

    return Sides(*map(fitted, SIDES))


def _with_gains(
    found: Sides[Values], responses: Sides[Growth | None], work: Work | None, knowledge: Knowledge
) -> Sides[Values]:
    """The computed findings, with what the response to training says."""
    if work is None:
        return found

    def both(side: Side) -> Values:
        return {**found.of(side), **gain_findings(responses.of(side), side, work, knowledge)}

    return Sides(*map(both, SIDES))


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


def accepted(journal: Journal) -> ProgrammeAccepted | None:
    """The programme the person is on: the one accepted last."""
    found = [entry for entry in journal.decisions if isinstance(entry, ProgrammeAccepted)]
    return found[-1] if found else None


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


def good_ankles(assessment: Assessment, knowledge: Knowledge) -> bool:
    """Whether both sides have all the range a squat asks for, evenly.

    Requirements: B-13, B-14, B-62
    """
    bands = knowledge.models.bands
    good = [cut.name for cut in bands.bands if cut.from_cm >= bands.good_ankle_from_cm]
    even = assessment.asymmetry.flag != "flag"
    return even and all(assessment.ranges.of(side).band in good for side in SIDES)


def measured(assessment: Assessment) -> bool:
    """Whether there is a reading of at least one side."""
    return any(assessment.ranges.of(side).reach_cm is not None for side in SIDES)


def _value(side: SideRange) -> float | None:
    return side.reach_cm.value if side.reach_cm else None
