"""Everything worked out about a person on a day, before it is said: the parts `explain` shows."""

from dataclasses import dataclass, replace
from datetime import date

from dorsi.compose.finding import find
from dorsi.domain.effective import effective
from dorsi.domain.journal import Journal, ProgrammeAccepted
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.models import GrowthModel
from dorsi.domain.verdicts import Asymmetry, Safety, SideChange, Sides
from dorsi.domain.words import SIDES, Side
from dorsi.find.answers import Answers, answers_of
from dorsi.find.pattern import SidePattern, pattern
from dorsi.find.safety import assess_safety
from dorsi.find.weigh import Values
from dorsi.measure.adherence import Practice, practice_of
from dorsi.measure.course import Course, course_of
from dorsi.measure.days import ReachDay, reach_days
from dorsi.measure.observe import calendar_of
from dorsi.measure.range import SideRange
from dorsi.measure.repeatability import Repeatability, as_repeatable, repeatability
from dorsi.measure.trend import trend
from dorsi.prove.response import Work, gain_findings
from dorsi.train.emphasis import Emphases
from dorsi.train.pain import PainState, pain_state


@dataclass(frozen=True, slots=True)
class Assessment:
    """What `review` and `plan` both rest on.

    `days` carry the person's own `repeatability`; `course` is the latent reach behind them;
    `computed` holds the findings nobody is asked.
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
    course: Course | None
    changes: Sides[SideChange]
    computed: Sides[Values]
    patterns: Sides[SidePattern]
    emphases: Emphases
    pain: PainState


def assess(journal: Journal, knowledge: Knowledge, today: date) -> Assessment:
    """Work out range, symmetry, change, pattern, safety and emphasis for one day."""
    journal = effective(journal, today)
    models = knowledge.models
    answers = answers_of(journal, knowledge)
    acceptance = accepted(journal)
    starts = acceptance.starts if acceptance else None
    published = reach_days(journal, knowledge)
    practice = practice_of(journal.sessions, models.growth.full_sessions_per_week)
    calendar = calendar_of(published, starts, today, practice, models.change)
    growth = expected_growth(answers, knowledge)
    course = course_of(published, calendar, growth, models.change)
    own = repeatability(course, published, models.change, models.growth)
    days = as_repeatable(published, own)
    work = Work(journal.sessions, practice, starts, today) if starts else None

    def learnt(side: Side) -> Values:
        return gain_findings(course, side, work, knowledge) if work else {}

    found = find(journal, answers, days, knowledge, today, learnt)
    return Assessment(
        journal=journal,
        today=today,
        answers=answers,
        safety=assess_safety(answers, journal, today, knowledge),
        days=days,
        ranges=found.ranges,
        asymmetry=found.asymmetry,
        acceptance=acceptance,
        practice=practice,
        repeatability=own,
        course=course,
        changes=trend(course, days, own, models.range.confidence, models.change),
        computed=found.computed,
        patterns=found.patterns,
        emphases=found.emphases,
        pain=pain_state(journal.sessions, today, knowledge.exercises, models.pain),
    )


def expected_growth(answers: Answers, knowledge: Knowledge) -> GrowthModel:
    """The growth model, with the bonus of work that matches where the answers name anything."""
    model = knowledge.models.growth
    named = [pattern(answers, s, {}, knowledge, range_limited=True).named for s in SIDES]
    if not any(named):
        return model
    return replace(model, gain_cm=model.gain_cm + model.matched_bonus_cm)


def accepted(journal: Journal) -> ProgrammeAccepted | None:
    """The programme the person is on: the one accepted last."""
    found = [entry for entry in journal.decisions if isinstance(entry, ProgrammeAccepted)]
    return found[-1] if found else None


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
