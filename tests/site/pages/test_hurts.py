"""It hurts: said from every page; today gets shorter, and the card comes back from five on."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.site.pages.visiting import NOON, at, fill, kept, text

from dorsi.domain.journal import Answer, Journal, Person
from dorsi.interop.entry_ids import new_id
from dorsi.site.access.models import Account
from dorsi.site.records.journals import append, begin
from dorsi.site.records.known import knowledge
from dorsi.site.records.models import KeptPerson

pytestmark = pytest.mark.usefixtures("monday")


def hurt(client: Client, person: KeptPerson, **said: str) -> Any:
    return fill(client, at(person, "hurts"), **{"where": "calf", "side": "left", **said})


def drill_of_today(client: Client, person: KeptPerson) -> str:
    (block, *_) = client.get(at(person, "today")).context["blocks"]
    return str(block[1][0].exercise)


@pytest.mark.parametrize("name", ["today", "library", "programme", "data", "first", "method"])
def test_every_page_leads_to_it(client: Client, person: KeptPerson, name: str) -> None:
    page = client.get(at(person, name), follow=True)
    assert f'href="{at(person, "hurts")}"' in page.content.decode()


def test_a_little_pain_takes_the_drill_out_for_today_and_leaves_the_rest(
    client: Client, trained: KeptPerson
) -> None:
    drill = drill_of_today(client, trained)
    name = knowledge().exercises[drill].name
    page = hurt(client, trained, pain="2", drill=drill)
    assert f"{name} is out for today" in text(page)
    left = [line.exercise for _, lines in page.context["blocks"] for line in lines]
    assert left
    assert drill not in left
    for told in (page, client.get(at(trained, "session"))):
        assert "Shorter today, because it hurt." in text(told)
    session = kept(trained).sessions[-1]
    assert (session.pain_after, session.pain_site) == (2, "calf, left")
    assert [(item.exercise, item.side) for item in session.items] == [(drill, "left")]


def test_no_pain_after_all_takes_nothing_out(client: Client, trained: KeptPerson) -> None:
    page = hurt(client, trained, pain="0", drill=drill_of_today(client, trained))
    assert "is out for today" not in text(page)


def test_at_the_front_it_is_a_pinch_of_that_exercise(client: Client, trained: KeptPerson) -> None:
    drill = drill_of_today(client, trained)
    hurt(client, trained, where="front", pain="3", drill=drill)
    assert kept(trained).sessions[-1].items[0].pinch == 3


def test_four_leaves_only_what_asks_little_of_a_sore_ankle(
    client: Client, trained: KeptPerson
) -> None:
    page = hurt(client, trained, pain="4", drill="none")
    left = {line.exercise for _, lines in page.context["blocks"] for line in lines}
    assert left <= {"ankle_circles", "calf_release"}
    assert kept(trained).sessions[-1].items == ()


def test_five_reopens_the_card_before_any_exercise(client: Client, trained: KeptPerson) -> None:
    drill = drill_of_today(client, trained)
    page = hurt(client, trained, pain="5", drill=drill)
    assert knowledge().exercises[drill].name not in text(page)
    assert page.request["PATH_INFO"] == at(trained, "question", "red_flag_card")
    assert "New pain of 5 or more" in text(page)
    today = client.get(at(trained, "today"))
    assert today.context["blocks"] == []
    assert "New pain of 5 or more" in text(today)
    after = fill(client, at(trained, "question", "red_flag_card"), card="none")
    assert "New pain of 5 or more" not in text(after)


def test_pain_told_with_a_session_reopens_the_card_too(client: Client, trained: KeptPerson) -> None:
    page = fill(client, at(trained, "session"), whole="1", pain_after="7")
    assert page.request["PATH_INFO"] == at(trained, "question", "red_flag_card")


@pytest.mark.parametrize("injured", ["no", 200])
def test_a_line_of_the_card_about_a_recent_injury_stops_whatever_was_known_of_injuries_before(
    client: Client, trained: KeptPerson, injured: str | float
) -> None:
    earlier = NOON - timedelta(days=40)
    known = Answer(at=earlier, question="injury_days_ago", side="both", answer=injured, id=new_id())
    append(trained, known)
    assert "Training waits" not in text(client.get(at(trained, "today")))
    card = at(trained, "question", "red_flag_card")
    page = client.post(card, {"card": "ticked", "line": "malleolar_pain:left"}, follow=True)
    assert "Training waits" in text(page)
    assert "Still open: days since the last injury" in text(page)
    assert "Start" not in text(page)


def test_a_stopped_person_can_say_so_and_sees_no_exercise(client: Client, account: Account) -> None:
    person = begin(account, Journal(person=Person(name="Ada")))
    client.post(
        at(person, "question", "red_flag_card"), {"card": "ticked", "line": "calf_swollen:left"}
    )
    asked = client.get(at(person, "hurts"))
    assert "stretch" not in text(asked).replace("not stretch", "")
    page = hurt(client, person, pain="8", drill="none")
    assert "Training waits" in text(page)
    assert kept(person).sessions[-1].pain_after == 8


def test_what_is_missing_is_said_beside_it_and_the_rest_stays(
    client: Client, trained: KeptPerson
) -> None:
    said = {"where": "shin", "pain": "6"}
    page = client.post(at(trained, "hurts"), said)
    assert page.status_code == 422
    assert "Say which side." in text(page)
    html = page.content.decode()
    assert 'value="shin" ' in html
    assert html.count("checked") == 2
