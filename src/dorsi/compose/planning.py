"""`plan`: what to do on which day, and why."""

from dataclasses import replace
from datetime import date, timedelta

from dorsi.compose.accommodating import accommodations
from dorsi.compose.assessment import Assessment, assess, measured
from dorsi.compose.prescription import Prescription, allowance_today, need_of
from dorsi.compose.progress import Progress, progress_of, wants_programme
from dorsi.compose.squat import poor_squat
from dorsi.compose.targets import no_range_goal
from dorsi.domain.journal import Journal, StoredBlock
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import Plan, PlannedWeek, Retest, Withheld
from dorsi.domain.verdicts import Safety
from dorsi.train.calendar import Standing, standing
from dorsi.train.limits import Limits
from dorsi.train.pain import CALM
from dorsi.train.phases import phases_of
from dorsi.train.retests import (
    after_gap,
    baseline_days,
    confirming_days,
    first_measurement,
    programme_retests,
    upkeep_retests,
)
from dorsi.train.schedule import Held, eased, programme_weeks, upkeep_weeks, without


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
    return plan_of(assessment, progress_of(assessment, journal, knowledge), knowledge)


def plan_of(assessment: Assessment, progress: Progress, knowledge: Knowledge) -> Plan:
    """The plan of what was worked out."""
    if assessment.safety.withheld:
        return Plan((), (), (), _withheld(assessment.safety))
    progress = _as_proposed(progress, assessment, knowledge)
    blocks = progress.prescription.blocks(knowledge) if progress.prescription else ()
    return Plan(
        weeks=_weeks(assessment, progress, blocks, knowledge),
        accommodations=accommodations(assessment, progress, blocks, knowledge),
        retests=_retests(assessment, progress, knowledge),
        withheld=None,
    )


def emptied_by_pain(
    plan: Plan, day: date, assessment: Assessment, progress: Progress, knowledge: Knowledge
) -> bool:
    """Whether something is due on a day, of which pain of the days before has left nothing."""
    if not assessment.pain.out or _has_work(plan, day):
        return False
    painless = plan_of(replace(assessment, pain=CALM), progress, knowledge)
    return _has_work(painless, day)


def _as_proposed(progress: Progress, assessment: Assessment, knowledge: Knowledge) -> Progress:
    """Without an accepted programme, the one that would start today."""
    if progress.prescription is not None or not wants_programme(assessment, knowledge):
        return progress
    need, today = need_of(assessment, knowledge), assessment.today
    phases = phases_of(need.weeks_before, knowledge)
    where = standing(today, (), today, phases, knowledge.models.programme)
    return Progress(
        progress.state, Prescription(need.weeks_before, None, lambda: need), where, None
    )


def _has_work(plan: Plan, day: date) -> bool:
    return any(each.date == day and each.items for week in plan.weeks for each in week.days)


def _withheld(safety: Safety) -> Withheld:
    reason = next(reason for reason in safety.reasons if reason.effect == "withhold")
    return Withheld(reason.rule, reason.text)


def _weeks(
    assessment: Assessment,
    progress: Progress,
    blocks: tuple[StoredBlock, ...],
    knowledge: Knowledge,
) -> tuple[PlannedWeek, ...]:
    """The weeks on their dates, or upkeep from this week on; nothing during a pause.

    Upkeep is a plan for the weeks to come: what the programme held is in the journal.
    """
    where, model = progress.standing, knowledge.models.programme
    if not blocks or where is None:
        elsewhere = poor_squat(assessment.answers, knowledge) or not measured(assessment)
        return () if elsewhere else _upkeep(assessment, 1, assessment.today, knowledge)
    if where.week > model.weeks:
        weeks = _upkeep(assessment, where.week, where.openings[where.week], knowledge)
    else:
        weeks = programme_weeks(
            blocks,
            where,
            assessment.journal.person.training_days,
            _limits(assessment, knowledge),
            knowledge,
            _held(assessment, where, knowledge),
        )
    if assessment.pain.step_back:
        until = assessment.today + timedelta(days=knowledge.models.pain.exercise_out_days)
        weeks = eased(weeks, assessment.today, until, knowledge)
    if progress.pause is not None:
        weeks = without(weeks, assessment.today, progress.pause)
    return weeks


def _upkeep(
    assessment: Assessment, week: int, opening: date, knowledge: Knowledge
) -> tuple[PlannedWeek, ...]:
    return upkeep_weeks(
        need_of(assessment, knowledge),
        week,
        opening,
        _limits(assessment, knowledge),
        knowledge,
    )


def _limits(assessment: Assessment, knowledge: Knowledge) -> Limits:
    """What equipment and cautions allow from today on, and what pain leaves out for some days."""
    allowance = replace(allowance_today(assessment, knowledge), dropped=frozenset())
    return Limits(assessment.today, allowance, assessment.pain.out)


def _held(assessment: Assessment, where: Standing, knowledge: Knowledge) -> Held | None:
    """After pain that holds the dose: the week of the last session, until the pain has settled."""
    pain = assessment.pain
    if not pain.hold or pain.last is None:
        return None
    week = where.week_on(pain.last)
    last = pain.last + timedelta(days=knowledge.models.pain.exercise_out_days - 1)
    return None if week is None else Held(week, assessment.today, last)


def _retests(
    assessment: Assessment, progress: Progress, knowledge: Knowledge
) -> tuple[Retest, ...]:
    today, models = assessment.today, knowledge.models
    if not measured(assessment):
        return first_measurement(today, models.programme)
    where = progress.standing
    if where is None or where.week > models.programme.weeks:
        return upkeep_retests(today, models.programme)
    days = [day.day for day in assessment.published]
    aiming = not no_range_goal(assessment, knowledge)
    first = (
        baseline_days(days, today, models.change, models.programme)
        if progress.state == "none" and aiming
        else after_gap(days, where, today, models.programme)
    )
    sports = (knowledge.sports[sport] for sport in assessment.journal.person.sports)
    squats = poor_squat(assessment.answers, knowledge) or any(sport.squats for sport in sports)
    weekly = programme_retests(where, today, models.programme, squats=squats, aiming=aiming)
    dated = {retest.date for retest in weekly}
    doubts = (retest for retest in _confirming(assessment, knowledge) if retest.date not in dated)
    return tuple(sorted((*first, *doubts, *weekly), key=lambda retest: retest.date))


def _confirming(assessment: Assessment, knowledge: Knowledge) -> tuple[Retest, ...]:
    """The measuring days that a doubt about the response asks for."""
    found = (assessment.responses.left.rule, assessment.responses.right.rule)
    rules = [knowledge.decisions[rule].thresholds for rule in found if rule is not None]
    asking = [limits for limits in rules if "more_days" in limits]
    if not asking:
        return ()
    most = max(asking, key=lambda limits: limits["more_days"])
    return confirming_days(
        [day.day for day in assessment.published],
        assessment.today,
        int(most["more_days"]),
        int(most["within_days"]),
        knowledge.models.programme,
    )
