from pathlib import Path

import pytest
from tests.cli.running import injured_file, journal_file, run


def test_today_lists_what_to_do(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ran = run(capsys, "today", journal_file(tmp_path), "--today", "2026-04-13")
    assert ran.code == 0
    assert "Training day, about" in ran.out
    assert "each side" in ran.out


def test_json_holds_the_day_as_it_stands_in_the_plan(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = journal_file(tmp_path)
    plan = run(capsys, "plan", path, "--today", "2026-04-13", "--json").json
    today = run(capsys, "today", path, "--today", "2026-04-13", "--json").json
    first = plan["weeks"][0]["days"][0]
    assert (today["date"], today["minutes"], today["items"]) == (
        first["date"],
        first["minutes"],
        first["items"],
    )
    assert (today["week"], today["phase"], today["withheld"]) == (1, "foundation", None)


def test_what_is_done_is_not_shown_again(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = journal_file(tmp_path)
    before = run(capsys, "today", path, "--today", "2026-04-13", "--json").json
    assert before["left"] == before["items"]
    run(capsys, "log", path, "accept", "--starts", "2026-04-13", "--today", "2026-04-13")
    done = f"{before['items'][0]['exercise']}:both:20"
    run(capsys, "log", path, "session", done, "--today", "2026-04-13", "--pain-after", "0")
    after = run(capsys, "today", path, "--today", "2026-04-13", "--json").json
    assert after["items"] == before["items"]
    assert after["left"] == before["items"][1:]
    assert "Still to do." in run(capsys, "today", path, "--today", "2026-04-13").out


@pytest.mark.requirement("A-27")
def test_a_stop_has_no_exercise_in_json_either(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = injured_file(tmp_path)
    today = run(capsys, "today", path, "--today", "2026-04-13", "--json").json
    assert (today["items"], today["left"]) == ([], [])
    assert (today["week"], today["minutes"]) == (None, None)
    assert today["withheld"]["rule"]
    assert "Training waits" in run(capsys, "today", path, "--today", "2026-04-13").out


@pytest.mark.requirement("A-27")
def test_pain_since_an_injury_stops_though_there_was_none_when_dorsi_asked(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = journal_file(tmp_path)
    for said, day in (("injury_days_ago no", "2026-04-12"), ("malleolar_pain yes", "2026-04-13")):
        run(capsys, "log", path, "answer", *said.split(), "--side", "left", "--today", day)
    today = run(capsys, "today", path, "--today", "2026-04-13")
    assert "Training waits" in today.out
    assert "say how many days ago the injury was" in " ".join(today.out.split())
    assert run(capsys, "plan", path, "--today", "2026-04-13", "--json").json["weeks"] == []
