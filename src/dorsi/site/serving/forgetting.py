"""Erasing a person: from the tables, from the backups, and from what the disk still holds."""

from pathlib import Path

from django.db import connection

from dorsi.site.records.journals import erase
from dorsi.site.records.models import KeptPerson
from dorsi.site.serving.backups import forget_in_copies


def forget(person: KeptPerson) -> None:
    """Remove everything about a person, everywhere Dorsi put it.

    Raises:
        NotSaved: a backup could not be cleaned; the tables are.
    """
    id_ = person.pk.hex
    erase(person)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        forget_in_copies(Path(connection.settings_dict["NAME"]), id_)
