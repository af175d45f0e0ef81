"""What was entered, and putting it right: nothing is changed or lost, only said anew."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from dorsi.domain.journal import Reading, Withdrawn
from dorsi.report.sentences.entries import describe_entry
from dorsi.site.pages.showing import go, id_for, saved, show
from dorsi.site.pages.thinking import thought_of
from dorsi.site.records.models import KeptPerson
from dorsi.site.records.standing import standing

ON_A_PAGE = 30


@require_safe
def entries(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """List what stands, newest first."""
    t = thought_of(person)
    newest = [entry for entry in reversed(standing(t.kept)) if not isinstance(entry, Withdrawn)]
    page = Paginator(newest, ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [
        (entry, describe_entry(entry, t.knowledge), isinstance(entry, Reading)) for entry in page
    ]
    return show(request, "entries.html", person, t, rows=rows, page=page)


@require_POST
def withdraw(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Take an entry back."""
    t = thought_of(person)
    of = request.POST.get("entry", "")
    taken = Withdrawn(at=t.at, of=of, id=id_for(request, of))
    saved(request, person, None, "Taken back.", taken)
    return go("entries", person)
