"""`dorsi plan`: this week day by day, and the weeks at a glance."""

from dorsi.cli.opening import opened
from dorsi.cli.options import AsJson, JournalFile, Today
from dorsi.cli.output import show, write_json
from dorsi.compose import plan, review
from dorsi.report.terminal.plan import render_plan


def command(journal: JournalFile, *, today: Today = None, as_json: AsJson = False) -> None:
    """Show this week day by day, and the twelve weeks at a glance."""
    at = opened(journal, today)
    made = plan(at.journal, at.knowledge, at.today)
    if as_json:
        write_json(made.to_dict())
    else:
        found = review(at.journal, at.knowledge, at.today)
        show(render_plan(made, found, at.journal, at.knowledge, at.today, at.file))
