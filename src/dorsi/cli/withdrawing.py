"""Taking an entry back, and saying what counts again because of it."""

from rich.text import Text

from dorsi.cli.entering import Desk, as_plain, keep, to_type
from dorsi.cli.output import show, write_json
from dorsi.cli.standing import in_words, standing
from dorsi.domain.journal import Entry, Withdrawn
from dorsi.interop.journal_file import load_journal
from dorsi.report.quantities import capital


def withdraw(here: Desk, old: Entry, *, as_json: bool) -> None:
    """Append a withdrawal, and say what counts again without what was withdrawn.

    Without a correction, what it corrected does; without a withdrawal, what that took back.

    Raises:
        NotSaved: the file could not be written.
    """
    before = {entry.id for entry in standing(here.journal, here.today)}
    entry = Withdrawn(at=here.at, of=old.id)
    with keep(here, entry) as kept:
        if as_json:
            write_json(as_plain(kept))
            return
        now = load_journal(here.path, here.knowledge, here.today)
        back = [
            entry
            for entry in standing(now, here.today)
            if entry.id not in before and entry.id != kept.id
        ]
        show(
            Text(f"{capital(in_words(kept, now, here.knowledge))}."),
            *(Text(f"In force again: {in_words(one, now, here.knowledge)}.") for one in back),
            to_type(f"To undo it: dorsi fix {here.file} withdraw {kept.short_id}"),
        )
