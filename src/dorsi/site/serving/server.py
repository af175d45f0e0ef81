"""The server: one process with a few threads, so that SQLite has one writer."""

import logging
import threading
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from gunicorn.app.base import BaseApplication

from dorsi.errors import DorsiError
from dorsi.site import clock
from dorsi.site.serving.backups import back_up, folder_of

THREADS: Final = 8
LOOK_EVERY_S: Final = 600.0
_LOG: Final = logging.getLogger(__name__)


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn is untyped
    """Gunicorn without its command line."""

    def __init__(
        self,
        options: Mapping[str, Any],
        bind: Callable[[], list[str]],
        certificate: Path | None = None,
        round_the_site: Callable[[Any], Any] = lambda site: site,
    ) -> None:
        """Keep the options; gunicorn asks for them.

        Args:
            options: Gunicorn's own.
            bind: Where to listen; asked again when gunicorn is told that something changed.
            certificate: The file with which encrypted connections are taken.
            round_the_site: What is put round the site, where it is not to be reached alone.
        """
        self.options, self.bind = dict(options), bind
        self.certificate, self.round_the_site = certificate, round_the_site
        super().__init__()

    def load_config(self) -> None:
        """Hand gunicorn the options."""
        for key, value in {**self.options, "bind": self.bind()}.items():
            self.cfg.set(key, value)

    def load(self) -> Any:
        """Give gunicorn the site, ready to answer the first request at once."""
        from dorsi.site.records.known import knowledge  # noqa: PLC0415  (in the process that serves)
        from dorsi.site.wsgi import application  # noqa: PLC0415

        knowledge()
        return self.round_the_site(application)


def run(host: str, port: int, ready: Callable[[], None], database: Path | None) -> None:
    """Serve until stopped.

    Args:
        host: The address to listen on.
        port: The port.
        ready: Called once the site answers.
        database: The SQLite file to back up daily; nothing where PostgreSQL is used.
    """
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    Server(options(ready, database), lambda: [address]).run()


def options(
    ready: Callable[[], None],
    database: Path | None,
    begin: Callable[[Any], None] = lambda _worker: None,
    end: Callable[[], None] = lambda: None,
) -> dict[str, Any]:
    """Gunicorn's options: one process, a few threads, and the backups beside them.

    Args:
        ready: Called once the site answers.
        database: The SQLite file to back up daily; nothing where PostgreSQL is used.
        begin: What else is begun in the process that serves.
        end: What ends it.
    """

    def begin_all(worker: object) -> None:
        if database is not None:
            threading.Thread(target=back_up_daily, args=(database,), daemon=True).start()
        begin(worker)

    return {
        "workers": 1,
        "worker_class": "dorsi.site.serving.patient.PatientWorker",
        "threads": THREADS,
        "keepalive": 15,
        "graceful_timeout": 5,
        "timeout": 60,
        "forwarded_allow_ips": "",  # nobody in front is believed
        "when_ready": lambda _server: ready(),
        "post_worker_init": begin_all,
        "worker_exit": lambda _server, _worker: end(),
        "loglevel": "warning",
        "control_socket_disable": True,
    }


def back_up_daily(database: Path, stop: threading.Event | None = None) -> None:
    """Make the day's copy as soon as there is none, for as long as the server runs."""
    stop = stop or threading.Event()
    while True:
        back_up_if_due(database, clock.now().date())
        if stop.wait(LOOK_EVERY_S):
            return


def back_up_if_due(database: Path, day: date) -> Path | None:
    """Make the copy of a day unless it is there; what goes wrong is said in the log."""
    due = folder_of(database) / f"{database.stem}-{day.isoformat()}{database.suffix}"
    if due.exists():
        return None
    try:
        return back_up(database, day)
    except DorsiError as error:
        _LOG.error("no backup today: %s", error)
        return None
