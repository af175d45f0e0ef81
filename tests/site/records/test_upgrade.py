"""A database of the first release, brought to this one: all that was kept is there, guarded.

`first_release` holds what the first release made: the same journal in a database of either kind, as
SQL, and the file it was exported to. Neither is ever made anew.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.urls import reverse
from tests.site.conftest import KINDS, use

from dorsi.domain.journal import Paused
from dorsi.site.database import postgresql, sqlite
from dorsi.site.records.journals import append, export
from dorsi.site.records.models import KeptEntry, KeptPerson
from dorsi.site.serving.prepare import upgrade

FIRST = Path(__file__).parent / "first_release"
AT = datetime(2026, 3, 9, 12, tzinfo=UTC)


@pytest.fixture(params=KINDS)
def first_release(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database as the first release left it; its kind."""
    said = (FIRST / f"{request.param}.sql").read_text(encoding="utf-8")
    if request.param == "sqlite":
        file = tmp_path / "dorsi.sqlite3"
        with closing(sqlite3.connect(file)) as made:
            made.executescript(said)
        use(sqlite(file))
    else:
        address = request.getfixturevalue("migrated_postgresql")
        use(postgresql(address))
        with connection.cursor() as cursor:
            cursor.execute("DROP DATABASE IF EXISTS first_release")
            cursor.execute("CREATE DATABASE first_release")
        use(postgresql(address.replace("/postgres?", "/first_release?")))
        with connection.cursor() as cursor:
            cursor.execute(said)
    yield request.param
    connections.close_all()


def test_a_database_of_the_first_release_is_brought_to_this_one(first_release: str) -> None:
    made = upgrade(AT)
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    if made is not None:
        assert first_release == "sqlite"
    person = KeptPerson.objects.get()
    assert export(person) == (FIRST / "journal.json").read_text(encoding="utf-8")
    assert person.account.owns_machine
    append(person, Paused(at=AT))
    assert KeptPerson.objects.get().revision == KeptEntry.objects.count() == 8


@pytest.mark.usefixtures("first_release")
def test_after_it_entries_are_guarded_as_before_and_pages_answer() -> None:
    upgrade(AT)
    for statement in ("UPDATE records_keptentry SET said = '{}'", "DELETE FROM records_keptentry"):
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    person = KeptPerson.objects.get()
    browser = Client(headers={"host": "localhost"}, REMOTE_ADDR="127.0.0.1")
    for name in ("today", "progress", "entries", "programme"):
        assert browser.get(reverse(name, args=[person.pk])).status_code == 200
