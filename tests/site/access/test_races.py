"""People come and go while others write: nobody gets in, nothing is left behind, nothing breaks."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from tests.site.access.test_gate import browser

from dorsi.domain.journal import Entry, Journal, Person
from dorsi.interop.entry_ids import new_id
from dorsi.site.access.invitations import LinkNotValid, accept, invite
from dorsi.site.access.models import Account
from dorsi.site.access.owner import owner
from dorsi.site.records.journals import append, begin
from dorsi.site.records.models import KeptEntry, KeptPerson

T = TypeVar("T")


def at_once(count: int, work: Callable[[int], T]) -> list[T]:
    """Run `work` in so many threads that start together."""
    together = Barrier(count)

    def one(number: int) -> T:
        together.wait()
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


def send(client: Client, person: KeptPerson) -> int:
    where = reverse("take", args=[person.pk, "knee_to_wall"])
    return client.post(where, {"left_1": "8.1", "entry_id": new_id()}).status_code


def test_whoever_is_erased_while_others_write_leaves_nothing_behind(account: Account) -> None:
    for _ in range(3):
        person = begin(account, Journal(person=Person(name="Ada")))

        def work(number: int, person: KeptPerson = person) -> set[int]:
            mine = browser(account)
            if number == 0:
                said = {"sure": "erase"}
                return {mine.post(reverse("erase_person", args=[person.pk]), said).status_code}
            return {send(mine, person) for _ in range(6)}

        statuses = set().union(*at_once(5, work))
        assert statuses <= {302, 404}
        assert (KeptPerson.objects.count(), KeptEntry.objects.count()) == (0, 0)


def test_a_person_gone_between_the_gate_and_the_page_is_not_found(
    client: Client, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = begin(account, Journal(person=Person(name="Ada")))

    def gone_first(kept: KeptPerson, *entries: Entry) -> object:
        KeptPerson.objects.filter(pk=kept.pk).delete()
        return append(kept, *entries)

    monkeypatch.setattr("dorsi.site.pages.showing.append", gone_first)
    assert send(client, person) == 404
    assert KeptEntry.objects.count() == 0


def test_two_accounts_writing_at_once_reach_only_their_own_people(
    account: Account, other: Account
) -> None:
    mine = begin(account, Journal(person=Person(name="Ada")))
    theirs = begin(other, Journal(person=Person(name="Ben")))

    def work(number: int) -> list[int]:
        client = browser((account, other)[number % 2])
        return [send(client, person) for _ in range(3) for person in (mine, theirs)]

    answers = at_once(6, work)
    assert answers == [[302, 404] * 3 if n % 2 == 0 else [404, 302] * 3 for n in range(6)]
    for person in (mine, theirs):
        assert KeptEntry.objects.filter(person_id=person.pk).count() == 9


def test_a_link_used_by_many_at_once_opens_one_account(database: str) -> None:
    assert database
    secret = invite()

    def work(number: int) -> bool:
        try:
            accept(secret, Account(username=f"guest-{number}"))
        except LinkNotValid:
            return False
        return True

    assert sum(at_once(6, work)) == 1
    assert Account.objects.count() == 1


def test_the_owner_is_made_once_by_many_at_once(database: str) -> None:
    assert database
    assert len(set(at_once(6, lambda _: owner().pk))) == 1
    assert Account.objects.count() == 1
