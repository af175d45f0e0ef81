"""A worker that slow clients cannot hold up.

Each request is handled by a thread of its own, and there are few. So a thread is given to a request
only once it is here: its head, and its body where that is short. What comes in slowly waits without
a thread, for so long; long bodies get a few of the threads, never all of them.
"""

import re
import selectors
import socket
import time
from collections import deque
from enum import Enum, auto
from functools import partial
from typing import Any, Final

from gunicorn.util import close_graceful
from gunicorn.workers.gthread import ThreadWorker

SHORT_BYTES: Final = 32 * 1024  # of head and body, what a socket surely holds
ARRIVES_WITHIN_S: Final = 10.0
LONG_WITHIN_S: Final = 60.0
LONG_AT_ONCE: Final = 4
LOOK_AGAIN_S: Final = 0.02
LINGER_S: Final = 0.5
_END: Final = b"\r\n\r\n"
_LENGTH: Final = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,15})[ \t]*\r\n", re.IGNORECASE)
_MORE_TO_COME: Final = re.compile(rb"\r\n(transfer-encoding|expect):", re.IGNORECASE)


class Arrived(Enum):
    """How much of a request is here."""

    NOTHING = auto()
    PART = auto()
    WHOLE = auto()
    LONG = auto()  # the head, of a body that has to be read while it comes


def arrived(sock: socket.socket) -> Arrived:
    """Look at what a connection has brought so far, without taking it."""
    try:
        here = sock.recv(SHORT_BYTES, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except BlockingIOError:
        return Arrived.NOTHING
    except OSError:
        return Arrived.WHOLE  # it is gone, which the thread finds at once
    head, end, body = here.partition(_END)
    if not end:  # a head longer than that is refused by whoever reads it
        return Arrived.PART if here and len(here) < SHORT_BYTES else Arrived.WHOLE
    if _MORE_TO_COME.search(head + b"\r\n"):
        return Arrived.LONG
    said = _LENGTH.search(head + b"\r\n")
    length = int(said[1]) if said else 0
    if len(head) + len(end) + length > SHORT_BYTES:
        return Arrived.LONG
    return Arrived.WHOLE if len(body) >= length else Arrived.PART


class PatientWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn is untyped
    """Gunicorn's threads, given to requests that are here.

    All but `handle` runs in the main thread, as in the class below it.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        """Nobody waits yet."""
        super().__init__(*given, **named)
        self.slow: deque[tuple[float, Any]] = deque()
        self.long: dict[Any, float] = {}

    def enqueue_req(self, conn: Any) -> None:
        """Give a connection to a thread, or let it wait for the rest of its request."""
        if conn.initialized and conn.parser.unreader.buf.getvalue():
            super().enqueue_req(conn)  # read ahead, behind the request before
            return
        self._place(conn, time.monotonic() + ARRIVES_WITHIN_S)

    def _place(self, conn: Any, deadline: float) -> None:
        here = arrived(conn.sock)
        if here is Arrived.WHOLE or (here is Arrived.LONG and self._has_room(conn)):
            super().enqueue_req(conn)
        elif here is Arrived.NOTHING:
            self._until_something_comes(conn, deadline)
        else:
            self.slow.append((deadline, conn))

    def _has_room(self, conn: Any) -> bool:
        if len(self.long) >= LONG_AT_ONCE:
            return False
        self.long[conn] = time.monotonic() + LONG_WITHIN_S
        return True

    def _until_something_comes(self, conn: Any, deadline: float) -> None:
        conn.sock.setblocking(False)  # noqa: FBT003  (socket's own)
        conn.timeout = deadline
        self.pending_conns.append(conn)
        readable = partial(self.on_pending_socket_readable, conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, readable)

    def handle(self, conn: Any) -> Any:
        """Handle a request, in a thread; where the connection ends with it, it is closed there."""
        goes_on = super().handle(conn)
        if goes_on is False:
            _close(conn.sock)
        return goes_on

    def finish_request(self, conn: Any, fs: Any) -> None:
        """Take note that a request is done."""
        self.long.pop(conn, None)
        if not fs.cancelled() and fs.exception() is None and fs.result() is False:
            self.nr_conns -= 1  # closed already; lingering here would hold everybody up
        else:
            super().finish_request(conn, fs)

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        """Wait for what happens next; look again at what had not come whole."""
        super().wait_for_and_dispatch_events(min(timeout, LOOK_AGAIN_S) if self.slow else timeout)
        now = time.monotonic()
        for conn in [conn for conn, deadline in self.long.items() if deadline < now]:
            self.long[conn] = now + LONG_WITHIN_S
            _hang_up(conn.sock)  # its thread reads the end, and gives up
        for deadline, conn in [self.slow.popleft() for _ in range(len(self.slow))]:
            if deadline < now:
                self.nr_conns -= 1
                conn.close()
            else:
                self._place(conn, deadline)


def _close(sock: socket.socket) -> None:
    """Close a connection; where more has come than was read, so that the answer still arrives."""
    try:
        if arrived(sock) is Arrived.NOTHING:
            sock.close()
        else:
            close_graceful(sock, timeout=LINGER_S)
    except OSError:
        return


def _hang_up(sock: socket.socket) -> None:
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
