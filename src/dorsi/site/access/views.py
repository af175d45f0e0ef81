"""The page behind a one-time link: choose a name and a password, and the account is open."""

from allauth.usersessions.models import UserSession
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import BaseUserCreationForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dorsi.site.access.invitations import LinkNotValid, accept, is_valid
from dorsi.site.access.models import Account

GONE = 410
UNUSABLE = 422


class NewAccount(BaseUserCreationForm):  # type: ignore[type-arg]  # generic in its types only
    """A name and a password, typed twice."""

    class Meta:
        """Of an account."""

        model = Account
        fields = ("username",)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest, secret: str) -> HttpResponse:
    """Open an account with a link that works once."""
    if not is_valid(secret):
        return render(request, "link_not_valid.html", status=GONE)
    form = NewAccount(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            account = accept(secret, form.save(commit=False))
        except LinkNotValid:
            return render(request, "link_not_valid.html", status=GONE)
        else:
            login(request, account, "django.contrib.auth.backends.ModelBackend")
            UserSession.objects.create_from_request(request)
            return redirect("people")
    status = UNUSABLE if form.errors else 200
    return render(request, "set_up.html", {"form": form}, status=status)
