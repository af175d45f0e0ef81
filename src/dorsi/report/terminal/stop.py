"""The one screen a safety stop has: what holds, how soon to be seen, what to do instead.

It is the same behind every command, and shows no exercise.
"""

from datetime import date

from rich.console import Group, RenderableType
from rich.text import Text

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import Review
from dorsi.report.quantities import full_day
from dorsi.report.sentences.advice import describe_reason, describe_stop
from dorsi.report.terminal.parts import STOP, WATCH, heading, hints, points, sided, title


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
    commands = [
        (f'dorsi log {file} cleared {reason.rule} --by "WHO"', "once someone has cleared it")
        for reason in holding
        if knowledge.safety[reason.rule].clearable
    ]
    return Group(*parts, hints([*commands, (f"dorsi explain {file} safety", "why")]))
