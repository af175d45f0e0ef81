"""A worker that slow clients cannot hold up.

Each request is handled by a thread of its own, and there are few. So a thread is given to a request
only once it is here: its head, and its body where that is short. What comes in slowly waits without
a thread, for so long; long bodies get a few of the threads, never all of them. Whoever does not
take the answer is hung up on. Where the site has a certificate, the first byte of a connection
tells whether it is encrypted; its opening waits without a thread too.
"""

import re
import selectors
import socket
import ssl
import time
from collections import deque
from enum import Enum, auto
from functools import partial
from itertools import chain
from typing import Any, Final

from gunicorn.http import get_parser
from gunicorn.util import close_graceful
from gunicorn.workers.gthread import ThreadWorker

from dorsi.site.serving.tls import (
    Encrypting,
    Gone,
    begins_encrypted,
    read_what_is_here,
    shake_hands,
)

SHORT_BYTES: Final = 32 * 1024  # of head and body, what a socket surely holds
ARRIVES_WITHIN_S: Final = 10.0
DONE_WITHIN_S: Final = 60.0  # a body that comes slowly, an answer that is taken slowly
LONG_AT_ONCE: Final = 4
MOST_FROM_ONE: Final = 100  # connections of one machine in the network; a browser opens six
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


def arrived(sock: socket.socket, before: bytes = b"") -> Arrived:
    """Look at what a connection has brought so far, without taking it.

    Args:
        sock: The connection.
        before: What was taken from it already.
    """
    try:
        here = sock.recv(SHORT_BYTES, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except BlockingIOError:
        return how_much(before) if before else Arrived.NOTHING
    except OSError:
        return Arrived.WHOLE  # it is gone, which the thread finds at once
    return how_much(before + here) if here else Arrived.WHOLE


def how_much(here: bytes) -> Arrived:
    """Tell how much of a request some bytes are."""
    head, end, body = here.partition(_END)
    if not end:  # a head longer than that is refused by whoever reads it
        return Arrived.PART if len(here) < SHORT_BYTES else Arrived.WHOLE
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
        certificate = getattr(self.app, "certificate", None)
        self.encrypting = Encrypting(certificate) if certificate else None
        self.slow: deque[tuple[float, Any]] = deque()
        self.given: dict[Any, float] = {}  # to a thread, until when
        self.long: set[Any] = set()

    def enqueue_req(self, conn: Any) -> None:
        """Give a connection to a thread, or let it wait for the rest of its request."""
        if self.encrypting and not conn.initialized and self._from(conn) >= MOST_FROM_ONE:
            self._drop(conn)
            return
        self._place(conn, time.monotonic() + ARRIVES_WITHIN_S)

    def _from(self, conn: Any) -> int:
        """Count what else is open from where a connection comes from."""
        waiting = (conn for _, conn in self.slow)
        there = chain(self.pending_conns, self.keepalived_conns, self.given, waiting)
        return sum(one.client[0] == conn.client[0] for one in there)

    def on_pending_socket_readable(self, conn: Any, client: Any) -> None:
        """Look at what came; whoever sends it piecemeal gains no time by that."""
        self.poller.unregister(client)
        self.pending_conns.remove(conn)
        conn.data_ready = True
        self._place(conn, conn.timeout)

    def _place(self, conn: Any, deadline: float) -> None:
        try:
            here = self._look(conn)
        except Gone:
            self._drop(conn)
            return
        if here is Arrived.WHOLE or (here is Arrived.LONG and self._has_room(conn)):
            self._give(conn)
        elif deadline < time.monotonic():
            self._drop(conn)
        elif here is Arrived.NOTHING:
            self._until_something_comes(conn, deadline)
        else:
            self.slow.append((deadline, conn))

    def _look(self, conn: Any) -> Arrived:
        if not conn.initialized and self.encrypting and not _is_encrypted(conn):
            encrypted = begins_encrypted(conn.sock)
            if encrypted is None:
                return Arrived.NOTHING
            if encrypted:
                conn.sock = self.encrypting.wrap(conn.sock)
                conn.sock.settimeout(0)
        if _is_encrypted(conn):
            return self._look_within(conn)
        before = conn.parser.unreader.buf.getvalue() if conn.initialized else b""
        return arrived(conn.sock, before)

    def _look_within(self, conn: Any) -> Arrived:
        """Take what an encrypted connection has brought: one cannot look into it otherwise."""
        conn.sock.settimeout(0)
        if not shake_hands(conn.sock):
            return Arrived.NOTHING
        if not conn.initialized:
            conn.parser, conn.initialized = get_parser(self.cfg, conn.sock, conn.client), True
        before = conn.parser.unreader.take_buffered()
        try:
            before += read_what_is_here(conn.sock, SHORT_BYTES - len(before))
        finally:
            conn.parser.unreader.unread(before)
        here = how_much(before)
        return Arrived.NOTHING if here is Arrived.PART else here  # the rest makes it readable

    def _has_room(self, conn: Any) -> bool:
        if len(self.long) >= LONG_AT_ONCE:
            return False
        self.long.add(conn)
        return True

    def _give(self, conn: Any) -> None:
        self.given[conn] = time.monotonic() + DONE_WITHIN_S
        super().enqueue_req(conn)

    def _drop(self, conn: Any) -> None:
        self.nr_conns -= 1
        conn.close()

    def _until_something_comes(self, conn: Any, deadline: float) -> None:
        conn.sock.settimeout(0)
        conn.timeout = deadline
        self.pending_conns.append(conn)
        readable = partial(self.on_pending_socket_readable, conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, readable)

    def is_parent_alive(self) -> bool:
        """Look whether gunicorn was killed; then let go of the port at once, for the next start."""
        alive: bool = super().is_parent_alive()
        if not alive:
            self.set_accept_enabled(enabled=False)
            for listener in self.sockets:
                listener.close()
        return alive

    def handle(self, conn: Any) -> Any:
        """Handle a request, in a thread; where the connection ends with it, it is closed there."""
        goes_on = super().handle(conn)
        if goes_on is False:
            _close(conn.sock)
        return goes_on

    def finish_request(self, conn: Any, fs: Any) -> None:
        """Take note that a request is done."""
        self.given.pop(conn, None)
        self.long.discard(conn)
        goes_on = not fs.cancelled() and fs.exception() is None and fs.result()
        if goes_on is False and not fs.cancelled() and fs.exception() is None:
            self.nr_conns -= 1  # closed already; lingering here would hold everybody up
        elif goes_on and _is_encrypted(conn) and conn.sock.pending():
            self.enqueue_req(conn)  # the next is here, where the poller cannot see it
        else:
            super().finish_request(conn, fs)

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        """Wait for what happens next; look again at what had not come whole."""
        super().wait_for_and_dispatch_events(min(timeout, LOOK_AGAIN_S) if self.slow else timeout)
        now = time.monotonic()
        for conn in [conn for conn, deadline in self.given.items() if deadline < now]:
            self.given[conn] = now + DONE_WITHIN_S
            _hang_up(conn.sock)  # its thread reads the end, or cannot write, and gives up
        for deadline, conn in [self.slow.popleft() for _ in range(len(self.slow))]:
            self._place(conn, deadline)


def _is_encrypted(conn: Any) -> bool:
    return isinstance(conn.sock, ssl.SSLSocket)


def _close(sock: socket.socket) -> None:
    """Close a connection; where more has come than was read, so that the answer still arrives."""
    try:
        if not _has_more(sock):
            sock.close()
        else:
            close_graceful(sock, timeout=LINGER_S)
    except OSError:
        return


def _has_more(sock: socket.socket) -> bool:
    """Whether more has come than was read, or the end; below any encryption."""
    try:
        socket.socket.recv(sock, 1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except BlockingIOError:
        return False
    return True


def _hang_up(sock: socket.socket) -> None:
    try:
        socket.socket.shutdown(sock, socket.SHUT_RDWR)  # below any encryption: a thread is in it
    except OSError:
        return
