"""The site for phones in the network: encrypted, with the plain page beside it, under one name.

One port has both, because a phone should need one address and a firewall one hole: the first byte
of a connection tells which it is (`patient.py`).
"""

import logging
import os
import signal
import socket
import threading
from collections.abc import Callable, Sequence
from functools import partial
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Final

from dorsi.errors import DorsiError
from dorsi.site import clock
from dorsi.site.serving.authority import Address
from dorsi.site.serving.before_trust import BeforeTrust, by_encryption
from dorsi.site.serving.certificates import Kept, authority_of, kept
from dorsi.site.serving.interfaces import addresses_of_this_machine, host_of
from dorsi.site.serving.lan import Lan
from dorsi.site.serving.server import Server, options

LOOK_EVERY_S: Final = 30.0
GOODBYE_WITHIN_S: Final = 2.0
_LOG: Final = logging.getLogger(__name__)

Find = Callable[[], Sequence[Address]]


def serve(
    lan: Lan,
    certificates: Kept,
    ready: Callable[[], None],
    database: Path | None,
    find: Find = addresses_of_this_machine,
) -> None:
    """Serve until stopped.

    Args:
        lan: The name and the port.
        certificates: As they lie in the data folder.
        ready: Called once the site answers.
        database: The SQLite file to back up daily; nothing where PostgreSQL is used.
        find: What finds the addresses to listen on; asked again while it runs.
    """
    data = certificates.site.parents[1]
    ending = threading.Event()
    usable = partial(where_one_can_listen, find)
    begun: list[threading.Thread] = []

    def begin(worker: Any) -> None:
        begun.append(_begin(lan, data, usable, ending, worker))

    def end() -> None:
        ending.set()
        for thread in begun:
            thread.join(GOODBYE_WITHIN_S)

    plain = BeforeTrust(lan, lambda: authority_of(data) or certificates.authority)
    Server(
        options(ready, database, begin, end),
        bind=lambda: [f"{host_of(address)}:{lan.port}" for address in usable()],
        certificate=certificates.site,
        round_the_site=lambda site: by_encryption(site, plain),
    ).run()


def where_one_can_listen(find: Find) -> tuple[Address, ...]:
    """Leave out addresses that come or go just now; gunicorn would end over one of them."""
    return tuple(filter(_is_there, find()))


def _is_there(address: Address) -> bool:
    kind = socket.AF_INET6 if address.version == 6 else socket.AF_INET  # noqa: PLR2004  (IPv6)
    with socket.socket(kind) as probe:
        try:
            probe.bind((str(address), 0))
        except OSError:
            return False
    return True


def _begin(
    lan: Lan, data: Path, find: Find, ending: threading.Event, worker: Any
) -> threading.Thread:
    """In the process that serves: answer to the addresses, and look after name and certificate."""
    from django.conf import settings  # noqa: PLC0415  (once it is set up)

    heard_on = {ip_address(listener.getsockname()[0]) for listener in worker.sockets}
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, *map(host_of, heard_on)]
    move = partial(worker.method_queue.defer, _move, worker)
    said = (lan, data, find, heard_on, ending, move)
    looking = threading.Thread(target=look_after, args=said, daemon=True)
    looking.start()
    return looking


def _move(worker: Any) -> None:
    """Listen to nothing any more, and have gunicorn begin anew where the machine is now.

    The sockets are shared with the process above. Were one of them open when that listens anew, an
    address that stays would count as taken, and the site would end.
    """
    worker.set_accept_enabled(False)
    for listener in worker.sockets:
        listener.close()
    worker.sockets = []
    os.kill(os.getppid(), signal.SIGHUP)


def look_after(
    lan: Lan,
    data: Path,
    find: Find,
    heard_on: set[Address],
    ending: threading.Event,
    move: Callable[[], None],
) -> None:
    """Answer for the name, renew the certificate, and move when the machine's addresses change."""
    from dorsi.site.serving.announcing import announce  # noqa: PLC0415  (loads while others serve)

    outward = {address for address in heard_on if not address.is_loopback}
    take_back = announce(lan, outward) if outward else None
    while not ending.wait(LOOK_EVERY_S):
        if look_once(lan, data, find, heard_on):
            move()
            break  # another process takes over
    if take_back is not None:
        take_back()


def look_once(lan: Lan, data: Path, find: Find, heard_on: set[Address]) -> bool:
    """Renew the certificate where it is time to, and see where the machine is.

    Returns:
        Whether it is elsewhere, so that the site should listen there.
    """
    there = set(find())
    if not there:
        return False  # no network just now: wait for the next
    try:
        kept(data, lan.name, there, clock.now())
    except DorsiError as error:
        _LOG.error("the certificate could not be renewed: %s", error)
    return there != heard_on
