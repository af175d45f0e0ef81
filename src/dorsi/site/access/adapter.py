"""Who may open an account: nobody by themselves. Who is slowed down: whoever guesses."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from dorsi.site.access.known import device_of


class ByInvitation(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    """Accounts are opened by a one-time link only, so that nobody signs up from the outside."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 (allauth's)
        """Never: there is a link instead."""
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count a known device apart, so that nobody's guesses hold the true owner out."""
        key: str = super()._get_login_attempts_cache_key(request, **credentials)
        device = device_of(request, credentials.get("username", ""))
        return f"{key}:{device}" if device else key
