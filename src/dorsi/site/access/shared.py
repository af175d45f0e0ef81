"""Devices that somebody leaves, and devices that several people share: nothing stays on either.

A shared phone is marked by a cookie that ends with the browser; so does a login on it.
"""

from collections.abc import Callable
from typing import Any, Final

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

DEVICE: Final = "device"  # the cookie, which scripts read too
SHARED: Final = "shared"
_CHOSEN: Final = "chose_shared"
_LEFT: Final = "left_device"

View = Callable[[HttpRequest], HttpResponse]


def devices(respond: View) -> View:
    """Keep nothing on a shared phone, and remove what a device keeps once somebody leaves it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        answer = respond(request)
        if hasattr(request, _CHOSEN):
            _mark(answer, shared=is_shared(request))
        if is_shared(request):
            answer["Cache-Control"] = "no-store"
            _end_with_browser(request)
        if getattr(request, _LEFT, False):
            answer["Clear-Site-Data"] = '"cache", "storage"'
        return answer

    return middleware


def is_shared(request: HttpRequest) -> bool:
    """Tell whether a request comes from a phone that several people use."""
    return bool(getattr(request, _CHOSEN, request.COOKIES.get(DEVICE) == SHARED))


def choose(request: HttpRequest, *, shared: bool) -> None:
    """Make it a shared phone until the browser is closed, or one's own."""
    setattr(request, _CHOSEN, shared)


def leave(request: HttpRequest) -> None:
    """Have the browser remove all it keeps for this site, its cookies excepted."""
    setattr(request, _LEFT, True)


def _mark(answer: HttpResponse, *, shared: bool) -> None:
    if shared:
        answer.set_cookie(DEVICE, SHARED, samesite="Lax")
    else:
        answer.delete_cookie(DEVICE, samesite="Lax")


def _end_with_browser(request: HttpRequest) -> None:
    session = request.session
    if not session.is_empty() and not session.get_expire_at_browser_close():
        session.set_expiry(0)


@receiver(user_logged_out)
def _left(request: HttpRequest | None = None, **_said: Any) -> None:
    if request is not None:
        leave(request)


@receiver(user_logged_in)
def _arrived(request: HttpRequest | None = None, **_said: Any) -> None:
    if request is not None and request.POST.get(SHARED):
        choose(request, shared=True)
