from pathlib import Path

import pytest
from tests.cli.running import TODAY, injured_file, journal_file, run

import dorsi


def test_a_plan_shows_this_week_and_the_weeks_at_a_glance(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    ran = run(capsys, "plan", journal_file(tmp_path), "--today", "2026-04-13")
    assert ran.code == 0
    for words in ("Week 1 of 12", "Mo Tu We Th Fr Sa Su", "Weeks 9–12", "Measuring days"):
        assert words in ran.out


def test_json_is_exactly_what_the_library_says(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = journal_file(tmp_path)
    ran = run(capsys, "plan", path, "--today", "2026-04-13", "--json")
    knowledge = dorsi.load_knowledge()
    assert (
        ran.json
        == dorsi.plan(dorsi.load_journal(path, knowledge, TODAY), knowledge, TODAY).to_dict()
    )


@pytest.mark.requirement("A-27")
def test_a_withheld_plan_is_an_answer_without_weeks(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = injured_file(tmp_path)
    ran = run(capsys, "plan", path, "--today", "2026-04-13")
    assert ran.code == 0
    assert "Training waits" in ran.out
    assert "Week" not in ran.out
    as_json = run(capsys, "plan", path, "--today", "2026-04-13", "--json").json
    assert as_json["weeks"] == []
    assert as_json["withheld"]["rule"]
