"""`dorsi review`: how far each ankle bends, what it means, what to do."""

from dorsi.cli.opening import opened
from dorsi.cli.options import AsJson, JournalFile, Today
from dorsi.cli.output import show, write_json
from dorsi.compose import review, review_and_plan
from dorsi.report.terminal.review import render_review


def command(journal: JournalFile, *, today: Today = None, as_json: AsJson = False) -> None:
    """Say how far each ankle bends, what it means and what to do."""
    at = opened(journal, today)
    if as_json:
        write_json(review(at.journal, at.knowledge, at.today).to_dict())
    else:
        found, made = review_and_plan(at.journal, at.knowledge, at.today)
        show(render_review(found, at.journal, at.knowledge, at.today, at.file, made))
