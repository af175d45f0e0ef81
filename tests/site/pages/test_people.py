"""The people an account keeps: in an order somebody can look a name up in, and told apart."""

import pytest
from django.test import Client
from tests.site.pages.visiting import text

from dorsi.domain.journal import Journal, Person
from dorsi.site.access.models import Account
from dorsi.site.records.journals import begin

pytestmark = pytest.mark.usefixtures("monday")


def listed(client: Client, account: Account, *names: str) -> str:
    for name in names:
        begin(account, Journal(person=Person(name=name)))
    return text(client.get("/people/")).partition("Somebody new")[0]


def test_people_stand_in_the_order_of_their_names(client: Client, account: Account) -> None:
    said = listed(client, account, "Zoe", "ada", "Ben")
    assert said.index("ada") < said.index("Ben") < said.index("Zoe")
    assert "Here since" not in said


def test_two_of_one_name_are_told_apart_by_since_when_they_are_here(
    client: Client, account: Account
) -> None:
    said = listed(client, account, "Jo Smith", "jo smith", "Ada")
    assert said.count("Here since 9 March 2026") == 2


def test_a_name_that_no_journal_can_hold_is_refused_at_once(
    client: Client, account: Account
) -> None:
    page = client.post("/people/begin/", {"name": "Ada\u202eadA", "timezone": "UTC"})
    assert page.status_code == 422
    assert "One of its signs does not show" in text(page)
    assert not account.people.exists()
    joined = "Mary\u200cam O'Neil \U0001f469\u200d\U0001f9b1"  # as Persian and emoji are joined
    client.post("/people/begin/", {"name": joined, "timezone": "UTC"})
    assert account.people.count() == 1
