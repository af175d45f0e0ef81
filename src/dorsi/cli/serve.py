"""`dorsi serve`: the site on this machine."""

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
        str,
        typer.Option(help="The address to listen on; beyond this machine everyone logs in."),
    ] = LOOPBACK,
    invite: Annotated[
        bool, typer.Option("--invite", help="Print a link that opens one account, and end.")
    ] = False,
) -> None:
    """Open the site in a browser on this machine."""
    try:
        import gunicorn  # noqa: F401, PLC0415  (is the extra there?)

        from dorsi.site.serving.prepare import (  # noqa: PLC0415
            sqlite_file,
            start_django,
            upgrade,
        )
    except ImportError as error:
        raise InvalidInput(NEEDS) from error
    here = _is_here(host)
    if not invite:
        _refuse_if_taken(host, port)
    start_django(owner_at_this_machine=here, host=None if here else host)
    from dorsi.site import clock  # noqa: PLC0415  (once Django has read its settings)
    from dorsi.site.pages.built import NOT_BUILT, names  # noqa: PLC0415
    from dorsi.site.serving.opening import (  # noqa: PLC0415
        address_beyond,
        invitation,
        needs_account,
    )
    from dorsi.site.serving.server import run  # noqa: PLC0415

    before = upgrade(clock.now())
    if before is not None:
        typer.echo(f"The database is upgraded; as it was before: {before}")
    address = f"http://{'localhost' if here else host}:{port}"
    if invite or needs_account():
        link = invitation(address_beyond() or address)
        typer.echo(f"Open this once, within a day, to make an account:\n  {link}")
    if invite:
        return
    if not names():
        typer.echo(NOT_BUILT, err=True)
    run(host, port, lambda: typer.echo(f"Dorsi is at {address} (stop with Ctrl-C)"), sqlite_file())


def _refuse_if_taken(host: str, port: int) -> None:
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
