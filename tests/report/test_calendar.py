"""A calendar as other programs read it: valid, discreet, and the same event moved."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from tests.compose.test_appointments import EARLY, held, taken_on
from tests.people import KNOWLEDGE, STARTS, accepted, journal, moment, reach, said, trained

from dorsi.domain.journal import Change, Journal, PersonChange
from dorsi.report.calendar import Edition, calendar_file, edition_of

MINE = UUID("0198c0de-0000-7000-8000-000000000001")
ONCE = ("uid", "dtstamp", "dtstart", "summary", "sequence", "last-modified", "class", "transp")
AUTUMN = date(2026, 9, 14)


def written(kept: Journal, today: date = STARTS, link: str = "") -> bytes:
    found = held(kept, today)
    zone = kept.person.timezone
    return calendar_file(found, kept.person, edition_of(kept, MINE, today, zone, link))


def read(data: bytes) -> Any:
    """A calendar read back; what its parts may be is the library's to say."""
    return Calendar.from_ical(data)


def events(data: bytes) -> list[Any]:
    return list(read(data).walk("VEVENT"))


def by_id(data: bytes) -> dict[str, Any]:
    return {str(event["uid"]): event for event in events(data)}


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    kept = taken_on()
    long = replace(kept, person=replace(kept.person, habit="früh am Morgen, " * 12))
    data = written(long)
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    assert data.endswith(b"END:VCALENDAR\r\n")
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines)
    assert "früh am Morgen" in str(events(data)[0]["summary"])


def test_every_part_has_what_it_must_and_nothing_twice() -> None:
    data = written(taken_on(), link="https://dorsi.local/people/1/")
    whole = read(data)
    assert (whole["version"], str(whole["method"])) == ("2.0", "PUBLISH")
    assert whole["prodid"]
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT4H\r\n" in data
    assert b"X-PUBLISHED-TTL:PT4H\r\n" in data
    zones = {str(zone["tzid"]) for zone in whole.walk("VTIMEZONE")}
    for event in whole.walk("VEVENT"):
        assert all(not isinstance(event[name], list) for name in ONCE)
        assert event["dtstamp"].dt.utcoffset() == timedelta(0)
        assert ("duration" in event) != ("dtend" in event)
        assert event["dtstart"].params["TZID"] in zones
        for alarm in event.walk("VALARM"):
            assert str(alarm["action"]) == "DISPLAY"
            assert alarm["description"] == event["summary"]
            assert alarm["trigger"].dt == timedelta(0)
    ids = Counter(str(event["uid"]) for event in whole.walk("VEVENT"))
    assert set(ids.values()) == {1}
    assert not whole.errors


def test_titles_are_discreet() -> None:
    sore = trained(STARTS, "band_glide_front", pain_after=4, pain_site="front of the ankle, left")
    kept = taken_on(sessions=(sore,))
    text = written(kept, STARTS + timedelta(days=1)).decode().lower()
    names = {part.name for part in KNOWLEDGE.exercises.values()}
    secret = {*names, "pain", "pinch", "cm", "front", "band", "example lifter", "calf"}
    assert not [word for word in secret if word.lower() in text]
    titles = {str(event["summary"]) for event in events(written(kept))}
    assert titles <= {
        "Ankles: measure after morning coffee",
        "Ankles: how was the week?",
        *(f"Ankles, {n} minutes after morning coffee" for n in range(5, 13)),
        *(f"Ankles, {n} minutes with training" for n in range(5, 13)),
    }


@pytest.mark.parametrize("habit", ["after lunch", "After lunch.", "lunch"])
def test_a_habit_is_not_told_to_come_after_after(habit: str) -> None:
    kept = taken_on()
    kept = replace(kept, person=replace(kept.person, habit=habit, training_days=()))
    assert str(events(written(kept))[-2]["summary"]).endswith(" minutes after lunch")


def test_without_a_time_events_are_whole_days() -> None:
    kept = taken_on()
    kept = replace(kept, person=replace(kept.person, habit_time=None))
    whole = read(written(kept))
    for event in whole.walk("VEVENT"):
        assert event["dtend"].dt - event["dtstart"].dt == timedelta(days=1)
        assert type(event["dtstart"].dt) is date
    assert not list(whole.walk("VALARM"))
    assert len(list(whole.walk("VTIMEZONE"))) == 1


@pytest.mark.parametrize(
    ("zone", "starts", "clock", "before", "after"),
    [
        ("Europe/Berlin", date(2026, 3, 2), "07:00", (3, 28, 6), (3, 29, 5)),
        ("Europe/Berlin", AUTUMN, "07:00", (10, 24, 5), (10, 25, 6)),
        ("America/New_York", date(2026, 3, 2), "21:30", (3, 8, 2), (3, 9, 1)),
        ("Australia/Lord_Howe", AUTUMN, "06:00", (10, 2, 19), (10, 3, 19)),
    ],
)
def test_the_habit_stays_at_its_hour_when_the_clocks_change(
    zone: str, starts: date, clock: str, before: tuple[int, ...], after: tuple[int, ...]
) -> None:
    person = replace(EARLY, timezone=zone, habit_time=clock, training_days=())
    kept = Journal(
        person=person,
        readings=reach(starts - timedelta(days=1), 8.0, 8.0),
        answers=said([("red_flag_card", "no")], day=starts - timedelta(days=1)),
        decisions=(accepted(starts),),
    )
    whole = read(written(kept, starts))
    (told,) = whole.walk("VTIMEZONE")
    own = told.to_tz(lookup_tzid=False)  # as a program without zones of its own reads it
    utc = set()
    for event in whole.walk("VEVENT"):
        local = event["dtstart"].dt.replace(tzinfo=None)
        assert own.utcoffset(local) == ZoneInfo(zone).utcoffset(local)
        utc.add(event["dtstart"].dt.astimezone(UTC).replace(minute=0))
    assert {event["dtstart"].dt.strftime("%H:%M") for event in whole.walk("VEVENT")} >= {clock}
    for month, day, hour in (before, after):
        assert datetime(2026, month, day, hour, tzinfo=UTC) in utc


def test_a_journey_east_moves_the_same_events() -> None:
    kept = taken_on()
    flight = Change(at=moment(STARTS, 5), person=PersonChange(timezone="Asia/Tokyo"))
    later = replace(kept, changes=(flight,))
    before, after = by_id(written(kept)), by_id(written(later))
    assert set(before) == set(after)
    for name, event in after.items():
        assert event["sequence"] > before[name]["sequence"]
        start = event["dtstart"].dt
        if start.date() >= STARTS:
            assert str(start.tzinfo) == "Asia/Tokyo"
            assert start.replace(tzinfo=None) == before[name]["dtstart"].dt.replace(tzinfo=None)


def test_another_time_moves_events_and_doubles_none() -> None:
    kept = taken_on()
    evening = PersonChange(habit="evening tea", habit_time="20:30")
    later = replace(kept, changes=(Change(at=moment(STARTS, 9), person=evening),))
    before, after = by_id(written(kept)), by_id(written(later))
    assert set(before) == set(after)
    moved = [name for name in after if after[name]["dtstart"].dt > before[name]["dtstart"].dt]
    assert len(moved) == len([e for e in after.values() if e["dtstart"].dt.date() >= STARTS])
    for name in moved:
        assert after[name]["sequence"] > before[name]["sequence"]
        assert after[name]["last-modified"].dt >= before[name]["last-modified"].dt


def test_the_sequence_never_falls_as_entries_and_days_are_added() -> None:
    kept = taken_on()
    said_later = replace(kept, sessions=(trained(STARTS),))
    day = timedelta(days=1)
    editions = [
        edition_of(kept, MINE, STARTS, "Europe/Berlin"),
        edition_of(said_later, MINE, STARTS, "Europe/Berlin"),
        edition_of(said_later, MINE, STARTS + day, "Europe/Berlin"),
    ]
    assert [e.sequence for e in editions] == sorted({e.sequence for e in editions})
    assert editions[1].at == datetime(2026, 1, 12, 18, tzinfo=UTC)
    assert editions[2].at == datetime(2026, 1, 12, 23, tzinfo=UTC)  # midnight in Berlin


def test_the_same_state_is_the_same_file() -> None:
    assert written(taken_on()) == written(taken_on())


def test_two_calendars_share_no_event() -> None:
    kept = taken_on()
    other = Edition(UUID(int=7), 1, datetime(2026, 1, 12, tzinfo=UTC))
    assert not set(by_id(written(kept))) & set(by_id(calendar_file(held(kept), EARLY, other)))


def test_while_training_waits_one_whole_day_says_to_look_and_moves_along() -> None:
    kept = taken_on(answers=said([("hot_swollen_joint", "yes")], day=STARTS))
    first, later = written(kept, STARTS), written(kept, STARTS + timedelta(days=3))
    (one,), (other,) = events(first), events(later)
    assert str(one["summary"]) == "Ankles: see Dorsi"
    assert one["uid"] == other["uid"]
    assert other["dtstart"].dt == STARTS + timedelta(days=3)
    assert b"VALARM" not in first


def test_an_empty_calendar_is_still_one() -> None:
    whole = read(calendar_file((), journal(EARLY).person, Edition(
        MINE, 0, datetime(2026, 1, 12, tzinfo=UTC)
    )))  # fmt: skip
    assert [part.name for part in whole.subcomponents] == ["VTIMEZONE"]


def test_a_link_is_there_only_where_an_address_is_known() -> None:
    assert {event.get("url") for event in events(written(taken_on()))} == {None}
    linked = written(taken_on(), link="https://dorsi.local/people/1/")
    assert {str(event["url"]) for event in events(linked)} == {"https://dorsi.local/people/1/"}
