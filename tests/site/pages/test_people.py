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
