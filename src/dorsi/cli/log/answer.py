"""`dorsi log FILE answer`: the answer to a question."""

from typing import Annotated

import typer

from dorsi.cli import typed
from dorsi.cli.entering import desk_of, enter
from dorsi.cli.options import AsJson, At, Today
from dorsi.domain.journal import Answer
from dorsi.errors import InvalidInput


def answer(  # noqa: PLR0913 (arguments of a command)
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="Its id, as `dorsi next` shows it.")],
    given: Annotated[
        list[str],
        typer.Argument(metavar="ANSWER", help="yes, no, unsure, a number, or one of its choices."),
    ],
    *,
    side: Annotated[str | None, typer.Option(help="left, right or both.")] = None,
    at: At = None,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question.

    dorsi log ME.json answer front_pinch no --side left
    """
    here = desk_of(context, today, at)
    finding = here.knowledge.findings[typed.one_of(question, here.knowledge.findings, "question")]
    if finding.per_side and side is None:
        raise InvalidInput(f"{finding.id} is about one side: add --side left, right or both")
    if side is not None and not finding.per_side:
        raise InvalidInput(f"{finding.id} is about you, not about a side: leave --side out")
    entry = Answer(
        at=here.at,
        question=finding.id,
        side=typed.side_of(side) if side else None,
        answer=typed.answer(finding, " ".join(given)),
    )
    enter(here, entry, as_json=as_json)
