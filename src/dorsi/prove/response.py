"""Did steady work move it: lack of response, and what it says about the structure.

Requirements: A-17, B-29, B-81
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Final

from dorsi.domain.exercises import Role
from dorsi.domain.journal import Session
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import Side
from dorsi.find.weigh import Values
from dorsi.measure.adherence import Practice
from dorsi.measure.course import Course

STRETCHING: Final[frozenset[Role]] = frozenset({"gastrocnemius", "soleus"})
MOBILISING: Final[frozenset[Role]] = frozenset({"glide", "glide_behind"})


@dataclass(frozen=True, slots=True)
class Work:
    """What was done since the programme began, as of `today`."""

    sessions: tuple[Session, ...]
    practice: Practice
    starts: date
    today: date


def gain_findings(course: Course | None, side: Side, work: Work, knowledge: Knowledge) -> Values:
    """The findings "no gain after adherent stretching / mobilising" of one side.

    They speak only once enough steady weeks held that kind of work on that side; before that they
    are unknown and absent from the result.
    """
    rule = knowledge.decisions["no_response_switch"].thresholds
    share = work.practice.share(work.starts, work.today) or 0.0
    steady = share >= knowledge.models.programme.adherent_from
    if not steady or not unresponsive(course, side, rule["gain_cm"], rule["probability_below"]):
        return {}
    kinds = (
        ("no_gain_after_stretching", STRETCHING, rule["stretching_weeks"]),
        ("no_gain_after_mobilising", MOBILISING, rule["mobilising_weeks"]),
    )
    return {
        finding: "yes"
        for finding, roles, enough in kinds
        if _weeks_with(roles, side, work, knowledge) >= enough
    }


def unresponsive(
    course: Course | None, side: Side, gain_cm: float, probability_below: float
) -> bool:
    """Whether a worthwhile gain has become unlikely, under the training prior."""
    if course is None or side not in course.measured:
        return False
    return float(course.gain(side).share_above(gain_cm)[0]) < probability_below


def _weeks_with(roles: frozenset[Role], side: Side, work: Work, knowledge: Knowledge) -> int:
    """Weeks since the start that held enough sessions with such work on this side."""
    exercises = knowledge.exercises
    counts: Counter[int] = Counter()
    for session in work.sessions:
        drills = (item for item in session.items if item.side in (side, "both", None))
        kinds = {exercises[i.exercise].role for i in drills if i.exercise in exercises}
        if session.day >= work.starts and not roles.isdisjoint(kinds):
            counts[(session.day - work.starts).days // 7] += 1
    enough = knowledge.models.programme.sessions_per_week_done
    return sum(count >= enough for count in counts.values())
