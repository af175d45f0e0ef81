"""Every address of the site, walked by nobody, somebody else and the one it belongs to."""

from collections.abc import Iterator
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse

from dorsi.domain.journal import Journal, Person, Reading, Session, SessionItem
from dorsi.site import clock, urls
from dorsi.site.access.asking import answers_scripts
from dorsi.site.access.models import Account
from dorsi.site.records.journals import append, begin
from dorsi.site.records.models import KeptPerson

OPEN_TO_ALL = {
    "set_up", "account_login", "account_signup", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key",
    "account_reset_password_from_key_done", "account_confirm_email", "account_inactive",
    "account_email_verification_sent", "account_confirm_login_code", "account_request_login_code",
    "mfa_authenticate", "mfa_trust", "mfa_login_webauthn", "mfa_signup_webauthn",
    "account_logout", "away", "guided_shell", "manifest", "worker",
}  # fmt: skip
KEYED = {"mfa_edit_webauthn": {"pk": 1}, "mfa_remove_webauthn": {"pk": 1}}
GIVEN = {"name": "soleus_stretch", "thing": "safety", "step": "check", "rule": "clot_suspected"}
BY_ADDRESS = {
    "take": "knee_to_wall", "question": "front_pinch", "csv_file": "readings", "chapter": "claims",
}  # fmt: skip


def addresses(patterns: object = None) -> Iterator[URLPattern]:
    for pattern in patterns or get_resolver().url_patterns:  # type: ignore[attr-defined]
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns)
        else:
            yield pattern


def about_a_person(found: URLPattern) -> bool:
    return found in list(addresses(urls.about_a_person))


def takes_nothing(found: URLPattern) -> bool:
    return "<" not in str(found.pattern)  # as a path, or as the regular expressions of allauth


PERSONAL = sorted(str(found.name) for found in addresses() if about_a_person(found))
OTHERS = sorted(
    str(found.name)
    for found in addresses()
    if not about_a_person(found) and found.name and takes_nothing(found)
)


@pytest.fixture
def person(account: Account) -> KeptPerson:
    return begin(account, Journal(person=Person(name="Ada")))


def address(name: str, person: KeptPerson) -> str:
    found = next(found for found in addresses() if found.name == name)
    given = {key: BY_ADDRESS.get(name, GIVEN.get(key, "")) for key in found.pattern.converters}
    if "entry" in given:
        reading = Reading(at=clock.now(), measure="knee_to_wall", side="left", value=8.0, unit="cm")
        session = Session(at=clock.now(), items=(SessionItem(exercise="soleus_stretch"),))
        given["entry"] = append(person, session if name == "felt" else reading).entries[0].id
    return reverse(name, kwargs={"person": person.pk, **given})


def browser(account: Account | None) -> Client:
    made = Client(headers={"host": "localhost"}, REMOTE_ADDR="192.0.2.7")
    if account is not None:
        made.force_login(account, "django.contrib.auth.backends.ModelBackend")
    return made


def test_there_are_addresses_to_walk() -> None:
    assert {"today", "erase_person", "journal_file", "withdraw", "guided_send"} <= set(PERSONAL)
    assert {"people", "begin", "usersessions_list", "mfa_index"} <= set(OTHERS)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", PERSONAL)
def test_an_address_about_a_person_opens_for_their_account_alone(
    account: Account, other: Account, person: KeptPerson, name: str, method: str
) -> None:
    where = address(name, person)
    revision = KeptPerson.objects.get().revision
    nobody = getattr(browser(None), method)(where)
    if answers_scripts(resolve(where).func):
        assert nobody.status_code == HTTPStatus.UNAUTHORIZED
        assert nobody.json() == {"said": "Log in first."}
    else:
        assert nobody.status_code == HTTPStatus.FOUND
        assert nobody["Location"].startswith(reverse("account_login"))
    assert getattr(browser(other), method)(where).status_code == HTTPStatus.NOT_FOUND
    assert KeptPerson.objects.get().revision == revision
    assert getattr(browser(account), method)(where).status_code not in {403, 404, 500}


@pytest.mark.parametrize("name", OTHERS)
def test_any_other_address_asks_who_one_is_unless_it_is_for_finding_out(
    database: str, name: str
) -> None:
    assert database
    answer = browser(None).get(reverse(name, kwargs=KEYED.get(name)))
    if name not in OPEN_TO_ALL:
        assert answer.status_code in {HTTPStatus.FOUND, HTTPStatus.METHOD_NOT_ALLOWED}
        assert answer["Location"].startswith(reverse("account_login"))
    assert answer.status_code < HTTPStatus.INTERNAL_SERVER_ERROR


def test_nobody_opens_an_account_without_a_link(database: str) -> None:
    assert database
    said = {"username": "eve", "password1": "longer than most", "password2": "longer than most"}
    browser(None).post(reverse("account_signup"), said)
    assert Account.objects.count() == 0


def at_this_machine(**said: str) -> Client:
    return Client(**{"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "localhost:8000", **said})  # type: ignore[arg-type]


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000"])
def test_whoever_sits_at_the_machine_needs_no_account(database: str, host: str) -> None:
    assert database
    assert at_this_machine(HTTP_HOST=host).get(reverse("people")).status_code == HTTPStatus.OK
    owner = Account.objects.get()
    assert owner.owns_machine
    assert not owner.has_usable_password()


@pytest.mark.parametrize(
    "said",
    [
        {"REMOTE_ADDR": "192.168.1.20"},
        {"HTTP_HOST": "evil.example"},
        {"HTTP_HOST": "localhost.evil.example"},
        {"HTTP_HOST": "127.0.0.1.evil.example"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_X_FORWARDED_HOST": "localhost"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_VIA": "1.1 proxy"},
        {"HTTP_X_REAL_IP": "127.0.0.1"},
        {"REMOTE_ADDR": ""},
    ],
)
def test_whoever_comes_another_way_is_nobody(database: str, said: dict[str, str]) -> None:
    assert database
    answer = at_this_machine(**said).get(reverse("people"))
    assert answer.status_code in {HTTPStatus.FOUND, HTTPStatus.BAD_REQUEST}
    assert Account.objects.count() == 0


def test_the_owner_is_nobody_where_the_site_was_not_started_for_it(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert database
    monkeypatch.setattr("django.conf.settings.OWNER_AT_THIS_MACHINE", False)
    assert at_this_machine().get(reverse("people")).status_code == HTTPStatus.FOUND
