"""The pack of a guided session: all a phone needs to guide, and nothing while training waits."""

from dataclasses import replace
from datetime import timedelta
from json import dumps
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.compose.random_people import TODAY as LATER
from tests.compose.random_people import journals
from tests.people import (
    CALF,
    KNOWLEDGE,
    LIFTER,
    MONDAY,
    accepted,
    journal,
    said,
    with_person,
)
from tests.site.front import faults_of_type, needs_vitest
from tests.site.pages.visiting import NOON, at

from dorsi.domain.journal import Journal, Paused, Session
from dorsi.interop.journal_text import read_entry
from dorsi.site.pages.guided import pack_for, pack_of
from dorsi.site.pages.thinking import Thought, thought_of
from dorsi.site.records.models import KeptPerson

TODAY = MONDAY + timedelta(days=7)
STARTS = accepted(MONDAY)
CLEAR = said([("red_flag_card", "no")])


def who(*sessions: Session, **more: Any) -> Journal:
    found: dict[str, Any] = {"answers": (*said(CALF), *CLEAR), "decisions": (STARTS,)}
    return journal(LIFTER, sessions=sessions, **(found | more))


def pack(found: Journal | None = None) -> dict[str, Any]:
    return pack_of(Thought(found or who(), KNOWLEDGE, TODAY))


WHOLE = pack()


def items_in(day: dict[str, Any]) -> list[dict[str, Any]]:
    outer = [*day["items"], *day["short"]]
    swapped = [other for item in outer for other in item["instead"]]
    return [*outer, *day["stand_ins"], *swapped]


def test_it_has_today_and_tomorrow_with_all_that_is_to_be_said() -> None:
    today, tomorrow = WHOLE["days"]
    assert (today["date"], today["title"]) == ("2026-01-12", "Monday, 12 January")
    assert tomorrow["date"] == "2026-01-13"
    assert today["said"].startswith("About ")
    item = today["items"][0]
    assert (item["name"], item["block_said"], item["place_said"]) == (
        "Knee-to-wall circles", "Before training", "At the wall",
    )  # fmt: skip
    known = KNOWLEDGE.exercises["knee_to_wall_circles"]
    assert item["setup"] == list(known.setup)
    assert (item["steps"], item["cues"]) == (list(known.steps), list(known.cues))
    assert item["stop_signs"] == list(known.stop_signs)
    assert "20 times each side" in item["dose"]
    assert today["minutes"] * 60 == sum(each["seconds"] for each in today["items"])


def test_the_beats_take_the_items_time() -> None:
    for day in WHOLE["days"]:
        for item in items_in(day):
            assert item["seconds"] == sum(beat["seconds"] for beat in item["beats"]) > 0


def test_what_is_done_can_be_sent_as_it_stands() -> None:
    entries = [item["entry"] for day in WHOLE["days"] for item in items_in(day)]
    assert not any(value is None for entry in entries for value in entry.values())
    raw = {"at": "2026-01-12T07:00:00+00:00", "items": entries, "pain_after": 0}
    session = read_entry(raw, Session)
    assert len(session.items) == len(entries) > 0
    assert all((item.reps is None) != (item.seconds is None) for item in session.items)
    assert all(item.sets for item in session.items)


def test_lengths_are_said_in_the_persons_unit() -> None:
    circles = KNOWLEDGE.exercises["knee_to_wall_circles"]
    long: Any = dict.fromkeys(("setup", "steps", "cues", "stop_signs"), ("10 cm away.",))
    told = replace(circles, **long, why=dict.fromkeys(circles.why, "It gives 10 cm."))
    knowledge = replace(KNOWLEDGE, exercises={**KNOWLEDGE.exercises, circles.id: told})
    for unit, length in (("in", "3.9 in"), ("cm", "10 cm")):
        whole = pack_of(Thought(with_person(who(), length_unit=unit), knowledge, TODAY))
        item = whole["days"][0]["items"][0]
        assert item["exercise"] == circles.id
        assert all(item[name] == [f"{length} away."] for name in long)
        assert item["why"] == f"It gives {length}."


def test_every_exercise_that_may_come_up_can_hurt_and_every_key_leads_somewhere() -> None:
    for day in WHOLE["days"]:
        keys = {item["key"] for item in items_in(day)}
        assert {item["exercise"] for item in items_in(day)} | {""} == day["hurts"].keys()
        for stays in day["hurts"].values():
            assert set(stays["mild"]) | set(stays["more"]) <= keys


def test_it_brings_the_pain_rule_its_places_and_the_card() -> None:
    limits = ("go_up_to", "ask_next_morning_from", "stop_from")
    assert [WHOLE["pain"][name] for name in limits] == [2, 3, 5]
    places = {place["id"]: place["said"] for place in WHOLE["pain"]["places"]}
    assert places[WHOLE["pain"]["front"]] == "front of the ankle"
    lines = {line["finding"]: line for line in WHOLE["card"]}
    assert lines["calf_swollen"]["per_side"]
    assert lines["calf_swollen"]["withholds"]
    assert "blood clot" in lines["calf_swollen"]["stop"]
    assert not lines["varicose_veins"]["withholds"]
    assert WHOLE["unsure"].startswith("Have this looked at today.")


def test_figures_are_there_once_for_what_is_named() -> None:
    named = {item["exercise"] for day in WHOLE["days"] for item in items_in(day)}
    drawn = {name for name in named if KNOWLEDGE.exercises[name].figure is not None}
    assert WHOLE["figures"].keys() == drawn
    assert all(figure.startswith("<svg") for figure in WHOLE["figures"].values())


def test_a_pause_and_a_proposal_say_so() -> None:
    paused = Paused(at=STARTS.at + timedelta(days=5), until=None)
    (today, _) = pack(who(decisions=(STARTS, paused)))["days"]
    assert today["state"] == "rest"
    assert today["said"].startswith("Paused since")
    (proposed, _) = pack(who(decisions=()))["days"]
    assert proposed["said"].startswith("This is a proposal: nothing is accepted yet.")


def test_the_card_that_comes_first_is_said_and_names_nothing() -> None:
    found = pack(who(answers=said(CALF)))
    assert found["stopped"]["title"] == "Before anything else"
    assert found["stopped"]["said"]
    assert names_in(found) == []


@pytest.mark.requirement("A-27")
def test_while_training_waits_the_pack_says_why() -> None:
    found = pack(who(answers=(*CLEAR, *said([("calf_swollen", "yes")]))))
    assert found["stopped"]["title"].startswith("Have this looked at today.")
    assert "blood clot" in " ".join(found["stopped"]["said"])
    assert [day["state"] for day in found["days"]] == ["stopped", "stopped"]
    assert names_in(found) == []


def names_in(found: dict[str, Any]) -> list[str]:
    """The exercises named anywhere in a pack."""
    text = dumps(found).lower()
    known = KNOWLEDGE.exercises.values()
    return [e.id for e in known if e.id in text or e.name.lower() in text]


@given(journals(), st.integers(0, 20))
@settings(max_examples=20)
def test_a_pack_names_exercises_only_where_somebody_may_train(found: Journal, later: int) -> None:
    t = Thought(found, KNOWLEDGE, LATER + timedelta(days=later))
    made = pack_of(t)
    assert (made["stopped"] is None) == (not [d for d in made["days"] if d["state"] == "stopped"])
    if t.review.safety.withheld:
        assert made["stopped"] is not None
    if made["stopped"] is not None:
        assert names_in(made) == []
        assert made["figures"] == {}
        assert all(not day[part] for day in made["days"] for part in ("items", "short", "hurts"))


@pytest.mark.one_python
@needs_vitest
@pytest.mark.usefixtures("monday")
def test_it_is_what_the_front_end_takes_it_for(trained: KeptPerson, tmp_path: Path) -> None:
    stopped = who(answers=(*CLEAR, *said([("calf_swollen", "yes")])))
    whole = pack_for(trained, thought_of(trained))
    for found in (whole, {**whole, **pack(stopped)}):
        assert faults_of_type("Pack", "device/pack", found, tmp_path) == ""
    unheard_of = faults_of_type("Pack", "device/pack", {**whole, "more": 1}, tmp_path)
    assert "does not exist in type 'Pack'" in unheard_of


def test_it_is_worked_out_once_for_the_same_thought() -> None:
    t = Thought(who(), KNOWLEDGE, TODAY)
    assert pack_of(t) is pack_of(t)


@pytest.mark.usefixtures("monday")
def test_it_says_whose_it_is_and_when_it_was_made(trained: KeptPerson) -> None:
    made = pack_for(trained, thought_of(trained))
    assert made["format"] == "dorsi-guided/1"
    assert made["person"] == {
        "id": str(trained.pk), "name": "Example lifter", "timezone": "Europe/Lisbon",
    }  # fmt: skip
    assert made["made_at"] == "2026-03-09T12:00:00.000Z"
    assert (made["revision"], made["knowledge"]) == (trained.revision, KNOWLEDGE.digest)
    assert NOON.date().isoformat() == made["days"][0]["date"]


@pytest.mark.usefixtures("monday")
def test_its_queries_do_not_grow_with_the_journal(
    client: Client, trained: KeptPerson, person: KeptPerson
) -> None:
    counts = []
    for somebody in (person, trained):
        client.get(at(somebody, "guided_pack"))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(at(somebody, "guided_pack")).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
