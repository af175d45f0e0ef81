"""Gathers what the decisions look at from an assessment and the progress."""

from dataclasses import replace
from datetime import date
from typing import Final

from dorsi.compose.assessment import Assessment, good_ankles, measured
from dorsi.compose.basis import PINCH, work_of
from dorsi.compose.keeping import ended_on, lost_since_cm
from dorsi.compose.progress import Progress
from dorsi.compose.squat import poor_squat, squat_outdated
from dorsi.compose.targets import no_range_goal
from dorsi.domain.exercises import Phase
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import SideForecast, Sides
from dorsi.domain.words import SIDES, Side
from dorsi.find.answers import card_asked
from dorsi.measure.range import SideRange
from dorsi.prove.situation import Aim, Situation
from dorsi.train.calendar import WEEK

NOT_ENDED: Final[Sides[float | None]] = Sides(None, None)


def situation_of(
    assessment: Assessment,
    progress: Progress,
    aims: Sides[Aim],
    ahead: Sides[SideForecast],
    knowledge: Knowledge,
) -> Situation:
    """Everything the decisions of today rest on.

    Args:
        assessment: Of today.
        progress: Where the programme stands.
        aims: What each side aims at.
        ahead: Whether it gets there.
        knowledge: Everything known.
    """
    acceptance, today = assessment.acceptance, assessment.today
    starts = acceptance.starts if acceptance else None
    weeks = (today - starts) // WEEK if starts and today >= starts else 0
    ended = ended_on(progress.standing, knowledge)
    ranges = assessment.ranges
    good, poor = good_ankles(assessment, knowledge), poor_squat(assessment.answers, knowledge)
    return Situation(
        safety=assessment.safety,
        state=progress.state,
        today=today,
        starts=starts,
        card_asked=card_asked(assessment.answers, knowledge),
        measured=measured(assessment),
        unmeasured=_unmeasured(assessment),
        touched=Sides(ranges.left.only_touched, ranges.right.only_touched),
        marked=Sides(*(_marked(ranges.of(side), knowledge) for side in SIDES)),
        reading_days=_reading_days(assessment),
        read_this_week=_read_since(_week_opened(progress), assessment),
        good_ankles=good,
        poor_squat=poor,
        squat_outdated=good and poor and squat_outdated(assessment, knowledge),
        no_range_goal=no_range_goal(assessment, knowledge),
        weeks=weeks,
        share=_share(assessment),
        standing=progress.standing,
        next_phase=_next_phase(progress, knowledge),
        pain=assessment.pain,
        pinch_open=_pinch_open(assessment),
        own_sd_cm=assessment.repeatability.sd_cm,
        changes=assessment.changes,
        lost_since_cm=lost_since_cm(assessment, ended, knowledge) if ended else NOT_ENDED,
        responses=assessment.responses,
        aims=Sides(*(replace(aims.of(s), in_sight=ahead.of(s).on_path) for s in SIDES)),
        asks=_asks(assessment, weeks, knowledge) if progress.state == "building" else (),
    )


def _share(assessment: Assessment) -> float | None:
    """The share of work done on the days it was due."""
    journal, acceptance = assessment.journal, assessment.acceptance
    if acceptance is None:
        return None
    return work_of(journal, acceptance, assessment.practice, assessment.today).share


def _next_phase(progress: Progress, knowledge: Knowledge) -> Phase | None:
    """The phase that begins after this week, if a new one does."""
    if progress.week is None:
        return None
    now, then = (progress.phase_in(progress.week + later, knowledge) for later in (0, 1))
    return then if then.id != now.id else None


def _unmeasured(assessment: Assessment) -> Side | None:
    """The side nobody has measured yet, where the other one was.

    Requirements: A-12
    """
    missing = [side for side in SIDES if assessment.ranges.of(side).newest is None]
    return missing[0] if len(missing) == 1 else None


def _marked(reach: SideRange, knowledge: Knowledge) -> float:
    lowest = knowledge.models.bands.bands[0].name
    return (reach.band_certainty or 0.0) if reach.band == lowest else 0.0


def _reading_days(assessment: Assessment) -> int | None:
    newest = [assessment.ranges.of(side).newest for side in SIDES]
    latest = max((day for day in newest if day is not None), default=None)
    return (assessment.today - latest).days if latest else None


def _week_opened(progress: Progress) -> date | None:
    where = progress.standing
    return where.openings.get(where.week) if where else None


def _read_since(opened: date | None, assessment: Assessment) -> bool:
    """Whether every side measured so far has a reading since then."""
    if opened is None:
        return False
    newest = [assessment.ranges.of(side).newest for side in SIDES]
    known = [day for day in newest if day is not None]
    return bool(known) and all(day >= opened for day in known)


def _pinch_open(assessment: Assessment) -> bool:
    """Whether an exercise pinched at the front and the question about it was not answered since.

    It is not asked again while a yes leaves out everything that closes the front.
    """
    if any(reason.rule == PINCH for reason in assessment.safety.reasons):
        return False
    pinching = frozenset(assessment.pain.pinching)
    pinched = [
        session.day
        for session in assessment.journal.sessions
        if any(item.exercise in pinching and item.pinch for item in session.items)
    ]
    given = assessment.answers.given(PINCH, None)
    return bool(pinched) and (given is None or given.entry.day < max(pinched))


def _asks(assessment: Assessment, weeks: int, knowledge: Knowledge) -> tuple[str, ...]:
    """What a sport wants asked in this very week.

    Requirements: B-93
    """
    sports = (knowledge.sports[sport] for sport in assessment.journal.person.sports)
    return tuple(
        sport.ask_at_week[str(weeks)] for sport in sports if str(weeks) in sport.ask_at_week
    )
