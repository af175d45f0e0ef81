"""What no browser sends: each is refused clearly, and the site goes on as before."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from time import monotonic
from urllib.parse import urlsplit

import pytest
from tests.site.serving.killing import begun, ids
from tests.site.serving.running import Browser, serving

from dorsi.site.serving.patient import SHORT_BYTES, Arrived, arrived

PATIENCE_S = 20.0
MB = 1024 * 1024


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with serving(tmp_path_factory.mktemp("rubbish") / "data") as (browser, _):
        yield browser


@pytest.fixture(autouse=True)
def _goes_on(site: Browser) -> Iterator[None]:
    """Whatever was sent: the next who asks is answered at once."""
    yield
    asked = monotonic()
    assert site.get("/people/")[0] == 200
    assert monotonic() - asked < PATIENCE_S / 2


def connected(site: Browser) -> socket.socket:
    to = urlsplit(site.address)
    return socket.create_connection(("127.0.0.1", to.port or 80), timeout=PATIENCE_S)


def said(site: Browser, raw: bytes) -> tuple[int, bytes]:
    """Send bytes as they are; the status, and all that came back."""
    with connected(site) as there:
        there.sendall(raw)
        back = b""
        while part := there.recv(65536):
            back += part
    return int(back.split(b" ", 2)[1]) if back else 0, back


def request(line: str, *headers: str, body: bytes = b"") -> bytes:
    known = (line, "Host: localhost", "Connection: close", f"Content-Length: {len(body)}", *headers)
    return "\r\n".join(known).encode() + b"\r\n\r\n" + body


def form(site: Browser, path: str, body: bytes, kind: str) -> tuple[int, bytes]:
    """Send a form whose token is right and whose rest is not."""
    site.get("/people/")
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in site.cookies)
    headers = (f"Content-Type: {kind}", f"Cookie: {cookies}", f"X-CSRFToken: {site.token}")
    return said(site, request(f"POST {path} HTTP/1.1", *headers, body=body))


FORM = "application/x-www-form-urlencoded"


def test_more_than_any_journal_is_refused_before_it_is_read(site: Browser) -> None:
    head = request("POST /people/import/ HTTP/1.1").replace(
        b"Content-Length: 0", b"Content-Length: %d" % (500 * MB)
    )
    with connected(site) as there:
        there.sendall(head + b"x" * 1000)
        assert b" 413 " in there.recv(65536).split(b"\r\n", 1)[0]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"&".join(b"a%d=1" % number for number in range(5000)), FORM),
        (b"name=Ada\xff\xfe&timezone=\xc3\x28", FORM),
        ("name=Ada&timezone=UTC".encode("utf-16"), f"{FORM}; charset=utf-16"),
        (b"name=Ada", f"{FORM}; charset=nonsense"),
        (b"name=%00&timezone=%00", FORM),
        (b"name=" + b"A" * 3 * MB, FORM),
        (b"--x\r\nContent-Disposition: form-data", "multipart/form-data; boundary=x"),
        (b"--x\r\n", "multipart/form-data; boundary=\xff".encode().decode("latin-1")),
        (b"no boundary", "multipart/form-data"),
        (b'{"name": "Ada"}', "application/json"),
    ],
    ids=["fields", "bytes", "utf-16", "charset", "nul", "long", "half", "edge", "none", "json"],
)
def test_a_form_that_is_none_is_refused(site: Browser, body: bytes, kind: str) -> None:
    status, _ = form(site, "/people/begin/", body, kind)
    assert 400 <= status < 500


@pytest.mark.parametrize(
    "name", ["../../../etc/passwd", "..\\..\\x.json", "a\0b.json", "x" * 5000, "'; DROP TABLE x"]
)
def test_a_files_name_is_only_a_word_in_a_message(site: Browser, name: str) -> None:
    part = (
        f'--x\r\nContent-Disposition: form-data; name="journal"; filename="{name}"\r\n\r\n'
        "no journal\r\n--x--\r\n"
    )
    status, _ = form(site, "/people/import/", part.encode(), "multipart/form-data; boundary=x")
    assert status in {400, 422}


@pytest.mark.parametrize(
    "path",
    [
        "/static/../settings.py",
        "/static/%2e%2e/settings.py",
        "/static/..%2f..%2fsettings.py",
        "/static//etc/passwd",
        "/people/../../etc/passwd",
        "/people/00000000-0000-0000-0000-000000000000/",
        "/people/not-an-id/",
        "/people/%00/",
        "/people/%ff%fe/",
        "/" + "a" * 3000,
    ],
)
def test_an_address_that_leads_nowhere_is_not_found(site: Browser, path: str) -> None:
    status, back = said(site, request(f"GET {path} HTTP/1.1"))
    assert status in {400, 404}
    assert b"SECRET_KEY" not in back
    assert b"root:" not in back


@pytest.mark.parametrize(
    "path",
    ["data/..%2fsecret.csv", "data/readings.csv/../../secret", "data/%2e%2e.csv",
     "entries/correct/%00/", "why/%00/", "library/?q=%00%ff", "entries/?page=-1", "entries/?page=x",
     "entries/?page=99999999999999999999", "question/nonsense/", "measure/nonsense/"],
)  # fmt: skip
def test_a_bad_address_about_a_person_harms_nothing(site: Browser, path: str) -> None:
    person = begun(site)
    status, back = said(site, request(f"GET {person}{path} HTTP/1.1"))
    assert status in {200, 400, 404}
    assert b"SECRET" not in back


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "FROB", "get"])
def test_a_method_that_is_none_of_a_page_is_refused(site: Browser, method: str) -> None:
    person = begun(site)
    status, _ = said(site, request(f"{method} {person} HTTP/1.1"))
    assert 400 <= status < 500
    assert ids(site, person) == []


@pytest.mark.parametrize(
    "raw",
    [
        b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        b"GET /people/ HTTP/1.1\r\nHost: localhost@evil.example\r\nConnection: close\r\n\r\n",
        b"GET /people/ HTTP/1.1\r\nConnection: close\r\n\r\n",
        b"GET /people/ HTTP/1.1\r\nHost: \r\nConnection: close\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: " + b"y" * 9000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"".join(b"X%d: y\r\n" % n for n in range(500)) + b"\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(64) + b"\r\n\r\n",
        b"\r\n\r\n\r\n\r\n",
    ],
    ids=["host", "two-hosts", "absolute", "userinfo", "no-host", "empty", "version", "long-header",
         "many-headers", "two-lengths", "negative", "tls", "nothing"],
)  # fmt: skip
def test_a_head_that_is_none_is_refused_and_makes_nobody_the_owner(
    site: Browser, raw: bytes
) -> None:
    status, back = said(site, raw)
    assert status == 0 or 300 <= status < 500
    assert b"Location: /people/" not in back


@pytest.mark.parametrize(
    "header",
    ["X-Forwarded-For: 127.0.0.1", "X_Forwarded_For: 127.0.0.1", "Forwarded: for=127.0.0.1",
     "X-Forwarded-Host: localhost", "Via: 1.1 x", "X-Real-IP: 127.0.0.1"],
)  # fmt: skip
def test_who_says_it_was_passed_on_is_not_the_owner(site: Browser, header: str) -> None:
    _, back = said(site, request("GET /people/ HTTP/1.1", header))
    dropped = header.startswith("X_")  # gunicorn takes no header with an underscore for one
    assert (b"/account/login/" in back) != dropped


def test_slow_clients_hold_up_nobody(site: Browser) -> None:
    person = begun(site)
    with ExitStack() as stack:
        for _ in range(20):
            half = stack.enter_context(connected(site))
            half.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ")
        for _ in range(20):
            half = stack.enter_context(connected(site))
            half.sendall(request("POST /people/ HTTP/1.1").replace(b": 0", b": 900") + b"a=")
        for _ in range(20):
            long = stack.enter_context(connected(site))
            head = request("POST /people/import/ HTTP/1.1", "Content-Type: " + FORM)
            long.sendall(head.replace(b": 0", b": 9000000") + b"a=")
        for path in ("/people/", person, f"{person}measure/"):
            asked = monotonic()
            assert site.get(path)[0] == 200
            assert monotonic() - asked < PATIENCE_S / 2


@pytest.mark.one_python
def test_whoever_never_ends_a_request_is_hung_up_on(site: Browser) -> None:
    with connected(site) as half:
        half.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ")
        asked = monotonic()
        with suppress(ConnectionResetError):
            assert half.recv(100) == b""
        assert 5 < monotonic() - asked < PATIENCE_S


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (b"", Arrived.NOTHING),
        (b"GET / HTTP/1.1\r\nHost: x\r\n", Arrived.PART),
        (b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", Arrived.WHOLE),
        (b"POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nab", Arrived.PART),
        (b"POST / HTTP/1.1\r\ncontent-length:3\r\n\r\nabc", Arrived.WHOLE),
        (b"POST / HTTP/1.1\r\nContent-Length: 9999999\r\n\r\nabc", Arrived.LONG),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", Arrived.LONG),
        (b"POST / HTTP/1.1\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n", Arrived.LONG),
        (b"GET / HTTP/1.1\r\nX: " + b"y" * SHORT_BYTES, Arrived.WHOLE),
    ],
)
def test_what_has_arrived_of_a_request_is_told_without_taking_it(
    raw: bytes, found: Arrived
) -> None:
    one, other = socket.socketpair()
    with one, other:
        one.sendall(raw)
        assert arrived(other) is found
        assert arrived(other) is found
