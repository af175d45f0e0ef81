"""What a device sends: taken in once, or refused with its reason, and nothing held up by it."""

import json
from datetime import UTC, datetime, timedelta, timezone
from gzip import decompress
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from tests.site.conftest import PASSWORD
from tests.site.pages.visiting import NOON, at, fresh, kept

from dorsi.domain.journal import Journal, Person
from dorsi.interop.entry_ids import new_id
from dorsi.site.access.models import Account
from dorsi.site.pages.taking_in import MOST_BYTES, MOST_ENTRIES
from dorsi.site.records.journals import begin
from dorsi.site.records.models import KeptPerson

pytestmark = pytest.mark.usefixtures("monday")
Sent = dict[str, Any]


def session(id_: str = "", **said: Any) -> Sent:
    entry = {
        "id": id_ or new_id(),
        "at": "2026-03-09T12:30:00+01:00",
        "items": [{"exercise": "soleus_stretch", "side": "left", "sets": 2, "seconds": 30}],
        **said,
    }
    return {"list": "sessions", "entry": entry}


def send(client: Client, person: KeptPerson, *entries: Any) -> Any:
    body = json.dumps({"entries": entries})
    return client.post(at(person, "guided_send"), body, content_type="application/json")


def told(answer: Any) -> list[tuple[str, str]]:
    assert answer.status_code == 200
    return [(each["id"], each["state"]) for each in answer.json()["results"]]


def test_what_was_done_away_from_the_network_stands_in_the_journal(
    client: Client, person: KeptPerson
) -> None:
    hurt = session(minutes=8, pain_after=2, pain_site="front of the ankle, left")
    answer: Sent = {"list": "answers", "entry": {"id": new_id(), "at": "2026-03-09T12:00:00+01:00", "question": "night_or_rest_pain", "side": "left", "answer": "no"}}  # fmt: skip  # noqa: E501
    said = send(client, person, hurt, answer)
    assert told(said) == [(hurt["entry"]["id"], "kept"), (answer["entry"]["id"], "kept")]
    journal = kept(person)
    assert said.json()["revision"] == fresh(person).revision == 2
    (done,) = journal.sessions
    assert (done.minutes, done.pain_after, done.items[0].seconds) == (8, 2, 30)
    assert done.at == datetime(2026, 3, 9, 11, 30, tzinfo=UTC)
    assert journal.answers[0].question == "night_or_rest_pain"


def test_what_is_sent_again_has_no_further_effect(client: Client, person: KeptPerson) -> None:
    one, two = session(), session()
    send(client, person, one)
    again = send(client, person, one, two, one)
    assert [state for _, state in told(again)] == ["kept"] * 3
    assert [s.id for s in kept(person).sessions] == [one["entry"]["id"], two["entry"]["id"]]


@pytest.mark.parametrize("ahead", [timedelta(hours=11, minutes=30), timedelta(days=365)])
def test_what_a_clock_that_is_ahead_dates_counts_from_now_on_and_once(
    client: Client, person: KeptPerson, ahead: timedelta
) -> None:
    zone = timezone(timedelta(hours=1))
    told_at = (NOON + ahead).astimezone(zone).isoformat()
    entry = {"id": new_id(), "at": told_at, "question": "calf_swollen", "side": "left", "answer": "yes"}  # fmt: skip  # noqa: E501
    swollen = {"list": "answers", "entry": entry}
    for _ in range(2):
        assert [state for _, state in told(send(client, person, swollen, session(at=told_at)))] == [
            "kept",
            "kept",
        ]
    journal = kept(person)
    assert [answer.at for answer in journal.answers] == [NOON]
    assert {session.at for session in journal.sessions} == {NOON}
    assert journal.answers[0].at.utcoffset() == timedelta(hours=1)
    pack = client.get(at(person, "guided_pack")).json()
    assert pack["stopped"]["title"]


def test_an_id_that_stands_for_something_else_is_refused(
    client: Client, person: KeptPerson
) -> None:
    one = session()
    other = session(one["entry"]["id"], minutes=9)
    send(client, person, one)
    assert told(send(client, person, other)) == [(one["entry"]["id"], "refused")]
    assert kept(person).sessions[0].minutes is None


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (session(items=[{"exercise": "no_such_thing"}]), "no_such_thing"),
        (session(pain_after=11), "11"),
        (session(colour="red"), "colour"),
        (session(at="yesterday"), "at"),
        (session(replaces=str(uuid4())), "only adds"),
        (session("not-an-id"), "an id of its own"),
        ({**session(), "list": "decisions"}, "sessions and answers"),
        ({**session(), "list": "readings"}, "sessions and answers"),
        ({"list": ["sessions"], "entry": {}}, "sessions and answers"),
        ("text", "sessions and answers"),
        ({"list": "sessions", "entry": None}, "sessions and answers"),
    ],
)
def test_one_bad_entry_is_refused_with_its_reason_and_holds_up_nothing(
    client: Client, person: KeptPerson, bad: Any, why: str
) -> None:
    first, last = session(), session()
    said = send(client, person, first, bad, last)
    assert [state for _, state in told(said)] == ["kept", "refused", "kept"]
    assert why in " ".join(said.json()["results"][1]["faults"])
    assert len(kept(person).sessions) == fresh(person).revision == 2


@pytest.mark.parametrize(
    "body",
    [
        b" ",
        b"entries",
        b"[]",
        b'{"entries": 3}',
        b'{"entries": [{"list": "sessions", "entry": {"minutes": NaN}}]}',
        b'{"entries": [], "entries": []}',
        b"\xff\xfe",
        json.dumps({"entries": [0] * (MOST_ENTRIES + 1)}).encode(),
    ],
)
def test_what_no_device_sends_is_refused_whole(
    client: Client, person: KeptPerson, body: bytes
) -> None:
    answer = client.post(at(person, "guided_send"), body, content_type="application/json")
    assert answer.status_code == 422
    assert answer.json()["said"]
    assert fresh(person).revision == 0


def test_far_too_much_is_not_read(client: Client, person: KeptPerson) -> None:
    body = b" " * (MOST_BYTES + 1)
    answer = client.post(at(person, "guided_send"), body, content_type="application/json")
    assert (answer.status_code, fresh(person).revision) == (413, 0)


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
def test_only_json_is_read(client: Client, person: KeptPerson, kind: str) -> None:
    body = json.dumps({"entries": [session()]}).encode()
    answer = client.generic("POST", at(person, "guided_send"), body, content_type=kind)
    assert (answer.status_code, fresh(person).revision) == (415, 0)


def strict(account: Account) -> Client:
    browser = Client(
        enforce_csrf_checks=True, headers={"host": "localhost"}, REMOTE_ADDR="192.0.2.7"
    )
    browser.force_login(account, "django.contrib.auth.backends.ModelBackend")
    return browser


def test_a_request_without_a_token_is_refused_for_a_script_to_read(
    account: Account, person: KeptPerson
) -> None:
    answer = send(strict(account), person, session())
    assert answer.status_code == 403
    assert answer.json()["said"]
    assert fresh(person).revision == 0


def test_the_pack_brings_the_token_that_sending_needs(account: Account, person: KeptPerson) -> None:
    browser = strict(account)
    for _ in ("a pack", "the same pack once more"):
        tag = browser.get(at(person, "guided_pack"))["ETag"]
        pack = browser.get(at(person, "guided_pack"), headers={"if-none-match": tag})
        body = json.dumps({"entries": [session()]})
        sent = browser.post(
            at(person, "guided_send"),
            body,
            content_type="application/json",
            headers={"x-csrftoken": pack["X-CSRFToken"]},
        )
        assert [state for _, state in told(sent)] == ["kept"]


def test_nobody_keeps_what_goes_to_and_fro(client: Client, person: KeptPerson) -> None:
    for answer in (client.get(at(person, "guided_pack")), send(client, person, session())):
        assert answer["Cache-Control"] == "no-store"


def test_a_pack_comes_once_until_something_has_changed(
    client: Client, person: KeptPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(tag: str) -> Any:
        return client.get(at(person, "guided_pack"), headers={"if-none-match": tag})

    first = client.get(at(person, "guided_pack"))
    assert first.json()["revision"] == 0
    assert asked(first["ETag"]).status_code == 304
    send(client, person, session())
    second = asked(first["ETag"])
    assert (second.status_code, second.json()["revision"]) == (200, 1)
    monkeypatch.setattr("dorsi.site.clock.now", lambda: NOON + timedelta(days=1))
    assert asked(second["ETag"]).status_code == 200


def test_a_pack_travels_packed_and_is_known_again(client: Client, trained: KeptPerson) -> None:
    def asked(**headers: str) -> Any:
        return client.get(
            at(trained, "guided_pack"), headers={"accept-encoding": "gzip", **headers}
        )

    packed = asked()
    assert packed["Content-Encoding"] == "gzip"
    unpacked = decompress(packed.content)
    assert len(packed.content) * 5 < len(unpacked)
    assert json.loads(unpacked)["person"]["id"] == str(trained.pk)
    assert asked(**{"if-none-match": packed["ETag"]}).status_code == 304


def test_somebody_elses_person_is_not_found(other: Account, person: KeptPerson) -> None:
    browser = strict(other)
    theirs = begin(other, Journal(person=Person(name="Tom")))
    token = browser.get(at(theirs, "guided_pack"))["X-CSRFToken"]
    answer = browser.post(
        at(person, "guided_send"),
        json.dumps({"entries": [session()]}),
        content_type="application/json",
        headers={"x-csrftoken": token},
    )
    assert (answer.status_code, fresh(person).revision) == (404, 0)


def test_the_page_that_guides_is_the_same_for_everybody(client: Client, person: KeptPerson) -> None:
    page = client.get(at(person, "guided")).content
    assert page == Client(headers={"host": "localhost"}).get("/guided/").content
    assert person.pk.hex not in page.decode().replace("-", "")
    assert b"csrf" not in page
    assert PASSWORD.encode() not in page
