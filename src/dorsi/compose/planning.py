"""`plan`: what to do on which day, and why."""

from datetime import date, timedelta

from dorsi.compose.accommodating import accommodations
from dorsi.compose.assessment import Assessment, assess, measured
from dorsi.compose.course import Course, course_of, wants_programme
from dorsi.compose.prescription import Prescription, allowance_today, need_of
from dorsi.compose.squat import poor_squat
from dorsi.domain.journal import Journal, StoredBlock
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import Plan, PlannedWeek, Retest, Withheld
from dorsi.domain.verdicts import Safety
from dorsi.train.calendar import standing
from dorsi.train.retests import (
    baseline_days,
    first_measurement,
    programme_retests,
    upkeep_retests,
)
from dorsi.train.schedule import eased, programme_weeks, upkeep_weeks, without


def plan(journal: Journal, knowledge: Knowledge, today: date) -> Plan:
    """Lay out the programme: the accepted one on its dates, or a proposal from today.

    Args:
        journal: As read from its file; what is later than `today` is left out.
        knowledge: From `load_knowledge`.
        today: The person's local date.

    Returns:
        A `Plan`; withheld, it has no weeks and says what to do instead.
    """
    assessment = assess(journal, knowledge, today)
    return plan_of(assessment, course_of(assessment, journal, knowledge), knowledge)


def plan_of(assessment: Assessment, course: Course, knowledge: Knowledge) -> Plan:
    """The plan of what was worked out."""
    if assessment.safety.withheld:
        return Plan((), (), (), _withheld(assessment.safety))
    course = _as_proposed(course, assessment, knowledge)
    blocks = course.prescription.blocks(knowledge) if course.prescription else ()
    return Plan(
        weeks=_weeks(assessment, course, blocks, knowledge),
        accommodations=accommodations(assessment, course, blocks, knowledge),
        retests=_retests(assessment, course, knowledge),
        withheld=None,
    )


def _as_proposed(course: Course, assessment: Assessment, knowledge: Knowledge) -> Course:
    """Without an accepted programme, the one that would start today."""
    if course.prescription is not None or not wants_programme(assessment, knowledge):
        return course
    need, today = need_of(assessment, knowledge), assessment.today
    where = standing(today, (), today, knowledge.phases, knowledge.models.programme)
    return Course(course.state, Prescription(need, None), where, None)


def _withheld(safety: Safety) -> Withheld:
    reason = next(reason for reason in safety.reasons if reason.effect == "withhold")
    return Withheld(reason.rule, reason.text)


def _weeks(
    assessment: Assessment,
    course: Course,
    blocks: tuple[StoredBlock, ...],
    knowledge: Knowledge,
) -> tuple[PlannedWeek, ...]:
    """The weeks on their dates, upkeep after them or alone, nothing during a pause."""
    where, model = course.standing, knowledge.models.programme
    if not blocks or where is None:
        elsewhere = poor_squat(assessment.answers) or not measured(assessment)
        return () if elsewhere else _upkeep(assessment, 1, assessment.today, knowledge)
    weeks = programme_weeks(
        blocks,
        where,
        assessment.journal.person.training_days,
        allowance_today(assessment, knowledge),
        knowledge,
    )
    if where.week > model.weeks:
        weeks += _upkeep(assessment, where.week, where.openings[where.week], knowledge)
    if assessment.pain.step_back:
        until = assessment.today + timedelta(days=knowledge.models.pain.drill_out_days)
        weeks = eased(weeks, assessment.today, until, knowledge)
    if course.pause is not None:
        weeks = without(weeks, assessment.today, course.pause)
    return weeks


def _upkeep(
    assessment: Assessment, week: int, opening: date, knowledge: Knowledge
) -> tuple[PlannedWeek, ...]:
    return upkeep_weeks(
        need_of(assessment, knowledge),
        week,
        opening,
        allowance_today(assessment, knowledge),
        knowledge,
    )


def _retests(assessment: Assessment, course: Course, knowledge: Knowledge) -> tuple[Retest, ...]:
    today, models = assessment.today, knowledge.models
    if not measured(assessment):
        return first_measurement(today)
    where = course.standing
    if where is None or where.week > models.programme.weeks:
        return upkeep_retests(today, models.programme)
    baseline = (
        baseline_days([day.day for day in assessment.days], today, models.change)
        if course.state == "none"
        else ()
    )
    squats = poor_squat(assessment.answers) or "weightlifting" in assessment.journal.person.sports
    return (*baseline, *programme_retests(where, today, models.programme, squats=squats))
