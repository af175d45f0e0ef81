import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.cli.running import injured_file, journal_file, reading, run

from dorsi.cli.demo import DAY, EXAMPLE
from dorsi.knowledge.load import load_knowledge

AVOIDED = re.compile(
    r"\b(diagnos\w*|treat(s|ed|ing|ment)?|cures?|cured|prevent\w*|rehabilitat\w*|safe|safely"
    r"|injury risk|you need surgery|your capsule is)\b",
    re.IGNORECASE,
)
ON = ("--today", DAY.isoformat())
LATER = ("--today", "2026-04-13")


def test_the_trend_is_drawn_and_its_verdict_said(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "trend", EXAMPLE, *ON)
    assert ran.code == 0
    assert ran.out.index("Left ") < ran.out.index("today") < ran.out.index("from the start")
    assert "●" in ran.out
    assert "Your target 10.0 cm" in ran.out


def test_json_holds_what_is_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    told = run(capsys, "trend", EXAMPLE, *ON, "--json").json
    left = told["sides"]["left"]
    assert left["readings"][0] == {
        "day": "2026-01-04",
        "cm": pytest.approx(7.666666),
        "way": 0,
        "warm": False,
        "at_least": False,
    }
    assert left["course"][-1]["day"] == DAY.isoformat()
    assert left["target"]["cm"] == 10.0
    assert told["flags"][0] == {
        "day": "2026-01-07",
        "text": "programme starts",
        "kind": "programme",
        "side": None,
    }


def test_a_picture_is_written_and_the_journal_left_alone(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    journal, picture = journal_file(tmp_path), tmp_path / "trend.svg"
    before = journal.read_bytes()
    ran = run(capsys, "trend", journal, *LATER, "--svg", picture)
    assert (ran.code, ran.out) == (0, f"The chart is in {picture}.\n")
    root = ET.fromstring(picture.read_text(encoding="utf-8"))  # noqa: S314  our own
    assert root.tag.endswith("svg")
    again = tmp_path / "again.SVG"
    assert run(capsys, "trend", journal, *LATER, "--svg", again, "--json").json["today"]
    assert again.read_bytes() == picture.read_bytes()
    assert journal.read_bytes() == before


def test_a_picture_cannot_be_written_over_a_journal(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    journal = journal_file(tmp_path)
    before = journal.read_bytes()
    ran = run(capsys, "trend", journal, *LATER, "--svg", journal)
    assert (ran.code, ran.out) == (2, "")
    assert "does not end in .svg" in ran.err
    assert journal.read_bytes() == before


def test_a_picture_that_cannot_be_written_says_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    nowhere = tmp_path / "nowhere" / "trend.svg"
    ran = run(capsys, "trend", journal_file(tmp_path), *LATER, "--svg", nowhere)
    assert (ran.code, ran.out) == (3, "")
    assert "could not be written" in ran.err


@pytest.mark.requirement("A-27")
@pytest.mark.parametrize("option", [(), ("--json",)], ids=["words", "json"])
def test_a_stop_is_an_answer_without_any_exercise(
    option: tuple[str, ...], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    picture = tmp_path / "trend.svg"
    path = injured_file(tmp_path)
    run(capsys, "trend", path, *LATER, "--svg", picture)
    ran = run(capsys, "trend", path, *LATER, *option)
    assert ran.code == 0
    assert "Training waits" in ran.out
    known = load_knowledge().exercises
    words = {*known, *(exercise.name for exercise in known.values())}
    for text in (ran.out, picture.read_text(encoding="utf-8")):
        assert [word for word in words if word.lower() in text.lower()] == []


def test_nobody_is_promised_or_frightened(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    picture = tmp_path / "trend.svg"
    for path, day in (
        (EXAMPLE, DAY.isoformat()),
        (injured_file(tmp_path), "2026-04-13"),
        (journal_file(tmp_path, readings=[]), "2026-04-13"),
        (journal_file(tmp_path, readings=[reading("left", 8.0, "2026-04-11")]), "2026-04-13"),
    ):
        ran = run(capsys, "trend", path, "--today", day)
        run(capsys, "trend", path, "--today", day, "--svg", picture)
        drawn = picture.read_text(encoding="utf-8")
        for text in (ran.out, drawn):
            assert [found.group() for found in AVOIDED.finditer(text)] == []
            assert "!" not in text
