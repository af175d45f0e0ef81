"""Which database the site uses: SQLite in the data folder, or PostgreSQL by one setting."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from dorsi.errors import InvalidInput

DATABASE_SETTING: Final = "DORSI_DATABASE"
SQLITE_FILE: Final = "dorsi.sqlite3"
PATIENCE_S: Final = 20
# Every acknowledged row is on the disk, and what is erased is overwritten.
_PRAGMAS: Final = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"


def database(folder: Path) -> dict[str, Any]:
    """Describe the database to Django.

    Args:
        folder: Where the SQLite file lies when DORSI_DATABASE names no PostgreSQL.

    Raises:
        InvalidInput: DORSI_DATABASE is no address of a PostgreSQL database.
    """
    address = os.environ.get(DATABASE_SETTING, "")
    return postgresql(address) if address else sqlite(folder / SQLITE_FILE)


def sqlite(file: Path) -> dict[str, Any]:
    """Describe a SQLite file: writers queue, readers go on, foreign keys hold."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {
            "init_command": _PRAGMAS,
            "timeout": PATIENCE_S,
            "transaction_mode": "IMMEDIATE",
        },
        "CONN_MAX_AGE": None,
    }


def postgresql(address: str) -> dict[str, Any]:
    """Describe a PostgreSQL database from its address.

    Raises:
        InvalidInput: it is no such address.
    """
    parts = urlsplit(address)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in ("postgresql", "postgres") or not name:
        raise InvalidInput(
            f"{DATABASE_SETTING} is no address of a PostgreSQL database; "
            "write it like postgresql://user:password@host:5432/dorsi"
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or "") or options.pop("host", ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
    }


def address_of(settings: Mapping[str, Any]) -> str:
    """Write the address of a PostgreSQL database as its own programs take it, without the password.

    Args:
        settings: As Django keeps them for a connection.
    """
    options = {key: value for key, value in settings["OPTIONS"].items() if isinstance(value, str)}
    host = settings["HOST"]
    if host.startswith("/"):  # the folder of a socket
        options, host = {"host": host, **options}, ""
    elif ":" in host:
        host = f"[{host}]"
    user = f"{quote(settings['USER'], safe='')}@" if settings["USER"] else ""
    port = f":{settings['PORT']}" if settings["PORT"] else ""
    more = f"?{urlencode(options)}" if options else ""
    return f"postgresql://{user}{host}{port}/{quote(settings['NAME'], safe='')}{more}"
