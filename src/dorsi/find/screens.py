"""The questions of safety in the order they are asked: the card, and those that stand on none.

The lines of the card come all at once; the others one by one, to those whom they concern.

Requirements: A-1, A-27
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dorsi.domain.findings import Finding
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.rules import Condition, SafetyRule
from dorsi.domain.words import SIDES
from dorsi.find.answers import RED_FLAG_CARD
from dorsi.find.safety import STRICTEST_FIRST, WORST_URGENCY_FIRST
from dorsi.find.safety_conditions import Circumstances, holds


@dataclass(frozen=True, slots=True)
class Screen:
    """A question of safety to ask by itself.

    Attributes:
        finding: The question.
        withholds: Its answer may withhold the programme, so it comes before anything is measured.
    """

    finding: Finding
    withholds: bool


def screens(now: Circumstances, knowledge: Knowledge) -> tuple[Screen, ...]:
    """Find the questions off the card whose answer alone can make a rule hold, worst rule first.

    Args:
        now: Answers, day and age; a question only the old are asked waits for the age.
        knowledge: Holds the rules and the questions.
    """
    worst: dict[str, tuple[int, int]] = {}
    for rule in knowledge.safety.values():
        if concerns(rule, now):
            rank = (STRICTEST_FIRST.index(rule.effect), WORST_URGENCY_FIRST.index(rule.urgency))
            for question in _makes_hold(rule.when):
                worst[question] = min(rank, worst.get(question, rank))
    asked = (
        finding
        for finding in knowledge.findings.values()
        if finding.id in worst and not finding.on_card and finding.id != RED_FLAG_CARD
    )
    withholding = STRICTEST_FIRST.index("withhold")
    return tuple(
        Screen(finding, worst[finding.id][0] == withholding)
        for finding in sorted(asked, key=lambda finding: (worst[finding.id], finding.id))
        if finding.kind == "safety"
    )


def card_lines(knowledge: Knowledge) -> tuple[Finding, ...]:
    """The lines of the red-flag card, the most urgent first; of those, the legs before the rest."""
    urgency: dict[str, int] = {}
    for rule in knowledge.safety.values():
        rank = WORST_URGENCY_FIRST.index(rule.urgency)
        for question in _makes_hold(rule.when) if rule.id != RED_FLAG_CARD else ():
            urgency[question] = min(rank, urgency.get(question, rank))
    lines = (finding for finding in knowledge.findings.values() if finding.on_card)
    return tuple(sorted(lines, key=lambda line: (urgency[line.id], not line.per_side, line.id)))


def concerns(rule: SafetyRule, now: Circumstances) -> bool:
    """Whether a rule is about people of this age; one that rests on no age is about everybody.

    Where no birth year is known it is about everybody whom it names for that case.
    """
    ages = [part for part in rule.when.parts(denied=False) if _is_age(part)]
    return not ages or any(holds(part, SIDES[0], now) for part in ages)


def rests_on_age(rule: SafetyRule) -> bool:
    """Whether a rule looks at the age."""
    return any(map(_is_age, rule.when.parts(denied=False)))


def _is_age(part: Condition) -> bool:
    return part.age_below is not None or part.age_above is not None or part.age_unknown


def _makes_hold(condition: Condition) -> Iterator[str]:
    """The questions a worrying answer to which speaks for a rule."""
    for part in condition.parts(denied=False):
        if part.question is not None and part.is_ is None and not part.missing:
            yield part.question
