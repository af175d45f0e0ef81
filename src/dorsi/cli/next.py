"""`dorsi next`: the one question that would tell most now."""

from dorsi.cli.opening import opened
from dorsi.cli.options import AsJson, JournalFile, Today
from dorsi.cli.output import show, write_json
from dorsi.compose import review
from dorsi.domain.plain import plain
from dorsi.report.terminal.question import render_next


def command(journal: JournalFile, *, today: Today = None, as_json: AsJson = False) -> None:
    """Ask the one question that would tell most now."""
    at = opened(journal, today)
    found = review(at.journal, at.knowledge, at.today)
    if as_json:
        write_json(plain(found.next_question) if found.next_question else None)
    else:
        show(render_next(found, at.journal, at.knowledge, at.today, at.file))
