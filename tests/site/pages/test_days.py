"""Which day it is for a person: both changes of the clocks, and travel east."""

from datetime import UTC, date, datetime

import pytest

from dorsi.domain.journal import Change, Journal, Person, PersonChange
from dorsi.site import clock
from dorsi.site.access.models import Account
from dorsi.site.pages.thinking import thought_of
from dorsi.site.records.journals import append, begin

SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)  # in Berlin


@pytest.mark.parametrize(
    ("now", "day", "offset_h"),
    [
        (datetime(2026, 3, 28, 22, 59, tzinfo=UTC), date(2026, 3, 28), 1),
        (datetime(2026, 3, 28, 23, 0, tzinfo=UTC), SPRING, 1),
        (datetime(2026, 3, 29, 21, 59, tzinfo=UTC), SPRING, 2),
        (datetime(2026, 3, 29, 22, 0, tzinfo=UTC), date(2026, 3, 30), 2),
        (datetime(2026, 10, 24, 22, 0, tzinfo=UTC), AUTUMN, 2),
        (datetime(2026, 10, 25, 22, 59, tzinfo=UTC), AUTUMN, 1),
        (datetime(2026, 10, 25, 23, 0, tzinfo=UTC), date(2026, 10, 26), 1),
    ],
)
def test_a_day_begins_at_the_persons_own_midnight(
    account: Account, monkeypatch: pytest.MonkeyPatch, now: datetime, day: date, offset_h: int
) -> None:
    monkeypatch.setattr(clock, "now", lambda: now)
    person = begin(account, Journal(person=Person(name="Ada", timezone="Europe/Berlin")))
    t = thought_of(person)
    assert (t.today, t.at.date()) == (day, day)
    assert t.at.utcoffset().total_seconds() == offset_h * 3600  # type: ignore[union-attr]


def test_whoever_has_travelled_east_has_tomorrow_already(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening = datetime(2026, 3, 9, 20, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: evening)
    person = begin(account, Journal(person=Person(name="Ada", timezone="Europe/Berlin")))
    t = thought_of(person)
    assert t.today == date(2026, 3, 9)
    append(person, Change(at=t.at, person=PersonChange(timezone="Pacific/Auckland")))
    east = thought_of(person)
    assert (east.today, str(east.at)) == (date(2026, 3, 10), "2026-03-10 09:00:00+13:00")


def test_what_was_worked_out_is_remembered_until_the_journal_or_the_day_changes(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 3, 9, 12, tzinfo=UTC))
    person = begin(account, Journal(person=Person(name="Ada")))
    first = thought_of(person)
    assert thought_of(person) is first
    append(person, Change(at=first.at, person=PersonChange(minutes_per_day=8)))
    second = thought_of(person)
    assert second is not first
    assert second.person.minutes_per_day == 8
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 3, 10, 12, tzinfo=UTC))
    assert thought_of(person) is not second
