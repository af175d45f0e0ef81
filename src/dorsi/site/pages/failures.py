"""What people see when something cannot be done: a plain page that says what and what now."""

import errno
import logging
from collections.abc import Callable
from typing import Final

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from dorsi.errors import NotSaved
from dorsi.site.access.asking import answers_scripts

NO_ROOM: Final = 507
TOO_LARGE: Final = 413
UNREADABLE: Final = 400
FORBIDDEN: Final = 403
MOST_BYTES: Final = 17 * 1024 * 1024  # the largest journal, and the form round it
BUSY: Final = 503
_FULL: Final = ("database or disk is full", "no space left on device", "could not extend file")
# What SQLite says where a quota or the largest size of a file is reached instead of the disk's end.
_NOT_WRITTEN: Final = frozenset({"SQLITE_FULL", "SQLITE_IOERR_WRITE"})
_LOG: Final = logging.getLogger(__name__)

View = Callable[[HttpRequest], HttpResponse]


def refusals(respond: View) -> View:
    """Answer what cannot be done with a page: far too much, a full disk, no answer in time."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if _in_other_letters(request):
            return render(request, "400.html", status=UNREADABLE)
        if _length(request) <= MOST_BYTES:
            return respond(request)
        answer = render(request, "too_large.html", status=TOO_LARGE)
        answer["Connection"] = "close"  # so that nobody waits for the rest
        return answer

    def process_exception(request: HttpRequest, error: Exception) -> HttpResponse | None:
        if is_full(error):
            _LOG.error("the disk is full: %s", error)
            return render(request, "no_room.html", status=NO_ROOM)
        if isinstance(error, NotSaved):
            _LOG.error("%s", error)
            return render(request, "not_saved.html", {"said": str(error)}, status=500)
        if isinstance(error, OperationalError):
            _LOG.error("the database did not answer: %s", error)
            return render(request, "busy.html", status=BUSY)
        return None

    middleware.process_exception = process_exception  # type: ignore[attr-defined]
    return middleware


def is_full(error: Exception) -> bool:
    """Tell whether there was no room left on the disk."""
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    if not isinstance(error, OperationalError):
        return False
    name = getattr(error.__cause__, "sqlite_errorname", "")
    return name in _NOT_WRITTEN or any(said in str(error).lower() for said in _FULL)


def _in_other_letters(request: HttpRequest) -> bool:
    """Whether a form says that it is not written in UTF-8; Django fails over those."""
    said = (request.content_params or {}).get("charset", "utf-8")
    return said.lower().replace("-", "") not in ("utf8", "usascii")


def _length(request: HttpRequest) -> int:
    """How much a request says it brings; nothing where it does not say so."""
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isdecimal() else 0


def not_from_this_site(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form came from elsewhere, or from a page that stood open for too long."""
    _LOG.warning("a form was refused: %s", reason)
    if request.resolver_match and answers_scripts(request.resolver_match.func):
        return JsonResponse({"said": "The token is not of this login."}, status=FORBIDDEN)
    return render(request, "not_from_this_site.html", status=FORBIDDEN)
