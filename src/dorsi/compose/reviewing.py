"""`review`: what a journal says about a person on a day."""

from datetime import date

from dorsi.compose.assessment import Assessment, assess, good_ankles, measured
from dorsi.compose.course import Course, course_of, proposal_of
from dorsi.compose.finding import raised
from dorsi.compose.squat import poor_squat
from dorsi.compose.targets import no_range_goal, target_cm
from dorsi.domain.journal import Journal
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import (
    NextQuestion,
    ProgrammeStatus,
    Review,
    SideForecast,
    SideReview,
    Sides,
)
from dorsi.domain.words import SIDES, Side
from dorsi.find.next_question import Known, next_question
from dorsi.numeric.normal import share_below
from dorsi.prove.decisions import Situation, decide
from dorsi.prove.forecast import forecast
from dorsi.train.emphasis import Emphases
from dorsi.train.programme import phase_of


def review(journal: Journal, knowledge: Knowledge, today: date) -> Review:
    """Say where a person stands: safety, range, pattern, change, forecast, and what to do next.

    Args:
        journal: As read from its file; what is later than `today` is left out.
        knowledge: From `load_knowledge`.
        today: The person's local date.

    Returns:
        A `Review`; `.to_dict()` gives it as plain JSON values.
    """
    assessment = assess(journal, knowledge, today)
    return review_of(assessment, course_of(assessment, journal, knowledge), knowledge)


def review_of(assessment: Assessment, course: Course, knowledge: Knowledge) -> Review:
    """The review of what was worked out."""
    forecasts = Sides(*(_forecast(side, assessment, knowledge) for side in SIDES))
    phase = course.phase(knowledge)
    return Review(
        safety=assessment.safety,
        sides=Sides(*(_side(side, assessment) for side in SIDES)),
        asymmetry=assessment.asymmetry,
        next_question=_next(assessment, knowledge),
        programme=ProgrammeStatus(
            state=course.state,
            week=course.week,
            phase=phase.id if phase else None,
            proposal=None
            if assessment.safety.withheld
            else proposal_of(course, assessment, knowledge),
        ),
        change=assessment.changes,
        forecast=forecasts,
        decisions=decide(_situation(assessment, course, forecasts, knowledge), knowledge),
    )


def _side(side: Side, assessment: Assessment) -> SideReview:
    reach, found = assessment.ranges.of(side), assessment.patterns.of(side)
    return SideReview(
        reach_cm=reach.reach_cm,
        angle_deg=reach.angle_deg,
        band=reach.band,
        band_certainty=reach.band_certainty,
        pattern=found.chances,
        named=found.named,
        pattern_clear=found.clear,
    )


def _next(assessment: Assessment, knowledge: Knowledge) -> NextQuestion | None:
    known = Known(
        answers=assessment.answers,
        patterns=assessment.patterns,
        ranges=assessment.ranges,
        person=assessment.journal.person,
        withheld=assessment.safety.withheld,
        today=assessment.today,
    )
    return next_question(known, knowledge)


def _forecast(side: Side, assessment: Assessment, knowledge: Knowledge) -> SideForecast:
    return forecast(
        assessment.course,
        side,
        target_cm(side, assessment, knowledge),
        knowledge.models.range.confidence,
        knowledge.models.growth,
    )


def _situation(
    assessment: Assessment, course: Course, forecasts: Sides[SideForecast], knowledge: Knowledge
) -> Situation:
    acceptance, today = assessment.acceptance, assessment.today
    starts = acceptance.starts if acceptance else None
    phase = course.phase(knowledge)
    weeks = (today - starts).days // 7 if starts and today >= starts else 0
    return Situation(
        safety=assessment.safety,
        state=course.state,
        measured=measured(assessment),
        good_ankles=good_ankles(assessment, knowledge),
        poor_squat=poor_squat(assessment.answers),
        no_range_goal=no_range_goal(assessment, knowledge),
        complaint=any(assessment.answers.value(q, s) == "yes" for q in COMPLAINTS for s in SIDES),
        uneven=assessment.asymmetry.flag == "flag",
        weeks=weeks,
        share=assessment.practice.share(starts, today) if starts else None,
        standing=course.standing,
        phase=phase,
        next_phase=phase_of(phase.weeks[1] + 1, knowledge.phases) if phase else None,
        pain=assessment.pain,
        repeatability=assessment.repeatability,
        changes=assessment.changes,
        course=assessment.course,
        reach_cm=Sides(*(_reach(side, assessment) for side in SIDES)),
        reached=Sides(*(_reached(side, assessment, forecasts) for side in SIDES)),
        target_cm=Sides(forecasts.left.target_cm, forecasts.right.target_cm),
        other=_other(assessment.emphases, assessment, knowledge),
        asks=_asks(assessment, weeks, knowledge) if course.state == "building" else (),
    )


COMPLAINTS = (
    "knee_pain_in_squat",
    "back_pain_in_squat",
    "shin_complaint",
    "heel_complaint",
    "hip_complaint",
)


def _reach(side: Side, assessment: Assessment) -> float | None:
    reach = assessment.ranges.of(side).reach_cm
    return reach.value if reach else None


def _reached(side: Side, assessment: Assessment, forecasts: Sides[SideForecast]) -> float | None:
    """The chance that a side stands at its target now."""
    reach, target = assessment.ranges.of(side), forecasts.of(side).target_cm
    if reach.reach_cm is None or not reach.reach_sd_cm or target is None:
        return None
    return share_below((reach.reach_cm.value - target) / reach.reach_sd_cm)


def _other(leaning: Emphases, assessment: Assessment, knowledge: Knowledge) -> str:
    """The group to shift to when the present emphasis does not help: the next most raised one."""
    raises = [raised(assessment.patterns.of(side), knowledge) for side in SIDES]
    others = [group for group in raises[0] if group != leaning.main]
    best = max(others, key=lambda group: max(found[group] for found in raises))
    named = {group.id: group for group in knowledge.models.pattern.named}
    return named[best].name.lower()


def _asks(assessment: Assessment, weeks: int, knowledge: Knowledge) -> tuple[str, ...]:
    """What a sport wants asked in this very week.

    Requirements: B-93
    """
    sports = (knowledge.sports[sport] for sport in assessment.journal.person.sports)
    return tuple(
        sport.ask_at_week[str(weeks)] for sport in sports if str(weeks) in sport.ask_at_week
    )
