"""The whole way onto a phone, and what of the site is reachable without encryption: nothing."""

import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from http.client import HTTPConnection
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from tests.site.serving.phone import NAME, Network, Phone, for_phones, set_up_link
from tests.site.serving.running import PATIENCE_S, free_port, kill, start

PASSWORD = "a quiet afternoon"  # noqa: S105  (of an invented person)
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Safari/604.1"
ANDROID = "Mozilla/5.0 (Linux; Android 15; Pixel 8) Chrome/140.0 Mobile Safari/537.36"


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Network]:
    with for_phones(tmp_path_factory.mktemp("lan") / "data") as there:
        yield there


@pytest.fixture(scope="module")
def phone(network: Network) -> Phone:
    """A phone on which the first account was opened."""
    phone = network.phone()
    link = set_up_link(network.console)
    assert phone.get(link)[0] == 200
    chosen = {"username": "ada", "password1": PASSWORD, "password2": PASSWORD}
    status, page = phone.send(link, chosen)
    assert (status, "How far does your ankle bend" in page) == (200, True)
    return phone


def within(network: Network, host: str) -> bytes:
    """Ask for a page over an encrypted connection, by any name."""
    raw = f"GET /people/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    trusting = ssl.create_default_context(cadata=network.plain("GET", "/dorsi.crt")[1])
    plain = socket.create_connection(("127.0.0.1", network.port), timeout=PATIENCE_S)
    with trusting.wrap_socket(plain, server_hostname=NAME) as there:
        there.sendall(raw.encode())
        return there.recv(65536)


def test_the_first_form_is_taken_and_so_is_the_first_login(network: Network, phone: Phone) -> None:
    phone.get("/account/logout/")
    phone.send("/account/logout/", {})
    status, page = phone.get("/people/")
    assert (status, 'name="login"' in page) == (200, True)
    status, page = phone.send("/account/login/", {"login": "ada", "password": PASSWORD})
    assert (status, "This form could not be taken" in page) == (200, False)
    assert phone.get("/people/")[0] == 200
    assert network.phone().get("/people/")[1].count('name="login"') == 1


def test_cookies_belong_to_this_host_and_to_encryption_alone(phone: Phone) -> None:
    assert phone.get("/people/")[0] == 200
    there = {cookie.name: cookie for cookie in phone.cookies}
    assert {"__Host-session", "__Host-csrf"} <= set(there)
    assert all(cookie.secure and not cookie.domain_specified for cookie in there.values())


def test_browsers_are_not_told_to_keep_to_https_on_every_port_of_this_machine(
    phone: Phone,
) -> None:
    with phone.opener.open(f"{phone.address}/people/", timeout=PATIENCE_S) as answer:
        assert answer.headers["Strict-Transport-Security"] is None


def test_nobody_is_the_owner_not_even_from_this_machine(network: Network) -> None:
    for host in (NAME, "localhost", "127.0.0.1", "[::1]"):
        assert b"Location: /account/login/" in within(network, host)


def test_another_name_in_the_request_is_refused(network: Network) -> None:
    assert b" 400 " in within(network, "evil.example").split(b"\r\n")[0]


def test_a_form_from_the_plain_side_or_another_site_is_refused(
    network: Network, phone: Phone
) -> None:
    was = phone.opener.addheaders
    phone.get("/people/")
    for origin in (f"http://{NAME}:{network.port}", "https://evil.example", "null"):
        phone.opener.addheaders = [("Origin", origin)]
        assert phone.send("/people/begin/", {"name": "Eve", "timezone": "UTC"})[0] == 403
    phone.opener.addheaders = was


@pytest.mark.parametrize("path", ["/people/", "/account/login/", "/set-up/x/", "/static/", "/%00"])
def test_without_encryption_every_other_address_leads_to_the_page(
    network: Network, path: str
) -> None:
    answer, body = network.plain("GET", path)
    assert (answer.status, answer.headers["Location"], body) == (302, "/", b"")
    answer, _ = network.plain("POST", path)
    assert answer.status == 405
    assert answer.headers["Set-Cookie"] is None


def test_without_encryption_no_header_opens_anything(network: Network) -> None:
    said = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "127.0.0.1", "X-Forwarded-Ssl": "on"}
    answer, _ = network.plain("GET", "/people/", **said)
    assert (answer.status, answer.headers["Location"]) == (302, "/")


def test_the_page_explains_the_certificate_for_the_phone_that_asks(network: Network) -> None:
    def opened(browser: str) -> list[str]:
        answer, body = network.plain("GET", "/", **{"User-Agent": browser})
        assert answer.status == 200
        assert answer.headers["Set-Cookie"] is None
        assert "unsafe" not in str(answer.headers["Content-Security-Policy"])
        return re.findall(r"<details open><summary>(\w+)", body.decode())

    assert opened(IPHONE) == ["iPhone"]
    assert opened(ANDROID) == ["Android"]
    assert opened("curl/8") == ["iPhone", "Android"]


@pytest.mark.parametrize(
    ("host", "leads_to"),
    [
        (NAME, NAME), ("127.0.0.1", "127.0.0.1"), ("[fd00::7]", "[fd00::7]"),
        ("evil.example", NAME), ("x';script-src *", NAME), ("", NAME),
    ],
)  # fmt: skip
def test_a_phone_that_came_by_number_goes_on_by_number(
    network: Network, host: str, leads_to: str
) -> None:
    answer, body = network.plain("GET", "/", Host=f"{host}:{network.port}")
    there = f"https://{leads_to}:{network.port}"
    assert f'href="{there}/"' in body.decode()
    assert f"img-src 'self' {there};" in str(answer.headers["Content-Security-Policy"])


def test_the_certificate_is_the_one_on_the_console_and_on_the_page(network: Network) -> None:
    answer, body = network.plain("GET", "/dorsi.crt")
    assert answer.headers["Content-Type"] == "application/x-x509-ca-cert"
    found = x509.load_der_x509_certificate(body).fingerprint(hashes.SHA256()).hex(" ").upper()
    assert found in re.sub(r"\n\s+", " ", network.console)
    page = network.plain("GET", "/")[1].decode()
    assert found in re.sub(r"</?span>", "", page)


def test_what_the_page_is_made_of_is_there_too(network: Network) -> None:
    page = network.plain("GET", "/")[1].decode()
    for path in re.findall(r'(?:href|src)="(/static/[^"]+)"', page):
        answer, body = network.plain("GET", path)
        assert (answer.status, len(body) > 100) == (200, True)
    assert "site-" not in "".join(re.findall(r'src="([^"]+)"', page))


def test_the_console_says_all_that_is_needed(network: Network) -> None:
    said = network.console
    for needed in (
        f"http://{NAME}:{network.port}", network.secure, "SHA-256", "/set-up/",
        f"TCP {network.port}", "UDP 5353",
    ):  # fmt: skip
        assert needed in said
    assert "\x1b[" not in said  # no code for a camera where there is no screen
    assert "!" not in said


def test_a_second_start_keeps_the_certificate_even_after_a_kill(network: Network) -> None:
    known = network.plain("GET", "/dorsi.crt")[1]
    with for_phones(network.folder) as again:
        assert again.plain("GET", "/dorsi.crt")[1] == known


def test_killed_without_warning_the_port_is_free_and_all_goes_on(tmp_path: Path) -> None:
    port = free_port()
    process = start(
        tmp_path, "--lan", "--host", "127.0.0.1", "--name", "study", "--port", str(port)
    )
    assert process.stdout is not None
    while "is open." not in process.stdout.readline():
        assert process.poll() is None
    known = (tmp_path / "lan" / "authority.pem").read_bytes()
    kill(process, signal.SIGKILL)
    process.wait(timeout=PATIENCE_S)
    process.stdout.close()
    with for_phones(tmp_path, "--new-certificate", port=port) as there:
        assert (tmp_path / "lan" / "authority.pem").read_bytes() != known
        assert "takes the place of another" in there.console
        assert "login" in there.phone().get("/people/")[1]
    with socket.socket() as probe:  # stopped, it listens to nothing
        assert probe.connect_ex(("127.0.0.1", port)) != 0


MOVING = """
import sys
from ipaddress import ip_address
from pathlib import Path
from dorsi.site.serving.prepare import start_django, upgrade
start_django(lan="study.local:" + sys.argv[1])
from dorsi.site import clock
from dorsi.site.serving import to_phones
from dorsi.site.serving.certificates import kept
from dorsi.site.serving.lan import Lan
here = Path(sys.argv[2]) / "here"
to_phones.LOOK_EVERY_S = 0.1
find = lambda: tuple(map(ip_address, here.read_text().split()))
upgrade(clock.now())
made = kept(here.parent, "study.local", (), clock.now())
to_phones.serve(Lan("study.local", int(sys.argv[1])), made, lambda: None, None, find)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has 127.0.0.2 by itself")
def test_when_the_machine_moves_the_site_listens_where_it_is(tmp_path: Path) -> None:
    def answers(address: str) -> bool:
        with suppress(OSError), closing(HTTPConnection(address, port, timeout=PATIENCE_S)) as there:
            there.request("GET", "/")
            return there.getresponse().status == 200
        return False

    def comes_to(address: str, *others: str) -> bool:
        (tmp_path / "here").write_text(" ".join((address, *others)), encoding="ascii")
        deadline = time.monotonic() + PATIENCE_S
        while not answers(address) and time.monotonic() < deadline:
            time.sleep(0.05)
        return answers(address)

    port = free_port()
    (tmp_path / "here").write_text("127.0.0.1", encoding="ascii")
    known = {k: v for k, v in os.environ.items() if not k.startswith(("DORSI_", "DJANGO_"))}
    process = subprocess.Popen(  # noqa: S603  (this very Python)
        [sys.executable, "-c", MOVING, str(port), str(tmp_path)],
        env={**known, "DORSI_DATA": str(tmp_path)},
    )
    try:
        assert comes_to("127.0.0.1")
        assert comes_to("127.0.0.2")
        assert not answers("127.0.0.1")
        assert comes_to("127.0.0.1", "127.0.0.2")  # one comes, one stays
        assert answers("127.0.0.2")
    finally:
        process.terminate()
        assert process.wait(timeout=PATIENCE_S) == 0


def test_a_port_in_use_is_one_line_and_nothing_is_made(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        process = start(tmp_path / "data", "--lan", "--host", "127.0.0.1", "--port", port)
        said, _ = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 2
    assert "another one can be given with --port" in said
    assert not (tmp_path / "data").exists()
