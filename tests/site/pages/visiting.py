"""Pages as a person meets them: where they are, what they say, what their forms hold."""

from collections.abc import Mapping
from datetime import UTC, datetime
from html import unescape
from re import DOTALL, findall, search
from typing import Any

from django.test import Client
from django.urls import reverse

from dorsi.domain.journal import Journal
from dorsi.site.records.journals import read_journal
from dorsi.site.records.models import KeptPerson

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)  # a Monday


def fresh(person: KeptPerson) -> KeptPerson:
    return KeptPerson.objects.get(pk=person.pk)


def kept(person: KeptPerson) -> Journal:
    return read_journal(fresh(person))


def at(person: KeptPerson, name: str, *more: str) -> str:
    return reverse(name, args=[person.pk, *more])


def text(page: Any) -> str:
    """What a page says, without its markup."""
    (main,) = findall(r"<main.*?</main>", page.content.decode(), DOTALL)
    return " ".join(unescape(" ".join(findall(r">([^<]+)<", main))).split())


def entry_id(page: Any) -> str:
    found = search(r'name="entry_id" value="([^"]+)"', page.content.decode())
    assert found
    return found[1]


def fill(client: Client, where: str, /, **said: Any) -> Any:
    """Open a page, fill in its form, send it, and follow where it leads."""
    said["entry_id"] = entry_id(client.get(where))
    return client.post(where, said, follow=True)


def answered(client: Client, person: KeptPerson, question: str, said: Mapping[str, Any]) -> Any:
    """Answer a question on its own page."""
    return fill(client, at(person, "question", question), **said)
