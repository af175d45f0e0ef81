"""The calendar as a file, for who has no site."""

import builtins
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from tests.cli.command_line import Run
from tests.compose.test_appointments import taken_on
from tests.people import STARTS, said

from dorsi.interop.canonical import canonical

TODAY = ("--today", STARTS.isoformat())


def events(data: bytes) -> list[Any]:
    whole: Any = Calendar.from_ical(data)
    return list(whole.walk("VEVENT"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ada.json"
    path.write_text(canonical(taken_on()), encoding="utf-8")
    return path


def test_the_days_go_into_a_file_beside_the_journal(run: Run, file: Path) -> None:
    shown = run("calendar", file, *TODAY)
    assert shown.code == 0
    assert "84 sessions until 5 April 2026 and 15 measuring days." in shown.words
    assert len(events(file.with_suffix(".ics").read_bytes())) == 84 + 15 + 12


def test_written_again_it_is_the_same_calendar(run: Run, file: Path, tmp_path: Path) -> None:
    there = tmp_path / "out" / "ankles.ICS"
    there.parent.mkdir()
    assert run("calendar", file, "--to", there, *TODAY).code == 0
    before = there.read_bytes()
    run("log", file, "pause", "--until", "2026-01-20", "--at", "06:00", *TODAY)
    assert run("calendar", file, "--to", there, *TODAY).code == 0
    old, new = (
        {str(e["uid"]): e["dtstart"].dt.date() for e in events(data)}
        for data in (before, there.read_bytes())
    )
    assert all(old[name] == day for name, day in new.items() if name in old)
    pause = [STARTS + timedelta(days=n) for n in range(9)]
    assert set(pause) <= set(old.values())
    assert not set(pause) & set(new.values())


def test_what_is_no_calendar_is_not_written_over(run: Run, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.ics"
    other.write_text("my notes")
    assert run("calendar", file, "--to", other, *TODAY).code == 2
    assert other.read_text() == "my notes"
    refused = run("calendar", file, "--to", tmp_path / "ankles.txt", *TODAY)
    assert refused.code == 2
    assert "does not end in .ics" in refused.words
    assert run("calendar", file, "--to", tmp_path / "no" / "a.ics", *TODAY).code == 3


def test_without_a_time_it_says_how_to_get_one(run: Run, file: Path) -> None:
    assert "habit_time" not in run("calendar", file, *TODAY).words
    text = file.read_text(encoding="utf-8").replace('  "habit_time": "07:00",\n', "")
    file.write_text(text, encoding="utf-8")
    assert "person habit_time=07:30" in run("calendar", file, *TODAY).words


def test_a_stop_is_said_and_names_nothing(run: Run, file: Path) -> None:
    kept = taken_on(answers=said([("hot_swollen_joint", "yes")], day=STARTS))
    file.write_text(canonical(kept), encoding="utf-8")
    assert "Training waits" in run("calendar", file, *TODAY).words
    assert file.with_suffix(".ics").read_bytes().count(b"BEGIN:VEVENT") == 1


def test_without_the_package_it_says_what_to_install(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *more: Any) -> Any:
        if name == "dorsi.report.calendar":
            raise ModuleNotFoundError(name)
        return real(name, *more)

    monkeypatch.setattr(builtins, "__import__", without)
    shown = run("calendar", file, *TODAY)
    assert shown.code == 2
    assert "pip install 'dorsi[site]'" in shown.words
