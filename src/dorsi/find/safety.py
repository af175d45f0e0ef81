"""Whether a person should train at all, with which care, and what to do instead.

Every rule stands in knowledge with its source; nothing here knows a sign or a number.

Requirements: A-27
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from dorsi.domain.exercises import Role
from dorsi.domain.journal import Journal
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.rules import SafetyRule
from dorsi.domain.verdicts import Safety, SafetyReason
from dorsi.domain.words import SIDES, Effect, Side, SideOrBoth, Status, Trait, Urgency
from dorsi.find.answers import Answers
from dorsi.find.safety_conditions import Circumstances, circumstances, holds, last_said

WORST_STATUS_FIRST: tuple[Status, ...] = ("stop", "refer", "caution", "go")
WORST_URGENCY_FIRST: tuple[Urgency, ...] = ("emergency", "today", "days", "routine")
STRICTEST_FIRST: tuple[Effect, ...] = ("withhold", "restrict", "advise")

Held = Mapping[str, tuple[Side, ...]]


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that holds: on which sides, how urgent it is today and what to do now."""

    rule: SafetyRule
    sides: tuple[Side, ...]
    urgency: Urgency
    instead: str

    @property
    def eased(self) -> bool:
        """Whether it is old enough to have softened."""
        return self.urgency != self.rule.urgency


def assess_safety(answers: Answers, journal: Journal, today: date, knowledge: Knowledge) -> Safety:
    """Say whether to go on, take care, ask someone first or stop, and every reason.

    A rule holds on the side its answers are about. What was answered keeps holding however long ago
    it was said; it ends when someone answers again, or when a clinician's clearance is newer than
    the answers and the rule can be cleared.

    Args:
        answers: The latest answers and clearances (`answers_of`).
        journal: As it counts today (`effective`): the birth year is read.
        today: The day the verdict is for; "... ago" answers are counted on to it.
        knowledge: Holds the rules.

    Returns:
        The worst status of all reasons, whether any withholds the programme, and the reasons, worst
        first. A reason's side is left, right or both; None where it is about the person.
    """
    found = reasons(answers, circumstances(answers, journal.person, today), knowledge)
    return Safety(
        status=found[0].rule.status if found else "go",
        withheld=any(each.rule.effect == "withhold" for each in found),
        reasons=tuple(_reason(each, knowledge) for each in found),
    )


def reasons(answers: Answers, now: Circumstances, knowledge: Knowledge) -> tuple[Reason, ...]:
    """Every rule that holds and is not covered by another, worst first."""
    held = _held(knowledge, answers.cleared, now)
    shown = _uncovered(held, knowledge.safety)
    return tuple(sorted((_found(rule, sides, now) for rule, sides in shown), key=_rank))


def forbidden_traits(
    safety: Safety, knowledge: Knowledge, side: Side | None = None
) -> frozenset[Trait]:
    """What no exercise may do now: all that the reasons that hold forbid.

    Args:
        safety: What `assess_safety` said.
        knowledge: Holds the rules.
        side: Leaves out reasons that are only about the other side; None counts every reason.
    """
    return frozenset(
        trait
        for reason in safety.reasons
        if side is None or reason.side in (side, "both", None)
        for trait in knowledge.safety[reason.rule].forbids
    )


def leading_roles(safety: Safety, knowledge: Knowledge) -> Mapping[Role, str]:
    """The work that comes before all other now, each role with the reason of the worst rule."""
    return {
        role: why
        for reason in reversed(safety.reasons)
        for role, why in knowledge.safety[reason.rule].leads.items()
    }


def _held(knowledge: Knowledge, cleared: Mapping[str, datetime], now: Circumstances) -> Held:
    """The rules that hold, and where. One about the person holds on both sides or not at all."""
    held: dict[str, tuple[Side, ...]] = {}
    for name, rule in knowledge.safety.items():
        sides = tuple(
            side
            for side in SIDES
            if holds(rule.when, side, now) and not _lifted(rule, side, cleared, now)
        )
        if sides == SIDES or (sides and _has_a_side(rule, knowledge)):
            held[name] = sides
    return held


def _lifted(
    rule: SafetyRule, side: Side, cleared: Mapping[str, datetime], now: Circumstances
) -> bool:
    """Whether a clinician cleared the rule after everything that makes it hold was said."""
    if not rule.clearable:
        return False
    moments = [cleared[name] for name in (rule.id, *rule.also_cleared_by) if name in cleared]
    if not moments:
        return False
    said = last_said(rule.when, side, now)
    return said is None or max(moments) > said


def _uncovered(
    held: Held, rules: Mapping[str, SafetyRule]
) -> Iterator[tuple[SafetyRule, tuple[Side, ...]]]:
    """The rules that hold, on the sides where no other rule says the same and more."""
    for name, sides in held.items():
        rule = rules[name]
        covered = {side for other in rule.covered_by for side in held.get(other, ())}
        if left_over := tuple(side for side in sides if side not in covered):
            yield rule, left_over


def _found(rule: SafetyRule, sides: tuple[Side, ...], now: Circumstances) -> Reason:
    if rule.eases and all(holds(rule.eases.when, side, now) for side in sides):
        return Reason(rule, sides, rule.eases.urgency, rule.eases.instead)
    return Reason(rule, sides, rule.urgency, rule.instead)


def _rank(found: Reason) -> tuple[int, int, int, str]:
    return (
        WORST_STATUS_FIRST.index(found.rule.status),
        WORST_URGENCY_FIRST.index(found.urgency),
        STRICTEST_FIRST.index(found.rule.effect),
        found.rule.id,
    )


def _reason(found: Reason, knowledge: Knowledge) -> SafetyReason:
    rule = found.rule
    return SafetyReason(
        rule=rule.id,
        urgency=found.urgency,
        effect=rule.effect,
        side=_named_side(found, knowledge),
        text=f"{rule.text} {found.instead}",
        heading=rule.heading,
    )


def _named_side(found: Reason, knowledge: Knowledge) -> SideOrBoth | None:
    if not _has_a_side(found.rule, knowledge):
        return None
    return found.sides[0] if len(found.sides) == 1 else "both"


def _has_a_side(rule: SafetyRule, knowledge: Knowledge) -> bool:
    """Whether a rule rests on a question per side; what it must not find has no say in that."""
    return any(knowledge.findings[name].per_side for name in rule.when.questions(denied=False))
