"""How much each answer moves each structure, once answers that say the same thing count once.

Everything is in natural logarithms of likelihood ratios: 0 says nothing, more speaks for a
structure, less against it. `Said` is what the findings say on their own; `Moves` is what counts.

Requirements: B-17
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from math import log

from dorsi.domain.findings import Finding
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.pattern import FindingGroup, PatternModel
from dorsi.domain.words import STRUCTURES, Side, StructureId
from dorsi.find.answers import Answers
from dorsi.find.curve import expected_factor, sem_from_mdc90

BENT_MINUS_STRAIGHT = "bent_minus_straight"
STRAIGHT_KNEE_ANGLE = "straight_knee_angle"

Values = Mapping[str, str | float]
Said = Mapping[str, Mapping[StructureId, float]]
Moves = Mapping[StructureId, Mapping[str, float]]


def heard(answers: Answers, side: Side, computed: Values, knowledge: Knowledge) -> Values:
    """Everything known about one side: answers first, then what readings and sports tell.

    "Unsure" is left out. Of two answers that contradict each other the later one is heard; given at
    the same moment, neither is.

    Args:
        answers: The latest answers.
        side: Left or right.
        computed: Findings worked out for this side, by id.
        knowledge: Findings and the pattern model.
    """
    values: dict[str, str | float] = {}
    for question, finding in knowledge.findings.items():
        if finding.kind not in ("pattern", "computed"):
            continue
        value = answers.value(question, side) if finding.kind == "pattern" else None
        if value is None or value == "unsure":
            value = computed.get(question)
        if value is not None:
            values[question] = value
    for lost in tuple(_contradicted(values, answers, side, knowledge.models.pattern)):
        values.pop(lost, None)
    return values


def said(values: Values, knowledge: Knowledge) -> Said:
    """What each finding says on its own; findings that say nothing are left out.

    A large difference between bent and straight knee speaks for the gastrocnemius only where the
    straight-knee angle is short; without that angle it says nothing about this muscle.
    """
    model = knowledge.models.pattern
    spoken = {
        finding: ratios
        for finding, value in values.items()
        if (ratios := says(knowledge.findings[finding], value, model))
    }
    straight_deg = values.get(STRAIGHT_KNEE_ANGLE)
    short = isinstance(straight_deg, int | float) and (
        straight_deg < model.straight_knee_short_below_deg
    )
    if BENT_MINUS_STRAIGHT in spoken and not short:
        ratios = spoken[BENT_MINUS_STRAIGHT]
        spoken[BENT_MINUS_STRAIGHT] = {s: r for s, r in ratios.items() if s != "gastrocnemius"}
    return spoken


def says(finding: Finding, value: str | float, model: PatternModel) -> dict[StructureId, float]:
    """The log likelihood ratios of one answer, structures it does not move left out."""
    if finding.curve and isinstance(value, int | float):
        sem = sem_from_mdc90(model.mdc90_bent_minus_straight_deg)
        factors: Mapping[StructureId, float] = {
            structure: expected_factor(finding.curve, structure, value, sem)
            for structure in STRUCTURES
        }
    elif value == "yes":
        factors = finding.present
    elif value == "no":
        factors = finding.absent
    else:
        return {}
    return {structure: log(factor) for structure, factor in factors.items() if factor != 1.0}


def moves(spoken: Said, model: PatternModel) -> Moves:
    """How far each finding moves each structure's log-odds, as it counts in the end.

    Groups count once, their sum is held between the logarithms of floor and ceiling (shared out in
    proportion to what each finding says), and the exponent shrinks what is left.

    Returns:
        For each structure the findings that move it, so that their sum is the whole move.
    """
    result: dict[StructureId, dict[str, float]] = {structure: {} for structure in STRUCTURES}
    bounds = log(model.group_floor), log(model.group_ceiling)
    for group, speaking in _gathered(spoken, model):
        for structure in {moved for finding in speaking for moved in spoken[finding]}:
            counted = _counted(group, speaking, structure, spoken)
            result[structure].update(_held(counted, bounds, model.exponent))
    return result


def _held(
    counted: Mapping[str, float], bounds: tuple[float, float], exponent: float
) -> Mapping[str, float]:
    """Keep a group's sum within bounds, sharing the cut in proportion, and shrink it."""
    total = sum(counted.values())
    held = min(max(total, bounds[0]), bounds[1])
    scale = exponent if held == total else exponent * held / total
    return {finding: scale * ratio for finding, ratio in counted.items()}


def _contradicted(
    values: Values, answers: Answers, side: Side, model: PatternModel
) -> Iterator[str]:
    """The findings whose yes has been taken back by a later yes to their opposite."""
    for contradiction in model.contradictions:
        one = _yes_at(contradiction.one, values, answers, side)
        other = _yes_at(contradiction.other, values, answers, side)
        if one and other:
            if max(one.values()) <= max(other.values()):
                yield from one
            if max(other.values()) <= max(one.values()):
                yield from other


def _yes_at(
    findings: tuple[str, ...], values: Values, answers: Answers, side: Side
) -> dict[str, datetime]:
    """The findings answered yes, and when."""
    return {
        finding: entry.at
        for finding in findings
        if values.get(finding) == "yes" and (entry := answers.entry(finding, side))
    }


def _gathered(
    spoken: Said, model: PatternModel
) -> Iterator[tuple[FindingGroup | None, tuple[str, ...]]]:
    """Each group with its members that say anything, then every other finding by itself."""
    grouped: set[str] = set()
    for group in model.groups:
        if spoken.keys().isdisjoint(group.members):
            continue
        grouped.update(group.members)
        if speaking := tuple(member for member in group.members if spoken.get(member)):
            yield group, speaking
    for finding in sorted(spoken):
        if finding not in grouped:
            yield None, (finding,)


def _counted(
    group: FindingGroup | None,
    speaking: tuple[str, ...],
    structure: StructureId,
    spoken: Said,
) -> dict[str, float]:
    """What counts of a group for one structure; of equals the member named first."""
    if group is not None and group.how == "first":
        speaking = speaking[:1]
    elif group is not None and group.how == "largest":
        speaking = (max(speaking, key=lambda member: abs(spoken[member].get(structure, 0.0))),)
    return {
        finding: ratio for finding in speaking if (ratio := spoken[finding].get(structure, 0.0))
    }
