"""The week in three answers, typed."""

from pathlib import Path

import pytest
from tests.cli.command_line import Run, kept
from tests.people import CALF, MONDAY, accepted, journal, said

from dorsi.interop.canonical import canonical

SUNDAY = ("--today", "2026-01-11")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ada.json"
    answers = (*said([("red_flag_card", "no")]), *said(CALF))
    path.write_text(canonical(journal(answers=answers, decisions=(accepted(MONDAY),))))
    return path


def test_three_answers_are_one_command(run: Run, file: Path) -> None:
    words = ("--can", "The stairs down", "--pain", "2")
    shown = run("log", file, "check-in", "hard", *words, *SUNDAY)
    assert shown.code == 0
    assert "How the week was: hard going." in shown.words
    assert "What you can do now: The stairs down." in shown.words
    assert [(a.question, a.answer) for a in kept(file).answers[-3:]] == [
        ("week_was", "hard"),
        ("can_do_now", "The stairs down"),
        ("pain_this_week", 2),
    ]


def test_not_sure_and_nothing_are_answers(run: Run, file: Path) -> None:
    assert run("log", file, "check-in", "?", "--can", "nothing yet", *SUNDAY).code == 0
    assert [a.answer for a in kept(file).answers[-2:]] == ["unsure", "no"]


def test_a_word_that_is_none_of_the_four_writes_nothing(run: Run, file: Path) -> None:
    before = file.read_bytes()
    refused = run("log", file, "check-in", "splendid", "--pain", "1", *SUNDAY)
    assert refused.code == 2
    assert "well or mixed or hard or not_done" in refused.words
    too_long = run("log", file, "check-in", "well", "--can", "x" * 201, *SUNDAY)
    assert too_long.code == 2
    assert file.read_bytes() == before


def test_five_or_more_leads_to_the_card(run: Run, file: Path) -> None:
    assert "dorsi next" not in run("log", file, "check-in", "hard", "--pain", "4", *SUNDAY).words
    shown = run("log", file, "check-in", "hard", "--pain", "5", *SUNDAY)
    assert "the red-flag card, before any exercise" in shown.words
    assert "snap_or_kick_felt" in run("next", file, *SUNDAY).words


@pytest.mark.parametrize("command", ["review", "today"])
def test_a_due_check_in_stands_at_the_foot_until_it_is_answered(
    run: Run, file: Path, command: str
) -> None:
    assert "check-in" not in run(command, file, "--today", "2026-01-10").words
    assert "check-in well" in run(command, file, *SUNDAY).words
    run("log", file, "check-in", "unsure", *SUNDAY)
    assert "check-in" not in run(command, file, *SUNDAY).words
