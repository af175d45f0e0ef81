"""Did steady work move it: lack of response, what it says, and what follows from it.

Requirements: A-17, B-29, B-81
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dorsi.domain.exercises import Role
from dorsi.domain.journal import Session
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import Emphasis, GroupName, Side
from dorsi.find.weigh import Values
from dorsi.measure.adherence import WEEK_DAYS, Practice
from dorsi.measure.course import Course
from dorsi.train.due import Span, share_done

STRETCHED: Final = "no_gain_after_stretching"
MOBILISED: Final = "no_gain_after_mobilising"


@dataclass(frozen=True, slots=True)
class Work:
    """What was done since the programme began, and on which days it was due, pauses left out."""

    sessions: tuple[Session, ...]
    practice: Practice
    starts: date
    due: tuple[Span, ...]

    @property
    def weeks(self) -> int:
        """Whole weeks of days, today left out, on which work was due."""
        return max(0, sum(span.days for span in self.due) - 1) // WEEK_DAYS

    @property
    def share(self) -> float | None:
        """Practice done as a share of full practice, 0-1; `None` before anything was due."""
        return share_done(self.practice, self.due)

    def steady(self, knowledge: Knowledge) -> bool:
        """Whether enough of it was done to judge by."""
        return (self.share or 0.0) >= knowledge.models.programme.adherent_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What a side is judged by besides its course.

    `sd_cm` is the person's own error, `short` a reach below what calls for help, `troubled` an
    uneven pair or a complaint; `main` is the emphasis so far, `workable` the groups whose range
    work this person has and may do, `tried` the findings of work that brought nothing.
    """

    sd_cm: float
    short: bool
    troubled: bool
    main: Emphasis
    workable: frozenset[GroupName]
    tried: Values


@dataclass(frozen=True, slots=True)
class Response:
    """The decision that lack of response asks for on one side, and the group to turn to."""

    rule: str | None
    other: GroupName | None


NOTHING_TO_SAY: Final = Response(None, None)
# The rules below that turn the work to another group; which one holds is this module's to say.
SHIFTING: Final = frozenset({"no_response_switch", "plateau"})


def response(
    course: Course | None, side: Side, work: Work, judged: Judged, knowledge: Knowledge
) -> Response:
    """Lack of response after steady work: first a doubt about measuring, then a switch, then help.

    Requirements: A-17, B-11, B-29, B-81
    """
    switch = knowledge.decisions["no_response_switch"].thresholds
    noisy = knowledge.decisions["cannot_tell"].thresholds
    if work.weeks < switch["from_week"] or not work.steady(knowledge):
        return NOTHING_TO_SAY
    if judged.sd_cm >= noisy["own_sd_from_cm"]:
        doubtful = unresponsive(course, side, switch["gain_cm"], noisy["probability_below"])
        return Response("cannot_tell", None) if doubtful else NOTHING_TO_SAY
    if not unresponsive(course, side, switch["gain_cm"], switch["probability_below"]):
        return NOTHING_TO_SAY
    other = other_group(judged)
    rule = _rule(work, judged, other, knowledge)
    return Response(rule, other if rule in SHIFTING else None)


def _rule(work: Work, judged: Judged, other: GroupName | None, knowledge: Knowledge) -> str:
    pressing = judged.short or judged.troubled
    if work.weeks >= knowledge.decisions["no_response_refer"].thresholds["from_week"]:
        return "no_response_refer" if pressing else "plateau"
    if other is None or (MOBILISED in judged.tried and pressing):
        return "no_response_mobilised"
    return "no_response_switch"


def other_group(judged: Judged) -> GroupName | None:
    """The group to turn to: the joint, or the calf where the joint has had its turn.

    The front is never turned to, and neither is work that brought nothing or is not allowed.

    Requirements: B-29
    """
    joint_done = judged.main == "joint" or MOBILISED in judged.tried
    if joint_done and STRETCHED in judged.tried:
        return None
    wanted: GroupName = "calf" if joint_done else "joint"
    return wanted if wanted in judged.workable else None


def gain_findings(course: Course | None, side: Side, work: Work, knowledge: Knowledge) -> Values:
    """The findings "no gain after adherent stretching / mobilising" of one side.

    They speak only once enough steady weeks held that kind of work on that side; before that they
    are unknown and absent from the result.
    """
    rule, model = knowledge.decisions["no_response_switch"].thresholds, knowledge.models.programme
    idle = unresponsive(course, side, rule["gain_cm"], rule["probability_below"])
    if not work.steady(knowledge) or not idle:
        return {}
    kinds = (
        (STRETCHED, model.stretching_roles, rule["stretching_weeks"]),
        (MOBILISED, model.mobilising_roles, rule["mobilising_weeks"]),
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


def _weeks_with(roles: Sequence[Role], side: Side, work: Work, knowledge: Knowledge) -> int:
    """Weeks since the start that held enough sessions with such work on this side."""
    exercises = knowledge.exercises
    counts: Counter[int] = Counter()
    for session in work.sessions:
        done = (item for item in session.items if item.side in (side, "both", None))
        kinds = {exercises[i.exercise].role for i in done if i.exercise in exercises}
        if session.day >= work.starts and not kinds.isdisjoint(roles):
            counts[(session.day - work.starts).days // WEEK_DAYS] += 1
    enough = knowledge.models.programme.sessions_per_week_done
    return sum(count >= enough for count in counts.values())
