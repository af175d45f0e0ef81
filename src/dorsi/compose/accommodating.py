"""Gathers what the accommodations look at from an assessment and a course."""

from datetime import date

from dorsi.compose.assessment import Assessment, good_ankles
from dorsi.compose.course import Course
from dorsi.compose.squat import poor_squat
from dorsi.domain.journal import StoredBlock
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import Accommodated
from dorsi.domain.words import SIDES, Side
from dorsi.train.accommodations import Circumstances, accommodate
from dorsi.train.calendar import Standing
from dorsi.train.retests import next_decision

SINGLE_LEG = "single_leg_load"


def accommodations(
    assessment: Assessment,
    course: Course,
    blocks: tuple[StoredBlock, ...],
    knowledge: Knowledge,
) -> tuple[Accommodated, ...]:
    """What applies today; a lift is looked at again when the next reading decides."""
    short = _short_side(assessment)
    reach = assessment.ranges.of(short).reach_cm if short else None
    gain = assessment.changes.of(short).cm if short else None
    acceptance = assessment.acceptance
    now = Circumstances(
        person=assessment.journal.person,
        today=assessment.today,
        starts=acceptance.starts if acceptance else assessment.today,
        short=short,
        reach_cm=reach.value if reach else None,
        gain_cm=gain or 0.0,
        band=assessment.ranges.of(short).band if short else None,
        good_ankles=good_ankles(assessment, knowledge),
        poor_squat=poor_squat(assessment.answers),
        joint_named="joint" in assessment.emphases.order,
        yes=_said_yes(assessment),
        rules=frozenset(reason.rule for reason in assessment.safety.reasons),
        look_again=_look_again(course.standing, knowledge),
        single_leg_from=_single_leg_from(course.standing, blocks, knowledge),
    )
    return accommodate(now, knowledge)


def _short_side(assessment: Assessment) -> Side | None:
    reaches = [
        (reach.value, side) for side in SIDES if (reach := assessment.ranges.of(side).reach_cm)
    ]
    return min(reaches)[1] if reaches else None


def _said_yes(assessment: Assessment) -> dict[str, tuple[Side, ...]]:
    said: dict[str, tuple[Side, ...]] = {}
    for (question, side), given in assessment.answers.latest.items():
        if side is not None and given.value == "yes":
            said[question] = (*said.get(question, ()), side)
    return said


def _look_again(where: Standing | None, knowledge: Knowledge) -> date | None:
    return next_decision(where, knowledge.models.programme) if where else None


def _single_leg_from(
    where: Standing | None, blocks: tuple[StoredBlock, ...], knowledge: Knowledge
) -> date | None:
    """The day single-leg raises come in, on the calendar of the programme."""
    if where is None:
        return None
    exercises = knowledge.exercises
    for block in blocks:
        drills = {item.exercise for item in (*block.training_day, *block.rest_day)}
        raises = (exercises[d] for d in drills if d in exercises and exercises[d].role == "raise")
        if any(SINGLE_LEG in exercise.traits for exercise in raises):
            return where.openings.get(min(block.weeks))
    return None
