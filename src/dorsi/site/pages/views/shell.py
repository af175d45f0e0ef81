"""What makes the site an app: the worker, the manifest, and the pages that need no network.

All of it is the same for everybody and says nothing of anybody, so nobody is asked to log in.
"""

from hashlib import sha256

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe

from dorsi.site.pages import shell


@login_not_required
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Give the service worker; browsers ask for it often."""
    code = shell.worker()
    if code is None:
        raise Http404
    return _unless_known(request, code, "text/javascript")


@login_not_required
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Give what a system needs to know to install the site."""
    return _unless_known(request, shell.manifest(), "application/manifest+json")


@login_not_required
@require_safe
def guided_shell(_request: HttpRequest) -> HttpResponse:
    """Give the page that guides as the worker stores it, for whoever will need it."""
    return HttpResponse(shell.page(shell.GUIDED))


@login_not_required
@require_safe
def away(_request: HttpRequest) -> HttpResponse:
    """Give the page that stands in where the network does not reach."""
    return HttpResponse(shell.page(shell.AWAY))


def _unless_known(request: HttpRequest, text: str, kind: str) -> HttpResponse:
    tag = f'"{sha256(text.encode()).hexdigest()[:16]}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    return HttpResponse(text, kind, headers={"ETag": tag, "Cache-Control": "no-cache"})
