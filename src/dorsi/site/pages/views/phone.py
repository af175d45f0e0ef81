"""How to have this site on a phone."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dorsi.site.pages.secure_origin import is_secure_origin
from dorsi.site.pages.showing import show
from dorsi.site.pages.thinking import thought_of
from dorsi.site.records.models import KeptPerson
from dorsi.site.serving.certificates import authority_of
from dorsi.site.serving.qr import as_svg


@require_safe
def phone(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Show the code for the phone's camera where there is one, else say how to get there."""
    lan = settings.LAN
    authority = authority_of(settings.FOLDER) if lan else None
    beyond = "" if lan or not request.is_secure() else request.build_absolute_uri("/")
    address = f"{lan.plain}/" if lan else beyond
    return show(
        request,
        "phone.html",
        person,
        thought_of(person),
        lan=lan,
        fingerprint=authority.fingerprint() if authority else [],
        beyond=beyond,
        code=as_svg(address) if address else "",
        secure=is_secure_origin(request),
    )
