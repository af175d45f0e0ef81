"""`review` and `plan` in a running process, of a journal of twelve weeks."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from figures import Figure, timed

from dorsi import load_journal, load_knowledge
from dorsi import plan as make_plan
from dorsi import review as make_review
from dorsi.domain.journal import Journal

EXAMPLE = Path(__file__).parents[1] / "src" / "dorsi" / "examples" / "lifter.json"
EXAMPLE_DAY = date(2026, 2, 20)
LATER = timedelta(days=42)
RUNS = 60


def review() -> Iterable[Figure]:
    knowledge = load_knowledge()
    journal = twice_as_long(load_journal(EXAMPLE, knowledge, EXAMPLE_DAY))
    today = EXAMPLE_DAY + LATER
    for name, answer, bar_s in (("review", make_review, 0.005), ("plan", make_plan, None)):
        took = timed(partial(answer, journal, knowledge, today), RUNS)
        sessions, readings = len(journal.sessions), len(journal.readings)
        note = f"   {sessions} sessions, {readings} readings"
        yield Figure(f"{name}, twelve weeks, in process", took, bar_s, note)


def twice_as_long(journal: Journal) -> Journal:
    """The six weeks of the example and the same six once more."""
    again = [replace(s, id=f"{s.id}-later", at=s.at + LATER) for s in journal.sessions]
    weekly = [r for r in journal.readings if r.day > journal.decisions[-1].day]
    later = [replace(r, id=f"{r.id}-later", at=r.at + LATER) for r in weekly]
    return replace(
        journal,
        sessions=(*journal.sessions, *again),
        readings=(*journal.readings, *later),
    )
