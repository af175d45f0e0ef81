"""The calendar on the site: a habit, a file, and an address that is the key and can be given up."""

from datetime import timedelta
from re import search
from typing import Any

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client
from icalendar import Calendar
from tests.people import CALF, accepted, journal, said
from tests.site.pages.visiting import NOON, at, fill, fresh, kept, text

from dorsi.domain.journal import Paused
from dorsi.interop.journal_text import read_journal
from dorsi.site import clock
from dorsi.site.access.feeds import MOST_AN_HOUR
from dorsi.site.access.models import Account
from dorsi.site.pages.views import calendar
from dorsi.site.records.journals import append, begin, erase
from dorsi.site.records.known import knowledge
from dorsi.site.records.models import CalendarFeed, KeptPerson

pytestmark = pytest.mark.usefixtures("monday")
ANYBODY: dict[str, Any] = {"HTTP_HOST": "localhost", "REMOTE_ADDR": "192.0.2.7"}


@pytest.fixture
def person(account: Account) -> KeptPerson:
    cache.clear()
    answers = (*said([("red_flag_card", "no")]), *said(CALF))
    return begin(account, journal(answers=answers, decisions=(accepted(NOON.date()),)))


def address(client: Client, person: KeptPerson) -> str:
    page = client.post(at(person, "calendar_address"), {"make": "1"})
    assert page["Cache-Control"] == "no-store"
    found = search(r"https?://[^/\"]+(/calendar/[\w-]{43}\.ics)", page.content.decode())
    assert found
    return found[1]


def asked(where: str, **more: Any) -> Any:
    return Client(**ANYBODY).get(where, **more)


def events(answer: Any) -> list[Any]:
    whole: Any = Calendar.from_ical(answer.content)
    return list(whole.walk("VEVENT"))


def titles(answer: Any) -> list[str]:
    return [str(event["summary"]) for event in events(answer)]


def test_whoever_has_the_address_reads_the_calendar_without_a_login(
    client: Client, person: KeptPerson
) -> None:
    answer = asked(address(client, person))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert not answer.cookies
    assert len([title for title in titles(answer) if "minutes" in title]) == 84
    names = [exercise.name for exercise in knowledge().exercises.values()]
    assert not [name for name in names if name in answer.content.decode()]


def test_only_a_hash_is_kept_and_the_address_is_shown_once(
    client: Client, person: KeptPerson
) -> None:
    secret = address(client, person).split("/")[-1].removesuffix(".ics")
    feed = CalendarFeed.objects.get()
    assert secret not in f"{feed.__dict__}"
    page = client.get(at(person, "calendar"))
    assert secret not in page.content.decode()
    assert "cannot be shown again" in text(page)


def test_a_new_address_ends_the_one_before_and_one_given_up_is_as_if_it_never_was(
    client: Client, person: KeptPerson
) -> None:
    first = address(client, person)
    second = address(client, person)
    assert asked(second).status_code == 200
    client.post(at(person, "calendar_address"), {"give_up": "1"})
    gone = [asked(first), asked(second), asked(f"/calendar/{'x' * 43}.ics")]
    assert [each.status_code for each in gone] == [404, 404, 404]
    assert len({each.content for each in gone}) == 1
    assert len({str(sorted(each.headers.items())) for each in gone}) == 1


def test_another_account_neither_makes_nor_gives_up_an_address(
    client: Client, other: Account, person: KeptPerson
) -> None:
    where = address(client, person)
    stranger = Client(**ANYBODY)
    stranger.force_login(other, "django.contrib.auth.backends.ModelBackend")
    for said_ in ({"make": "1"}, {"give_up": "1"}):
        assert stranger.post(at(person, "calendar_address"), said_).status_code == 404
    assert asked(where).status_code == 200


def test_a_calendar_that_has_not_changed_is_not_sent_again(
    client: Client, person: KeptPerson
) -> None:
    where = address(client, person)
    tag = asked(where)["ETag"]
    assert asked(where, HTTP_IF_NONE_MATCH=tag).status_code == 304
    append(fresh(person), Paused(at=NOON, until=(NOON + timedelta(days=3)).date()))
    later = asked(where, HTTP_IF_NONE_MATCH=tag)
    assert later.status_code == 200
    assert len([title for title in titles(later) if "minutes" in title]) == 80


def test_more_than_any_program_needs_is_refused_for_an_hour_and_no_log_holds_the_address(
    client: Client, person: KeptPerson, caplog: pytest.LogCaptureFixture
) -> None:
    where = address(client, person)
    tag = asked(where)["ETag"]
    codes = [asked(where, HTTP_IF_NONE_MATCH=tag).status_code for _ in range(MOST_AN_HOUR)]
    assert codes == [304] * (MOST_AN_HOUR - 1) + [429]
    assert asked(where)["Retry-After"] == "3600"
    assert where not in caplog.text


@pytest.mark.parametrize(
    ("error", "status"), [(OperationalError("locked"), 503), (RuntimeError("100 % wrong"), 500)]
)
def test_what_fails_is_logged_without_the_address(
    client: Client,
    person: KeptPerson,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
    status: int,
) -> None:
    secret = address(client, person).split("/")[-1].removesuffix(".ics")

    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr(calendar, "file_of", fails)
    browser = Client(raise_request_exception=False)
    for where in (f"/calendar/{secret}.ics", f"/set-up/{secret}/"):
        browser.get(where, **ANYBODY)
    assert browser.get(f"/calendar/{secret}.ics", **ANYBODY).status_code == status
    assert secret not in caplog.text
    assert "/calendar/(secret).ics" in caplog.text


def test_while_training_waits_the_feed_says_nothing_but_to_look(
    client: Client, person: KeptPerson
) -> None:
    where = address(client, person)
    fill(client, at(person, "question", "hot_swollen_joint"), left="yes", right="no")
    assert titles(asked(where)) == ["Ankles: see Dorsi"]
    assert "Training waits" in text(client.get(at(person, "calendar")))


def test_an_erased_person_has_no_calendar(client: Client, person: KeptPerson) -> None:
    where = address(client, person)
    erase(fresh(person))
    assert asked(where).status_code == 404
    assert not CalendarFeed.objects.exists()


def test_a_habit_is_asked_for_and_the_calendar_follows_it(
    client: Client, person: KeptPerson
) -> None:
    where = at(person, "calendar")
    assert "Without a time" in text(client.get(where))
    page = fill(client, where, habit="the school run", habit_time="8.15")
    assert (kept(person).changes[-1].person.habit_time) == "08:15"
    assert ", 08:15: Ankles" in text(page).replace(" ,", ",")
    assert "after the school run" in text(page)
    page = fill(client, where, habit="the school run", habit_time="quarter past")
    assert page.status_code == 422
    assert len(kept(person).changes) == 1
    assert fill(client, where, habit="the school run", habit_time="08:15").status_code == 200
    assert len(kept(person).changes) == 1


@pytest.mark.parametrize("page", ["calendar", "about_you"])
def test_a_time_that_is_emptied_is_gone(client: Client, person: KeptPerson, page: str) -> None:
    fill(client, at(person, "calendar"), habit="the school run", habit_time="08:15")
    shown = client.get(at(person, page)).context["form"]
    asked_for = {name: shown[name].value() for name in shown.fields}
    given = {name: said for name, said in asked_for.items() if said is not None}
    fill(client, at(person, page), **{**given, "habit_time": ""})
    assert kept(person).changes[-1].person.habit_time == ""
    assert len(kept(person).changes) == 2
    assert "Without a time" in text(client.get(at(person, "calendar")))
    assert "no habit time" in text(client.get(at(person, "entries")))
    text_of = client.get(at(person, "journal_file")).content
    assert read_journal(text_of, "journal.json", knowledge(), None) == kept(person)


def test_the_first_run_asks_for_it_beside_the_days(client: Client, account: Account) -> None:
    ada = begin(account, journal(answers=said([("red_flag_card", "no")])))
    where = at(ada, "first_step", "days")
    fill(client, where, minutes_per_day="8", habit="brushing teeth", habit_time="21:30")
    known = kept(ada).changes[-1].person
    assert (known.minutes_per_day, known.habit, known.habit_time) == (8, "brushing teeth", "21:30")
    fill(client, where, minutes_per_day="9")
    assert kept(ada).changes[-1].person.habit is None


def test_the_file_holds_the_same_events_as_the_feed(client: Client, person: KeptPerson) -> None:
    file = client.get(at(person, "calendar_download"))
    assert file["Content-Disposition"] == 'attachment; filename="ankles.ics"'
    assert file.content == asked(address(client, person)).content


def test_the_programme_page_leads_to_it(client: Client, person: KeptPerson) -> None:
    page = client.get(at(person, "programme"))
    assert "When in the day" in text(page)
    assert f'href="{at(person, "calendar")}"' in page.content.decode()


def test_a_day_later_the_same_events_have_a_higher_number(
    client: Client, person: KeptPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = address(client, person)
    before = asked(where)
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(days=1))
    after = asked(where, HTTP_IF_NONE_MATCH=before["ETag"])
    assert after.status_code == 200
    numbers = [{event["sequence"] for event in events(each)} for each in (before, after)]
    assert max(numbers[0]) < min(numbers[1])


def test_what_comes_begins_with_today(client: Client, person: KeptPerson) -> None:
    days = [day for day, _, _ in client.get(at(person, "calendar")).context["ahead"]]
    assert len(days) == 5
    assert days[0] == f"{NOON.day} {NOON:%B}"
