"""`dorsi serve --lan`: the site for phones in the network, and what the console says of it."""

import os
import sys
from collections.abc import Callable, Sequence
from ipaddress import ip_address
from typing import Final

import typer

from dorsi.cli.serve import (
    link_to_an_account,
    make_ready,
    refuse_if_taken,
    say_if_not_built,
)
from dorsi.errors import InvalidInput
from dorsi.site.folder import data_folder
from dorsi.site.serving.authority import Address, Certificate, vouches_for
from dorsi.site.serving.certificates import authority_of, kept
from dorsi.site.serving.interfaces import addresses_of_this_machine, host_of
from dorsi.site.serving.lan import Lan, name_of_this_machine
from dorsi.site.serving.prepare import sqlite_file, start_django

NO_NETWORK: Final = (
    "this machine is in no network that a phone could share with it; join one, "
    "or name an address of this machine with --host"
)
_OPENS: Final = (
    "Once the certificate is installed, this opens the\n   first; it works once, within a day:"
)
_RECOGNISED: Final = (
    "   It shows how to install this machine's certificate, once. Its fingerprint (SHA-256):"
)


def serve_lan(
    port: int, host: str | None, name: str | None, *, afresh: bool, only_invite: bool
) -> None:
    """Serve to phones until stopped.

    Args:
        port: The port, of the site and of the plain page.
        host: The one address to listen on, instead of all that are found.
        name: The name in the network, instead of this machine's.
        afresh: Whether to make another authority, so that phones have to be told anew.
        only_invite: Whether to print a link that opens an account, and end.

    Raises:
        InvalidInput: the machine is in no network, an address is none, or the port is taken.
    """
    find = _finder(host)
    # Phones keep the name that they know, even where this machine was renamed since.
    known = None if afresh or name else authority_of(data_folder())
    lan = Lan((known and vouches_for(known)) or name_of_this_machine(name), port)
    addresses = () if only_invite else _free(find(), port)
    start_django(lan=f"{lan.name}:{lan.port}")
    from dorsi.site import clock  # noqa: PLC0415  (once Django has read its settings)
    from dorsi.site.serving.opening import needs_account  # noqa: PLC0415
    from dorsi.site.serving.to_phones import serve  # noqa: PLC0415

    make_ready()
    link = link_to_an_account(lan.secure) if only_invite or needs_account() else None
    if only_invite:
        typer.echo(f"Open this once, within a day, to make an account:\n  {link}")
        return
    certificates = kept(data_folder(), lan.name, addresses, clock.now(), afresh=afresh)
    say_if_not_built()

    def ready() -> None:
        typer.echo(
            said(
                lan,
                addresses,
                certificates.authority,
                link,
                instead=certificates.instead_of_another,
            )
        )

    serve(lan, certificates, ready, sqlite_file(), find)


def _free(addresses: Sequence[Address], port: int) -> Sequence[Address]:
    if not addresses:
        raise InvalidInput(NO_NETWORK)
    for address in addresses:
        refuse_if_taken(str(address), port)
    return addresses


def said(
    lan: Lan,
    addresses: Sequence[Address],
    authority: Certificate,
    link: str | None,
    *,
    instead: bool = False,
) -> str:
    """Say what to do on the phone, and what a network needs for it.

    Args:
        lan: The name and the port.
        addresses: Where the site listens.
        authority: What phones are to believe.
        link: What opens the first account, where there is none yet.
        instead: Whether phones know another authority from before, which counts no more.
    """
    by_number = " or ".join(f"http://{host_of(one)}:{lan.port}" for one in addresses)
    parts = [
        "Dorsi is open to phones in this network (stop with Ctrl-C).",
        _numbered(1, f"On the phone, in the same Wi-Fi: {lan.plain}", _qr(lan.plain)),
        "\n".join([_RECOGNISED, *(f"   {row}" for row in authority.fingerprint())]),
        _numbered(2, f"From then on Dorsi is at {lan.secure}", ""),
    ]
    if instead:
        parts.insert(3, "   It takes the place of another, which phones do better to remove.")
    if link:
        parts.append(_numbered(3, f"There is no account yet. {_OPENS}\n   {link}", _qr(link)))
    parts.append(
        f"A phone that does not find the name can use {by_number}.\n"
        f"A firewall on this machine has to let in TCP {lan.port}, and UDP 5353 for the name.\n"
        "Everybody in this network can reach the login. Without an account nothing else is open."
    )
    return "\n\n".join(parts)


def _finder(host: str | None) -> Callable[[], Sequence[Address]]:
    if host is None:
        return addresses_of_this_machine
    try:
        one = ip_address(host)
    except ValueError:
        raise InvalidInput(f"--host: {host!r} is no address; write it like 192.168.1.20") from None
    return lambda: (one,)


def _numbered(number: int, text: str, below: str) -> str:
    return f"{number}. {text}" + (f"\n\n{below}" if below else "")


def _qr(text: str) -> str:
    """Draw a code where a screen shows it; what goes into a file or a log has the address."""
    if not sys.stdout.isatty() or os.environ.get("TERM") == "dumb":
        return ""
    from dorsi.site.serving.qr import in_terminal  # noqa: PLC0415  (only where it is drawn)

    return in_terminal(text)
