"""`dorsi demo`: the bundled example, and how to begin one's own."""

import shutil
import sys
from datetime import date
from pathlib import Path
from typing import Final

from rich.console import Group, RenderableType

from dorsi.cli.options import AsJson
from dorsi.cli.output import show, write_json
from dorsi.compose import review_and_plan
from dorsi.interop.journal_file import load_journal
from dorsi.knowledge.load import load_knowledge
from dorsi.report.sentences.schedule import week_of
from dorsi.report.terminal.parts import heading, hints
from dorsi.report.terminal.review import render_review
from dorsi.report.terminal.week import this_week

EXAMPLE: Final = Path(__file__).parents[1] / "examples" / "lifter.json"
DAY: Final = date(2026, 2, 20)  # six weeks in, the last day written in the example


def command(*, as_json: AsJson = False) -> None:
    """Show what Dorsi says about a bundled example journal, and how to begin your own."""
    knowledge = load_knowledge()
    journal = load_journal(EXAMPLE, knowledge, DAY)
    found, made = review_and_plan(journal, knowledge, DAY)
    if as_json:
        write_json({"review": found.to_dict(), "plan": made.to_dict()})
        return
    week = week_of(made, DAY)
    parts: list[RenderableType] = [
        render_review(found, journal, knowledge, DAY, file=None, plan=made)
    ]
    if week is not None and not found.safety.withheld:
        parts += ["", *this_week(week, journal, knowledge, DAY)]
    show(Group(*parts, heading("An invented person. Your own begins like this"), _beginning()))


def _beginning() -> RenderableType:
    dorsi = _typed()
    return hints(
        [
            (f"{dorsi} new me.json", "about five minutes to a first programme"),
            (f"{dorsi} review me.json", "what it says about you"),
            (f"{dorsi} --help", "everything else"),
        ]
    )


def _typed() -> str:
    """The command as this person can type it: from a checkout it may not be on the path."""
    if shutil.which("dorsi"):
        return "dorsi"
    called = Path(sys.argv[0])
    if called.name != "dorsi" or not called.is_file():
        return "dorsi"
    here = Path.cwd()
    return str(called.relative_to(here) if called.is_relative_to(here) else called)
