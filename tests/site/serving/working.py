"""The worker in this process, with a test's own application and as little patience as it wants."""

import os
import selectors
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from gunicorn.config import Config
from gunicorn.glogging import Logger

from dorsi.site.serving.patient import PatientWorker

THREADS = 2


class Remembering(PatientWorker):
    """Knows who connected, so that all can be closed at the end."""

    def _place(self, conn: Any, deadline: float) -> None:
        everybody: set[Any] = self.__dict__.setdefault("everybody", set())
        everybody.add(conn)
        super()._place(conn, deadline)


@contextmanager
def working(
    application: Callable[..., Any], certificate: Path | None = None
) -> Iterator[tuple[PatientWorker, int]]:
    """Run a worker until the block ends; it, and the port it listens on."""
    settings = {"threads": THREADS, "keepalive": 2, "loglevel": "critical", "graceful_timeout": 0}
    config = Config()
    for key, value in settings.items():
        config.set(key, value)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        app = SimpleNamespace(certificate=certificate)
        log = Logger(config)
        worker = Remembering(1, os.getppid(), [listener], app, 30, config, log)
        worker.wsgi = application
        worker.tpool = worker.get_thread_pool()
        worker.poller = selectors.DefaultSelector()
        worker.method_queue.init()
        thread = threading.Thread(target=worker.run, daemon=True)
        thread.start()
        try:
            yield worker, listener.getsockname()[1]
        finally:
            worker.alive = False
            worker.method_queue.defer(lambda: None)
            thread.join(10)
            worker.tmp.close()
            for conn in worker.__dict__.get("everybody", ()):
                conn.sock.close()
            assert not thread.is_alive()
