"""The reach aimed at: the person's own target, else the next rung of the ladder."""

from collections.abc import Callable
from dataclasses import dataclass

from dorsi.compose.assessment import Assessment, good_ankles
from dorsi.compose.finding import range_goal
from dorsi.domain.journal import TargetSet
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import Sides
from dorsi.domain.words import SIDES, Side
from dorsi.measure.bands import bands_from, cuts_cm
from dorsi.measure.geometry import geometry_of
from dorsi.prove.forecast import ladder_target
from dorsi.prove.situation import Aim

Chance = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class Ladder:
    """The highest rung a side stands on since its start, and the next one; `None` = none."""

    passed_cm: float | None
    ahead_cm: float | None


def aims_of(assessment: Assessment, knowledge: Knowledge) -> Sides[Aim]:
    """What each side aims at, before anything is forecast.

    The target is set by the person, or the first rung of the ladder not yet reached.

    Requirements: B-7, B-43
    """
    return Sides(*(_aim(side, assessment, knowledge) for side in SIDES))


def _aim(side: Side, assessment: Assessment, knowledge: Knowledge) -> Aim:
    chance, own = chance_of(side, assessment), own_target_cm(side, assessment)
    rungs = ladder(side, assessment, chance, knowledge)
    target = rungs.ahead_cm if own is None else own
    if target is None or no_range_goal(assessment, knowledge):
        return Aim(passed_cm=rungs.passed_cm)
    return Aim(
        target_cm=target,
        own=own is not None,
        chance=chance(target),
        step_cm=step_towards(target, rungs, side, assessment, knowledge),
        passed_cm=rungs.passed_cm,
    )


def no_range_goal(assessment: Assessment, knowledge: Knowledge) -> bool:
    """Whether a caution rules out aiming at more range at all.

    Requirements: A-1, A-23
    """
    return not range_goal(assessment.safety, knowledge)


def own_target_cm(side: Side, assessment: Assessment) -> float | None:
    """The target the person has set for a side, if any."""
    own = [
        decision.reach_cm
        for decision in assessment.journal.decisions
        if isinstance(decision, TargetSet) and decision.side in (side, "both")
    ]
    return own[-1] if own else None


def ladder(side: Side, assessment: Assessment, chance: Chance, knowledge: Knowledge) -> Ladder:
    """The rungs of a side, from where its programme began; from now where there is none.

    It stands on the baseline, so that it does not run away from someone who climbs it, and it ends
    where there is nothing to gain.

    Args:
        side: Left or right.
        assessment: Of today.
        chance: How likely the side stands so far, from `chance_of`.
        knowledge: How sure one has to be, the bands and the step.

    Requirements: B-14, B-43, B-76
    """
    own, course = assessment.ranges.of(side), assessment.course
    if own.reach_cm is None or course is None or side not in course.measured:
        return Ladder(None, None)
    cuts = _cuts_cm(assessment, knowledge)
    sure = knowledge.decisions["target_reached"].thresholds["probability_from"]
    begun = assessment.acceptance is not None
    start_cm = float(course.reach(side, [0.0]).mean()[0]) if begun else own.reach_cm.value
    passed, rung = None, _next(start_cm, cuts, knowledge)
    while chance(rung) >= sure:
        passed, rung = rung, _next(rung, cuts, knowledge)
    return Ladder(passed, None if _enough(side, assessment, knowledge) else rung)


def step_towards(
    target_cm: float, rungs: Ladder, side: Side, assessment: Assessment, knowledge: Knowledge
) -> float | None:
    """The first rung on the way to a target that is a step worth the name from where a side stands.

    A rung that has all but been reached is passed over; `None` where none lies before the target.
    """
    own, rung = assessment.ranges.of(side), rungs.ahead_cm
    if own.reach_cm is None or rung is None:
        return None
    cuts = _cuts_cm(assessment, knowledge)
    while rung < own.reach_cm.value + knowledge.models.change.worthwhile_gain_cm:
        rung = _next(rung, cuts, knowledge)
    return rung if rung < target_cm else None


def chance_of(side: Side, assessment: Assessment) -> Chance:
    """The chance that a side stood so far on the day of its newest reading, and still does.

    What is only expected of the days since then counts for nothing: a reading has to say it.
    """
    own, course = assessment.ranges.of(side), assessment.course
    if own.newest is None or course is None or own.newest >= assessment.today:
        return own.chance_from
    then = course.reach(side, [course.calendar.weeks(own.newest)])
    return lambda cm: min(own.chance_from(cm), float(then.share_above(cm)[0]))


def _cuts_cm(assessment: Assessment, knowledge: Knowledge) -> tuple[float, ...]:
    """Where the bands begin on this person's leg."""
    models, person = knowledge.models, assessment.journal.person
    return cuts_cm(models.bands, models.geometry, geometry_of(person, models.geometry))


def _next(reach_cm: float, cuts: tuple[float, ...], knowledge: Knowledge) -> float:
    models = knowledge.models
    return ladder_target(reach_cm, cuts, models.growth, models.change.worthwhile_gain_cm)


def _enough(side: Side, assessment: Assessment, knowledge: Knowledge) -> bool:
    """Whether a side has all the range worth having and is not clearly the shorter one."""
    bands, difference = knowledge.models.bands, assessment.asymmetry
    good = bands_from(bands.good_ankle_from_cm, bands)
    behind = difference.shorter == side and difference.flag == "flag"
    enough = assessment.ranges.of(side).band in good and not behind
    return enough or good_ankles(assessment, knowledge)
