"""A phone in the network of a `dorsi serve --lan`, which listens on loopback alone."""

import re
import signal
import socket
import ssl
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from pathlib import Path
from typing import Any
from urllib.request import HTTPCookieProcessor, HTTPSHandler, Request, build_opener

from tests.site.serving.running import PATIENCE_S, Browser, free_port, kill, start

NAME = "study.local"


class ByName(HTTPSConnection):
    """Finds the machine's name where it is, as a phone does by asking the network."""

    trusting: ssl.SSLContext

    def connect(self) -> None:
        there = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE_S)
        self.sock = self.trusting.wrap_socket(there, server_hostname=self.host)


class Phone(Browser):
    """A browser that believes one authority, and says where a form was, as browsers do."""

    def __init__(self, address: str, authority: bytes) -> None:
        super().__init__(address)
        trusting = ssl.create_default_context(cadata=authority)
        connection = type("Trusting", (ByName,), {"trusting": trusting})

        class Handler(HTTPSHandler):
            def https_open(self, req: Request) -> Any:
                return self.do_open(connection, req)  # type: ignore[arg-type]

        self.opener = build_opener(HTTPCookieProcessor(self.cookies), Handler())
        self.opener.addheaders = [("Origin", address)]


@dataclass(frozen=True)
class Network:
    """A site that is served to phones: its data, its port, and what its console said."""

    folder: Path
    port: int
    console: str

    @property
    def secure(self) -> str:
        return f"https://{NAME}:{self.port}"

    def plain(self, method: str, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
        """Ask without encryption."""
        there = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        there.request(method, path, headers={"Host": f"{NAME}:{self.port}", **headers})
        answer = there.getresponse()
        body = answer.read()
        there.close()
        return answer, body

    def phone(self) -> Phone:
        """A phone that has installed the certificate."""
        return Phone(self.secure, self.plain("GET", "/dorsi.crt")[1])


@contextmanager
def for_phones(folder: Path, *more: str, port: int | None = None) -> Iterator[Network]:
    """Serve to phones until the block ends."""
    port = port or free_port()
    arguments = ("--lan", "--host", "127.0.0.1", "--name", "study", "--port", str(port), *more)
    with tempfile.TemporaryFile("w+") as said:
        process = start(folder, *arguments, said=said)
        try:
            deadline = time.monotonic() + PATIENCE_S
            console = ""
            while "stop with Ctrl-C" not in console or not console.endswith("is open.\n"):
                assert process.poll() is None, console
                assert time.monotonic() < deadline, console
                time.sleep(0.05)
                said.seek(0)
                console = said.read()
            yield Network(folder, port, console)
        finally:
            kill(process, signal.SIGTERM)
            process.wait(timeout=PATIENCE_S)


def set_up_link(console: str) -> str:
    """The path of the link that opens the first account."""
    found = re.search(r"https://study\.local:\d+(/set-up/\S+/)", console)
    assert found, console
    return found[1]
