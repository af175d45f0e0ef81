"""Which database the site uses: SQLite in the data folder, or PostgreSQL by one setting."""

import os
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

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
