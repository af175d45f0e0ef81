"""`dorsi calendar`: the days to come as a file that calendar programs read."""

from pathlib import Path
from typing import Annotated, Final
from uuid import NAMESPACE_OID, UUID, uuid5

import typer

from dorsi.cli.opening import opened
from dorsi.cli.options import JournalFile, Today
from dorsi.compose.appointments import Appointment, appointments
from dorsi.compose.assessment import assess
from dorsi.compose.planning import plan_of
from dorsi.compose.progress import progress_of
from dorsi.domain.journal import Journal
from dorsi.errors import InvalidInput, NotSaved
from dorsi.interop.canonical import written
from dorsi.report.quantities import capital, count, day

SUFFIX: Final = ".ics"
NEEDS: Final = "calendars need the package icalendar; `pip install 'dorsi[site]'` adds it"
OURS: Final = b"BEGIN:VCALENDAR"


def command(
    journal: JournalFile,
    *,
    to: Annotated[
        Path | None,
        typer.Option(
            "--to", metavar="FILE", help="Where; beside the journal by default. Ends in .ics."
        ),
    ] = None,
    today: Today = None,
) -> None:
    """Write the days to come as a file for your calendar."""
    try:
        from dorsi.report.calendar import calendar_file, edition_of  # noqa: PLC0415  (the extra)
    except ImportError as error:
        raise InvalidInput(NEEDS) from error
    path = to or journal.with_suffix(SUFFIX)
    if path.suffix.lower() != SUFFIX:
        raise InvalidInput(f"--to: {str(path)!r} does not end in {SUFFIX}; add it to the name")
    at = opened(journal, today)
    assessment = assess(at.journal, at.knowledge, at.today)
    progress = progress_of(assessment, at.journal, at.knowledge)
    plan = plan_of(assessment, progress, at.knowledge)
    held = appointments(assessment, progress, plan, at.journal, at.knowledge)
    person = assessment.journal.person
    edition = edition_of(at.journal, name_of(at.journal), at.today, person.timezone)
    _save(path, calendar_file(held, person, edition))
    typer.echo(f"{_said(held)} In {path}.")
    if held and not person.habit_time:
        typer.echo(f"For a time and a reminder: dorsi log {at.file} person habit_time=07:30")


def name_of(journal: Journal) -> UUID:
    """Name the calendar of a journal: the same as long as its first word stands."""
    first = next((entry.id for entry in journal.entries()), "") or str(written(journal.person))
    return uuid5(NAMESPACE_OID, f"dorsi calendar {first}")


def _said(held: tuple[Appointment, ...]) -> str:
    if any(each.kind == "waits" for each in held):
        return "Training waits, so there is no session in the calendar."
    sessions = [each for each in held if each.kind == "session"]
    if not sessions:
        return "There is no session in the calendar yet."
    last = max(each.day for each in sessions)
    days = [each for each in held if each.kind == "measuring"]
    return (
        f"{capital(count(len(sessions), 'session'))} until {day(last)} and "
        f"{count(len(days), 'measuring day')}."
    )


def _save(path: Path, data: bytes) -> None:
    try:
        if path.exists() and not path.read_bytes().startswith(OURS):
            raise InvalidInput(f"{path} is there and is no calendar; nothing was changed")
        path.write_bytes(data)
    except OSError as error:
        raise NotSaved(f"{path} could not be written: {error.strerror or error}") from error
