"""A stop is a stop: no exercise on any page, and what to do instead where one would stand."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from tests.site.access.test_gate import PERSONAL, address
from tests.site.pages.visiting import NOON, at, fill, fresh, kept, text

from dorsi.compose.today import left_today
from dorsi.domain.journal import Answer, Session, SessionItem
from dorsi.interop.entry_ids import new_id
from dorsi.report.explain.topics import TOPICS
from dorsi.site.pages.method import CHAPTERS
from dorsi.site.pages.thinking import thought_of
from dorsi.site.records.journals import append
from dorsi.site.records.known import knowledge
from dorsi.site.records.models import KeptPerson

pytestmark = pytest.mark.usefixtures("monday")

FILES = {"chart", "journal_file", "csv_file"}  # what the person takes away is theirs, whole
LEADS_TO_EXERCISE = (
    "today", "first", "session", "programme", "graduation", "reshape", "library", "measure",
    "target",
)  # fmt: skip


@pytest.fixture
def stopped(trained: KeptPerson) -> KeptPerson:
    """Somebody in the middle of things whose calf is swollen."""
    swollen = Answer(at=NOON, question="calf_swollen", side="left", answer="yes", id=new_id())
    append(trained, swollen)
    return fresh(trained)


def exercises_named(said: str) -> Iterator[str]:
    for exercise in knowledge().exercises.values():
        if re.search(rf"\b{re.escape(exercise.name.lower())}\b", said.lower()):
            yield exercise.name


@pytest.mark.parametrize("name", sorted(set(PERSONAL) - FILES))
def test_no_page_names_an_exercise_while_training_waits(
    client: Client, stopped: KeptPerson, name: str
) -> None:
    page = client.get(address(name, stopped), follow=True)
    if page.status_code == 405:
        return  # only sent to
    whole = page.content.decode()
    shown = text(page) if "<main" in whole else whole  # a file says all that it says
    assert list(exercises_named(shown)) == []
    assert 'class="figure ' not in whole


@pytest.mark.parametrize("topic", TOPICS)
def test_no_reason_names_an_exercise_while_training_waits(
    client: Client, stopped: KeptPerson, topic: str
) -> None:
    assert list(exercises_named(text(client.get(at(stopped, "why", topic))))) == []


@pytest.mark.parametrize("name", sorted(set(CHAPTERS) - {"sources"}))  # titles of studies
def test_no_chapter_of_the_method_names_an_exercise_while_training_waits(
    client: Client, stopped: KeptPerson, name: str
) -> None:
    assert list(exercises_named(text(client.get(at(stopped, "chapter", name))))) == []


@pytest.mark.parametrize("name", ["stop_felt", "front_pinch", "heel_lift_helps_squat"])
def test_nothing_is_to_be_tried_out_while_training_waits(
    client: Client, stopped: KeptPerson, name: str
) -> None:
    page = client.get(at(stopped, "question", name))
    assert "Training waits" in text(page)
    assert "<form" not in page.content.decode().split("<main")[1].replace('class="units"', "")


@pytest.mark.parametrize("name", LEADS_TO_EXERCISE)
def test_a_page_that_would_lead_to_exercise_says_what_to_do_instead(
    client: Client, stopped: KeptPerson, name: str
) -> None:
    page = client.get(at(stopped, name), follow=True)
    assert 'class="stop"' in page.content.decode()
    assert "Training waits" in text(page)


def test_nothing_is_taken_on_or_logged_while_training_waits(
    client: Client, stopped: KeptPerson
) -> None:
    before = fresh(stopped).revision
    client.post(at(stopped, "accept"), {"entry_id": new_id()})
    client.post(at(stopped, "session"), {"whole": "1", "entry_id": new_id()})
    client.post(at(stopped, "reshape"), {"minutes_per_day": "5", "entry_id": new_id()})
    assert fresh(stopped).revision == before


def test_somebody_who_has_been_seen_notes_who_looked(client: Client, trained: KeptPerson) -> None:
    append(trained, Answer(at=NOON, question="pain_on_hopping", side="left", answer="yes"))
    page = client.get(at(trained, "today"))
    where = at(trained, "cleared", "pain_on_hopping")
    assert where in page.content.decode()
    refused = client.post(where, {"by": ""})
    assert (refused.status_code, "Say who looked at it." in text(refused)) == (422, True)
    page = fill(client, where, by="my physiotherapist")
    assert kept(trained).decisions[-1].kind == "cleared"
    assert "Say who" not in text(page)


def test_nothing_can_be_cleared_that_no_look_lifts(client: Client, stopped: KeptPerson) -> None:
    rule = next(r.id for r in knowledge().safety.values() if not r.clearable)
    assert client.get(at(stopped, "cleared", rule)).status_code == 404


@pytest.fixture
def flared(trained: KeptPerson) -> KeptPerson:
    """Somebody whom a session of today hurt so much that the card comes first again."""
    circles = SessionItem(exercise="knee_to_wall_circles", side="left")
    append(trained, Session(at=NOON, items=(circles,), pain_after=6, id=new_id()))
    return fresh(trained)


@pytest.mark.parametrize(
    "name",
    [
        "today", "session", "guided_pack", "hurts", "library", "exercise", "programme",
        "graduation", "reshape", "calendar", "calendar_download", "check_in", "measure",
    ],
)  # fmt: skip
def test_no_page_that_leads_to_exercise_names_one_while_the_card_comes_first(
    client: Client, flared: KeptPerson, name: str
) -> None:
    page = client.get(address(name, flared))
    assert page.status_code == 200
    whole = page.content.decode()
    shown = text(page) if "<main" in whole else whole
    assert list(exercises_named(shown)) == []
    assert at(flared, "guided") not in whole


@pytest.mark.parametrize("name", ["session", "library", "exercise", "programme", "measure", "take"])
def test_where_an_exercise_would_stand_the_card_is_asked(
    client: Client, flared: KeptPerson, name: str
) -> None:
    page = client.get(address(name, flared))
    assert at(flared, "question", "red_flag_card") in page.content.decode()
    assert 'class="stop"' not in page.content.decode()


def test_of_exercises_only_what_was_done_and_is_left_out_is_named_while_the_card_comes_first(
    client: Client, flared: KeptPerson
) -> None:
    """History and what is left out are no advice; a week to do, and what may help, would be."""
    for name, to_do in (("assess", "surer"), ("progress", "ladder")):
        page = client.get(at(flared, name))
        said = text(page)
        assert not page.context[to_do]
        (decided,) = page.context["decisions"]
        assert decided == "Pain of 6: leave out knee-to-wall circles for now."
        assert at(flared, "question", "red_flag_card") in page.content.decode()
        assert set(exercises_named(said)) <= {"Knee-to-wall circles"}
        assert "may be worth trying" not in said
    sheet = client.get(at(flared, "physio"))
    assert "After pain the red-flag card is still to be gone through" in text(sheet)
    assert sheet.context["rows"] == []
    assert "may be worth trying" not in text(sheet)
    assert "knee-to-wall circles" in text(sheet)  # what hurt, for whoever looks


def test_no_reason_and_no_chapter_says_what_to_do_while_the_card_comes_first(
    client: Client, flared: KeptPerson
) -> None:
    ids = ("single_leg_calf_raise", "weightlifting")
    to_be_done = ("next", "programme", "meanwhile", "sport", *ids)
    for thing in (*to_be_done, *TOPICS, "front_pinch", "gastrocnemius"):
        page = client.get(at(flared, "why", thing))
        assert list(exercises_named(text(page))) == [], thing
        if thing in to_be_done:
            assert at(flared, "question", "red_flag_card") in page.content.decode()
    page = client.get(at(flared, "chapter", "exercises"))
    assert list(exercises_named(text(page))) == []


def test_what_was_done_is_taken_down_though_the_card_comes_first(
    client: Client, flared: KeptPerson
) -> None:
    left = left_today(thought_of(flared).assessment, thought_of(flared).plan, knowledge())
    assert left is not None
    keys = [item.key for item in left.day.items]
    said = {"entry_id": new_id(), "items": keys}
    client.post(at(flared, "session"), said)
    assert len(kept(flared).sessions[-1].items) == len(keys) > 0
