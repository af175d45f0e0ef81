"""A throw-away PostgreSQL: a cluster of its own in a temporary folder, reached by a socket only."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

START_WITHIN_S = 60
MISSING = "PostgreSQL's server is not installed, so the site is proved on SQLite alone"


def programs() -> Path | None:
    """The folder of PostgreSQL's server programs, newest first; nothing where it is absent."""
    found = [Path(p).parent for p in (shutil.which("initdb"),) if p]
    debian = Path("/usr/lib/postgresql")
    if debian.is_dir():
        found += [
            version / "bin"
            for version in sorted(debian.iterdir(), key=lambda p: p.name, reverse=True)
            if (version / "bin" / "initdb").exists()
        ]
    return next(iter(found), None)


def need() -> None:
    """Skip where PostgreSQL is not installed; in CI that is a failure."""
    if programs() is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(MISSING)


@contextmanager
def cluster() -> Iterator[str]:
    """Run a cluster, and give the address of its first database, `postgres`."""
    # In memory where that is offered: databases are made and dropped by the hundred.
    memory = Path("/dev/shm")  # noqa: S108  (a folder of our own is made in it)
    folder = Path(tempfile.mkdtemp(prefix="dorsi-pg-", dir=memory if memory.is_dir() else None))
    bin_ = programs()
    assert bin_ is not None
    user = _not_root()
    if user:
        shutil.chown(folder, user)
    folder.chmod(0o700)

    def run(program: str, *arguments: str) -> None:
        subprocess.run(  # noqa: S603  (programs of the system, no shell)
            [bin_ / program, *arguments],
            check=True,
            user=user,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            timeout=START_WITHIN_S,
            env={**os.environ, "HOME": str(folder)},
        )

    data = str(folder / "data")
    run("initdb", "-D", data, "-U", "dorsi", "-A", "trust", "-E", "UTF8", "--no-locale", "-N")
    # It is thrown away, so nothing in it needs to reach the disk.
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield f"postgresql://dorsi@/postgres?host={quote(str(folder), safe='')}"
    finally:
        run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _not_root() -> str | None:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"
