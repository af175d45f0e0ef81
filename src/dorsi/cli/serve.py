"""`dorsi serve`: the site on this machine, or for phones in the network."""

import socket
from ipaddress import ip_address
from typing import Annotated, Final

import typer

from dorsi.errors import InvalidInput

LOOPBACK: Final = "127.0.0.1"
HERE: Final = ("localhost", LOOPBACK, "::1")
PORT: Final = 8000
NEEDS: Final = "the site is not installed here; `pip install 'dorsi[site]'` adds it"


def command(
    *,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where to listen.")] = PORT,
    host: Annotated[
        str | None,
        typer.Option(
            help="The address to listen on; beyond this machine everyone logs in. "
            "Without it this machine alone, with --lan every address in the network."
        ),
    ] = None,
    lan: Annotated[
        bool, typer.Option("--lan", help="For phones in the network, by https and with a QR code.")
    ] = False,
    name: Annotated[
        str | None,
        typer.Option(help="With --lan: the name in the network, instead of this machine's."),
    ] = None,
    new_certificate: Annotated[
        bool,
        typer.Option(
            "--new-certificate",
            help="With --lan: give up the certificate that phones know, and make another.",
        ),
    ] = False,
    invite: Annotated[
        bool, typer.Option("--invite", help="Print a link that opens one account, and end.")
    ] = False,
) -> None:
    """Open the site in a browser, on this machine or on your phone."""
    try:
        import gunicorn  # noqa: F401, PLC0415  (is the extra there?)

        from dorsi.site.serving import prepare  # noqa: F401, PLC0415
    except ImportError as error:
        raise InvalidInput(NEEDS) from error
    if lan:
        from dorsi.cli.serve_lan import serve_lan  # noqa: PLC0415  (loads what only it needs)

        serve_lan(port, host, name, afresh=new_certificate, only_invite=invite)
        return
    for given, option in ((name, "--name"), (new_certificate, "--new-certificate")):
        if given:
            raise InvalidInput(f"{option} means something with --lan only")
    _serve(LOOPBACK if host is None else host, port, only_invite=invite)


def _serve(host: str, port: int, *, only_invite: bool) -> None:
    from dorsi.site.serving.prepare import sqlite_file, start_django  # noqa: PLC0415

    here = _is_here(host)
    if not only_invite:
        refuse_if_taken(host, port)
    start_django(owner_at_this_machine=here, host=None if here else host)
    from dorsi.site.serving.opening import address_beyond, needs_account  # noqa: PLC0415
    from dorsi.site.serving.server import run  # noqa: PLC0415

    make_ready()
    address = f"http://{'localhost' if here else host}:{port}"
    if only_invite or needs_account():
        link = link_to_an_account(address_beyond() or address)
        typer.echo(f"Open this once, within a day, to make an account:\n  {link}")
    if only_invite:
        return
    say_if_not_built()
    run(host, port, lambda: typer.echo(f"Dorsi is at {address} (stop with Ctrl-C)"), sqlite_file())


def make_ready() -> None:
    """Bring the database up to date, and say where the copy made before is."""
    from dorsi.site import clock  # noqa: PLC0415  (once Django has read its settings)
    from dorsi.site.serving.prepare import upgrade  # noqa: PLC0415

    before = upgrade(clock.now())
    if before is not None:
        typer.echo(f"The database is upgraded; as it was before: {before}")


def link_to_an_account(address: str) -> str:
    """Make a link that opens one account.

    Args:
        address: Where the site is reached.
    """
    from dorsi.site.serving.opening import invitation  # noqa: PLC0415  (likewise)

    return invitation(address)


def say_if_not_built() -> None:
    """Say that pages come without their looks, where they do."""
    from dorsi.site.pages.built import NOT_BUILT, names  # noqa: PLC0415  (likewise)

    if not names():
        typer.echo(NOT_BUILT, err=True)


def refuse_if_taken(host: str, port: int) -> None:
    """Say so before anything is made when another program has the port.

    Raises:
        InvalidInput: it has, or nothing may listen there.
    """
    kind = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(kind) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise InvalidInput(
                f"{host} port {port} cannot be listened on: {error.strerror or error}; "
                "another one can be given with --port"
            ) from error


def _is_here(host: str) -> bool:
    """Whether an address is this machine alone, by one of its usual names.

    Raises:
        InvalidInput: it is no address.
    """
    if host in HERE:
        return True
    try:
        ip_address(host)
    except ValueError:
        raise InvalidInput(
            f"--host: {host!r} is no address; write it like 127.0.0.1 or 192.168.1.20"
        ) from None
    return False
