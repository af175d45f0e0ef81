"""`dorsi explain`: what a result rests on."""

from typing import Annotated

import typer

from dorsi.cli.opening import opened
from dorsi.cli.options import AsJson, JournalFile, Today
from dorsi.cli.output import show, write_json
from dorsi.compose import assess, plan, review
from dorsi.domain.plain import plain
from dorsi.report.explain.explanation import Explained
from dorsi.report.explain.topics import explain
from dorsi.report.listener import listener_for
from dorsi.report.terminal.explain import render_explanation


def command(
    journal: JournalFile,
    thing: Annotated[
        str | None,
        typer.Argument(metavar="THING", help="What to explain; none lists it.", show_default=False),
    ] = None,
    *,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Show what a result rests on: readings, answers, rules, sources."""
    at = opened(journal, today)
    assessment = assess(at.journal, at.knowledge, at.today)
    about = Explained(
        assessment,
        review(at.journal, at.knowledge, at.today),
        plan(at.journal, at.knowledge, at.today),
        listener_for(assessment.journal.person, at.knowledge, at.today),
    )
    explanation = explain(thing, about)
    if as_json:
        write_json(plain(explanation))
    else:
        show(render_explanation(explanation, at.today))
