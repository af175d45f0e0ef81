"""A page shown again is the page it was, with a token and an id of its own."""

from re import findall

import pytest
from django.test import Client
from django.urls import reverse

from dorsi.domain.journal import Journal, Person
from dorsi.site import clock
from dorsi.site.access.models import Account
from dorsi.site.pages.as_shown import WAYS_REMEMBERED
from dorsi.site.pages.thinking import thought_of
from dorsi.site.records.demo import demo_journal
from dorsi.site.records.journals import begin
from dorsi.site.records.known import knowledge
from dorsi.site.records.models import KeptPerson

TOKEN, ENTRY = r'name="csrfmiddlewaretoken" value="(\w+)"', r'name="entry_id" value="([-\w]+)"'


@pytest.fixture
def person(account: Account) -> KeptPerson:
    return begin(account, demo_journal(clock.now().date(), knowledge()))


def shown(client: Client, person: KeptPerson, query: str = "", name: str = "today") -> str:
    page = client.get(reverse(name, args=[person.pk]) + query)
    assert page.status_code == 200
    return page.content.decode()


def without(html: str, *fresh: str) -> str:
    for pattern in fresh:
        for value in findall(pattern, html):
            html = html.replace(value, "")
    return html


def test_it_says_the_same_with_a_token_that_works_and_an_id_of_its_own(
    account: Account, person: KeptPerson
) -> None:
    client = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    client.force_login(account, "django.contrib.auth.backends.ModelBackend")
    first, second = shown(client, person), shown(client, person)
    assert without(first, TOKEN, ENTRY) == without(second, TOKEN, ENTRY)
    assert set(findall(TOKEN, first)).isdisjoint(findall(TOKEN, second))
    assert set(findall(ENTRY, first)).isdisjoint(findall(ENTRY, second))
    assert len(set(findall(TOKEN, second))) == 1
    sent = {"csrfmiddlewaretoken": findall(TOKEN, second)[0], "left_1": "9.1"}
    where = reverse("take", args=[person.pk, "knee_to_wall"])
    assert client.post(where, sent).status_code == 302


@pytest.mark.parametrize("name", ["assess", "progress"])
def test_what_takes_long_to_write_is_written_once(
    client: Client, person: KeptPerson, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = shown(client, person, name=name)
    monkeypatch.setattr("dorsi.site.pages.views.assess.show", None)
    second = shown(client, person, name=name)
    assert without(first, TOKEN, ENTRY) == without(second, TOKEN, ENTRY)
    assert len(set(findall(TOKEN, first + second))) == 2


def test_long_pages_are_not_held_for_ever(
    client: Client, person: KeptPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(client, person)
    monkeypatch.setattr("dorsi.site.pages.as_shown.MOST_CHARACTERS", 1000)
    shown(client, person, name="assess")
    assert [path for path, *_ in thought_of(person).pages] == [reverse("assess", args=[person.pk])]


def test_nothing_of_one_browser_is_shown_in_another(
    client: Client, account: Account, person: KeptPerson
) -> None:
    other = Client(headers={"host": "localhost"})
    other.force_login(account, "django.contrib.auth.backends.ModelBackend")
    first, second = shown(client, person), shown(other, person)
    assert set(findall(TOKEN, first)).isdisjoint(findall(TOKEN, second))
    client.cookies["theme"] = "dark"
    assert 'data-theme="dark"' in shown(client, person)
    assert 'data-theme="dark"' not in shown(other, person)


def test_what_was_just_saved_is_said_once(client: Client, person: KeptPerson) -> None:
    shown(client, person)
    where = reverse("about_you", args=[person.pk])
    page = client.get(where)
    said = {"entry_id": findall(ENTRY, page.content.decode())[0], "minutes_per_day": "9"}
    said |= {"sex": "unsaid", "length_unit": "cm", "timezone": "Europe/London"}
    assert client.post(where, said).status_code == 302
    assert 'role="status"' in shown(client, person)
    assert 'role="status"' not in shown(client, person)


def test_only_so_many_ways_of_showing_it_are_kept(client: Client, person: KeptPerson) -> None:
    for number in range(3 * WAYS_REMEMBERED):
        shown(client, person, f"?from={number}")
    assert len(thought_of(person).pages) <= WAYS_REMEMBERED


def test_somebody_new_is_never_shown_another_person(client: Client, account: Account) -> None:
    names = ("Adalbert", "Benedikta")
    people = [begin(account, Journal(person=Person(name=name))) for name in names]
    for _ in range(2):
        assert [name for p in people for name in names if name in shown(client, p)] == list(names)
