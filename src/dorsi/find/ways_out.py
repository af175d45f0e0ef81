"""What a person can answer that may lift what makes training wait.

Only questions still open, those a yes to which is waited for, and, of an injury that has grown old,
those whose answer may have changed. None in an emergency, and none while anything holds that no
answer can lift: nobody tries heel raises on a torn tendon to be rid of another rule.

Requirements: A-27
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.rules import Condition
from dorsi.domain.words import SIDES, Side, SideOrBoth
from dorsi.find.answers import RED_FLAG_CARD, Answers, Given
from dorsi.find.safety import Reason, reasons
from dorsi.find.safety_conditions import Circumstances, holds, is_numeric, predates


@dataclass(frozen=True, slots=True)
class WayOut:
    """A question whose answer may lift a rule, and the side it is about."""

    question: str
    side: SideOrBoth | None


def ways_out(answers: Answers, now: Circumstances, knowledge: Knowledge) -> tuple[WayOut, ...]:
    """Find what can be answered now that may lift everything that withholds the programme.

    Returns:
        The questions: the card first, then those nobody answered, then from the oldest answer on,
        so that nobody is asked the same twice in a row. None where answers alone lift nothing.
    """
    holding = [each for each in reasons(answers, now, knowledge) if each.rule.effect == "withhold"]
    if any(each.urgency == "emergency" for each in holding):
        return ()
    found = [_of_reason(each, now) for each in holding]
    if not all(found):
        return ()
    sides: dict[str, set[Side]] = {}
    for questions in found:
        for question, side in questions:
            sides.setdefault(question, set()).add(side)
    return tuple(
        WayOut(question, _side(question, sides[question], knowledge))
        for question in sorted(sides, key=lambda each: _turn(each, answers))
    )


def _turn(question: str, answers: Answers) -> tuple[bool, float]:
    entry = answers.entry(question, None)
    return question != RED_FLAG_CARD, entry.at.timestamp() if entry else -inf


def _side(question: str, where: set[Side], knowledge: Knowledge) -> SideOrBoth | None:
    if not knowledge.findings[question].per_side:
        return None
    return "both" if len(where) == len(SIDES) else next(iter(where))


def _of_reason(reason: Reason, now: Circumstances) -> list[tuple[str, Side]]:
    """The questions that may lift one rule; none if it would go on holding on some side."""
    if reason.rule.id == RED_FLAG_CARD:
        return [(RED_FLAG_CARD, side) for side in reason.sides]
    by_side = [(side, _Turning(side, now, reason.eased)) for side in reason.sides]
    found = [(side, turning.false(reason.rule.when)) for side, turning in by_side]
    if not all(questions for _, questions in found):
        return []
    return [(question, side) for side, questions in found for question in questions]


@dataclass(frozen=True, slots=True)
class _Turning:
    """Which questions could turn a condition on one side, and whether answers are old."""

    side: Side
    now: Circumstances
    may_have_changed: bool

    def false(self, condition: Condition) -> tuple[str, ...]:
        """The questions that could make a condition that holds no longer hold."""
        if condition.question is not None:
            return self._answered(condition, condition.question, holding=True)
        if condition.all:
            return _some(map(self.false, condition.all))
        if condition.any:
            return _every(map(self.false, filter(self._holds, condition.any)))
        return _some(map(self.true, condition.none))

    def true(self, condition: Condition) -> tuple[str, ...]:
        """The questions that could make a condition hold that does not."""
        if condition.question is not None:
            return self._answered(condition, condition.question, holding=False)
        if condition.all:
            fails = (part for part in condition.all if not self._holds(part))
            return _every(map(self.true, fails))
        return _some(map(self.true, condition.any))

    def _holds(self, condition: Condition) -> bool:
        return holds(condition, self.side, self.now)

    def _answered(self, condition: Condition, question: str, *, holding: bool) -> tuple[str, ...]:
        """The question of a condition, where asking it (again) may turn that."""
        given, numeric = self.now.answers.given(question, self.side), is_numeric(condition)
        still_open = given is None or given.value == "unsure" or self._stale(given, condition)
        changed = self.may_have_changed and not numeric and not self._said_today(given)
        if holding:
            waits = condition.missing or condition.is_ == "no"
            return (question,) if waits or changed or (numeric and still_open) else ()
        denial = condition.is_ == "no" and (still_open or changed)
        return (question,) if condition.is_ == "yes" or denial else ()

    def _stale(self, given: Given, condition: Condition) -> bool:
        """Whether an answer may be from before the event a condition counts from."""
        return condition.since is not None and predates(given, condition.since, self.side, self.now)

    def _said_today(self, given: Given | None) -> bool:
        return given is not None and given.entry.day == self.now.today


def _some(found: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Each of them is enough: all there are."""
    return tuple(question for questions in found for question in questions)


def _every(found: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """All of them are needed: none if one is missing."""
    known = list(found)
    return _some(known) if all(known) else ()
