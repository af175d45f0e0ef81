"""When an entry may have been made."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.interop.changed import reading
from tests.interop.journal_trees import TODAY, fault_of, faults_of


@pytest.mark.parametrize(
    "at",
    [
        "2026-03-02T07:15:00",
        "2026-03-02",
        "2026-02-30T07:15:00+01:00",
        "2026-03-02T25:15:00+01:00",
        "yesterday",
        "",
        20260302,
        None,
    ],
)
def test_a_moment_needs_a_real_day_a_time_and_an_offset(at: Any) -> None:
    fault = fault_of(reading(at=at))
    assert fault.path == "readings[0].at"
    assert fault.expected == "a time with its offset, like 2026-01-05T07:15:00+01:00"


def test_an_entry_may_be_a_day_ahead_but_not_two() -> None:
    ahead = {days: TODAY + timedelta(days=days) for days in (1, 2)}
    assert faults_of(reading(at=f"{ahead[1]}T23:59:00+13:00")) == []
    fault = fault_of(reading(at=f"{ahead[2]}T00:01:00+13:00"))
    assert fault.path == "readings[0].at"
    assert "lies in the future" in fault.problem


def test_today_can_be_any_day_a_calendar_has() -> None:
    ageless = {**reading(), "person": {"name": "Ada"}}
    assert faults_of(ageless, today=date.max) == []
    assert [fault.path for fault in faults_of(ageless, today=date.min)] == ["readings[0].at"]


def test_an_entry_from_before_anyone_could_have_made_it_is_a_fault() -> None:
    assert "too long ago" in fault_of(reading(at="0001-01-01T00:00:00+14:00")).problem
