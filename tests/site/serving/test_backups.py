import json
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest
from django.db import connections

from dorsi.domain.journal import Journal, Paused, Person
from dorsi.errors import InvalidInput, NotSaved
from dorsi.site.access.feeds import make_address
from dorsi.site.access.models import Account
from dorsi.site.records.append_only import FEED
from dorsi.site.records.journals import append, begin, export
from dorsi.site.records.models import KeptPerson
from dorsi.site.serving import backups
from dorsi.site.serving.forgetting import forget
from dorsi.site.serving.server import back_up_daily, back_up_if_due

AT = datetime(2026, 3, 9, 12, tzinfo=UTC)
DAY = AT.date()

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture
def person(account: Account) -> KeptPerson:
    kept = begin(account, Journal(person=Person(name="Adalbert")))
    append(kept, Paused(at=AT))
    return kept


def people_in(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as known:
        return [said for (said,) in known.execute("SELECT said FROM records_keptperson")]


def test_a_copy_restored_holds_what_it_held(file: Path, person: KeptPerson) -> None:
    text = export(person)
    copy = backups.back_up(file, DAY)
    append(person, Paused(at=AT + timedelta(minutes=5)))
    connections.close_all()
    before = backups.restore(copy, file, AT)
    again = KeptPerson.objects.get()
    assert export(again) == text
    assert again.revision == 1
    append(again, Paused(at=AT))
    assert before is not None
    with closing(sqlite3.connect(before)) as known:
        assert known.execute("SELECT revision FROM records_keptperson").fetchone() == (2,)


@pytest.mark.usefixtures("person")
def test_a_restored_database_still_refuses_to_change_an_entry(file: Path) -> None:
    copy = backups.back_up(file, DAY)
    connections.close_all()
    backups.restore(copy, file, AT)
    with (
        closing(sqlite3.connect(file)) as known,
        pytest.raises(sqlite3.DatabaseError, match="append"),
    ):
        known.execute("UPDATE records_keptentry SET said = ''")


@pytest.mark.usefixtures("person")
def test_what_is_no_sound_copy_is_refused_and_changes_nothing(file: Path, tmp_path: Path) -> None:
    connections.close_all()
    was = file.read_bytes()
    broken = tmp_path / "broken.sqlite3"
    broken.write_bytes(b"no database at all, though long enough to be looked at" * 20)
    for wrong in (broken, tmp_path / "missing.sqlite3"):
        with pytest.raises(InvalidInput):
            backups.restore(wrong, file, AT)
    assert file.read_bytes() == was


def test_two_weeks_of_daily_copies_are_kept(file: Path) -> None:
    for days in range(17):
        backups.back_up(file, DAY + timedelta(days))
    kept = [copy.stem.removeprefix("dorsi-") for copy in backups.copies(file)]
    assert kept == [(DAY + timedelta(days)).isoformat() for days in range(3, 17)]


def test_copies_before_upgrades_are_kept_beside_the_daily_ones(file: Path) -> None:
    backups.back_up(file, DAY)
    for minutes in range(5):
        backups.snapshot(file, AT + timedelta(minutes=minutes))
    names = [copy.stem for copy in backups.copies(file)]
    assert sum("before-upgrade" in name for name in names) == 3
    assert f"dorsi-{DAY}" in names


def test_the_copy_of_a_day_is_made_once(file: Path) -> None:
    first = back_up_if_due(file, DAY)
    assert first is not None
    assert back_up_if_due(file, DAY) is None
    assert first.stat().st_mode & 0o077 == 0


@pytest.mark.usefixtures("file")
def test_a_copy_that_fails_is_said_in_the_log_and_not_raised(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert back_up_if_due(tmp_path / "elsewhere" / "dorsi.sqlite3", DAY) is None
    assert "no backup today" in caplog.text


def test_the_server_makes_the_days_copy_by_itself(file: Path) -> None:
    stop = Event()
    watcher = Thread(target=back_up_daily, args=(file, stop))
    watcher.start()
    stop.set()
    watcher.join(60)
    assert len(backups.copies(file)) == 1


def test_a_copy_into_a_place_that_cannot_be_is_not_saved(file: Path, tmp_path: Path) -> None:
    (tmp_path / "here").write_text("a file, no folder")
    with pytest.raises(NotSaved):
        backups.copy(file, tmp_path / "here" / "copy.sqlite3")


def test_an_erased_person_is_in_no_copy_and_on_no_page_of_the_disk(
    file: Path, account: Account, person: KeptPerson
) -> None:
    begin(account, Journal(person=Person(name="Benedikta")))
    backups.back_up(file, DAY)
    backups.snapshot(file, AT)
    forget(person)
    for held in (file, *backups.copies(file)):
        assert [json.loads(said)["name"] for said in people_in(held)] == ["Benedikta"]
    connections.close_all()
    everything = [path for path in file.parent.rglob("*") if path.is_file()]
    assert len(everything) >= 3
    assert [path.name for path in everything if b"Adalbert" in path.read_bytes()] == []


def test_the_address_of_a_calendar_is_gone_from_every_copy_too(
    file: Path, person: KeptPerson
) -> None:
    make_address(person)
    old = backups.back_up(file, DAY)
    with closing(sqlite3.connect(old)) as known:  # as a copy from before there were addresses
        known.execute(f"DROP TABLE {FEED}")
    backups.snapshot(file, AT)
    forget(person)
    for held in (file, *backups.copies(file)):
        assert people_in(held) == []
        with closing(sqlite3.connect(held)) as known:
            assert not known.execute("PRAGMA foreign_key_check").fetchall()
            if held != old:
                assert known.execute(f"SELECT * FROM {FEED}").fetchall() == []  # noqa: S608


def test_a_day_of_another_year_is_its_own_copy(file: Path) -> None:
    backups.back_up(file, date(2025, 3, 9))
    assert back_up_if_due(file, date(2026, 3, 9)) is not None
