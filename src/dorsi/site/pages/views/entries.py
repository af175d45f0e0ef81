"""What was entered, and putting it right: nothing is changed or lost, only said anew."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dorsi.domain.journal import Entry, Session, Withdrawn
from dorsi.report.sentences.entries import describe_entry, note_of
from dorsi.site.pages.after_pain import after_pain
from dorsi.site.pages.correcting import CORRECTABLE, correction_of
from dorsi.site.pages.showing import UNUSABLE, go, id_for, saved, show, stopped
from dorsi.site.pages.thinking import Thought, thought_of
from dorsi.site.records.models import KeptPerson
from dorsi.site.records.standing import standing

ON_A_PAGE = 30


@require_safe
def entries(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """List what stands, newest first, and what was taken back."""
    t = thought_of(person)
    page = Paginator(tuple(reversed(standing(t.kept))), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [(entry, *_said(entry, t), note_of(entry)) for entry in page]
    return show(request, "entries.html", person, t, rows=rows, page=page)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, person: KeptPerson, entry: str) -> HttpResponse:
    """Put an entry right: it is restated in full, and the old one counts no longer."""
    t = thought_of(person)
    old = next((each for each in standing(t.kept) if each.id == entry), None)
    if isinstance(old, Session) and t.review.safety.withheld:
        return stopped(request, person, t, "A session")  # it would name exercises
    correction = correction_of(old, request, t) if old else None
    if old is None or correction is None:
        raise Http404
    form = correction.form
    if (
        request.method == "POST"
        and form.is_valid()
        and saved(request, person, form, "Put right.", *correction.restated())
    ):
        return after_pain(person) if isinstance(old, Session) else go("entries", person)
    said, _, _ = _said(old, t)
    return show(
        request,
        correction.template,
        person,
        t,
        form=form,
        old=old,
        said=said,
        status=UNUSABLE if form.errors else 200,
    )


@require_POST
def withdraw(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Take an entry back; a withdrawal taken back brings what it withdrew."""
    t = thought_of(person)
    of = request.POST.get("entry", "")
    again = any(isinstance(e, Withdrawn) and e.id == of for e in standing(t.kept))
    taken = Withdrawn(at=t.at, of=of, id=id_for(request, of))
    saved(request, person, None, "It counts again." if again else "Taken back.", taken)
    return go("entries", person)


def _said(entry: Entry, t: Thought) -> tuple[str, bool, bool]:
    """What an entry says, whether it can be put right, and whether it takes another back."""
    if not isinstance(entry, Withdrawn):
        return describe_entry(entry, t.knowledge), isinstance(entry, CORRECTABLE), False
    of = next((each for each in t.kept.entries() if each.id == entry.of), None)
    said = describe_entry(of, t.knowledge) if of else "an entry"
    return f"taken back: {said}", False, True
