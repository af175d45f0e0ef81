"""A real `dorsi serve` in a process of its own, and a browser without a screen to talk to it."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection
from http.cookiejar import CookieJar
from pathlib import Path
from typing import TextIO
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, Request, build_opener

PATIENCE_S = 60.0  # a crowded machine is no fault of the site


class Browser:
    """Follows links, keeps cookies, sends forms."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.cookies = CookieJar()
        self.opener = build_opener(HTTPCookieProcessor(self.cookies))
        self.token = ""

    def get(self, path: str) -> tuple[int, str]:
        return self._ask(Request(f"{self.address}{path}"))  # noqa: S310  (to loopback)

    def send(self, path: str, said: Mapping[str, str]) -> tuple[int, str]:
        form = urlencode({**said, "csrfmiddlewaretoken": self.token}).encode()
        return self._ask(Request(f"{self.address}{path}", form))  # noqa: S310  (to loopback)

    def post(self, path: str, said: Mapping[str, str]) -> int:
        """Send a form and go nowhere; the status alone."""
        to = urlsplit(self.address)
        form = urlencode({**said, "csrfmiddlewaretoken": self.token})
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.cookies)
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookies}
        with closing(HTTPConnection(str(to.hostname), to.port, timeout=PATIENCE_S)) as there:
            there.request("POST", path, form, kind)
            return there.getresponse().status

    def upload(self, path: str, field: str, name: str, text: str) -> tuple[int, str]:
        edge = "an-edge-that-is-in-no-file"
        said = (
            f'--{edge}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n'
            f"{self.token}\r\n--{edge}\r\n"
            f'Content-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'
            f"{text}\r\n--{edge}--\r\n"
        )
        kind = {"Content-Type": f"multipart/form-data; boundary={edge}"}
        return self._ask(Request(f"{self.address}{path}", said.encode(), kind))  # noqa: S310

    def _ask(self, request: Request) -> tuple[int, str]:
        try:
            with self.opener.open(request, timeout=PATIENCE_S) as answer:
                text = answer.read().decode()
                status = answer.status
        except HTTPError as error:
            text, status = error.read().decode(), error.code
        found = re.search(r'csrfmiddlewaretoken" value="(\w+)"', text)
        self.token = found[1] if found else self.token
        return status, text


@contextmanager
def serving(
    folder: Path, *more: str, **settings: str
) -> Iterator[tuple[Browser, "subprocess.Popen[str]"]]:
    """Run the site until the block ends; it and what it started are stopped by their group."""
    port = free_port()
    said = tempfile.TemporaryFile("w+")  # noqa: SIM115  (a pipe that nobody reads would fill up)
    process = start(folder, "--port", str(port), *more, said=said, **settings)
    host = more[more.index("--host") + 1] if "--host" in more else "localhost"
    try:
        browser = Browser(f"http://{host}:{port}")
        wait_for(browser, process, said)
        yield browser, process
    finally:
        kill(process, signal.SIGTERM)
        process.wait(timeout=PATIENCE_S)
        said.close()


def start(
    folder: Path, *arguments: str, said: TextIO | None = None, **settings: str
) -> "subprocess.Popen[str]":
    known = {k: v for k, v in os.environ.items() if not k.startswith(("DORSI_", "DJANGO_"))}
    return subprocess.Popen(  # noqa: S603  (this very Python)
        [sys.executable, "-m", "dorsi.cli.main", "serve", *arguments],
        env={**known, "DORSI_DATA": str(folder), **settings},
        stdout=said or subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def kill(process: "subprocess.Popen[str]", with_: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, with_)


def wait_for(browser: Browser, process: "subprocess.Popen[str]", said: TextIO) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        assert process.poll() is None, said.seek(0) or said.read()
        with suppress(URLError, ConnectionError, TimeoutError):
            browser.get("/account/login/")
            return
        time.sleep(0.05)
    raise AssertionError("the site did not answer")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
