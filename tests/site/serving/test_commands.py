"""`dorsi serve` and `dorsi backup`, without a server."""

import os
import re
import shlex
import socket
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connections, transaction
from tests.cli.running import run

from dorsi.domain.journal import Journal, Paused, Person
from dorsi.site import clock
from dorsi.site.access.invitations import is_valid
from dorsi.site.access.models import Account
from dorsi.site.records.journals import append, begin, export
from dorsi.site.records.models import KeptEntry, KeptPerson
from dorsi.site.serving import server
from dorsi.site.serving.backups import copies
from dorsi.site.serving.prepare import sqlite_file, upgrade

AT = datetime(2026, 3, 9, 12, tzinfo=UTC)
on_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def _as_it_was(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever a command sets in its process is gone after the test."""
    for name in ("DORSI_HOSTS", "DORSI_OWNER"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    was = os.umask(0o022)
    yield
    os.umask(was)


@pytest.fixture
def person(account: Account) -> KeptPerson:
    return begin(account, Journal(person=Person(name="Ada")))


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What the server was asked for, instead of a server."""
    asked: list[tuple[Any, ...]] = []
    monkeypatch.setattr(server, "run", lambda *given: asked.append(given))
    return asked


@on_sqlite
@pytest.mark.usefixtures("person")
def test_a_copy_is_made_and_brought_back(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick = tmp_path / "stick" / "copy.sqlite3"
    assert run(capsys, "backup", "--to", str(stick)).code == 0
    assert run(capsys, "backup").code == 0
    assert [copy.stem for copy in copies(file)] == [f"dorsi-{clock.now().date()}"]
    append(KeptPerson.objects.get(), Paused(at=AT))
    connections.close_all()
    ran = run(capsys, "backup", "--restore", str(stick))
    assert ran.code == 0
    assert "What was there before" in ran.out
    assert KeptPerson.objects.get().revision == 0


@pytest.mark.one_python
@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_postgresql_is_copied_and_brought_back_by_the_commands_that_are_named(
    person: KeptPerson, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert sqlite_file() is None
    ran = run(capsys, "backup")
    assert ran.code == 2
    dump, restore = (shlex.split(line) for line in ran.err.splitlines() if line.startswith("  pg_"))
    append(person, Paused(at=AT))
    was = export(person)
    connections.close_all()
    subprocess.run(dump, cwd=tmp_path, check=True)  # noqa: S603  (what the message says)
    append(person, Paused(at=AT + timedelta(hours=1)))
    connections.close_all()
    subprocess.run(restore, cwd=tmp_path, check=True)  # noqa: S603
    again = KeptPerson.objects.get()
    assert export(again) == was
    append(again, Paused(at=AT + timedelta(hours=2)))
    with pytest.raises(DatabaseError), transaction.atomic():
        KeptEntry.objects.update(said="")


@on_sqlite
def test_a_copy_that_is_missing_is_bad_input(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = run(capsys, "backup", "--restore", str(file.with_name("none.sqlite3")))
    assert (ran.code, "is not there" in ran.err) == (2, True)


def test_an_older_database_is_upgraded_with_a_copy_made_before(database: str) -> None:
    call_command("migrate", "records", "zero", verbosity=0)
    made = upgrade(AT)
    assert (made is not None) == (database == "sqlite")
    account = Account.objects.create(username="mara")
    append(begin(account, Journal(person=Person(name="Ada"))), Paused(at=AT))
    with pytest.raises(DatabaseError), transaction.atomic():
        KeptEntry.objects.update(said="")
    assert upgrade(AT) is None


@on_sqlite
@pytest.mark.usefixtures("database")
def test_the_site_is_served_on_this_machine_without_a_link(
    served: list[tuple[Any, ...]], capsys: pytest.CaptureFixture[str]
) -> None:
    ran = run(capsys, "serve", "--port", "8911")
    assert ran.code == 0
    assert "/set-up/" not in ran.out
    ((host, port, ready, database),) = served
    assert (host, port, database) == ("127.0.0.1", 8911, sqlite_file())
    ready()
    assert "http://localhost:8911" in capsys.readouterr().out


@on_sqlite
@pytest.mark.usefixtures("database", "served")
def test_beyond_this_machine_the_first_link_is_the_owners_and_the_next_a_new_account(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, password_hash: str
) -> None:
    monkeypatch.setattr(socket.socket, "bind", lambda *_: None)  # nothing is listened on
    monkeypatch.setattr(settings, "OWNER_AT_THIS_MACHINE", False)
    ran = run(capsys, "serve", "--host", "192.0.2.1")
    found = re.search(r"http://192\.0\.2\.1:8000/set-up/(\S+)/", ran.out)
    assert found
    assert is_valid(found[1])
    Account.objects.create(username="mara", password=password_hash)
    assert "/set-up/" not in run(capsys, "serve", "--host", "192.0.2.1").out
    assert "/set-up/" in run(capsys, "serve", "--invite").out


@on_sqlite
@pytest.mark.usefixtures("database", "served")
def test_behind_a_server_with_https_the_first_link_is_where_people_reach_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "OWNER_AT_THIS_MACHINE", False)
    monkeypatch.setattr(settings, "HTTPS", True)
    monkeypatch.setattr(settings, "HOSTS_BEYOND", ["dorsi.example", "www.dorsi.example"])
    ran = run(capsys, "serve", "--port", "8911")
    assert "https://dorsi.example/set-up/" in ran.out
