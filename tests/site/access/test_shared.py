"""Leaving a device, and a phone that several people share."""

import pytest
from django.test import Client
from tests.site.conftest import PASSWORD

from dorsi.domain.journal import Journal, Person
from dorsi.site.access.models import Account
from dorsi.site.records.journals import begin
from dorsi.site.records.models import KeptPerson

AWAY = '"cache", "storage"'


@pytest.fixture
def person(account: Account) -> KeptPerson:
    return begin(account, Journal(person=Person(name="Ada")))


def log_in(**more: str) -> Client:
    browser = Client(headers={"host": "localhost"}, REMOTE_ADDR="192.0.2.7")
    said = {"login": "mara", "password": PASSWORD, **more}
    assert browser.post("/account/login/", said).status_code == 302
    return browser


def test_logging_out_removes_what_the_browser_keeps(client: Client) -> None:
    assert "Clear-Site-Data" not in client.get("/people/")
    assert client.post("/account/logout/")["Clear-Site-Data"] == AWAY


def test_removing_the_account_removes_what_the_browser_keeps(client: Client) -> None:
    assert client.post("/people/erase/", {"sure": "erase"})["Clear-Site-Data"] == AWAY


def test_a_login_lasts_unless_the_phone_is_shared(person: KeptPerson) -> None:
    lasting, passing = log_in(), log_in(shared="1")
    assert lasting.cookies["session"]["max-age"] > 60 * 60 * 24
    assert passing.cookies["session"]["max-age"] == ""
    assert passing.cookies["device"].value == "shared"
    assert passing.cookies["device"]["max-age"] == ""
    page = f"/people/{person.pk}/"
    assert passing.get(page)["Cache-Control"] == "no-store"
    assert lasting.get(page)["Cache-Control"] == "private, no-cache"


def test_a_login_by_passkey_is_no_longer_than_the_phone_is_shared(client: Client) -> None:
    client.cookies["device"] = "shared"  # as the box beside the login sets it
    client.get("/people/")
    assert client.session.get_expire_at_browser_close()


def test_a_phone_becomes_shared_and_ones_own_again(client: Client) -> None:
    shared = client.post("/device/share/", {"device": "shared"})
    assert shared["Clear-Site-Data"] == AWAY
    assert client.get("/device/")["Cache-Control"] == "no-store"
    assert client.session.get_expire_at_browser_close()
    own = client.post("/device/share/", {"device": "own"})
    assert "Clear-Site-Data" not in own
    assert "no-store" not in client.get("/device/")["Cache-Control"]
    assert not client.session.get_expire_at_browser_close()


def test_what_a_device_keeps_can_be_removed_without_leaving(client: Client) -> None:
    answer = client.post("/device/forget/", follow=True)
    assert answer.redirect_chain
    assert "keeps nothing now" in answer.content.decode()
    assert client.post("/device/forget/")["Clear-Site-Data"] == AWAY


def test_the_owner_of_the_machine_can_share_it_too(database: str) -> None:
    assert database
    browser = Client(REMOTE_ADDR="127.0.0.1", HTTP_HOST="localhost:8000")
    browser.post("/device/share/", {"device": "shared"})
    assert browser.get("/device/")["Cache-Control"] == "no-store"
    assert browser.get("/people/").status_code == 200
