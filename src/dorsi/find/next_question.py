"""The one question or measurement that would tell most now.

Safety first: the red-flag card, then what else may withhold a programme. Then a reach on each side,
what shapes the programme for safety's sake, whichever open question is expected to bring the most
information about what limits, and at last the questions that only shape the programme. While
training waits, only what may end the waiting.

Requirements: A-1, A-9, A-27, B-29
"""

from collections.abc import Iterable

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import NextQuestion, Sides
from dorsi.domain.words import SIDES, Side, SideOrBoth
from dorsi.find.answers import RED_FLAG_CARD, card_asked
from dorsi.find.known import Known, open_sides
from dorsi.find.safety_conditions import circumstances
from dorsi.find.screens import Screen, screens
from dorsi.find.telling import most_telling
from dorsi.find.ways_out import ways_out
from dorsi.measure.range import SideRange


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
    asked = screens(circumstances(known.answers, known.person, known.today), knowledge)
    return (
        _screen(asked, known, knowledge, withholding=True)
        or _missing_reach(known.ranges, knowledge)
        or _screen(asked, known, knowledge, withholding=False)
        or most_telling(known, knowledge)
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


def _screen(
    asked: Iterable[Screen], known: Known, knowledge: Knowledge, *, withholding: bool
) -> NextQuestion | None:
    """The first open question of safety that is not on the card."""
    for screen in asked:
        if screen.withholds is withholding:
            sides = open_sides(screen.finding, known, knowledge.models.pattern)
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


def _later(known: Known, knowledge: Knowledge) -> NextQuestion | None:
    """The first open question that only shapes the programme."""
    model = knowledge.models.pattern
    for later in model.later:
        finding = knowledge.findings[later.question]
        sides = [
            side
            for side in open_sides(finding, known, model)
            if not later.after_yes or known.answers.value(later.after_yes, side) == "yes"
        ]
        if sides:
            return NextQuestion(later.question, _named(sides), later.why)
    return None


def _named(sides: list[Side | None]) -> SideOrBoth | None:
    return "both" if len(sides) == len(SIDES) else sides[0]
