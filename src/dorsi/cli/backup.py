"""`dorsi backup`: copy the site's database, or bring a copy back."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from dorsi.cli.serve import NEEDS
from dorsi.errors import InvalidInput


def command(
    *,
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FILE", help="Where to; the site's backup folder by default."),
    ] = None,
    restore: Annotated[
        Path | None,
        typer.Option("--restore", metavar="FILE", help="Put this copy in the database's place."),
    ] = None,
) -> None:
    """Copy the site's database, or bring a copy back.

    Stop the site before bringing a copy back. What is there is copied first.
    """
    try:
        from dorsi.site.serving.prepare import sqlite_file, start_django, upgrade  # noqa: PLC0415
    except ImportError as error:
        raise InvalidInput(NEEDS) from error
    start_django()
    from dorsi.site import clock  # noqa: PLC0415  (once Django has read its settings)
    from dorsi.site.serving import backups  # noqa: PLC0415

    file = sqlite_file()
    if file is None:
        raise InvalidInput(_with_its_own_programs())
    if restore is None:
        made = backups.copy(file, to) if to else backups.back_up(file, clock.now().date())
        typer.echo(f"Copied and proved: {made}")
        return
    before = backups.restore(restore, file, clock.now())
    upgrade(clock.now())
    kept = f" What was there before: {before}" if before else ""
    typer.echo(f"{restore} is in place.{kept}")


def _with_its_own_programs() -> str:
    """Name the commands that copy a PostgreSQL database and bring it back."""
    from django.db import connection  # noqa: PLC0415

    from dorsi.site.database import address_of  # noqa: PLC0415

    address = shlex.quote(address_of(connection.settings_dict))
    return (
        "PostgreSQL keeps this database, and its own programs copy it:\n"
        f"  pg_dump --format=custom --file=dorsi.dump {address}\n"
        "and bring a copy back while the site is stopped:\n"
        "  pg_restore --clean --if-exists --no-owner --single-transaction "
        f"--dbname={address} dorsi.dump"
    )
