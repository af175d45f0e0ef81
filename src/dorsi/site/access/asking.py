"""Who is asked to log in, and how: people are sent to the page for it, scripts are told so."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, JsonResponse

LOG_IN: Final = 401
_FOR_SCRIPTS: Final = "answers_scripts"

View = Callable[..., HttpResponse]


def for_scripts(view: View) -> View:
    """Mark a view that scripts ask, so that every refusal is one they can read, and no page."""
    setattr(view, _FOR_SCRIPTS, True)
    return view


def answers_scripts(view: object) -> bool:
    """Tell whether scripts ask a view."""
    return bool(getattr(view, _FOR_SCRIPTS, False))


class AskToLogIn(LoginRequiredMiddleware):
    """Ask whoever is not logged in to do so."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> Any:
        """Tell a script; send anybody else to the page."""
        if answers_scripts(view_func):
            return JsonResponse({"said": "Log in first."}, status=LOG_IN)
        return super().handle_no_permission(request, view_func)
