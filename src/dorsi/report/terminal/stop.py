"""The one screen a safety stop has: what holds, how soon to be seen, what to do instead.

It is the same behind every command, and shows no exercise. Where an answer may lift the stop, it
says which; in an emergency it says nothing that could wait.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from rich.console import Group, RenderableType
from rich.text import Text

from dorsi.domain.findings import Finding
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import Review, SafetyReason
from dorsi.domain.words import SIDES, SideOrBoth
from dorsi.find.answers import RED_FLAG_CARD
from dorsi.report.quantities import capital, full_day
from dorsi.report.sentences.advice import describe_reason, describe_stop
from dorsi.report.terminal.parts import STOP, WATCH, heading, hints, points, sided, title

NUMBER: Final = "NUMBER"


def render_stop(
    review: Review, knowledge: Knowledge, name: str, today: date, file: str | None
) -> RenderableType:
    """Lay out a stop, or a referral that comes before any programme.

    Args:
        review: What `review` said.
        knowledge: What it was said with.
        name: The person's.
        today: The day it is for.
        file: The journal file as the person typed it, for the commands at the foot;
            `None` leaves them out.
    """
    safety = review.safety
    holding = [reason for reason in safety.reasons if reason.effect == "withhold"]
    others = [reason for reason in safety.reasons if reason.effect != "withhold"]
    colour = STOP if safety.status == "stop" else WATCH
    parts: list[RenderableType] = [
        title(name, full_day(today)),
        Text(describe_stop(safety), f"bold {colour}"),
        "",
        points((sided(describe_reason(reason)) for reason in holding), sign="■"),
    ]
    if others:
        parts += [heading("Also"), points(sided(describe_reason(reason)) for reason in others)]
    if file is None:
        return Group(*parts)
    asked = review.next_question
    finding = knowledge.findings.get(asked.question) if asked else None
    if asked and finding and finding.kind == "safety":
        parts += _way_out(finding, asked.side, file)
    why = (f"dorsi explain {file} safety", "why")
    return Group(*parts, hints([*_clearances(holding, knowledge, file), why]))


def answer_command(finding: Finding, answer: str, side: SideOrBoth | None, file: str) -> str:
    """The command that writes an answer down."""
    where = f" --side {side or 'both'}" if finding.per_side else ""
    return f"dorsi log {file} answer {finding.id} {answer}{where}"


def _way_out(finding: Finding, side: SideOrBoth | None, file: str) -> Iterable[RenderableType]:
    """The question whose answer may change what is said above, and how to answer it."""
    where = f"{capital(side)}: " if side in SIDES else ""
    yield heading("Your answer to this may change that")
    yield points([sided(f"{where}{finding.question}")])
    rows = [(f"dorsi next {file}", "its lines" if finding.id == RED_FLAG_CARD else "in full")]
    answers = {"yes": "if so", "no": "if not"}
    if finding.id == RED_FLAG_CARD:
        answers = {"no": "if none fits"}
    elif finding.answer == "number":
        answers = {NUMBER: "to answer"}
    rows += [(answer_command(finding, word, side, file), use) for word, use in answers.items()]
    yield hints(rows)


def _clearances(
    holding: list[SafetyReason], knowledge: Knowledge, file: str
) -> Iterable[tuple[str, str]]:
    """How to note that someone has cleared it; nobody is to look for that in an emergency."""
    if any(reason.urgency == "emergency" for reason in holding):
        return
    for reason in holding:
        if knowledge.safety[reason.rule].clearable:
            yield (
                f'dorsi log {file} cleared {reason.rule} --by "WHO"',
                "once someone has cleared it",
            )
