"""Entries: any of them is put right or taken back, and what was taken back comes back."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.site.pages.visiting import NOON, at, entry_id, fill, kept, text

from dorsi.domain.journal import (
    Answer,
    Change,
    Cleared,
    Entry,
    Paused,
    PersonChange,
    ProgrammeAccepted,
    Reading,
    Resumed,
    Session,
    SessionItem,
    TargetSet,
)
from dorsi.site.records.journals import append
from dorsi.site.records.models import KeptPerson

pytestmark = pytest.mark.usefixtures("monday")

ITEMS = (SessionItem(exercise="soleus_stretch", side="left", sets=2, seconds=60),)
CASES: dict[str, tuple[Entry, dict[str, Any], dict[str, Any]]] = {
    "answer": (
        Answer(at=NOON, question="front_pinch", side="left", answer="yes"),
        {"left": "no"},
        {"answer": "no", "side": "left"},
    ),
    "answer of both": (
        Answer(at=NOON, question="front_pinch", side="both", answer="yes"),
        {"left": "no", "right": "no"},
        {"answer": "no", "side": "both"},
    ),
    "number": (
        Answer(at=NOON, question="falls_past_year", answer=3),
        {"you": "1"},
        {"answer": 1},
    ),
    "session": (
        Session(at=NOON, items=(*ITEMS, SessionItem(exercise="ankle_circles")), pain_after=6),
        {"items": ["0"], "pain_after": "1", "minutes": "8"},
        {"items": ITEMS, "pain_after": 1, "minutes": 8},
    ),
    "setting": (
        Change(at=NOON, person=PersonChange(minutes_per_day=10)),
        {"minutes_per_day": "7"},
        {"person": PersonChange(minutes_per_day=7)},
    ),
    "target": (TargetSet(at=NOON, side="left", reach_cm=12), {"reach_cm": "11"}, {"reach_cm": 11}),
    "pause": (Paused(at=NOON), {"until": "2026-03-20"}, {"until": date(2026, 3, 20)}),
    "clearance": (
        Cleared(at=NOON, rule="pregnant", by="midwife"),
        {"by": "my midwife"},
        {"by": "my midwife"},
    ),
    "programme": (
        ProgrammeAccepted(at=NOON, starts=date(2026, 3, 9)),
        {"starts": "2026-03-10"},
        {"starts": date(2026, 3, 10)},
    ),
}


def kept_last(person: KeptPerson, like: Entry) -> Any:
    return [e for e in kept(person).entries() if isinstance(e, type(like))][-1]


@pytest.mark.parametrize("kind", CASES)
def test_any_entry_is_put_right(client: Client, person: KeptPerson, kind: str) -> None:
    wrong, said, right = CASES[kind]
    (old,) = append(person, wrong).entries
    listed = client.get(at(person, "entries"))
    assert at(person, "correct", old.id) in listed.content.decode()
    fill(client, at(person, "correct", old.id), **said)
    better = kept_last(person, wrong)
    assert (better.replaces, better.at) == (old.id, NOON)
    assert {name: getattr(better, name) for name in right} == right
    assert client.get(at(person, "correct", old.id)).status_code == 404


def test_a_form_shows_what_the_entry_says(client: Client, person: KeptPerson) -> None:
    (old,) = append(person, CASES["session"][0]).entries
    html = client.get(at(person, "correct", old.id)).content.decode()
    assert html.count("checked") == 2
    assert 'value="6' in html


@pytest.mark.parametrize(
    ("kind", "said", "told", "typed"),
    [
        ("session", {"items": ["0"], "pain_after": "lots"}, "is no number", 'value="lots"'),
        ("session", {"items": ["0"], "pain_after": "11"}, "11", 'value="11"'),
        ("number", {"you": "many"}, "is no number", 'value="many"'),
        ("target", {"reach_cm": "far"}, "far", 'value="far"'),
        ("pause", {"until": "soon"}, "valid date", 'value="soon"'),
        ("clearance", {"by": ""}, "required", 'name="by"'),
    ],
)
def test_what_cannot_be_stays_beside_a_message(
    client: Client, person: KeptPerson, kind: str, said: dict[str, Any], told: str, typed: str
) -> None:
    (old,) = append(person, CASES[kind][0]).entries
    page = client.post(at(person, "correct", old.id), said)
    assert page.status_code == 422
    assert told in text(page)
    assert typed in page.content.decode()
    assert kept_last(person, old).id == old.id


def test_what_only_can_be_taken_back_offers_no_form(client: Client, person: KeptPerson) -> None:
    append(person, Paused(at=NOON))
    (old,) = append(person, Resumed(at=NOON)).entries
    assert client.get(at(person, "correct", old.id)).status_code == 404


def test_what_was_taken_back_comes_back(client: Client, person: KeptPerson) -> None:
    reading = Reading(at=NOON, measure="knee_to_wall", side="left", trials=(9.9,), unit="cm")
    (old,) = append(person, reading).entries
    listed = client.get(at(person, "entries"))
    said = {"entry": old.id, "entry_id": entry_id(listed)}
    listed = client.post(at(person, "withdraw"), said, follow=True)
    assert "Bring it back" in text(listed)
    taken = kept(person).decisions[-1]
    again = {"entry": taken.id, "entry_id": entry_id(listed)}
    listed = client.post(at(person, "withdraw"), again, follow=True)
    assert "It counts again." in text(listed)
    assert at(person, "correct", old.id) in listed.content.decode()


def test_one_side_of_an_answer_to_both_is_put_right_by_itself(
    client: Client, person: KeptPerson
) -> None:
    (old,) = append(person, CASES["answer of both"][0]).entries
    fill(client, at(person, "correct", old.id), left="yes", right="no")
    first, second = kept(person).answers[-2:]
    assert (first.side, first.answer, first.replaces) == ("left", "yes", old.id)
    assert (second.side, second.answer, second.replaces) == ("right", "no", None)


def test_a_note_stands_with_its_reading_in_its_own_lines(
    client: Client, person: KeptPerson
) -> None:
    said = "cold room\nafter <b>night</b> shift"
    append(
        person,
        Reading(at=NOON, measure="knee_to_wall", side="left", trials=(8.0,), unit="cm", note=said),
    )
    page = client.get(at(person, "entries")).content.decode()
    assert "cold room<br>after &lt;b&gt;night&lt;/b&gt; shift" in page
