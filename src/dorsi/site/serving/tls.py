"""Encrypted connections, opened and read without waiting for whoever is at the other end."""

import socket
import ssl
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

HANDSHAKE: Final = 0x16  # the first byte of an encrypted connection, and of no request


class Gone(Exception):
    """The other end is gone, or does not speak TLS as we do."""


class Encrypting:
    """Wraps connections with the certificate in a file; a renewed one counts from then on."""

    def __init__(self, certificate: Path) -> None:
        """Read the certificate."""
        self.certificate = certificate
        self.stamp = self._stamp()
        self.context = _context(certificate)

    def wrap(self, sock: socket.socket) -> ssl.SSLSocket:
        """Take a connection over; nothing is said on it yet.

        Raises:
            Gone: the other end is.
        """
        with suppress(OSError):  # somebody removed or spoilt it: the one before still holds
            if (stamp := self._stamp()) != self.stamp:
                self.context, self.stamp = _context(self.certificate), stamp
        try:
            return self.context.wrap_socket(sock, server_side=True, do_handshake_on_connect=False)
        except OSError as error:
            raise Gone from error

    def _stamp(self) -> tuple[int, int]:
        said = self.certificate.stat()
        return said.st_mtime_ns, said.st_ino


def begins_encrypted(sock: socket.socket) -> bool | None:
    """Look whether a connection begins as an encrypted one; nothing while it has said nothing.

    Raises:
        Gone: the other end is.
    """
    try:
        first = sock.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except BlockingIOError:
        return None
    except OSError as error:
        raise Gone from error
    if not first:
        raise Gone
    return first[0] == HANDSHAKE


def shake_hands(sock: ssl.SSLSocket) -> bool:
    """Go on with the opening of a connection as far as it goes without waiting.

    Returns:
        Whether it is open.

    Raises:
        Gone: it cannot be opened.
    """
    if sock.version() is not None:
        return True
    try:
        sock.do_handshake()
    except (ssl.SSLWantReadError, ssl.SSLWantWriteError):
        return False
    except OSError as error:
        raise Gone from error
    return True


def read_what_is_here(sock: ssl.SSLSocket, most: int) -> bytes:
    """Read what has come without waiting for more.

    Raises:
        Gone: nothing will come any more.
    """
    here = bytearray()
    while len(here) < most:
        try:
            part = sock.recv(most - len(here))
        except (ssl.SSLWantReadError, ssl.SSLWantWriteError):
            break
        except OSError as error:
            raise Gone from error
        if not part:
            if here:
                break
            raise Gone
        here += part
    return bytes(here)


def _context(certificate: Path) -> ssl.SSLContext:
    made: Any = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    made.options |= ssl.OP_NO_RENEGOTIATION
    made.load_cert_chain(certificate)
    context: ssl.SSLContext = made
    return context
