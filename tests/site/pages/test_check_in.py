"""The week in three taps: asked once, kept as answers, told to whoever looks at the ankle."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from tests.people import CALF, accepted, journal, said
from tests.site.pages.visiting import NOON, at, fill, kept, text

from dorsi.site import clock
from dorsi.site.access.models import Account
from dorsi.site.records.journals import begin
from dorsi.site.records.models import KeptPerson
from dorsi.site.records.tables import table

SUNDAY = date(2026, 3, 15)  # the last day of the week that began on the Monday of these tests


@pytest.fixture
def sunday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(days=6))


@pytest.fixture
def person(account: Account, sunday: None) -> KeptPerson:
    assert sunday is None
    answers = (*said([("red_flag_card", "no")]), *said(CALF))
    return begin(account, journal(answers=answers, decisions=(accepted(NOON.date()),)))


def told(client: Client, person: KeptPerson, **words: Any) -> Any:
    return fill(client, at(person, "check_in"), **words)


def test_today_asks_at_the_end_of_a_week_until_it_is_answered(
    client: Client, person: KeptPerson
) -> None:
    assert "How was the week?" in text(client.get(at(person, "today")))
    page = told(client, person, week_was="mixed", pain_this_week="1", can_do_now="The stairs")
    assert page.redirect_chain[-1][0] == at(person, "today")
    assert "How was the week?" not in text(page)
    assert [(a.question, a.answer, a.side) for a in kept(person).answers[-3:]] == [
        ("week_was", "mixed", None),
        ("pain_this_week", 1, None),
        ("can_do_now", "The stairs", None),
    ]


def test_a_skip_is_one_answer_and_the_last_question_of_the_week(
    client: Client, person: KeptPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = fill(client, at(person, "check_in"), skip="1")
    assert "How was the week?" not in text(page)
    assert (kept(person).answers[-1].question, kept(person).answers[-1].answer) == (
        "week_was",
        "unsure",
    )
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(days=12))
    assert "How was the week?" not in text(client.get(at(person, "today")))
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(days=13))
    assert "How was the week?" in text(client.get(at(person, "today")))


def test_nothing_at_all_is_asked_about_and_too_much_is_refused(
    client: Client, person: KeptPerson
) -> None:
    before = len(kept(person).answers)
    page = told(client, person)
    assert page.status_code == 422
    assert "Answer one of the three" in text(page)
    page = told(client, person, can_do_now="x" * 201)
    assert page.status_code == 422
    assert len(kept(person).answers) == before


def test_the_same_form_sent_twice_has_one_effect(client: Client, person: KeptPerson) -> None:
    where = at(person, "check_in")
    page = client.get(where)
    sent = {"entry_id": page.context["entry_id"], "week_was": "well", "pain_this_week": "0"}
    for _ in range(2):
        client.post(where, sent)
    assert [a.question for a in kept(person).answers].count("week_was") == 1


@pytest.mark.parametrize(("pain", "leads_to"), [("4", "today"), ("5", "question")])
def test_five_or_more_brings_the_card_back(
    client: Client, person: KeptPerson, pain: str, leads_to: str
) -> None:
    page = told(client, person, pain_this_week=pain)
    more = ("red_flag_card",) if leads_to == "question" else ()
    assert page.redirect_chain[-1][0] == at(person, leads_to, *more)


def test_what_was_said_stands_on_progress_and_for_the_physio_as_it_was_typed(
    client: Client, person: KeptPerson
) -> None:
    words = '=1+1 <b>stairs</b> "down"'
    told(client, person, week_was="hard", pain_this_week="3", can_do_now=words)
    for name in ("progress", "physio", "check_in"):
        page = client.get(at(person, name))
        assert f"Hard going 3 {words}" in text(page)
        assert "<b>stairs" not in page.content.decode()
    asked = {name for name, _, _ in client.get(at(person, "physio")).context["answers"]}
    assert not asked & {"What you can do now", "How the week was", "Worst pain of the week"}
    assert "'=1+1 <b>stairs" in table(kept(person), "answers")


def test_words_can_be_put_right_on_the_page_of_what_was_entered(
    client: Client, person: KeptPerson
) -> None:
    told(client, person, can_do_now="The stares")
    entry = kept(person).answers[-1].id
    fill(client, at(person, "correct", entry), you="The stairs")
    assert "The stairs" in text(client.get(at(person, "progress")))


def test_while_training_waits_it_is_not_asked_and_pain_is_still_taken_down(
    client: Client, person: KeptPerson
) -> None:
    fill(client, at(person, "question", "hot_swollen_joint"), left="yes", right="no")
    assert "How was the week?" not in text(client.get(at(person, "today")))
    page = told(client, person, pain_this_week="7")
    assert page.redirect_chain[-1][0] == at(person, "today")
    assert "Training waits as before" in text(page)
    assert kept(person).answers[-1].answer == 7
