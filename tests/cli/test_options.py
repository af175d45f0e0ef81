from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dorsi.cli.options import as_date, day_of
from dorsi.domain.journal import Change, Journal, Person, PersonChange
from dorsi.errors import InvalidInput

LATE_IN_LONDON = datetime(2026, 4, 13, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day"),
    [("UTC", 13), ("Asia/Tokyo", 14), ("America/New_York", 13), ("Pacific/Kiritimati", 14)],
)
def test_today_is_the_date_where_the_person_is(zone: str, day: int) -> None:
    journal = Journal(person=Person(name="Someone", timezone=zone))
    assert day_of(journal, LATE_IN_LONDON) == date(2026, 4, day)


def test_a_person_who_moved_is_where_they_moved_to() -> None:
    journal = Journal(person=Person(name="Someone", timezone="UTC"))
    moved = Change(
        at=datetime(2026, 4, 1, tzinfo=UTC),
        id="moved",
        person=PersonChange(timezone="Asia/Tokyo"),
    )
    assert day_of(replace(journal, changes=(moved,)), LATE_IN_LONDON) == date(2026, 4, 14)


def test_without_a_moment_it_is_now() -> None:
    journal = Journal(person=Person(name="Someone", timezone="UTC"))
    before, today, after = datetime.now(UTC).date(), day_of(journal), datetime.now(UTC).date()
    assert before <= today <= after


@pytest.mark.parametrize("given", ["tomorrow", "2026-02-30", "20.2.2026", ""])
def test_what_is_no_date_is_refused_with_the_way_to_write_one(given: str) -> None:
    with pytest.raises(InvalidInput, match="write year, month and day, as in 2026-02-20"):
        as_date(given)
    assert as_date(" 2026-02-20 ") == date(2026, 2, 20)
