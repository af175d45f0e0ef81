"""Whether browsers give a page what they give to pages with https alone."""

from ipaddress import ip_address

from django.http import HttpRequest
from django.http.request import split_domain_port


def is_secure_origin(request: HttpRequest) -> bool:
    """Whether a page has come by https, or from the very machine the browser runs on.

    Anywhere else there is no service worker, no wake lock, no motion sensor, no camera, no passkey.
    """
    if request.is_secure():
        return True
    name, _ = split_domain_port(request.META.get("HTTP_HOST", ""))
    return name == "localhost" or name.endswith(".localhost") or _is_loopback(name.strip("[]"))


def _is_loopback(name: str) -> bool:
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
