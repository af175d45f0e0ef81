"""Which open question about what limits would tell most.

Requirements: B-29
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dorsi.domain.findings import Finding
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.pattern import PatternModel
from dorsi.domain.verdicts import NextQuestion, Sides
from dorsi.domain.words import SIDES, STRUCTURES, GroupName, Side, StructureId
from dorsi.find.information import expected_bits, one_of, yes_or_no
from dorsi.find.known import Known, is_answered
from dorsi.find.pattern import CONTROL, SidePattern
from dorsi.find.weigh import Said, moves, says
from dorsi.measure.range import SideRange


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A question that could be asked, with the bits it should bring about each group."""

    question: str
    side: Side | None
    bits: Mapping[GroupName, float]

    @property
    def total(self) -> float:
        return sum(self.bits.values())


def most_telling(known: Known, knowledge: Knowledge) -> NextQuestion | None:
    """The open question with the most expected information, the more limited side first on ties.

    `None` where none is worth asking.
    """
    best = max(_candidates(known, knowledge), key=lambda c: c.total, default=None)
    if best is None or best.total < knowledge.models.pattern.worth_asking_bits:
        return None
    return NextQuestion(best.question, best.side, _why(best, knowledge.models.pattern))


def _candidates(known: Known, knowledge: Knowledge) -> Iterator[_Candidate]:
    for side in (*_more_limited_first(known.ranges), None):
        for finding in _open(side, known, knowledge):
            yield _Candidate(finding.id, side, _bits(finding, side, known, knowledge))


def _more_limited_first(ranges: Sides[SideRange]) -> tuple[Side, ...]:
    reaches = {side: reach.value for side in SIDES if (reach := ranges.of(side).reach_cm)}
    return tuple(sorted(reaches, key=lambda side: reaches[side]))


def _open(side: Side | None, known: Known, knowledge: Knowledge) -> Iterator[Finding]:
    """The unanswered questions about one side, or about the person, that could move a structure.

    A choice comes before the questions it stands for and is dropped once one of them is answered.
    """
    model = knowledge.models.pattern
    askable = [
        finding
        for finding in knowledge.findings.values()
        if finding.kind == "pattern"
        and finding.per_side == (side is not None)
        and (finding.present or finding.absent or finding.choices)
        and not is_answered(finding.id, side, known, model)
        and _makes_sense(finding.id, side, known, model)
    ]
    parts = {finding.id: _parts(finding) for finding in askable if finding.choices}
    begun = {
        choice
        for choice, its in parts.items()
        if any(is_answered(part, side, known, model) for part in its)
    }
    covered = {part for choice, its in parts.items() if choice not in begun for part in its}
    return (f for f in askable if f.id not in begun and f.id not in covered)


def _makes_sense(question: str, side: Side | None, known: Known, model: PatternModel) -> bool:
    """Not without the equipment it takes, nor what a yes to something else rules out."""
    sides = SIDES if side is None else (side,)
    return set(model.asked_with.get(question, ())) <= set(known.person.equipment) and not any(
        known.answers.value(other, each) == "yes"
        for other in model.opposed(question)
        for each in sides
    )


def _parts(choice: Finding) -> frozenset[str]:
    """The findings a choice stands for."""
    return frozenset(part for option in choice.choices for part in option.sets)


def _bits(
    finding: Finding, side: Side | None, known: Known, knowledge: Knowledge
) -> dict[GroupName, float]:
    """Expected information about each group, added up over its structures.

    What one answer tells about both sides overlaps, so of a question about the person only the side
    counts that it tells more about.
    """
    sides = SIDES if side is None else (side,)
    told = (_bits_on(known.patterns.of(each), finding, knowledge) for each in sides)
    return max(told, key=lambda bits: sum(bits.values()))


def _bits_on(
    pattern: SidePattern, finding: Finding, knowledge: Knowledge
) -> dict[GroupName, float]:
    """The same on one side. Without a deficit there only control counts: nothing else is named."""
    steps = _steps(finding, pattern, knowledge)
    bits: dict[GroupName, float] = {}
    for chance in pattern.chances:
        group = knowledge.structures[chance.structure].group
        if any(steps[chance.structure]) and (
            pattern.range_limited is not False or group == CONTROL
        ):
            told = _told(chance.probability, finding, steps[chance.structure], knowledge)
            bits[group] = bits.get(group, 0.0) + told
    return bits


def _told(
    probability: float, finding: Finding, steps: tuple[float, ...], knowledge: Knowledge
) -> float:
    """Expected bits about one structure, from how far each answer would move it."""
    model = knowledge.models.pattern
    if finding.choices:
        return expected_bits(probability, one_of(steps))
    (step,) = steps
    return expected_bits(
        probability, yes_or_no(step, model.base_rate, model.most_likely_when_present)
    )


def _steps(
    finding: Finding, pattern: SidePattern, knowledge: Knowledge
) -> dict[StructureId, tuple[float, ...]]:
    """How far each answer would move each structure beyond where it stands now.

    Weighed with all that shares a group, so an answer that would add nothing counts for nothing.
    For a question of yes or no only the yes is looked at.
    """
    model = knowledge.models.pattern
    answers = [option.sets for option in finding.choices] or [{finding.id: "yes"}]
    near = model.kin(part for answer in answers for part in answer)
    now = {other: ratios for other, ratios in pattern.said.items() if other in near}
    before = {
        structure: sum(move for other, move in moved.items() if other in near)
        for structure, moved in pattern.moves.items()
    }
    after = [moves({**now, **_said(answer, knowledge)}, model) for answer in answers]
    return {s: tuple(sum(moved[s].values()) - before[s] for moved in after) for s in STRUCTURES}


def _said(answer: Mapping[str, str], knowledge: Knowledge) -> Said:
    """What findings would say if they were answered so."""
    return {
        finding: says(knowledge.findings[finding], value, knowledge.models.pattern)
        for finding, value in answer.items()
    }


def _why(best: _Candidate, model: PatternModel) -> str:
    """What the question would tell most about: one group, or two that are about equal."""
    names = {group.id: group.name for group in model.named}
    ranked = sorted(best.bits.items(), key=lambda item: -item[1])
    most = ranked[0][1]
    about = [names[group] for group, bits in ranked[:2] if bits >= most / 2.0]
    where = f" on the {best.side}" if best.side else ""
    return f"Of all open questions this one should tell most about {' and '.join(about)}{where}."
