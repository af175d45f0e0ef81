"""The one question or measurement that would tell most now.

Safety first: the red-flag card, then what else may withhold a programme. Then a reach on each side,
what shapes the programme for safety's sake, whichever open question is expected to bring the most
information about what limits, and at last the questions that only shape the programme. While
training waits, only what may end the waiting.

Requirements: A-1, A-9, A-27, B-29
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dorsi.domain.findings import Finding
from dorsi.domain.journal import Person
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.models import PatternModel
from dorsi.domain.verdicts import NextQuestion, Sides
from dorsi.domain.words import SIDES, STRUCTURES, GroupName, Side, SideOrBoth, StructureId
from dorsi.find.answers import RED_FLAG_CARD, Answers, card_asked
from dorsi.find.information import expected_bits, one_of, yes_or_no
from dorsi.find.pattern import CONTROL, SidePattern
from dorsi.find.safety_conditions import circumstances
from dorsi.find.screens import screens
from dorsi.find.ways_out import ways_out
from dorsi.find.weigh import Said, kin, moves, opposed, says
from dorsi.measure.range import SideRange


@dataclass(frozen=True, slots=True)
class Known:
    """What is known when the next question is chosen.

    Attributes:
        answers: The latest answers.
        patterns: What each side's answers resemble.
        ranges: How far each side bends.
        person: For the age and the equipment some questions need.
        withheld: Safety withholds the programme, so only what may lift that is asked.
        today: The person's date.
    """

    answers: Answers
    patterns: Sides[SidePattern]
    ranges: Sides[SideRange]
    person: Person
    withheld: bool
    today: date


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A question that could be asked, with the bits it should bring about each group."""

    question: str
    side: Side | None
    bits: Mapping[GroupName, float]

    @property
    def total(self) -> float:
        return sum(self.bits.values())


def next_question(known: Known, knowledge: Knowledge) -> NextQuestion | None:
    """Choose what to ask or measure next.

    Returns:
        A question, or the measure of reference, with its side and one sentence on what it would
        tell; None when nothing is worth asking.

    References:
        expert
    """
    if not card_asked(known.answers, knowledge):
        why = "A short check comes first: is anything worth a professional's look before training?"
        return NextQuestion(RED_FLAG_CARD, None, why)
    if known.withheld:
        return _way_out(known, knowledge)
    return (
        _screen(known, knowledge, withholding=True)
        or _missing_reach(known.ranges, knowledge)
        or _screen(known, knowledge, withholding=False)
        or _most_telling(known, knowledge)
        or _later(known, knowledge)
    )


def _way_out(known: Known, knowledge: Knowledge) -> NextQuestion | None:
    """The first question whose answer may end the waiting."""
    now = circumstances(known.answers, known.person, known.today)
    for way in ways_out(known.answers, now, knowledge):
        if way.question == RED_FLAG_CARD:
            why = "Training waits until it is known which line fits, or that none does."
        else:
            why = "Training waits; your answer to this may change that."
        return NextQuestion(way.question, way.side, why)
    return None


def _screen(known: Known, knowledge: Knowledge, *, withholding: bool) -> NextQuestion | None:
    """The first open question of safety that is not on the card."""
    now = circumstances(known.answers, known.person, known.today)
    for screen in screens(now, knowledge):
        if screen.withholds is withholding:
            sides = _open_sides(screen.finding, known, knowledge.models.pattern)
            if sides:
                return NextQuestion(screen.finding.id, _named(sides), screen.finding.means)
    return None


def _missing_reach(ranges: Sides[SideRange], knowledge: Knowledge) -> NextQuestion | None:
    missing = [side for side in SIDES if ranges.of(side).reach_cm is None]
    if not missing:
        return None
    side: SideOrBoth = missing[0] if len(missing) == 1 else "both"
    where = "either side" if side == "both" else f"the {side}"
    why = f"Without a reach on {where} there is nothing to start from or to compare with."
    return NextQuestion(knowledge.models.range.reference_measure, side, why)


def _most_telling(known: Known, knowledge: Knowledge) -> NextQuestion | None:
    """The open question with the most expected information, the more limited side first on ties."""
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
        and not _is_answered(finding.id, side, known, model)
        and _makes_sense(finding.id, side, known, model)
    ]
    parts = {finding.id: _parts(finding) for finding in askable if finding.choices}
    begun = {
        choice
        for choice, its in parts.items()
        if any(_is_answered(part, side, known, model) for part in its)
    }
    covered = {part for choice, its in parts.items() if choice not in begun for part in its}
    return (f for f in askable if f.id not in begun and f.id not in covered)


def _makes_sense(question: str, side: Side | None, known: Known, model: PatternModel) -> bool:
    """Not without the equipment it takes, nor what a yes to something else rules out."""
    sides = SIDES if side is None else (side,)
    return set(model.asked_with.get(question, ())) <= set(known.person.equipment) and not any(
        known.answers.value(other, each) == "yes"
        for other in opposed(question, model)
        for each in sides
    )


def _is_answered(question: str, side: Side | None, known: Known, model: PatternModel) -> bool:
    """Whether a question has its answer, or an "unsure" recent enough to be left alone."""
    given = known.answers.given(question, side)
    if given is None or given.value != "unsure":
        return given is not None
    return (known.today - given.entry.day).days < model.unsure_stands_days


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
    near = kin((part for answer in answers for part in answer), model)
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


def _later(known: Known, knowledge: Knowledge) -> NextQuestion | None:
    """The first open question that only shapes the programme."""
    model = knowledge.models.pattern
    for later in model.later:
        finding = knowledge.findings[later.question]
        sides = [
            side
            for side in _open_sides(finding, known, model)
            if not later.after_yes or known.answers.value(later.after_yes, side) == "yes"
        ]
        if sides:
            return NextQuestion(later.question, _named(sides), later.why)
    return None


def _open_sides(finding: Finding, known: Known, model: PatternModel) -> list[Side | None]:
    """The sides a question is open on; None stands for the person."""
    sides: tuple[Side | None, ...] = SIDES if finding.per_side else (None,)
    return [side for side in sides if not _is_answered(finding.id, side, known, model)]


def _named(sides: list[Side | None]) -> SideOrBoth | None:
    return "both" if len(sides) == len(SIDES) else sides[0]
