"""What every kind of entry shares: its moment, its JSON, and the command itself."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.command_line import TODAY, Run


@pytest.mark.parametrize(
    ("at", "written_at"),
    [
        ("07:30", "2026-03-10T07:30:00-04:00"),
        ("2026-03-02", "2026-03-02T12:00:00-05:00"),
        ("2026-03-02T07:30", "2026-03-02T07:30:00-05:00"),
        ("2026-03-02 07:30+01:00", "2026-03-02T07:30:00+01:00"),
    ],
)
def test_when_it_was_can_be_said(run: Run, file: Path, at: str, written_at: str) -> None:
    arguments = ("log", file, "reading", "knee_to_wall", "left", "8 cm", "--at", at)
    assert run(*arguments, "--today", TODAY, "--json").json["at"] == written_at


def test_json_prints_the_entry_as_written(run: Run, file: Path) -> None:
    said = run(
        "log", file, "answer", "front_pinch", "no", "--side", "left", "--today", TODAY, "--json"
    )
    (_, answer) = json.loads(file.read_text())["answers"]
    assert said.json == answer
    assert list(answer) == ["at", "question", "side", "answer", "id"]


def test_it_runs_as_a_command_of_its_own(file: Path) -> None:
    done = subprocess.run(  # noqa: S603 (our own interpreter)
        [
            *(sys.executable, "-m", "dorsi.cli.main", "log", str(file)),
            *("reading", "knee_to_wall", "left", "8.1", "cm", "--json", "--today", TODAY),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["value"] == 8.1
