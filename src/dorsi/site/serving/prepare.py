"""Getting the database ready: upgraded in place, with a copy made before."""

import os
from datetime import datetime
from pathlib import Path
from typing import Final

from dorsi.errors import NotSaved
from dorsi.site.folder import data_folder, prepared
from dorsi.site.serving.backups import snapshot

SETTINGS: Final = "dorsi.site.settings"
_OWNERS_MASK: Final = 0o077  # whatever is made from now on is readable by its owner alone


def start_django(
    *, owner_at_this_machine: bool = False, host: str | None = None, lan: str | None = None
) -> None:
    """Read the settings, once.

    Args:
        owner_at_this_machine: Whether whoever sits here is the user.
        host: An address beyond this machine that the site answers to as well.
        lan: The name and port under which it is served to phones in the network.

    Raises:
        InvalidInput: one of them cannot be used.
        NotSaved: the data folder cannot be made.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    os.umask(_OWNERS_MASK)
    prepared(data_folder())
    if owner_at_this_machine:
        os.environ["DORSI_OWNER"] = "1"
    if lan is not None:
        os.environ["DORSI_LAN"] = lan
    if host is not None:
        named = f"[{host}]" if ":" in host else host
        os.environ["DORSI_HOSTS"] = ",".join(filter(None, (os.environ.get("DORSI_HOSTS"), named)))
    import django  # noqa: PLC0415  (after the settings are named)

    django.setup()


def upgrade(moment: datetime) -> Path | None:
    """Bring the database to this version of Dorsi, with a copy made before where there is one.

    Args:
        moment: When, for the name of the copy.

    Returns:
        The copy, where one was made.

    Raises:
        NotSaved: the copy could not be made, or there is no room for what is new; the database is
            as it was.
    """
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import OperationalError, connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    file = sqlite_file()
    made = None
    if waiting and file is not None and executor.loader.applied_migrations:
        made = snapshot(file, moment)
    try:
        if waiting:
            call_command("migrate", verbosity=0, interactive=False)
    except OperationalError as error:
        where = file or "it"
        raise NotSaved(
            f"the database could not be brought up to date ({error}); look whether there is room "
            f"where {where} lies, and whether you may write there"
        ) from error
    connection.close()
    return made


def sqlite_file() -> Path | None:
    """The SQLite database; nothing where PostgreSQL is used."""
    from django.db import connection  # noqa: PLC0415

    if connection.vendor != "sqlite":
        return None
    return Path(connection.settings_dict["NAME"])
