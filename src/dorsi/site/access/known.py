"""Devices somebody has logged in on before: strangers who guess passwords cannot hold them out.

After a few wrong passwords a name is closed for some minutes, to everybody who might be guessing.
A device that got in once says so by a signed cookie, and its own wrong passwords are counted apart.
The cookie opens nothing.
"""

from collections.abc import Callable
from secrets import token_urlsafe
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.core import signing
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

from dorsi.site.access.models import Account
from dorsi.site.access.shared import is_shared

KNOWN: Final = "__Host-known" if settings.SESSION_COOKIE_SECURE else "known"
KEPT_FOR_S: Final = 60 * 60 * 24 * 365
_SALT: Final = "dorsi.site.access.known"
_ARRIVED: Final = "arrived_as"

View = Callable[[HttpRequest], HttpResponse]


def known_devices(respond: View) -> View:
    """Mark a device on which somebody has just logged in, unless several people use it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        answer = respond(request)
        account = getattr(request, _ARRIVED, None)
        if account is not None and not is_shared(request):
            answer.set_cookie(
                KNOWN,
                signing.dumps([account, token_urlsafe(16)], salt=_SALT),
                max_age=KEPT_FOR_S,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return answer

    return middleware


def device_of(request: HttpRequest, name: str) -> str | None:
    """The device a request comes from, where the account of that name has been open on it."""
    try:
        account, device = signing.loads(
            request.COOKIES.get(KNOWN, ""), salt=_SALT, max_age=KEPT_FOR_S
        )
    except (signing.BadSignature, ValueError):
        return None
    known = Account.objects.filter(pk=account, username__iexact=name).exists()
    return str(device) if known else None


@receiver(user_logged_in)
def _arrived(user: Account | None = None, request: HttpRequest | None = None, **_said: Any) -> None:
    if request is not None and user is not None:
        setattr(request, _ARRIVED, str(user.pk))
