"""The calendar: the habit it follows, its file, and the address a calendar program asks."""

from hashlib import sha256

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.request import split_domain_port
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dorsi.domain.journal import Change
from dorsi.site.access.feeds import (
    HOUR_S,
    asked_too_often,
    feed_of,
    give_up_address,
    make_address,
    person_behind,
)
from dorsi.site.access.owner import HERE
from dorsi.site.pages.calendar import HabitForm, ahead, file_of
from dorsi.site.pages.showing import UNUSABLE, form_id, go, posted, saved, show
from dorsi.site.pages.thinking import Thought, thought_of
from dorsi.site.records.models import KeptPerson

KIND = "text/calendar; charset=utf-8"
TOO_MANY = 429


@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Say what the exercises follow in the day, and how the days get into a calendar."""
    t = thought_of(person)
    form = HabitForm.of(t.person, posted(request))
    if request.method == "POST" and form.is_valid():
        change = form.change(t.person)
        if change is None:
            return go("calendar", person)
        entry = Change(at=t.at, person=change, id=str(form_id(request)))
        if saved(request, person, form, "Noted. The calendar follows.", entry):
            return go("calendar", person)
    return _page(request, person, t, form)


def _page(
    request: HttpRequest, person: KeptPerson, t: Thought, form: HabitForm, address: str = ""
) -> HttpResponse:
    name, _ = split_domain_port(request.get_host())
    feed = feed_of(person)
    return show(
        request,
        "calendar.html",
        person,
        t,
        form=form,
        ahead=ahead(t),
        made=feed.made_at.date() if feed else None,
        address=address,
        subscribe=address.replace("https://", "webcal://").replace("http://", "webcal://"),
        here_alone=name in HERE,
        status=UNUSABLE if form.errors else 200,
    )


@require_POST
def calendar_address(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Make an address for calendar programs, which is shown this once, or give it up."""
    if "give_up" in request.POST:
        if give_up_address(person):
            messages.success(request, "The address leads nowhere from now on.")
        return go("calendar", person)
    secret = make_address(person)
    address = request.build_absolute_uri(reverse("calendar_feed", args=[secret]))
    t = thought_of(person)
    answer = _page(request, person, t, HabitForm.of(t.person), address)
    answer["Cache-Control"] = "no-store"
    return answer


@require_safe
def calendar_download(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Give the calendar as a file, for a program that takes no address."""
    answer = HttpResponse(file_of(person, thought_of(person), _link(request, person)))
    answer["Content-Type"] = KIND
    answer["Content-Disposition"] = 'attachment; filename="ankles.ics"'
    answer["Cache-Control"] = "no-store"
    return answer


@login_not_required
@require_safe
def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Give the calendar to whoever has its address.

    Raises:
        Http404: the address was given up, or never was; both look the same.
    """
    person = person_behind(secret)
    if person is None:
        raise Http404
    if asked_too_often(secret):
        return HttpResponse(status=TOO_MANY, headers={"Retry-After": str(HOUR_S)})
    t, link = thought_of(person), _link(request, person)
    tag = _tag(person, t, link)
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    answer = HttpResponse(file_of(person, t, link), content_type=KIND)
    answer["Content-Disposition"] = 'inline; filename="ankles.ics"'
    answer["ETag"] = tag
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _link(request: HttpRequest, person: KeptPerson) -> str:
    return request.build_absolute_uri(reverse("today", args=[person.pk]))


def _tag(person: KeptPerson, t: Thought, link: str) -> str:
    """What a calendar follows from; where none of it changed, it did not either."""
    state = f"{person.pk} {person.revision} {t.knowledge.digest} {t.today} {link}"
    return f'"{sha256(state.encode()).hexdigest()[:32]}"'
