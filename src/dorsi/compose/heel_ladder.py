"""The heel lift of a squatter as a ladder down to flat, and the rung of today.

Requirements: B-42, B-79
"""

from dataclasses import dataclass

from dorsi.compose.assessment import Assessment, good_ankles
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import SIDES, Side
from dorsi.train.squatting import heel_lift_cm, own_way_down_cm

OWN_LIFT = "uses_heel_lift_cm"


@dataclass(frozen=True, slots=True)
class HeelLadder:
    """The heights of the lift in cm, highest first, and the one that fits the range of today."""

    rungs_cm: tuple[float, ...]
    now_cm: float


def heel_ladder(assessment: Assessment, knowledge: Knowledge) -> HeelLadder | None:
    """Place a squatter on the way from raised heels to flat.

    Returns:
        `None` for whom no answer asks for a lift, whose ankles are not measured, or while a rule
        stands against it.
    """
    thing, answers = knowledge.accommodations["heel_lift"], assessment.answers
    asked = any(answers.value(name, side) == "yes" for name in thing.needs_any for side in SIDES)
    held = {reason.rule for reason in assessment.safety.reasons}
    short = side_with_less(assessment)
    if not asked or not short or assessment.safety.withheld or held & set(thing.forbidden_by):
        return None
    own, limits = own_lift_cm(assessment), thing.thresholds

    def rung(lift_cm: float) -> float:
        return own_way_down_cm(thing, lift_cm, own)

    now = limits["end_cm"]
    if not good_ankles(assessment, knowledge):
        gain = assessment.changes.of(short).cm or 0.0
        now = heel_lift_cm(thing, gain, assessment.ranges.of(short).band, knowledge)
    rungs = (limits["start_cm"], limits["middle_cm"], limits["end_cm"])
    return HeelLadder(tuple(map(rung, rungs)), rung(now))


def side_with_less(assessment: Assessment) -> Side | None:
    """The side that reaches less; the one that was measured, where only one was."""
    reaches = [(r.value, side) for side in SIDES if (r := assessment.ranges.of(side).reach_cm)]
    return min(reaches)[1] if reaches else None


def own_lift_cm(assessment: Assessment) -> float | None:
    """The lift somebody squats on by their own account; `None` where nobody said."""
    answered = assessment.answers.value(OWN_LIFT, None)
    return answered if isinstance(answered, int | float) else None
