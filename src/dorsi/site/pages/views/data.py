"""Your data: take it with you, bring it back, remove it."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from dorsi.site.access.models import Account
from dorsi.site.pages.showing import go, show
from dorsi.site.pages.thinking import thought_of
from dorsi.site.records.journals import export
from dorsi.site.records.models import KeptPerson
from dorsi.site.records.tables import TABLES, table
from dorsi.site.serving.forgetting import forget

SURE = "erase"


@require_safe
def data(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Show what can be done with it."""
    return show(request, "data.html", person, thought_of(person), tables=TABLES, sure=SURE)


@require_safe
def journal_file(_request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Give the journal as its file: export, backup and import in one."""
    return _file(export(person), "application/json", "journal.json")


@require_safe
def csv_file(_request: HttpRequest, person: KeptPerson, name: str) -> HttpResponse:
    """Give one list of the journal as a table."""
    if name not in TABLES:
        raise Http404
    t = thought_of(person)
    return _file(table(t.journal, name), "text/csv; charset=utf-8", f"{name}.csv")


@require_POST
def erase_person(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Remove the person, every entry, and what backups hold of them."""
    if request.POST.get("sure", "").strip().lower() != SURE and not person.demo:
        messages.error(request, f"Nothing was removed. Type {SURE} to remove everything.")
        return go("data", person)
    forget(person)
    messages.success(request, "Everything was removed.")
    return redirect("people")


@require_POST
def erase_account(request: HttpRequest) -> HttpResponse:
    """Remove every person of the account, and the account."""
    if request.POST.get("sure", "").strip().lower() != SURE:
        messages.error(request, f"Nothing was removed. Type {SURE} to remove everything.")
        return redirect("people")
    account = get_object_or_404(Account, pk=request.user.pk)
    for person in KeptPerson.objects.filter(account=account):
        forget(person)
    logout(request)
    account.delete()
    messages.success(request, "Everything was removed.")
    return redirect("people")


def _file(text: str, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(text.encode(), content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer
