"""Today: one thing first, one notice, a day without work, done in one tap, and how it felt."""

from dataclasses import replace
from datetime import timedelta
from re import findall

import pytest
from django.test import Client
from tests.people import CALF, LIFTER, MONDAY, accepted, journal, moment, said
from tests.people import trained as trained_on
from tests.site.pages.visiting import NOON, at, fill, kept, text

from dorsi.domain.journal import Session, SessionItem
from dorsi.interop.entry_ids import new_id
from dorsi.site import clock
from dorsi.site.access.models import Account
from dorsi.site.records.journals import append, begin
from dorsi.site.records.models import KeptPerson

pytestmark = pytest.mark.usefixtures("monday")


def test_somebody_new_is_led_to_the_first_step_and_nothing_else(
    client: Client, person: KeptPerson
) -> None:
    page = client.get(at(person, "today"))
    assert "three minutes to your first programme" in text(page)
    assert at(person, "first_step", "check") in page.content.decode()


def test_a_day_is_done_in_one_tap_and_then_asked_once_how_it_felt(
    client: Client, trained: KeptPerson
) -> None:
    before = len(kept(trained).sessions)
    page = fill(client, at(trained, "session"), whole="1")
    assert "Done for today" in text(page)
    assert "Did anything hurt" in text(page)
    session = kept(trained).sessions[-1]
    assert len(kept(trained).sessions) == before + 1
    assert session.pain_after is None
    page = client.post(at(trained, "felt", session.id), {"pain_after": "1"}, follow=True)
    assert "Did anything hurt" not in text(page)
    restated = kept(trained).sessions[-1]
    assert (restated.replaces, restated.pain_after, restated.items) == (
        session.id, 1, session.items,
    )  # fmt: skip


@pytest.mark.parametrize("said", [{}, {"pain_after": "a lot"}, {"pain_after": "11"}])
def test_how_it_felt_is_asked_again_where_no_number_was_chosen(
    client: Client, trained: KeptPerson, said: dict[str, str]
) -> None:
    fill(client, at(trained, "session"), whole="1")
    session = kept(trained).sessions[-1]
    page = client.post(at(trained, "felt", session.id), said, follow=True)
    assert "Did anything hurt" in text(page)
    assert kept(trained).sessions[-1] == session


def test_item_by_item_leaves_what_was_not_done_for_later(
    client: Client, trained: KeptPerson
) -> None:
    rows = client.get(at(trained, "session")).context["rows"]
    page = fill(client, at(trained, "session"), items=[rows[0][1]], pain_after="0")
    assert "Still to do" in text(page)
    left = [line.exercise for _, lines in page.context["blocks"] for line in lines]
    assert left == [line.exercise for _, _, _, line in rows][1:]


def test_a_form_of_an_earlier_hour_logs_what_it_showed_or_nothing(
    client: Client, trained: KeptPerson
) -> None:
    rows = client.get(at(trained, "session")).context["rows"]
    every = [key for _, key, _, _ in rows]
    fill(client, at(trained, "session"), items=every[:1], pain_after="0")
    before = len(kept(trained).sessions)
    page = client.post(at(trained, "session"), {"items": every, "pain_after": "0"})
    assert page.status_code == 422
    assert "The day has changed since this page was opened" in text(page)
    assert len(kept(trained).sessions) == before


def test_today_sends_what_it_shows(client: Client, trained: KeptPerson) -> None:
    shown = client.get(at(trained, "today")).content.decode()
    keys = findall(r'name="items" value="([^"]+)"', shown)
    client.post(at(trained, "session"), {"items": keys, "entry_id": new_id()})
    done = [item.exercise for item in kept(trained).sessions[-1].items]
    assert done == [key.split(":")[1] for key in keys]


def test_nothing_ticked_is_said(client: Client, trained: KeptPerson) -> None:
    page = client.post(at(trained, "session"), {"pain_after": "0"})
    assert page.status_code == 422
    assert "Tick what you did." in text(page)


def test_the_morning_after_pain_is_asked_about(
    client: Client, trained: KeptPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = (SessionItem(exercise="soleus_stretch", side="both"),)
    append(trained, Session(at=NOON, items=items, pain_after=4))
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(days=1))
    page = client.get(at(trained, "today"))
    assert "It hurt yesterday" in text(page)
    session = kept(trained).sessions[-1]
    client.post(at(trained, "felt", session.id), {"pain_next_morning": "2"})
    assert kept(trained).sessions[-1].pain_next_morning == 2


def test_a_day_that_pain_has_emptied_says_why_nothing_is_planned(
    client: Client, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts = MONDAY + timedelta(weeks=1)
    day = starts + timedelta(weeks=8, days=2)
    steady = [trained_on(starts + timedelta(weeks=w, days=d)) for w in range(8) for d in (0, 2, 4)]
    hurt = Session(at=moment(day - timedelta(days=1), 18), items=(), pain_after=5)
    found = journal(
        replace(LIFTER, minutes_per_day=2),
        answers=(*said(CALF), *said([("red_flag_card", "no")], day=day)),
        decisions=(accepted(starts),),
        sessions=(*steady, hurt),
    )
    monkeypatch.setattr(clock, "now", lambda: moment(day, 12))
    person = begin(account, found)
    for name in ("today", "session"):
        page = client.get(at(person, name))
        assert "It hurt in the last days, and what was planned would ask too much" in text(page)
        assert "Nothing is planned" not in text(page)
    (today, _) = client.get(at(person, "guided_pack")).json()["days"]
    assert (today["state"], today["emptied"]) == ("rest", True)


def test_a_pause_says_until_when_and_offers_to_go_on(client: Client, trained: KeptPerson) -> None:
    client.post(at(trained, "pause"), {"until": "2026-03-20"})
    page = client.get(at(trained, "today"))
    assert "Paused until Friday, 20 March" in text(page)
    assert "nothing to make up for" in text(page)
    assert page.context["blocks"] == []
    assert (
        "Paused" not in text(client.post(at(trained, "resume"), follow=True)).split("Back on.")[1]
    )


def test_one_notice_is_shown_at_a_time(client: Client, trained: KeptPerson) -> None:
    fill(client, at(trained, "session"), whole="1")
    said = text(client.get(at(trained, "today")))
    assert "Did anything hurt" in said
    assert "Twelve weeks are done" not in said


def test_lengths_are_said_in_inches_after_one_tap_on_any_page(
    client: Client, trained: KeptPerson
) -> None:
    back = at(trained, "assess")
    assert "cm" in text(client.get(back))
    page = client.post(at(trained, "units"), {"unit": "in", "back": back}, follow=True)
    assert page.request["PATH_INFO"] == back
    assert " in" in text(page)
    assert " cm" not in text(page).replace("Lengths are in inches now.", "")
    assert kept(trained).changes[-1].person.length_unit == "in"


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org/x", "javascript:x", ""])
def test_a_change_of_unit_leads_nowhere_else(
    client: Client, trained: KeptPerson, back: str
) -> None:
    sent = client.post(at(trained, "units"), {"unit": "in", "back": back})
    assert sent["Location"] == at(trained, "today")


def test_one_question_a_day_is_put_and_the_next_only_offered(
    client: Client, trained: KeptPerson
) -> None:
    page = client.get(at(trained, "today"))
    assert "One question would tell most" in text(page)
    assert "Another one?" not in text(page)
    asked = page.context["t"].review.next_question.question
    page = fill(client, at(trained, "question", asked), left="no", right="no", you="no")
    assert "One question a day is enough. Another one?" in text(page)
