import os
import subprocess
import sys
from pathlib import Path

import pytest

from dorsi.errors import InvalidInput, NotSaved
from dorsi.site.database import address_of, database, postgresql
from dorsi.site.folder import data_folder, secret_of


def test_the_folder_is_as_set_or_where_the_system_keeps_data(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("DORSI_DATA", str(tmp_path / "mine"))
    assert data_folder() == tmp_path / "mine"
    monkeypatch.delenv("DORSI_DATA")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert data_folder() == tmp_path / "dorsi"


def test_the_secret_is_made_once_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    first = secret_of(tmp_path / "new")
    assert len(first) >= 50
    assert secret_of(tmp_path / "new") == first
    assert secret_of(tmp_path / "other") != first
    assert (tmp_path / "new" / "secret").stat().st_mode & 0o077 == 0


def test_reading_the_settings_makes_nothing(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", "import dorsi.site.settings"],
        env={**os.environ, "DORSI_DATA": str(tmp_path / "data"), "DORSI_DATABASE": ""},
        check=False,
    )
    assert ran.returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotSaved, match="could not be made"):
        secret_of(tmp_path / "file" / "below")


def test_one_setting_names_a_postgresql(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(
        "DORSI_DATABASE", "postgresql://ada:p%40ss@db.example:5433/dorsi?sslmode=require"
    )
    found = database(tmp_path)
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert (found["NAME"], found["USER"], found["PASSWORD"]) == ("dorsi", "ada", "p@ss")
    assert (found["HOST"], found["PORT"]) == ("db.example", "5433")
    assert found["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize("address", ["mysql://localhost/dorsi", "dorsi", "postgresql://localhost/"])
def test_an_address_of_no_postgresql_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, address: str
) -> None:
    monkeypatch.setenv("DORSI_DATABASE", address)
    with pytest.raises(InvalidInput, match="postgresql://user"):
        database(tmp_path)


def test_sqlite_keeps_every_acknowledged_row(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DORSI_DATABASE", raising=False)
    options = database(tmp_path)["OPTIONS"]
    assert "synchronous=FULL" in options["init_command"]
    assert "journal_mode=WAL" in options["init_command"]
    assert options["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://ada:secret@db.example:5433/dorsi", "postgresql://ada@db.example:5433/dorsi"),
        ("postgresql:///dorsi?host=/run/pg", "postgresql:///dorsi?host=%2Frun%2Fpg"),
        ("postgresql://ada%40b@[::1]/my%2Fdb?sslmode=require",) * 2,
    ],
)
def test_the_address_of_a_database_is_said_without_its_password(address: str, said: str) -> None:
    assert address_of(postgresql(address)) == said
    assert {**postgresql(address), "PASSWORD": ""} == postgresql(said)
