"""A programme's day is a date where the person is: through both changes of the clocks, travel and
a phone that tells the wrong time.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from dorsi.domain.journal import (
    Answer,
    Change,
    Journal,
    Person,
    PersonChange,
    ProgrammeAccepted,
    Reading,
)
from dorsi.domain.schedule import PlannedDay
from dorsi.interop.entry_ids import new_id
from dorsi.report.sentences.schedule import day_planned
from dorsi.site import clock
from dorsi.site.access.models import Account
from dorsi.site.pages.thinking import Thought, thought_of
from dorsi.site.records.journals import append, begin, read_journal
from dorsi.site.records.models import KeptPerson

BERLIN, NEW_YORK = "Europe/Berlin", "America/New_York"
JUST_AFTER_MIDNIGHT, JUST_BEFORE = time(0, 0, 30), time(23, 59, 30)


def clock_at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(clock, "now", lambda: moment.astimezone(UTC))


def in_week_two(account: Account, zone: str, day: date) -> KeptPerson:
    """Somebody who took a programme on ten days before."""
    starts = day - timedelta(days=10)
    at = datetime.combine(starts, time(9), ZoneInfo(zone))
    at = datetime.fromisoformat(at.isoformat())
    trials = (7.5, 7.6, 7.4)
    readings = (
        Reading(at=at, measure="knee_to_wall", side="left", trials=trials, unit="cm"),
        Reading(at=at, measure="knee_to_wall", side="right", trials=trials, unit="cm"),
    )
    journal = Journal(
        person=Person(name="Ada", birth_year=1990, timezone=zone, minutes_per_day=10),
        readings=readings,
        answers=(Answer(at=at, question="red_flag_card", answer="no"),),
        decisions=(ProgrammeAccepted(at=at, starts=starts),),
    )
    return begin(account, journal)


def stands(t: Thought, day: date) -> PlannedDay:
    """It is this day, and the plan has one for it."""
    assert (t.today, t.at.date()) == (day, day)
    planned = day_planned(t.plan, t.today)
    assert planned is not None
    assert planned[1].date == day
    return planned[1]


@pytest.mark.parametrize(
    ("zone", "change"),
    [
        (BERLIN, date(2026, 3, 29)),
        (BERLIN, date(2026, 10, 25)),
        (NEW_YORK, date(2026, 3, 8)),
        (NEW_YORK, date(2026, 11, 1)),
    ],
)
def test_every_day_around_a_change_of_the_clocks_is_one_day_of_the_programme(
    account: Account, monkeypatch: pytest.MonkeyPatch, zone: str, change: date
) -> None:
    person = in_week_two(account, zone, change)
    for days in range(-2, 3):
        day = change + timedelta(days)
        work = []
        for at in (JUST_AFTER_MIDNIGHT, JUST_BEFORE):
            clock_at(monkeypatch, datetime.combine(day, at, ZoneInfo(zone)))
            work.append(stands(thought_of(person), day))
        assert work[0] == work[1]


def log_a_session(client: Client, person: KeptPerson, **more: str) -> None:
    page = client.get(reverse("session", args=[person.pk]))
    items = [value for value, _ in page.context["form"].fields["items"].choices]
    said = {"items": items, "pain_after": "0", "entry_id": new_id(), **more}
    where = reverse("session", args=[person.pk])
    assert client.post(where, said, headers=WRONG_CLOCK).status_code == 302


WRONG_CLOCK = {"date": "Wed, 01 Jan 2031 00:00:00 GMT", "if-modified-since": "Wed, 01 Jan 2031"}


@pytest.mark.parametrize("change", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_session_just_before_midnight_counts_for_the_day_that_ends(
    client: Client, account: Account, monkeypatch: pytest.MonkeyPatch, change: date
) -> None:
    person = in_week_two(account, BERLIN, change)
    clock_at(monkeypatch, datetime.combine(change, JUST_BEFORE, ZoneInfo(BERLIN)))
    log_a_session(client, person)
    kept = KeptPerson.objects.get()
    (session,) = read_journal(kept).sessions
    assert session.day == change
    after = datetime.combine(change + timedelta(days=1), JUST_AFTER_MIDNIGHT, ZoneInfo(BERLIN))
    clock_at(monkeypatch, after)
    t = thought_of(kept)
    assert t.today == change + timedelta(days=1)
    assert [s.day for s in t.journal.sessions] == [change]


def test_whoever_flies_east_goes_on_with_the_day_it_is_there(
    client: Client, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = date(2026, 6, 10)
    person = in_week_two(account, BERLIN, left)
    clock_at(monkeypatch, datetime.combine(left, time(20), ZoneInfo(BERLIN)))
    stands(thought_of(person), left)
    moved = Change(at=thought_of(person).at, person=PersonChange(timezone="Pacific/Auckland"))
    append(person, moved)
    arrived = left + timedelta(days=1)
    stands(thought_of(person), arrived)
    log_a_session(client, person)
    (session,) = read_journal(KeptPerson.objects.get()).sessions
    assert session.day == arrived
    assert str(session.at.utcoffset()) == "12:00:00"


def test_two_moves_within_an_hour_end_where_the_second_leads(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = in_week_two(account, BERLIN, date(2026, 6, 10))
    clock_at(monkeypatch, datetime(2026, 6, 10, 20, tzinfo=ZoneInfo(BERLIN)))
    for zone in ("Pacific/Auckland", "Asia/Tokyo"):
        append(person, Change(at=thought_of(person).at, person=PersonChange(timezone=zone)))
    assert str(thought_of(person).at.utcoffset()) == "9:00:00"
    assert thought_of(person).today == date(2026, 6, 11)


def test_a_phone_that_tells_the_wrong_time_changes_no_day(
    client: Client, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = date(2026, 6, 10)
    person = in_week_two(account, BERLIN, day)
    clock_at(monkeypatch, datetime.combine(day, time(7), ZoneInfo(BERLIN)))
    log_a_session(client, person, at="2031-01-01T00:00:00+00:00", today="2031-01-01")
    (session,) = read_journal(KeptPerson.objects.get()).sessions
    assert session.at.isoformat() == "2026-06-10T07:00:00+02:00"
