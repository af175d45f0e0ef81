from datetime import UTC, datetime
from pathlib import Path

import pytest

from dorsi.interop.zones import local_today, local_zone


@pytest.mark.parametrize(
    ("tz", "linked", "expected"),
    [
        ("Asia/Tokyo", "Europe/Berlin", "Asia/Tokyo"),
        ("", "Europe/Berlin", "Europe/Berlin"),
        ("CET-1CEST", "Europe/Berlin", "Europe/Berlin"),
        ("", None, "UTC"),
    ],
)
def test_the_time_zone_is_the_one_of_the_computer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tz: str, linked: str | None, expected: str
) -> None:
    monkeypatch.setenv("TZ", tz)
    if linked:
        zones = tmp_path / "zoneinfo" / linked
        zones.parent.mkdir(parents=True)
        zones.touch()
        (tmp_path / "localtime").symlink_to(zones)
    assert local_zone(tmp_path) == expected


def test_today_is_the_day_it_is_where_somebody_lives() -> None:
    # Clocks 26 hours apart never show the same day.
    assert local_today("Pacific/Kiritimati") > local_today("Etc/GMT+12")


@pytest.mark.parametrize("timezone", [None, "", "Mars/Olympus"])
def test_today_is_that_of_utc_where_no_zone_is_known(timezone: str | None) -> None:
    before = datetime.now(UTC).date()
    found = local_today(timezone)
    assert before <= found <= datetime.now(UTC).date()
