"""The addresses that others in the network reach this machine by."""

import re
from collections.abc import Iterable
from ipaddress import ip_address
from typing import Final

import ifaddr

from dorsi.site.serving.authority import Address, is_within_a_network

# Networks between this machine and programs on it. Their names are the only thing that tells them.
_INSIDE: Final = re.compile(
    r"(docker|br-|veth|virbr|lxc|lxd|cni|podman|flannel|cali|vboxnet|vmnet|bridge\d|vEthernet"
    r"|tun|tap|utun|wg|tailscale|zt|ppp|ipsec|llw|awdl)",
    re.IGNORECASE,
)


def addresses_of_this_machine(
    adapters: Iterable[ifaddr.Adapter] | None = None,
) -> tuple[Address, ...]:
    """Find the addresses that others in the network reach this machine by.

    IPv6 is for networks that have no other. Left out are those that the whole world could reach,
    those of this machine alone, and networks that only programs on it know, such as containers'.
    """
    found = ifaddr.get_adapters() if adapters is None else adapters
    outward = [one for one in found if not _INSIDE.match(one.nice_name or one.name)]
    each = (_address(ip) for one in outward for ip in one.ips)
    within = {one for one in each if is_within_a_network(one)}
    fourth = sorted(one for one in within if one.version == 4)  # noqa: PLR2004  (IPv4)
    return tuple(fourth or sorted(within, key=int))


def host_of(address: Address) -> str:
    """Write an address as it stands in a web address."""
    return f"[{address}]" if address.version == 6 else str(address)  # noqa: PLR2004  (IPv6)


def _address(ip: ifaddr.IP) -> Address:
    return ip_address(ip.ip if isinstance(ip.ip, str) else ip.ip[0])
