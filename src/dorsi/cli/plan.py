"""`dorsi plan`: this week day by day, and the weeks at a glance."""

from dorsi.cli.opening import opened
from dorsi.cli.options import AsJson, JournalFile, Today
from dorsi.cli.output import show, write_json
from dorsi.compose import plan, review_and_plan
from dorsi.report.terminal.plan import render_plan


def command(journal: JournalFile, *, today: Today = None, as_json: AsJson = False) -> None:
    """Show this week day by day, and the twelve weeks at a glance."""
    at = opened(journal, today)
    if as_json:
        write_json(plan(at.journal, at.knowledge, at.today).to_dict())
    else:
        found, made = review_and_plan(at.journal, at.knowledge, at.today)
        show(render_plan(made, found, at.journal, at.knowledge, at.today, at.file))
