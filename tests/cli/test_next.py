from pathlib import Path

import pytest
from tests.cli.running import answer, injured_file, journal_file, run

CARD = answer("red_flag_card", "no")
SCREENED = [answer(q, "no", "both") for q in ("injury_days_ago", "surgery_or_cast_weeks_ago")]


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
    path = journal_file(tmp_path, readings=[], answers=[CARD, *SCREENED])
    ran = run(capsys, "next", path, "--today", "2026-04-13")
    assert "Measure: knee to wall" in ran.out


@pytest.mark.requirement("A-27")
def test_someone_with_an_injury_not_yet_told_of_is_asked_before_anything_is_measured(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = journal_file(tmp_path, readings=[])
    shown = run(capsys, "next", path, "--today", "2026-04-13").out
    assert "How many days ago did you last hurt" in shown
    for side in ("left", "right"):
        assert f"dorsi log {path} answer injury_days_ago NUMBER --side {side}" in shown
    assert f"dorsi log {path} answer injury_days_ago no --side both" in shown


@pytest.mark.requirement("A-1")
def test_the_five_questions_about_mobile_joints_stand_one_under_the_other(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = journal_file(tmp_path, answers=[CARD, *SCREENED])
    shown = run(capsys, "next", path, "--today", "2026-04-13").out
    assert "How many of these five fit you, 0 to 5?" in shown
    assert [line[0] for line in shown.splitlines() if line[1:3] == ": "] == list("12345")
    assert "From 0 to 5." in shown


@pytest.mark.requirement("A-27")
def test_under_a_stop_nothing_else_is_asked_first(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    ran = run(capsys, "next", injured_file(tmp_path), "--today", "2026-04-13")
    assert "Training waits" in ran.out
    assert "Answer" not in ran.out


@pytest.mark.requirement("A-27")
@pytest.mark.parametrize(
    ("answers", "born", "lifts"),
    [
        ([answer("red_flag_card", "unsure")], 1990, "answer red_flag_card no"),
        ([CARD], 2009, "answer guardian_agrees yes"),
        (
            [CARD, answer("injury_days_ago", 15, "left")],
            1990,
            "answer walking_and_heel_raises_painless yes --side left",
        ),
    ],
)
def test_a_stop_an_answer_may_lift_says_so_on_every_screen_and_the_answer_lifts_it(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    answers: list[dict[str, object]],
    born: int,
    lifts: str,
) -> None:
    person = {"name": "Someone", "birth_year": born, "timezone": "Europe/Berlin"}
    path = journal_file(tmp_path, person=person, answers=answers)
    for screen in ("review", "plan", "today", "next"):
        shown = run(capsys, screen, path, "--today", "2026-04-13").out
        assert "Training waits" in shown
        assert shown.count(f"dorsi log {path} {lifts}") == 1
    assert run(capsys, "log", path, *lifts.split(), "--today", "2026-04-13").code == 0
    review = run(capsys, "review", path, "--today", "2026-04-13", "--json").json
    assert review["safety"]["withheld"] is False
