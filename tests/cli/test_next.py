from pathlib import Path

import pytest
from tests.cli.running import injured_file, journal_file, run


def test_the_card_is_asked_first(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ran = run(capsys, "next", journal_file(tmp_path, answers=[]), "--today", "2026-04-13")
    assert ran.code == 0
    assert "answer red_flag_card no" in ran.out


def test_a_question_comes_with_the_command_that_answers_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = journal_file(tmp_path)
    asked = run(capsys, "next", path, "--today", "2026-04-13", "--json").json
    ran = run(capsys, "next", path, "--today", "2026-04-13")
    assert f"dorsi log {path} answer {asked['question']} " in ran.out


def test_the_command_shown_works(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = journal_file(tmp_path)
    before = run(capsys, "next", path, "--today", "2026-04-13", "--json").json
    shown = run(capsys, "next", path, "--today", "2026-04-13").out
    command = next(line for line in shown.splitlines() if " unsure" in line).split()
    assert run(capsys, *command[1:], "--today", "2026-04-13").code == 0
    after = run(capsys, "next", path, "--today", "2026-04-13", "--json").json
    assert after is None or (after["question"], after["side"]) != (
        before["question"],
        before["side"],
    )


def test_a_missing_reading_is_asked_for(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ran = run(capsys, "next", journal_file(tmp_path, readings=[]), "--today", "2026-04-13")
    assert "Measure: knee to wall" in ran.out


@pytest.mark.requirement("A-27")
def test_under_a_stop_nothing_else_is_asked_first(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    ran = run(capsys, "next", injured_file(tmp_path), "--today", "2026-04-13")
    assert "Training waits" in ran.out
