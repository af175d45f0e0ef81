"""A server in front of the site: believed about who asks and how, but only when it was named.

What DORSI_PROXY names may say in X-Forwarded headers whom it passes on. The same headers from
anybody else change nothing, except that nobody who sends one is the owner of the machine.
"""

from collections.abc import Callable, Iterable, MutableMapping
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from dorsi.errors import InvalidInput

PROXY_SETTING: Final = "DORSI_PROXY"

Network = IPv4Network | IPv6Network
View = Callable[[HttpRequest], HttpResponse]


def networks(text: str) -> tuple[Network, ...]:
    """Read the addresses or networks of the servers in front, with commas.

    Raises:
        InvalidInput: one of them is none.
    """
    try:
        return tuple(ip_network(name.strip()) for name in text.split(",") if name.strip())
    except ValueError as error:
        raise InvalidInput(
            f"{PROXY_SETTING}: {error}; write the address of the server in front, like 127.0.0.1"
        ) from error


def named_proxy(respond: View) -> View:
    """Take a request that a named server passes on for what it was when that server got it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if _within(request.META.get("REMOTE_ADDR", ""), settings.PROXIES):
            _as_it_was(request.META)
        return respond(request)

    return middleware


def _as_it_was(said: MutableMapping[str, Any]) -> None:
    """Put back who asked, by what name and how. Of several the last counts: it wrote that one."""
    who, host, how = (
        said.get(f"HTTP_X_FORWARDED_{what}", "").rpartition(",")[2].strip()
        for what in ("FOR", "HOST", "PROTO")
    )
    if _is_address(who):
        said["REMOTE_ADDR"] = who
    if host:
        said["HTTP_HOST"] = host
    if how in ("http", "https"):
        said["wsgi.url_scheme"] = how


def _within(address: str, named: Iterable[Network]) -> bool:
    return _is_address(address) and any(ip_address(address) in network for network in named)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
