"""The reach aimed at: the person's own target, else the next rung of the ladder."""

from dorsi.compose.assessment import Assessment
from dorsi.domain.journal import TargetSet
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import Side
from dorsi.find.safety import forbidden_traits
from dorsi.prove.forecast import ladder_target


def no_range_goal(assessment: Assessment, knowledge: Knowledge) -> bool:
    """Whether a caution rules out aiming at more range at all.

    Requirements: A-1, A-23
    """
    return "end_range" in forbidden_traits(assessment.safety, knowledge)


def target_cm(side: Side, assessment: Assessment, knowledge: Knowledge) -> float | None:
    """The target of a side in cm: set by the person, or the first ladder rung not yet reached.

    The ladder stands on the baseline, so that it does not run away from someone who climbs it.

    Requirements: B-7, B-43
    """
    own = [
        decision.reach_cm
        for decision in assessment.journal.decisions
        if isinstance(decision, TargetSet) and decision.side in (side, "both")
    ]
    if own:
        return own[-1]
    reach = assessment.ranges.of(side).reach_cm
    course = assessment.course
    if reach is None or course is None or no_range_goal(assessment, knowledge):
        return None
    bands, model = knowledge.models.bands, knowledge.models.growth
    rung = ladder_target(float(course.reach(side, [0.0]).mean()[0]), bands, model)
    while rung <= reach.value:
        rung = ladder_target(rung, bands, model)
    return rung
