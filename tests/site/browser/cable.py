"""The way between a browser and the site, to be cut: for pages and their workers alike."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

CHUNK_BYTES = 65536
AT_ONCE = struct.pack("ii", 1, 0)  # a connection ends without a word


class Cable:
    """Passes on what comes, until it is cut; it can lose answers alone too."""

    def __init__(self, site: str) -> None:
        self.to = urlsplit(site).port
        self.up = True
        self.lose = b""  # the answers to requests that hold this are lost, the requests are not
        self.lost = 0
        self._ends = set[socket.socket]()
        self._door = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://localhost:{self._door.getsockname()[1]}"
        threading.Thread(target=self._let_in, daemon=True).start()

    def cut(self) -> None:
        """Nothing comes through any more, nor on what is open."""
        self.up = False
        for end in list(self._ends):
            _drop(end)

    def mend(self) -> None:
        self.up = True

    def close(self) -> None:
        self.cut()
        _drop(self._door)  # whoever waits at it wakes up

    def _let_in(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._door.accept()
                if not self.up:
                    _drop(near)
                    continue
                try:
                    far = socket.create_connection(("127.0.0.1", self.to))
                except OSError:  # who comes next may get through
                    _drop(near)
                    continue
                self._join(near, far)

    def _join(self, near: socket.socket, far: socket.socket) -> None:
        self._ends.update((near, far))
        if not self.up:  # cut in this very moment, which did not see these two
            self.cut()
        losing = threading.Event()
        for one, other in ((near, far), (far, near)):
            pair = (one, other, losing, one is near)
            threading.Thread(target=self._pass_on, args=pair, daemon=True).start()

    def _pass_on(
        self, one: socket.socket, other: socket.socket, losing: threading.Event, asks: bool
    ) -> None:
        with suppress(OSError):
            while data := one.recv(CHUNK_BYTES):
                if asks and self.lose and self.lose in data:
                    losing.set()
                if not asks and losing.is_set():
                    self.lost += 1
                    raise ConnectionAbortedError
                other.sendall(data)
            other.shutdown(socket.SHUT_WR)  # all is said on this side; the answer may be on its way
            return
        for end in (one, other):
            _drop(end)


@contextmanager
def cable(site: str) -> Iterator[Cable]:
    made = Cable(site)
    try:
        yield made
    finally:
        made.close()


def _drop(end: socket.socket) -> None:
    with suppress(OSError):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
        end.shutdown(socket.SHUT_RDWR)
    with suppress(OSError):
        end.close()
