"""Programme: at a glance, seen before it changes, paused without guilt, and what comes after it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from tests.people import CALF, LIFTER, accepted, journal, reach, said, trained
from tests.site.pages.visiting import NOON, at, entry_id, fresh, kept, text

from dorsi.domain.journal import TargetSet
from dorsi.site.access.models import Account
from dorsi.site.records.journals import begin
from dorsi.site.records.models import KeptPerson

pytestmark = pytest.mark.usefixtures("monday")

STARTS = NOON.date() - timedelta(weeks=4)
ANSWERS = (*said(CALF), *said([("red_flag_card", "no"), ("heels_rise_in_squat", "yes")]))


@pytest.fixture
def lifter(account: Account) -> KeptPerson:
    """A squatter four weeks into a programme, who has not trained since it began."""
    return begin(account, journal(LIFTER, answers=ANSWERS, decisions=(accepted(STARTS),)))


LESS = {
    "minutes_per_day": "5",
    "training_days": ["mon", "wed", "fri"],
    "equipment": list(LIFTER.equipment),
}


def test_twelve_weeks_stand_at_a_glance_with_why_for_every_item(
    client: Client, lifter: KeptPerson
) -> None:
    page = client.get(at(lifter, "programme"))
    assert [number for number, _ in page.context["weeks"]] == list(range(1, 13))
    assert [state for _, state in page.context["weeks"]].count("now") == 1
    html = page.content.decode()
    for span in page.context["spans"]:
        assert span.rows
        assert all(line.why and line.why[:20] in html for _, line in span.rows)


def test_the_plate_ladder_is_the_headline_of_a_squatter(client: Client, lifter: KeptPerson) -> None:
    page = client.get(at(lifter, "programme"))
    assert page.context["ladder"] == [("2.0 cm", "now"), ("1.0 cm", "ahead"), ("flat", "ahead")]
    words = text(page)
    assert words.index("Plates under the heels") < words.index("Twelve weeks at a glance")


def test_weeks_missed_are_met_without_guilt(client: Client, lifter: KeptPerson) -> None:
    page = client.get(at(lifter, "programme"))
    assert page.context["missed"]
    words = " ".join(page.context["missed"]).lower()
    assert not any(word in words for word in ("fail", "should have", "only", "behind"))


def test_a_difference_is_seen_and_nothing_is_kept_by_looking(
    client: Client, lifter: KeptPerson
) -> None:
    before = fresh(lifter).revision
    page = client.get(at(lifter, "reshape"), {"look": "1", **LESS})
    assert any("instead of" in line for line in page.context["differences"])
    assert "What would change" in text(page)
    assert fresh(lifter).revision == before


def test_what_was_seen_is_what_is_taken_on(client: Client, lifter: KeptPerson) -> None:
    seen = client.get(at(lifter, "reshape"), {"look": "1", **LESS})
    client.post(at(lifter, "reshape"), {**LESS, "entry_id": entry_id(seen)})
    assert kept(lifter).changes[-1].person.minutes_per_day == 5
    assert kept(lifter).decisions[-1].kind == "programme_accepted"
    page = client.get(at(lifter, "programme"))
    assert page.context["t"].plan == seen.context["seen"].after


def test_the_same_change_sent_twice_is_one(client: Client, lifter: KeptPerson) -> None:
    seen = client.get(at(lifter, "reshape"), {"look": "1", **LESS})
    for _ in range(2):
        client.post(at(lifter, "reshape"), {**LESS, "entry_id": entry_id(seen)})
    assert len(kept(lifter).changes) == 1


def test_what_is_already_so_would_change_nothing(client: Client, lifter: KeptPerson) -> None:
    same = {**LESS, "minutes_per_day": "10"}
    page = client.get(at(lifter, "reshape"), {"look": "1", **same})
    assert "Nothing would change" in text(page)
    assert "Take it on" not in text(page)


def test_minutes_that_are_none_stay_beside_a_message(client: Client, lifter: KeptPerson) -> None:
    page = client.get(at(lifter, "reshape"), {"look": "1", **LESS, "minutes_per_day": "few"})
    assert page.status_code == 422
    assert "is no number" in text(page)
    assert 'value="few"' in page.content.decode()


def test_minutes_nobody_has_are_refused_when_they_are_kept(
    client: Client, lifter: KeptPerson
) -> None:
    page = client.post(at(lifter, "reshape"), {**LESS, "minutes_per_day": "9000"})
    assert page.status_code == 422
    assert "9000" in text(page)
    assert kept(lifter).changes == ()


def test_graduation_waits_until_twelve_weeks_are_done(client: Client, lifter: KeptPerson) -> None:
    page = client.get(at(lifter, "graduation"))
    assert "Here you will find what 12 weeks did" in text(page)
    assert "five-minute plan" not in text(page)


@pytest.fixture
def graduate(account: Account) -> KeptPerson:
    """A squatter with twelve full weeks behind them."""
    starts = NOON.date() - timedelta(weeks=13)
    days = [starts + timedelta(weeks=week, days=day) for week in range(13) for day in (0, 2, 4)]
    who = journal(
        LIFTER,
        answers=ANSWERS,
        decisions=(accepted(starts),),
        sessions=tuple(trained(day) for day in days),
    )
    after = (reading for day in (7, 5, 3) for reading in reach(NOON.date() - timedelta(day), 10, 9))
    return begin(account, replace(who, readings=(*who.readings, *after)))


def test_graduation_says_what_changed_and_what_keeps_it(
    client: Client, graduate: KeptPerson
) -> None:
    today = client.get(at(graduate, "today"))
    assert at(graduate, "graduation") in today.content.decode()
    page = client.get(at(graduate, "graduation"))
    words = text(page)
    assert "Twelve weeks are done" in words
    assert "from the start" in words
    assert "not that the programme did it" in words
    assert "The five-minute plan" in words
    assert page.context["rows"]
    week = page.context["t"].plan.weeks[0]
    assert max(day.minutes for day in week.days) <= 12


def test_a_second_round_begins_from_there(client: Client, graduate: KeptPerson) -> None:
    page = client.get(at(graduate, "graduation"))
    client.post(at(graduate, "accept"), {"entry_id": entry_id(page)})
    assert kept(graduate).decisions[-1].kind == "programme_accepted"
    said = text(client.get(at(graduate, "programme")))
    assert "econd round, week 1 of 12" in said


@pytest.mark.parametrize(("typed", "reach_cm"), [("12", 12), ("12,5 cm", 12.5), ("5 in", 12.7)])
def test_a_target_of_ones_own_is_set_and_dated(
    client: Client, lifter: KeptPerson, typed: str, reach_cm: float
) -> None:
    page = client.get(at(lifter, "target"))
    sent = {"reach_cm": typed, "side": "left", "entry_id": entry_id(page)}
    page = client.post(at(lifter, "target"), sent, follow=True)
    decided = kept(lifter).decisions[-1]
    assert isinstance(decided, TargetSet)
    assert (decided.side, decided.reach_cm) == ("left", reach_cm)
    assert page.context["ahead"]


@pytest.mark.parametrize(("typed", "told"), [("", "how far"), ("far", "far"), ("200", "200")])
def test_a_target_that_cannot_be_stays_beside_a_message(
    client: Client, lifter: KeptPerson, typed: str, told: str
) -> None:
    page = client.post(at(lifter, "target"), {"reach_cm": typed, "side": "both"})
    assert page.status_code == 422
    assert told in text(page)
    assert f'value="{typed}"' in page.content.decode() or not typed
    assert all(decided.kind != "target_set" for decided in kept(lifter).decisions)
