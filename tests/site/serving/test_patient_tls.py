"""The worker with a certificate: who connects and dawdles costs a socket and no thread."""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from threading import Semaphore
from time import monotonic, sleep
from typing import Any

import pytest
from tests.site.serving.working import THREADS, working

from dorsi.site.serving import patient
from dorsi.site.serving.certificates import kept

NAME = "study.local"
PATIENCE_S = 10.0
GET = b"GET / HTTP/1.1\r\nHost: study.local\r\n\r\n"
LONG = b"POST / HTTP/1.1\r\nHost: study.local\r\nContent-Length: 100000\r\n\r\n"


class Application:
    """Answers with what it was sent, and large when it is asked to."""

    def __init__(self) -> None:
        self.large, self.entered = 0, Semaphore(0)

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        large = self.large
        self.entered.release()
        encrypted = isinstance(environ["gunicorn.socket"], ssl.SSLSocket)
        body = environ["wsgi.input"].read()
        said = b"%s %d" % (b"tls" if encrypted else b"plain", len(body)) + b"x" * large
        start("200 OK", [("Content-Length", str(len(said)))])
        return [said]


class Site:
    """A worker that is running, and ways to connect to it."""

    def __init__(self, worker: Any, port: int, application: Application, root: bytes) -> None:
        self.worker, self.port, self.application = worker, port, application
        self.trusting = ssl.create_default_context(cadata=root)

    def silent(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE_S)

    def open(self) -> ssl.SSLSocket:
        return self.trusting.wrap_socket(self.silent(), server_hostname=NAME)

    def answers(self, sock: socket.socket, raw: bytes = GET) -> bytes:
        sock.sendall(raw)
        return answer(sock)


def answer(sock: socket.socket) -> bytes:
    """Read one answer, by its length."""
    back = b""
    while b"\r\n\r\n" not in back:
        part = sock.recv(65536)
        assert part, back
        back += part
    head, _, body = back.partition(b"\r\n\r\n")
    length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
    while len(body) < length:
        body += sock.recv(65536)
    return body


def hung_up(sock: socket.socket) -> bool:
    """Whether the other end has gone, waiting for it."""
    try:
        while sock.recv(65536):
            pass
    except TimeoutError:
        return False
    except OSError:
        return True
    return True


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, bytes]:
    made = kept(tmp_path, NAME, (), datetime.now(UTC))
    return made.site, made.authority.der()


@pytest.fixture
def site(files: tuple[Path, bytes]) -> Iterator[Site]:
    application = Application()
    with working(application, files[0]) as (worker, port):
        yield Site(worker, port, application, files[1])


def test_one_port_has_both_sides_and_the_application_is_told_which(site: Site) -> None:
    with site.open() as within, site.silent() as without:
        assert site.answers(within) == b"tls 0"
        assert site.answers(without) == b"plain 0"


def test_a_connection_is_used_again_and_a_request_may_come_in_pieces(site: Site) -> None:
    with site.open() as within:
        assert site.answers(within) == b"tls 0"
        within.sendall(GET[:20])
        assert site.answers(within, GET[20:]) == b"tls 0"
        assert site.answers(within, LONG + b"y" * 100_000 + GET) == b"tls 100000"
        assert answer(within) == b"tls 0"
        assert site.answers(within, GET + GET) == b"tls 0"
        assert answer(within) == b"tls 0"


def test_a_request_left_within_the_encryption_is_found(site: Site) -> None:
    """The one before ends where the reading stops, in the middle of an encrypted record."""
    head = LONG.replace(b"100000", b"%d" % (patient.SHORT_BYTES - len(LONG) + 1))
    raw = head + b"y" * (patient.SHORT_BYTES - len(head))
    site.worker.cfg.set("keepalive", 10 * int(PATIENCE_S))  # not found, it is waited for in vain
    with site.open() as within:
        within.sendall(raw[:100])
        assert site.answers(within, raw[100:] + GET) == b"tls %d" % (len(raw) - len(head))
        assert answer(within) == b"tls 0"


def dawdlers(site: Site, stack: ExitStack) -> list[socket.socket]:
    """One of each way to connect and not go on."""
    silent = stack.enter_context(site.silent())
    hello = stack.enter_context(site.silent())
    hello.sendall(bytes.fromhex("1603010200010001fc0303"))
    opened = stack.enter_context(site.open())
    half = stack.enter_context(site.open())
    half.sendall(GET[:-2])
    plain = stack.enter_context(site.silent())
    plain.sendall(GET[:-2])
    body = stack.enter_context(site.open())
    body.sendall(LONG.replace(b"100000", b"1000") + b"y")
    behind = stack.enter_context(site.silent())
    assert site.answers(behind, GET + GET[:9]) == b"plain 0"  # half a request behind a whole one
    return [silent, hello, opened, half, plain, body, behind]


def test_whoever_dawdles_has_no_thread_and_is_hung_up_on(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patient, "ARRIVES_WITHIN_S", 10 * PATIENCE_S)
    with ExitStack() as stack:
        for _ in range(THREADS):
            dawdlers(site, stack)
        with site.open() as within:
            assert site.answers(within) == b"tls 0"
        ends = monotonic() + PATIENCE_S
        while site.worker.given and monotonic() < ends:  # a thread that answered is let go of next
            sleep(0.01)
        assert not site.worker.given
    monkeypatch.setattr(patient, "ARRIVES_WITHIN_S", 1.5)
    with ExitStack() as stack:
        assert all(map(hung_up, dawdlers(site, stack)))


def test_one_machine_cannot_take_every_connection(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patient, "MOST_FROM_ONE", 5)
    with ExitStack() as stack:
        there = [stack.enter_context(site.silent()) for _ in range(5)]
        assert hung_up(stack.enter_context(site.silent()))
        assert site.answers(there[0]) == b"plain 0"
        there[1].close()
        assert site.answers(there[2]) == b"plain 0"


def test_whoever_sends_byte_by_byte_gains_no_time(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patient, "ARRIVES_WITHIN_S", 0.5)
    with site.open() as within:
        within.settimeout(0.05)
        begun = monotonic()
        gone = False
        for byte in GET[:-2] * 20:
            try:
                within.sendall(bytes([byte]))
                gone = within.recv(1) == b""
            except TimeoutError:
                continue
            except OSError:
                gone = True
            if gone:
                break
        assert gone
        assert monotonic() - begun < PATIENCE_S / 2


def test_whoever_does_not_take_the_answer_gives_the_thread_back(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patient, "DONE_WITHIN_S", 0.3)
    site.application.large = 20_000_000
    with ExitStack() as stack:
        for one in [stack.enter_context(site.open()) for _ in range(THREADS)]:
            one.sendall(GET)
            assert site.application.entered.acquire(timeout=PATIENCE_S)
        site.application.large = 0
        asked = stack.enter_context(site.open())
        monkeypatch.setattr(patient, "DONE_WITHIN_S", PATIENCE_S)
        assert site.answers(asked).startswith(b"tls 0")


def test_long_bodies_never_have_all_the_threads(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patient, "LONG_AT_ONCE", THREADS - 1)
    with ExitStack() as stack:
        slow = [stack.enter_context(site.open()) for _ in range(2 * THREADS)]
        for one in slow:
            one.sendall(LONG + b"y")
        with site.open() as within:
            assert site.answers(within) == b"tls 0"
        for one in slow:
            one.sendall(b"y" * 99_999)
        for one in slow:  # who has the room is not who came first
            assert answer(one) == b"tls 100000"


def test_what_is_no_tls_and_no_request_harms_nobody(site: Site) -> None:
    with ExitStack() as stack:
        for raw in (b"\x16" * 300, b"\x16\x03\x01\xff\xff" + b"\0" * 70_000, b"\x80\x2e\x01\0"):
            one = stack.enter_context(site.silent())
            try:
                one.sendall(raw)
            except OSError:
                continue
        with pytest.raises(ssl.SSLError):
            ssl.create_default_context().wrap_socket(
                stack.enter_context(site.silent()), server_hostname=NAME
            )
        with site.open() as within:
            assert site.answers(within) == b"tls 0"


def test_a_renewed_certificate_is_shown_from_the_next_connection_on(
    site: Site, files: tuple[Path, bytes], tmp_path: Path
) -> None:
    with site.open() as within:
        before = within.getpeercert(binary_form=True)
        files[0].write_bytes(b"spoilt")
        with site.open() as meanwhile:
            assert meanwhile.getpeercert(binary_form=True) == before
        files[0].unlink()
        with site.open() as meanwhile:
            assert meanwhile.getpeercert(binary_form=True) == before
        kept(tmp_path, NAME, (), datetime.now(UTC))
        assert site.answers(within) == b"tls 0"
    with site.open() as again:
        assert again.getpeercert(binary_form=True) != before


def test_when_gunicorn_is_killed_the_port_is_free_at_once(site: Site) -> None:
    site.worker.cfg.set("graceful_timeout", 10 * int(PATIENCE_S))  # what is under way may end
    with site.silent() as kept_open, site.silent() as under_way:
        assert site.answers(kept_open) == b"plain 0"
        assert site.application.entered.acquire(timeout=PATIENCE_S)
        under_way.sendall(LONG + b"y")
        assert site.application.entered.acquire(timeout=PATIENCE_S)
        site.worker.ppid = -1  # as after a kill -9; it looks every second
        killed = monotonic()
        while True:
            try:
                socket.create_server(("127.0.0.1", site.port)).close()
                break
            except OSError:
                assert monotonic() - killed < PATIENCE_S, "still taken"
                sleep(0.01)
