"""What cannot be done is said on a page, nothing is lost, and reading goes on."""

import errno

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from dorsi.domain.journal import Journal, Person
from dorsi.errors import NotSaved
from dorsi.interop.entry_ids import new_id
from dorsi.site.access.models import Account
from dorsi.site.pages.failures import is_full
from dorsi.site.records.journals import begin
from dorsi.site.records.models import KeptPerson


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_full_disk_is_a_clear_refusal_and_reading_goes_on(
    client: Client, account: Account
) -> None:
    person = begin(account, Journal(person=Person(name="Ada")))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        (pages,) = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages}")
    where = reverse("take", args=[person.pk, "knee_to_wall"])
    statuses = [
        client.post(where, {"left_1": "8.1", "note": "x" * 200, "entry_id": new_id()}).status_code
        for _ in range(60)
    ]
    assert statuses[-1] == 507
    kept = KeptPerson.objects.get()
    assert kept.revision == statuses.count(302)
    assert client.get(reverse("today", args=[person.pk])).status_code == 200


@pytest.mark.parametrize(
    ("error", "full"),
    [
        (OperationalError("database or disk is full"), True),
        (OperationalError("could not extend file: No space left on device"), True),
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (OperationalError("database is locked"), False),
        (OSError(errno.EACCES, "denied"), False),
        (ValueError("database or disk is full"), False),
    ],
)
def test_a_full_disk_is_told_from_other_trouble(error: Exception, *, full: bool) -> None:
    assert is_full(error) == full


def test_what_erasing_could_not_reach_is_said(
    client: Client, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = begin(account, Journal(person=Person(name="Ada")))

    def stuck(*_: object) -> None:
        raise NotSaved("the copy of Monday could not be cleaned; remove it by hand")

    monkeypatch.setattr("dorsi.site.pages.views.data.forget", stuck)
    answer = client.post(reverse("erase_person", args=[person.pk]), {"sure": "erase"})
    assert answer.status_code == 500
    assert "remove it by hand" in answer.content.decode()


def test_a_database_that_does_not_answer_is_said(
    client: Client, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = begin(account, Journal(person=Person(name="Ada")))

    def locked(*_: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr("dorsi.site.pages.showing.append", locked)
    where = reverse("take", args=[person.pk, "knee_to_wall"])
    answer = client.post(where, {"left_1": "8.1"})
    assert answer.status_code == 503
    assert "Nothing was saved" in answer.content.decode()


def test_a_form_from_another_site_is_refused(account: Account) -> None:
    person = begin(account, Journal(person=Person(name="Ada")))
    strict = Client(
        enforce_csrf_checks=True, headers={"host": "localhost"}, REMOTE_ADDR="127.0.0.1"
    )
    strict.force_login(account, "django.contrib.auth.backends.ModelBackend")
    answer = strict.post(
        reverse("take", args=[person.pk, "knee_to_wall"]),
        {"left_1": "8.1"},
        headers={"origin": "https://evil.example"},
    )
    assert answer.status_code == 403
    assert "came from another site" in answer.content.decode()
    assert KeptPerson.objects.get().revision == 0
