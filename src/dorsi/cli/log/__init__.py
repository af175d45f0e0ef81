"""`dorsi log`: write a reading, an answer, a session or a decision into a journal.

One module per kind of entry; each function is one verb.
"""

import typer

from dorsi.cli.log.answer import answer
from dorsi.cli.log.check_in import check_in
from dorsi.cli.log.decision import cleared, pause, resume, target
from dorsi.cli.log.person import person
from dorsi.cli.log.programme import accept
from dorsi.cli.log.reading import reading
from dorsi.cli.log.session import session
from dorsi.cli.options import JournalFile

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)


@app.callback()
def log(context: typer.Context, journal: JournalFile) -> None:
    """Write a reading, an answer or a session into a journal."""
    context.obj = journal


# A reading may be below zero (a foot that does not come up to square): -5 is no option.
app.command("reading", context_settings={"ignore_unknown_options": True})(reading)
app.command("check-in")(check_in)
for verb in (answer, session, target, accept, pause, resume, cleared, person):
    app.command(verb.__name__)(verb)
