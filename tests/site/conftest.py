"""Every test of the site that touches a database runs on SQLite and on PostgreSQL.

Each has a database of its own, copied from one that was migrated once, so that threads, processes
and transactions are real.
"""
# ruff: noqa: E402  (Django hears where its data lies before anything of it is imported)

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "dorsi.site.settings"
os.environ["DORSI_DATA"] = tempfile.mkdtemp(prefix="dorsi-site-")
os.environ["DORSI_OWNER"] = "1"
atexit.register(shutil.rmtree, os.environ["DORSI_DATA"], ignore_errors=True)
for _name in ("DORSI_DATABASE", "DORSI_HOSTS", "DORSI_HTTPS", "DORSI_LAN", "DORSI_PROXY"):
    os.environ.pop(_name, None)

import django

django.setup()

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher, make_password
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, connections
from django.test import Client
from django.test.utils import setup_test_environment, teardown_test_environment
from tests.site import postgresql as throw_away

from dorsi.site.access.models import Account
from dorsi.site.database import postgresql, sqlite

PASSWORD = "a long walk by the river"  # noqa: S105  (of invented people)
_numbers = iter(range(10**6))
# A hash takes its time on purpose. Here it takes none: who may log in, and after how many guesses,
# does not hang on how long a guess takes.
Argon2PasswordHasher.time_cost = 1
Argon2PasswordHasher.memory_cost = 8
Argon2PasswordHasher.parallelism = 1


@pytest.fixture(scope="session", autouse=True)
def _site() -> Iterator[None]:
    setup_test_environment()
    yield
    connections.close_all()
    teardown_test_environment()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("migrated") / "dorsi.sqlite3"
    use(sqlite(file))
    call_command("migrate", verbosity=0)
    connection.close()
    return file


@pytest.fixture(scope="session")
def migrated_postgresql() -> Iterator[str]:
    throw_away.need()
    with throw_away.cluster() as address:
        use(postgresql(address))
        with connection.cursor() as cursor:
            cursor.execute("CREATE DATABASE migrated")
        use(postgresql(address.replace("/postgres?", "/migrated?")))
        call_command("migrate", verbosity=0)
        connections.close_all()
        yield address
        connections.close_all()


# A database server is the same under every Python.
KINDS = ("sqlite", pytest.param("postgresql", marks=pytest.mark.one_python))


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A migrated database of the test's own; its kind."""
    cache.clear()
    if request.param == "sqlite":
        migrated = request.getfixturevalue("migrated_sqlite")
        use(sqlite(Path(shutil.copy(migrated, tmp_path / "dorsi.sqlite3"))))
        yield "sqlite"
        connections.close_all()
    else:
        address = request.getfixturevalue("migrated_postgresql")
        name = f"test_{next(_numbers)}"
        _tell(address, f"CREATE DATABASE {name} TEMPLATE migrated")
        use(postgresql(address.replace("/postgres?", f"/{name}?")))
        yield "postgresql"
        # Hundreds of them would fill a disk.
        _tell(address, f"DROP DATABASE {name} WITH (FORCE)")


def _tell(address: str, statement: str) -> None:
    """Say something to the cluster itself."""
    use(postgresql(address))
    with connection.cursor() as cursor:
        cursor.execute(statement)
    connections.close_all()


def use(settings: dict[str, Any]) -> None:
    """Point the default connection of every thread at a database."""
    connections.close_all()
    known = connections.settings["default"]
    known.update({"USER": "", "PASSWORD": "", "HOST": "", "PORT": "", **settings})
    known["CONN_MAX_AGE"] = None
    with suppress(AttributeError):  # nothing was asked of it yet
        del connections["default"]


@pytest.fixture(scope="session")
def password_hash() -> str:
    return make_password(PASSWORD)


@pytest.fixture
def account(database: str, password_hash: str) -> Account:
    """Somebody with an account."""
    assert database
    return Account.objects.create(username="mara", password=password_hash)


@pytest.fixture
def other(database: str, password_hash: str) -> Account:
    """Somebody else with an account."""
    assert database
    return Account.objects.create(username="tom", password=password_hash)


@pytest.fixture
def client(account: Account) -> Client:
    """A browser in which `account` is logged in, from outside the machine."""
    browser = Client(headers={"host": "localhost"}, REMOTE_ADDR="192.0.2.7")
    browser.force_login(account, "django.contrib.auth.backends.ModelBackend")
    return browser
