"""This device: what it keeps, how to remove it, and whether several people use it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from dorsi.site.access.shared import SHARED, choose, is_shared, leave


@require_safe
def device(request: HttpRequest) -> HttpResponse:
    """Show what this device keeps; the device itself fills it in."""
    return render(request, "device.html", {"shared": is_shared(request)})


@require_POST
def forget_device(request: HttpRequest) -> HttpResponse:
    """Have the browser remove all it keeps."""
    leave(request)
    messages.success(request, "This device keeps nothing now.")
    return redirect("device")


@require_POST
def share_device(request: HttpRequest) -> HttpResponse:
    """Make it a shared phone, or one's own again."""
    shared = request.POST.get("device") == SHARED
    choose(request, shared=shared)
    if shared:
        leave(request)
        messages.success(request, "A shared phone from now on, until the browser is closed.")
    else:
        request.session.set_expiry(None)
        messages.success(request, "Your own device again: it keeps today and tomorrow.")
    return redirect("device")
