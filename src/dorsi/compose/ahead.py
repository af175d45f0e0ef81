"""Where the reach is heading: as things go, if the programme began today, or at another rate."""

from dorsi.compose.assessment import Assessment
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import SideForecast, Sides
from dorsi.domain.words import SIDES
from dorsi.measure.course import Course, course_of
from dorsi.measure.observe import calendar_of
from dorsi.prove.forecast import forecast
from dorsi.prove.situation import Aim


def forecasts(
    assessment: Assessment,
    aims: Sides[Aim],
    knowledge: Knowledge,
    sessions_per_week: float | None = None,
) -> Sides[SideForecast]:
    """Both sides' expected reach; without a programme, as if one began today.

    Args:
        assessment: Of today.
        aims: What each side aims at.
        knowledge: The growth model.
        sessions_per_week: Practice to assume from now on; `None` = as so far.

    Requirements: B-60, B-78
    """
    models, course = knowledge.models, _course(assessment, knowledge, sessions_per_week)
    return Sides(
        *(
            forecast(
                course,
                side,
                aims.of(side).target_cm,
                models.range.confidence,
                models.growth,
            )
            for side in SIDES
        )
    )


def _course(
    assessment: Assessment, knowledge: Knowledge, sessions_per_week: float | None
) -> Course | None:
    models, acceptance = knowledge.models, assessment.acceptance
    if sessions_per_week is None:
        return assessment.course
    starts = acceptance.starts if acceptance else None
    ahead = min(1.0, sessions_per_week / models.growth.full_sessions_per_week)
    calendar = calendar_of(
        assessment.published, starts, assessment.today, assessment.practice, models.change, ahead
    )
    return course_of(assessment.published, calendar, assessment.growth, models.change)
