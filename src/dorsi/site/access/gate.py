"""The one gate: whose journal a request may touch.

Every address about a person holds the person's id, and none of them gets past here without the
account that keeps that person. Someone else's and nobody's look the same: not found.
"""

from collections.abc import Callable
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.views.defaults import page_not_found

from dorsi.site.records.models import KeptPerson

PERSON: Final = "person"  # the name of the id in every address about a person


class PersonGate:
    """Turn the person's id in an address into the person, or refuse."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what comes after."""
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; the gate stands where the view is known. Nobody else's store keeps a page."""
        answer = self.respond(request)
        answer.setdefault("Cache-Control", "private, no-cache")
        answer.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return answer

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, given: dict[str, Any]
    ) -> None:
        """Refuse every person that is not the account's own.

        Raises:
            Http404: nobody of this id is kept by the account.
        """
        if PERSON in given:
            given[PERSON] = person_kept_by(request, given[PERSON])

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Say that somebody erased in the same moment is not found, as a moment later."""
        if isinstance(error, KeptPerson.DoesNotExist):
            return page_not_found(request, error)
        return None


def person_kept_by(request: HttpRequest, id_: object) -> KeptPerson:
    """Find a person of the account that makes the request.

    Raises:
        Http404: nobody of this id is kept by it.
    """
    if not request.user.is_authenticated:
        raise Http404
    found = KeptPerson.objects.filter(account_id=request.user.pk, pk=id_).first()  # type: ignore[misc]
    if found is None:
        raise Http404
    return found
