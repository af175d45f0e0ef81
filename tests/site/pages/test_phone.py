"""How to have the site on a phone, and what is off where it came without https."""

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.urls import reverse

from dorsi.domain.journal import Journal, Person
from dorsi.site import clock
from dorsi.site.access.models import Account
from dorsi.site.pages.secure_origin import is_secure_origin
from dorsi.site.records.journals import begin
from dorsi.site.records.models import KeptPerson
from dorsi.site.serving.certificates import kept
from dorsi.site.serving.lan import Lan

on_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture
def person(account: Account) -> KeptPerson:
    return begin(account, Journal(person=Person(name="Ada")))


def page(client: Client, person: KeptPerson, name: str = "phone", **said: object) -> str:
    answer = client.get(reverse(name, args=[person.pk]), **said)  # type: ignore[arg-type]
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("host", "secure", "expected"),
    [
        ("localhost:8000", False, True),
        ("127.0.0.1", False, True),
        ("[::1]:8000", False, True),
        ("127.0.0.2:8000", False, True),
        ("192.168.1.20:8000", False, False),
        ("study.local", False, False),
        ("localhost.example.org", False, False),
        ("", False, False),
        ("192.168.1.20:8000", True, True),
    ],
)
def test_browsers_keep_things_for_https_and_for_their_own_machine(
    host: str, secure: bool, expected: bool
) -> None:
    asked = RequestFactory().get("/", secure=secure, headers={"host": host})
    assert is_secure_origin(asked) is expected


@on_sqlite
def test_on_this_machine_the_page_says_how_to_open_it_to_phones(
    client: Client, person: KeptPerson
) -> None:
    said = page(client, person)
    assert "dorsi serve --lan" in said
    assert '<svg class="qr"' not in said
    assert "Opened without https" not in said


@on_sqlite
def test_while_it_is_open_to_phones_the_page_shows_the_code_and_the_fingerprint(
    client: Client, person: KeptPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = kept(settings.FOLDER, "study.local", (), clock.now()).authority
    monkeypatch.setattr(settings, "LAN", Lan("study.local", 8000))
    said = page(client, person)
    assert "QR code of http://study.local:8000/" in said
    assert all(row in said for row in authority.fingerprint())
    assert "dorsi serve --lan" not in said


@on_sqlite
def test_behind_a_server_with_https_the_code_leads_straight_there(
    client: Client, person: KeptPerson
) -> None:
    said = page(client, person, secure=True)
    assert "QR code of https://localhost/" in said
    assert "certificate" not in said


@on_sqlite
def test_without_https_pages_say_what_is_off_and_what_works_and_how_to_have_it_all(
    client: Client, person: KeptPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "ALLOWED_HOSTS", ["192.168.1.20"])
    for name in ("phone", "measure"):
        said = page(client, person, name, headers={"host": "192.168.1.20:8000"})
        for off in ("without a network", "kept awake", "angle sensor", "camera", "passkeys"):
            assert off in said
        assert "typed in" in said
        assert ("How to have everything on a phone" in said) == (name == "measure")
