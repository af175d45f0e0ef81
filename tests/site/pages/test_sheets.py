"""What is read and printed: measured, the ruler, the page for a physio, progress, the method."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.site.pages.visiting import NOON, at, fill, kept, text

from dorsi.domain.journal import Journal, Person, Session, SessionItem
from dorsi.site.access.models import Account
from dorsi.site.pages.method import CHAPTERS
from dorsi.site.records.journals import append, begin
from dorsi.site.records.known import knowledge
from dorsi.site.records.models import KeptPerson

pytestmark = pytest.mark.usefixtures("monday")


def test_after_measuring_the_verdict_is_honest(client: Client, person: KeptPerson) -> None:
    page = fill(client, at(person, "take", "knee_to_wall"), left_1="8", left_2="8.1", cold="on")
    words = text(page)
    assert "Left : 8, 8.1 cm" in words or "Left: 8, 8.1 cm" in words
    assert "cannot tell yet" in words
    assert "Only one side was measured" in words


def test_the_next_measuring_days_are_said(client: Client, person: KeptPerson) -> None:
    both = {f"{side}_{n}": "8.2" for side in ("left", "right") for n in (1, 2, 3)}
    page = fill(client, at(person, "take", "knee_to_wall"), cold="on", **both)
    assert page.context["retest"] is not None
    assert page.context["retest"].why in text(page)
    listed = client.get(at(person, "measure")).context["retests"]
    assert len(listed) >= 1


def test_whoever_trained_today_is_reminded_that_warm_ankles_reach_further(
    client: Client, trained: KeptPerson
) -> None:
    where = at(trained, "take", "knee_to_wall")
    assert "You have trained today" not in text(client.get(where))
    fill(client, at(trained, "session"), whole="1")
    assert "You have trained today" in text(client.get(where))


def test_a_ruler_is_drawn_at_true_size(client: Client, person: KeptPerson) -> None:
    html = client.get(at(person, "ruler")).content.decode()
    assert 'width="40mm" height="209mm" viewBox="0 -4 40 209"' in html
    assert html.count('d="M0 ') == 1 + 201
    assert 'd="M0 105h' in html


def test_a_physio_finds_everything_on_one_page(client: Client, trained: KeptPerson) -> None:
    items = (SessionItem(exercise="soleus_stretch", side="left"),)
    append(trained, Session(at=NOON, items=items, pain_after=4, pain_site="calf, left"))
    page = client.get(at(trained, "physio"))
    words = text(page)
    for said in ("How far it bends", "Pattern and answers", "Programme", "Pain", "Readings",
                 "What Dorsi suggests", "What cannot be told from this"):  # fmt: skip
        assert said in words
    assert "calf, left" in words
    assert "standard deviation" in words
    readings = page.context["readings"]
    assert len(readings) == len({(r.day, r.measure) for r in kept(trained).readings})
    assert all(each.left and each.right for each in readings)
    assert 0 < len(page.context["sore"]) <= 6
    assert page.context["rows"]


def test_what_a_choice_stands_for_is_told_a_physio_once(client: Client, person: KeptPerson) -> None:
    said = {"left": "front_pinch", "right": "unsure"}
    fill(client, at(person, "question", "stop_felt"), **said)
    told = client.get(at(person, "physio")).context["answers"]
    assert (
        "Where the stop is felt",
        "A pinch or pressure at the front of the ankle",
        "left",
    ) in told
    assert [name for name, _, _ in told] == ["Where the stop is felt"] * 2


def test_an_empty_page_for_a_physio_says_that_it_is(client: Client, account: Account) -> None:
    person = begin(account, Journal(person=Person(name="Ada")))
    words = text(client.get(at(person, "physio")))
    assert "Nothing is measured yet." in words
    assert "No programme is taken on." in words


def test_progress_shows_both_sides_beside_each_other_with_what_was_done(
    client: Client, trained: KeptPerson
) -> None:
    page = client.get(at(trained, "progress"))
    words = text(page)
    assert [side for side, *_ in page.context["sides"]] == ["left", "right"]
    assert "more than measuring error explains" in words
    assert "Work on" in words


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_statement_of_the_method_has_what_it_rests_on(
    client: Client, person: KeptPerson, name: str
) -> None:
    page = client.get(at(person, "chapter", name))
    assert page.status_code == 200
    statements = page.context["statements"]
    assert statements
    if name not in ("sources", "requirements"):
        assert all(each.sources for each in statements)
    assert "{" not in text(page)


def test_the_sources_behind_a_statement_are_found_by_its_requirement(
    client: Client, person: KeptPerson
) -> None:
    page = client.get(at(person, "chapter", "findings"), {"q": "B-16"})
    carried = [f.id for f in knowledge().findings.values() if "B-16" in f.requirements]
    assert [each.id for each in page.context["statements"]] == carried
    assert "Carries" in text(page)


NEW = (
    "first", "hurts", "measured", "ruler", "measure", "reshape", "graduation", "method", "physio",
)  # fmt: skip


@pytest.mark.parametrize("name", NEW)
def test_the_number_of_queries_does_not_grow_with_the_journal(
    client: Client, person: KeptPerson, trained: KeptPerson, name: str
) -> None:
    for each in (person, trained):
        client.get(at(each, name))
        with CaptureQueriesContext(connection) as queries:
            client.get(at(each, name))
        assert len(queries) == 3  # the session, the account, the person
