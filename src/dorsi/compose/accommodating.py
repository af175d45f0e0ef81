"""Gathers what the accommodations look at from an assessment and the progress."""

from datetime import date

from dorsi.compose.assessment import Assessment, good_ankles
from dorsi.compose.heel_ladder import own_lift_cm, side_with_less
from dorsi.compose.prescription import allowance_today
from dorsi.compose.progress import Progress
from dorsi.compose.squat import poor_squat, squat_outdated
from dorsi.compose.targets import no_range_goal
from dorsi.domain.journal import StoredBlock
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import Accommodated
from dorsi.domain.words import Side
from dorsi.train.accommodations import accommodate
from dorsi.train.calendar import Standing
from dorsi.train.circumstances import Circumstances
from dorsi.train.retests import next_decision


def accommodations(
    assessment: Assessment,
    progress: Progress,
    blocks: tuple[StoredBlock, ...],
    knowledge: Knowledge,
) -> tuple[Accommodated, ...]:
    """What applies today; a lift is looked at again when the next reading decides."""
    short = side_with_less(assessment)
    reach = assessment.ranges.of(short).reach_cm if short else None
    gain = assessment.changes.of(short).cm if short else None
    acceptance, aiming = assessment.acceptance, not no_range_goal(assessment, knowledge)
    now = Circumstances(
        person=assessment.journal.person,
        today=assessment.today,
        starts=acceptance.starts if acceptance else assessment.today,
        short=short,
        even=assessment.asymmetry.flag == "usual",
        reach_cm=reach.value if reach else None,
        gain_cm=gain or 0.0,
        band=assessment.ranges.of(short).band if short else None,
        good_ankles=good_ankles(assessment, knowledge),
        poor_squat=poor_squat(assessment.answers, knowledge)
        and not squat_outdated(assessment, knowledge),
        allowance=allowance_today(assessment, knowledge),
        range_goal=aiming,
        joint_named="joint" in assessment.emphases.order,
        yes=_said_yes(assessment),
        no=_said_no(assessment),
        own_lift_cm=own_lift_cm(assessment),
        rules=frozenset(reason.rule for reason in assessment.safety.reasons),
        look_again=_look_again(progress.standing, knowledge) if aiming else None,
        new_loads=_new_loads(progress.standing, blocks, knowledge),
    )
    return accommodate(now, knowledge)


def _said_yes(assessment: Assessment) -> dict[str, tuple[Side, ...]]:
    said: dict[str, tuple[Side, ...]] = {}
    for (question, side), given in assessment.answers.latest.items():
        if side is not None and given.value == "yes":
            said[question] = (*said.get(question, ()), side)
    return said


def _said_no(assessment: Assessment) -> frozenset[str]:
    """The questions answered with no on every side that has an answer."""
    said: dict[str, set[str | float]] = {}
    for (question, _), given in assessment.answers.latest.items():
        said.setdefault(question, set()).add(given.value)
    return frozenset(question for question, values in said.items() if values == {"no"})


def _look_again(where: Standing | None, knowledge: Knowledge) -> date | None:
    return next_decision(where, knowledge.models.programme) if where else None


def _new_loads(
    where: Standing | None, blocks: tuple[StoredBlock, ...], knowledge: Knowledge
) -> tuple[date, ...]:
    """The days on which heel raises come in that no earlier week held.

    A week already past has no day any more where the calendar has moved on without it.
    """
    if where is None:
        return ()
    known: set[str] = set()
    opened: list[date | None] = []
    for block in sorted(blocks, key=lambda block: block.weeks):
        raises = _raises(block, knowledge)
        if not raises <= known:
            opened.append(where.openings.get(min(block.weeks)))
        known |= raises
    return tuple(day for day in opened if day is not None)


def _raises(block: StoredBlock, knowledge: Knowledge) -> set[str]:
    days = (block.training_day, block.rest_day, block.training_between, block.rest_between)
    names = {item.exercise for items in days for item in items or ()}
    exercises = knowledge.exercises
    return {name for name in names if name in exercises and exercises[name].role == "raise"}
