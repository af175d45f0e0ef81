"""Links that open accounts, logging in, where one is logged in, and what guessing comes to."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.hashers import check_password
from django.test import Client
from django.urls import reverse
from tests.site.access.test_gate import OTHERS, at_this_machine, browser
from tests.site.conftest import PASSWORD

from dorsi.domain.journal import Journal, Person
from dorsi.site import clock
from dorsi.site.access.invitations import LinkNotValid, accept, invite
from dorsi.site.access.known import KNOWN
from dorsi.site.access.models import Account, Invitation
from dorsi.site.access.owner import owner
from dorsi.site.records.journals import begin
from dorsi.site.records.models import KeptEntry, KeptPerson

NEW = {"username": "ada", "password1": "a quiet afternoon", "password2": "a quiet afternoon"}


def test_a_link_opens_one_account_once_and_only_its_hash_is_kept(database: str) -> None:
    assert database
    secret = invite()
    where = reverse("set_up", args=[secret])
    assert secret not in Invitation.objects.get().link_hash
    outside = browser(None)
    assert outside.get(where).status_code == 200
    assert outside.post(where, NEW)["Location"] == reverse("people")
    assert outside.get(reverse("people")).status_code == 200
    account = Account.objects.get()
    assert account.password.startswith("argon2$")
    assert check_password("a quiet afternoon", account.password)
    assert browser(None).get(where).status_code == 410
    assert browser(None).post(where, {**NEW, "username": "eve"}).status_code == 410
    assert Account.objects.count() == 1


def test_a_link_ends_after_a_day(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert database
    secret = invite()
    later = clock.now() + timedelta(hours=25)
    monkeypatch.setattr(clock, "now", lambda: later)
    with pytest.raises(LinkNotValid):
        accept(secret, Account(username="ada"))
    assert browser(None).get(reverse("set_up", args=[secret])).status_code == 410


def test_a_link_nobody_made_opens_nothing(database: str) -> None:
    assert database
    assert browser(None).post(reverse("set_up", args=["x" * 43]), NEW).status_code == 410
    assert Account.objects.count() == 0


def test_the_owners_link_gives_the_owners_journals_a_name_and_a_password(database: str) -> None:
    assert database
    person = begin(owner(), Journal(person=Person(name="Ada")))
    browser(None).post(reverse("set_up", args=[invite(for_owner=True)]), NEW)
    account = Account.objects.get()
    assert (account.username, account.owns_machine) == ("ada", True)
    assert KeptPerson.objects.get(pk=person.pk).account == account
    assert at_this_machine().get(reverse("today", args=[person.pk])).status_code == 200


def test_a_second_link_from_before_takes_nothing_over(database: str) -> None:
    assert database
    person = begin(owner(), Journal(person=Person(name="Ada")))
    first, second = invite(for_owner=True), invite(for_owner=True)
    browser(None).post(reverse("set_up", args=[first]), NEW)
    late = browser(None)
    late.post(reverse("set_up", args=[second]), {**NEW, "username": "tom"})
    assert Account.objects.get(owns_machine=True).username == "ada"
    assert not Account.objects.get(username="tom").owns_machine
    assert late.get(reverse("people")).status_code == 200
    assert late.get(reverse("today", args=[person.pk])).status_code == 404


@pytest.mark.usefixtures("account")
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"password1": "12345678", "password2": "12345678"}, "too common"),
        ({"password2": "another afternoon"}, "match"),
        ({"username": "mara"}, "already exists"),
    ],
)
def test_a_set_up_that_cannot_be_keeps_the_name_and_the_link(
    said: dict[str, str], told: str
) -> None:
    where = reverse("set_up", args=[invite()])
    page = browser(None).post(where, {**NEW, **said})
    assert page.status_code == 422
    assert told in page.content.decode()
    assert f'value="{({**NEW, **said})["username"]}"' in page.content.decode()
    assert browser(None).get(where).status_code == 200


def log_in(name: str, password: str = PASSWORD) -> tuple[Client, int]:
    outside = browser(None)
    said = {"login": name, "password": password}
    return outside, outside.post(reverse("account_login"), said).status_code


def test_logging_in_and_ending_a_session_elsewhere(account: Account) -> None:
    phone, status = log_in(account.username)
    assert status == 302
    laptop, _ = log_in(account.username)
    page = laptop.get(reverse("usersessions_list"))
    assert page.content.decode().count("192.0.2.7") == 2
    laptop.post(reverse("usersessions_list"))
    assert phone.get(reverse("people")).status_code == 302
    assert laptop.get(reverse("people")).status_code == 200


def test_an_account_opened_by_a_link_is_among_the_places_one_is_logged_in(database: str) -> None:
    assert database
    phone = browser(None)
    phone.post(reverse("set_up", args=[invite()]), NEW)
    assert phone.get(reverse("usersessions_list")).content.decode().count("192.0.2.7") == 1
    laptop, _ = log_in("ada", NEW["password1"])
    assert laptop.get(reverse("usersessions_list")).content.decode().count("192.0.2.7") == 2
    laptop.post(reverse("usersessions_list"))
    assert phone.get(reverse("people")).status_code == 302


def test_guessing_a_password_is_slowed_down(account: Account) -> None:
    for _ in range(6):
        _, status = log_in(account.username, "a guess")
    outside, status = log_in(account.username)
    assert status in {200, 429}
    assert outside.get(reverse("people")).status_code == 302


def test_guessing_names_from_one_address_is_slowed_down_there_and_nowhere_else(
    account: Account,
) -> None:
    for number in range(11):
        log_in(f"somebody-{number}", "a guess")
    guesser, _ = log_in(account.username)
    assert guesser.get(reverse("people")).status_code == 302
    elsewhere = Client(headers={"host": "localhost"}, REMOTE_ADDR="198.51.100.4")
    said = {"login": account.username, "password": PASSWORD}
    assert elsewhere.post(reverse("account_login"), said).status_code == 302
    assert elsewhere.get(reverse("people")).status_code == 200


def guess(name: str, tries: int = 6) -> None:
    """Strangers all over the world try a name at once, so that it is closed to them."""
    for number in range(tries):
        stranger = Client(headers={"host": "localhost"}, REMOTE_ADDR=f"198.51.100.{number}")
        stranger.post(reverse("account_login"), {"login": name, "password": "a guess"})


def test_strangers_who_guess_do_not_hold_a_device_out_that_was_in_before(account: Account) -> None:
    said = {"login": account.username, "password": PASSWORD}
    mine, _ = log_in(account.username)
    mine.post(reverse("account_logout"))
    guess(account.username)
    assert log_in(account.username)[0].get(reverse("people")).status_code == 302
    assert mine.post(reverse("account_login"), said).status_code == 302
    assert mine.get(reverse("people")).status_code == 200


def test_a_device_is_slowed_down_when_it_guesses_itself(account: Account) -> None:
    mine, _ = log_in(account.username)
    mine.post(reverse("account_logout"))
    for _ in range(6):
        mine.post(reverse("account_login"), {"login": account.username, "password": "a guess"})
    mine.post(reverse("account_login"), {"login": account.username, "password": PASSWORD})
    assert mine.get(reverse("people")).status_code == 302


def test_a_device_known_to_one_account_is_a_stranger_to_another(
    account: Account, other: Account
) -> None:
    mine, _ = log_in(account.username)
    mine.post(reverse("account_logout"))
    guess(other.username)
    mine.post(reverse("account_login"), {"login": other.username, "password": PASSWORD})
    assert mine.get(reverse("people")).status_code == 302


@pytest.mark.parametrize("forged", ["", "x", "x:y:z"])
def test_a_device_nobody_marked_is_a_strangers(account: Account, forged: str) -> None:
    guess(account.username)
    stranger = browser(None)
    stranger.cookies[KNOWN] = forged
    said = {"login": account.username, "password": PASSWORD}
    assert stranger.post(reverse("account_login"), said).status_code < 500
    assert stranger.get(reverse("people")).status_code == 302


def test_a_phone_of_several_people_is_not_marked(account: Account) -> None:
    said = {"login": account.username, "password": PASSWORD}
    alone, together = browser(None), browser(None)
    assert KNOWN in alone.post(reverse("account_login"), said).cookies
    assert KNOWN not in together.post(reverse("account_login"), {**said, "shared": "yes"}).cookies


def test_one_account_holds_several_people_and_each_has_pages_of_their_own(
    client: Client, account: Account, other: Account
) -> None:
    ada, ben = (begin(account, Journal(person=Person(name=name))) for name in ("Ada", "Ben"))
    tom = begin(other, Journal(person=Person(name="Tom")))
    page = client.get(reverse("people")).content.decode()
    for person in (ada, ben):
        assert reverse("today", args=[person.pk]) in page
        assert client.get(reverse("data", args=[person.pk])).status_code == 200
    assert str(tom.pk) not in page
    client.post(reverse("erase_person", args=[ada.pk]), {"sure": "erase"})
    assert client.get(reverse("data", args=[ben.pk])).status_code == 200
    assert set(KeptPerson.objects.values_list("pk", flat=True)) == {ben.pk, tom.pk}


@pytest.mark.parametrize("name", sorted(set(OTHERS) - {"account_logout"}))
def test_every_page_of_an_account_answers_and_holds_no_script_of_its_own(
    client: Client, name: str
) -> None:
    keyed = {"mfa_edit_webauthn", "mfa_remove_webauthn"}
    answer = client.get(reverse(name, kwargs={"pk": 1} if name in keyed else None))
    assert answer.status_code < 500
    html = answer.content.decode()
    inline = re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", html)
    assert inline == []


def test_an_account_goes_with_all_its_people(client: Client, account: Account) -> None:
    begin(account, Journal(person=Person(name="Ada")))
    begin(account, Journal(person=Person(name="Ben")))
    client.post(reverse("erase_account"), {"sure": "yes"})
    assert KeptPerson.objects.count() == 2
    client.post(reverse("erase_account"), {"sure": "erase"})
    assert (KeptPerson.objects.count(), KeptEntry.objects.count()) == (0, 0)
    assert Account.objects.count() == 0


def test_the_owner_is_made_once_even_beside_somebody_of_that_name(database: str) -> None:
    assert database
    Account.objects.create(username="owner")
    assert owner().username == "owner-2"
    assert owner() == owner()
    assert Account.objects.filter(owns_machine=True).count() == 1
