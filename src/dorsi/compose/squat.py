"""Signs of a squat that does not come out well, whatever limits it.

Requirements: A-13, A-32, B-1, B-40
"""

from datetime import date

from dorsi.compose.assessment import Assessment
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import SIDES
from dorsi.find.answers import Answers


def poor_squat(answers: Answers, knowledge: Knowledge) -> bool:
    """Whether any sign of a poor squat was seen on either side."""
    signs = _signs(knowledge)
    return any(answers.value(sign, side) == "yes" for sign in signs for side in SIDES)


def squat_outdated(assessment: Assessment, knowledge: Knowledge) -> bool:
    """Whether the reach has grown since a poor squat was last described.

    Then nobody knows whether it is poor still: it has to be looked at or filmed again.

    Requirements: B-58
    """
    course, seen = assessment.course, _last_seen(assessment.answers, knowledge)
    if course is None or seen is None:
        return False
    then, now = course.calendar.weeks(seen), course.calendar.now_weeks
    grown = (course.reach(side, [then, now]).mean() for side in course.measured)
    worthwhile_cm = knowledge.models.change.worthwhile_gain_cm
    return any(float(after - before) >= worthwhile_cm for before, after in grown)


def _signs(knowledge: Knowledge) -> tuple[str, ...]:
    return knowledge.decisions["look_elsewhere"].findings


def _last_seen(answers: Answers, knowledge: Knowledge) -> date | None:
    """The day a sign was last said to be there."""
    given = (answers.given(sign, side) for sign in _signs(knowledge) for side in SIDES)
    return max((g.entry.day for g in given if g and g.value == "yes"), default=None)
