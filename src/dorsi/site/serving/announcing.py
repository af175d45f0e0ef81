"""This machine's name in the network: left to the system where it answers, else answered here."""

import logging
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from typing import Final

from zeroconf import (  # type: ignore[attr-defined]  # AddressResolver is not in its list
    AddressResolver,
    IPVersion,
    NonUniqueNameException,
    ServiceInfo,
    Zeroconf,
)

from dorsi.site.serving.authority import Address
from dorsi.site.serving.lan import Lan

LISTEN_MS: Final = 2500  # who has just said it waits a second before saying it again
KIND: Final = "_https._tcp.local."
_LOG: Final = logging.getLogger(__name__)


def announce(lan: Lan, addresses: Iterable[Address]) -> Callable[[], None]:
    """See to it that the machine's name leads to it, for as long as it is wanted.

    Where somebody answers for the name already, nothing is added: this system itself, which is as
    it should be, or another machine, which is said in the log.

    Args:
        lan: The name, and the port.
        addresses: Of this machine, in the networks where the name is to be known.

    Returns:
        What ends it.
    """
    mine = set(addresses)
    try:
        network = Zeroconf(interfaces=[str(one) for one in mine], ip_version=_versions(mine))
    except OSError as error:
        _LOG.warning("%s cannot be answered for: %s", lan.name, error.strerror or error)
        return _nothing
    heard = _who_answers(network, lan.name)
    if heard:
        network.close()
        if not heard & mine:
            others = ", ".join(sorted(map(str, heard)))
            _LOG.warning(
                "another machine in this network is called %s (%s), so phones may reach that one; "
                "another name can be given with --name",
                lan.name,
                others,
            )
        return _nothing
    try:
        network.register_service(_said(lan, mine))
    except NonUniqueNameException:
        _LOG.warning("another Dorsi in this network is called %s", lan.name)
    return network.close  # which takes back what was said


def _who_answers(network: Zeroconf, name: str) -> set[Address]:
    asked = AddressResolver(f"{name}.")
    asked.request(network, LISTEN_MS)
    return {ip_address(text.partition("%")[0]) for text in asked.parsed_addresses()}


def _said(lan: Lan, addresses: Iterable[Address]) -> ServiceInfo:
    return ServiceInfo(
        KIND,
        f"{lan.name.removesuffix('.local')}.{KIND}",
        port=lan.port,
        server=f"{lan.name}.",
        addresses=[one.packed for one in addresses],
    )


def _versions(addresses: Iterable[Address]) -> IPVersion:
    both = {one.version for one in addresses}
    if len(both) > 1:
        return IPVersion.All
    return IPVersion.V6Only if 6 in both else IPVersion.V4Only  # noqa: PLR2004  (IPv6)


def _nothing() -> None:
    """End nothing."""
