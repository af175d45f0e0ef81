"""Copies of the SQLite database: one a day, one before every upgrade, each proved when made."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import Final

from dorsi.errors import InvalidInput, NotSaved
from dorsi.site.folder import prepared
from dorsi.site.records.append_only import ENTRY, FEED, PERSON

DAYS_KEPT: Final = 14
UPGRADES_KEPT: Final = 3
_OWNER_ONLY: Final = 0o600
_SOUND: Final = "ok"


def folder_of(file: Path) -> Path:
    """Where the copies of a database lie."""
    return file.parent / "backups"


def copies(file: Path) -> list[Path]:
    """Every copy of a database, oldest first."""
    return sorted(folder_of(file).glob(f"{file.stem}-*{file.suffix}"))


def back_up(file: Path, day: date) -> Path:
    """Copy a database for a day, while others go on writing; the oldest copies go.

    Raises:
        InvalidInput: there is no database yet.
        NotSaved: the copy could not be written, or does not hold together.
    """
    made = copy(file, folder_of(file) / f"{file.stem}-{day.isoformat()}{file.suffix}")
    _thin_out(folder_of(file).glob(f"{file.stem}-????-??-??{file.suffix}"), DAYS_KEPT)
    return made


def snapshot(file: Path, moment: datetime) -> Path:
    """Copy a database before it is upgraded; only the last few of these are kept.

    Raises:
        InvalidInput: there is no database yet.
        NotSaved: the copy could not be written, or does not hold together.
    """
    name = f"{file.stem}-before-upgrade-{moment:%Y%m%dT%H%M%S}{file.suffix}"
    made = copy(file, folder_of(file) / name)
    _thin_out(folder_of(file).glob(f"{file.stem}-before-upgrade-*{file.suffix}"), UPGRADES_KEPT)
    return made


def copy(file: Path, to: Path) -> Path:
    """Copy a database in one piece, prove the copy, and only then give it its name.

    Raises:
        InvalidInput: there is no database to copy.
        NotSaved: the copy could not be written, or does not hold together.
    """
    if not file.exists():
        raise InvalidInput(f"{file} is not there, so there is nothing to copy")
    prepared(to.parent)
    unproved = to.with_name(f".{to.name}.new")
    try:
        unproved.unlink(missing_ok=True)
        os.close(os.open(unproved, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWNER_ONLY))
        with _opened(file) as old, _opened(unproved) as new:
            old.backup(new)
            new.execute("PRAGMA journal_mode=DELETE")  # one file, which can be carried away
        _prove(unproved)
        with unproved.open("rb") as written:
            os.fsync(written.fileno())
        unproved.replace(to)
    except (OSError, sqlite3.Error) as error:
        raise NotSaved(f"{to} could not be written: {error}") from error
    finally:
        unproved.unlink(missing_ok=True)
    return to


def restore(copy_: Path, file: Path, moment: datetime) -> Path | None:
    """Put a copy in the database's place. Nothing may have the database open meanwhile.

    Args:
        copy_: What to bring back.
        file: The database.
        moment: When, for the name of the copy made of what is there now.

    Returns:
        The copy of what was there before; nothing when there was nothing.

    Raises:
        InvalidInput: there is no such copy, or it does not hold together; nothing was changed.
        NotSaved: it could not be put in place.
    """
    if not copy_.exists():
        raise InvalidInput(f"{copy_} is not there")
    try:
        _prove(copy_)
    except (sqlite3.Error, NotSaved) as error:
        raise InvalidInput(f"{copy_} is no sound copy of a database: {error}") from error
    before = snapshot(file, moment) if file.exists() else None
    fresh = copy(copy_, file.with_name(f"{file.name}.restored"))
    for part in ("-wal", "-shm"):
        file.with_name(f"{file.name}{part}").unlink(missing_ok=True)
    fresh.replace(file)
    return before


def forget_in_copies(file: Path, person: str) -> None:
    """Remove a person from every copy, overwriting what stood there.

    Args:
        file: The database.
        person: The id, as 32 hexadecimal digits.

    Raises:
        NotSaved: a copy could not be cleaned.
    """
    for held in copies(file):
        try:
            with _opened(held) as known, suppress(sqlite3.OperationalError):
                known.execute("PRAGMA secure_delete=ON")
                known.execute(f"UPDATE {PERSON} SET erasing = 1 WHERE id = ?", (person,))  # noqa: S608
                with suppress(sqlite3.OperationalError):  # a copy from before there were any
                    known.execute(f"DELETE FROM {FEED} WHERE person_id = ?", (person,))  # noqa: S608
                known.execute(f"DELETE FROM {ENTRY} WHERE person_id = ?", (person,))  # noqa: S608
                known.execute(f"DELETE FROM {PERSON} WHERE id = ?", (person,))  # noqa: S608
                known.commit()
                known.execute("VACUUM")
        except (OSError, sqlite3.Error) as error:
            raise NotSaved(f"{held} could not be cleaned: {error}; remove it by hand") from error


def _prove(file: Path) -> None:
    with _opened(file) as known:
        (said,) = known.execute("PRAGMA integrity_check(1)").fetchone()
        if said != _SOUND:
            raise NotSaved(f"{file} does not hold together: {said}")
        if known.execute("PRAGMA foreign_key_check").fetchone():
            raise NotSaved(f"{file} holds rows that lead nowhere")


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file, timeout=20)) as known:
        yield known


def _thin_out(found: Iterator[Path], keep: int) -> None:
    for old in sorted(found)[:-keep]:
        old.unlink(missing_ok=True)
