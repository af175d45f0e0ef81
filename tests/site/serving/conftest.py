"""Where the database of a test lies."""

from pathlib import Path

import pytest
from django.db import connection


@pytest.fixture
def file(database: str) -> Path:
    """The one SQLite file of a test that asks for that kind of database."""
    assert database == "sqlite"
    return Path(connection.settings_dict["NAME"])
