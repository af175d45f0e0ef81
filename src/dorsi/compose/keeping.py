"""Is the range still there: what was lost since the programme ended.

Requirements: B-70, B-84
"""

from datetime import date, timedelta

from dorsi.compose.assessment import Assessment
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import Sides
from dorsi.measure.course import course_of
from dorsi.measure.observe import calendar_of
from dorsi.measure.trend import losses_cm
from dorsi.train.calendar import WEEK, Standing


def ended_on(where: Standing | None, knowledge: Knowledge) -> date | None:
    """The day after the last programme week; `None` while it goes on."""
    weeks = knowledge.models.programme.weeks
    if where is None or where.week <= weeks:
        return None
    return where.openings[weeks] + WEEK


def lost_since_cm(assessment: Assessment, ended: date, knowledge: Knowledge) -> Sides[float | None]:
    """How far each side has gone back since the end, where that is more than error; else `None`.

    The last readings of the programme are the level it left behind; with nothing expected of
    practice, the same rule tells a loss from noise as it does during the programme.

    Args:
        assessment: Of today.
        ended: The day after the programme.
        knowledge: Thresholds.
    """
    models, today = knowledge.models, assessment.today
    since = ended - timedelta(days=models.range.recent_days)
    days = tuple(day for day in assessment.published if day.day >= since)
    calendar = calendar_of(days, None, today, assessment.practice, models.change)
    course = course_of(days, calendar, models.growth, models.change)
    return losses_cm(course, days, models.change)
