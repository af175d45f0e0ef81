import sys
from pathlib import Path

import pytest
from tests.cli.running import run

from dorsi.cli.demo import DAY, EXAMPLE
from dorsi.compose import plan, review
from dorsi.interop.journal_file import canonical, load_journal
from dorsi.knowledge.load import load_knowledge


def test_the_demo_reviews_the_example_shows_its_week_and_says_how_to_begin(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ran = run(capsys, "demo")
    assert ran.code == 0
    places = [
        ran.out.index(words)
        for words in ("Left reaches", "What it means", "What to do", "Minutes", "new me.json")
    ]
    assert places == sorted(places)


def test_the_example_has_its_card_answered_and_stops_nobody(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = run(capsys, "review", EXAMPLE, "--today", DAY.isoformat(), "--json").json
    assert found["safety"]["status"] == "go"
    assert found["programme"]["week"] == 7
    assert found["next_question"]["question"] != "red_flag_card"


def test_the_example_is_a_canonical_journal_that_ends_on_its_day() -> None:
    journal = load_journal(EXAMPLE, today=DAY)
    assert canonical(journal).splitlines()[0] == "{"
    assert max(entry.day for entry in journal.entries()) == DAY


def test_from_a_checkout_the_command_is_shown_as_it_can_be_typed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    script = tmp_path / ".venv" / "bin" / "dorsi"
    script.parent.mkdir(parents=True)
    script.touch()
    monkeypatch.setattr(sys, "argv", [str(script)])
    assert f"{script} new me.json" in run(capsys, "demo").out
    monkeypatch.chdir(tmp_path)
    assert "  .venv/bin/dorsi new me.json" in run(capsys, "demo").out
    module = tmp_path / "main.py"
    module.touch()
    for not_typed in ("-c", str(module), "gone/dorsi"):
        monkeypatch.setattr(sys, "argv", [not_typed])
        assert "  dorsi new me.json" in run(capsys, "demo").out


def test_on_the_path_the_command_is_its_name(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/dorsi")
    assert "  dorsi new me.json" in run(capsys, "demo").out


def test_json_is_what_the_library_says_of_the_example(capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "demo", "--json").json
    knowledge = load_knowledge()
    journal = load_journal(EXAMPLE, knowledge, DAY)
    assert said == {
        "review": review(journal, knowledge, DAY).to_dict(),
        "plan": plan(journal, knowledge, DAY).to_dict(),
    }
