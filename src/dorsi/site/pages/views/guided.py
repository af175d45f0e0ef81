"""The guided session: its page, the pack a device keeps, and what the device sends back."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_POST, require_safe

from dorsi.errors import InvalidInput
from dorsi.site.access.asking import for_scripts
from dorsi.site.pages import shell
from dorsi.site.pages.guided import pack_for
from dorsi.site.pages.showing import UNUSABLE
from dorsi.site.pages.taking_in import MOST_BYTES, entries_in, take_in
from dorsi.site.pages.thinking import thought_of
from dorsi.site.records.models import KeptPerson
from dorsi.version import __version__

TOO_LARGE = 413
NOT_JSON = 415
UNCHANGED = 304
ANY = "*"  # whoever has any pack: only the token is wanted


@require_safe
def guided(_request: HttpRequest, person: KeptPerson) -> HttpResponse:  # noqa: ARG001 (the gate's)
    """Show the page that guides. It names nobody, so that a device may keep it for everybody."""
    return HttpResponse(shell.page(shell.GUIDED))


@for_scripts
@gzip_page  # nothing secret stands in it beside what somebody else could choose
@require_safe
def pack(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Give what the device keeps of today and tomorrow, and the token it sends things with."""
    t = thought_of(person)
    tag = f'"{__version__}-{person.revision}-{t.knowledge.digest[:12]}-{t.today}"'
    # A tag comes back marked as weak once its answer was packed.
    kept = request.headers.get("If-None-Match", "").removeprefix("W/")
    if kept in {tag, ANY}:
        return _unkept(request, HttpResponse(status=UNCHANGED), tag)
    return _unkept(request, JsonResponse(pack_for(person, t)), tag)


@for_scripts
@require_POST
def send(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Take in what was done away from the network."""
    if request.content_type != "application/json":  # what a page elsewhere could send unasked
        return _unkept(request, JsonResponse({"said": "Send JSON."}, status=NOT_JSON))
    if len(request.body) > MOST_BYTES:
        return _unkept(request, JsonResponse({"said": "Too much at once."}, status=TOO_LARGE))
    try:
        given = entries_in(request.body)
    except InvalidInput as error:
        return _unkept(request, JsonResponse({"said": str(error)}, status=UNUSABLE))
    taken = take_in(person, given)
    said = {"revision": person.revision, "results": [each.to_dict() for each in taken]}
    return _unkept(request, JsonResponse(said))


def _unkept(request: HttpRequest, answer: HttpResponse, tag: str = "") -> HttpResponse:
    """Nobody but the script itself keeps an answer; each brings the token for the next request."""
    answer["Cache-Control"] = "no-store"
    answer["X-CSRFToken"] = get_token(request)
    if tag:
        answer["ETag"] = tag
    return answer
