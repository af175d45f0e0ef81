"""The owner of the machine: whoever sits at it needs no account.

Only when the site was started for this (`dorsi serve`), the request comes over loopback, asks for
this machine by a name that cannot be anyone else's, and nothing passed it on.
"""

from collections.abc import Callable
from ipaddress import ip_address
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port

from dorsi.site.access.models import Account
from dorsi.site.records.writing import writing

HERE: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
PASSED_ON: Final = ("HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_REAL_IP", "HTTP_CF_CONNECTING_IP")
OWNER_NAME: Final = "owner"

View = Callable[[HttpRequest], HttpResponse]


def owner_at_this_machine(respond: View) -> View:
    """Let the owner of the machine in where nobody is logged in."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if from_this_machine(request) and not request.user.is_authenticated:
            request.user = owner()
        return respond(request)

    return middleware


def from_this_machine(request: HttpRequest) -> bool:
    """Tell whether a request was made at this machine, by its owner's own browser."""
    said = request.META
    if not settings.OWNER_AT_THIS_MACHINE:
        return False
    if any(key in said for key in PASSED_ON) or any(k.startswith("HTTP_X_FORWARDED") for k in said):
        return False
    name, _ = split_domain_port(said.get("HTTP_HOST", ""))
    return name in HERE and _is_loopback(said.get("REMOTE_ADDR", ""))


def owner() -> Account:
    """The account of the machine's owner, made when it is first needed. It has no password."""
    found = Account.objects.filter(owns_machine=True).first()
    if found is not None:
        return found
    with writing():
        fresh = Account(username=_free_name(), owns_machine=True)
        fresh.set_unusable_password()
        made, _ = Account.objects.get_or_create(
            owns_machine=True, defaults={"username": fresh.username, "password": fresh.password}
        )
    return made


def _free_name() -> str:
    name, number = OWNER_NAME, 1
    while Account.objects.filter(username=name).exists():
        number += 1
        name = f"{OWNER_NAME}-{number}"
    return name


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
