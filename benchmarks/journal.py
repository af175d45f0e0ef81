"""Change and forecast of one journal, from its readings on."""

from collections.abc import Iterable
from functools import partial

from figures import Figure, timed
from review import EXAMPLE, EXAMPLE_DAY, LATER, RUNS, twice_as_long

from dorsi import load_journal, load_knowledge
from dorsi.compose.basis import accepted
from dorsi.domain.effective import effective
from dorsi.domain.journal import Journal
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import SideForecast
from dorsi.domain.words import SIDES
from dorsi.measure.adherence import practice_of
from dorsi.measure.course import course_of
from dorsi.measure.days import reach_days
from dorsi.measure.observe import calendar_of
from dorsi.measure.repeatability import repeatability
from dorsi.measure.trend import trend
from dorsi.prove.forecast import forecast

TARGET_CM, BAR_S = 12.0, 0.003


def journal() -> Iterable[Figure]:
    knowledge = load_knowledge()
    long = twice_as_long(load_journal(EXAMPLE, knowledge, EXAMPLE_DAY))
    took = timed(partial(_answered, effective(long, EXAMPLE_DAY + LATER), knowledge), RUNS)
    yield Figure("trend + forecast of one journal", took, BAR_S)


def _answered(journal: Journal, knowledge: Knowledge) -> list[SideForecast]:
    models, today = knowledge.models, EXAMPLE_DAY + LATER
    days = reach_days(journal, knowledge)
    practice = practice_of(journal.sessions, models.growth.full_sessions_per_week)
    begun = accepted(journal)
    starts = begun.starts if begun else None
    calendar = calendar_of(days, starts, today, practice, models.change)
    course = course_of(days, calendar, models.growth, models.change)
    own = repeatability(course, days, models.change, models.growth)
    trend(course, days, own, knowledge)
    confidence = models.range.confidence
    return [forecast(course, side, TARGET_CM, confidence, models.growth) for side in SIDES]
