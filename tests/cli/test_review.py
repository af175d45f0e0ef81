from pathlib import Path

import pytest
from tests.cli.running import TODAY, injured_file, journal_file, run

import dorsi


def test_a_review_speaks_of_both_sides(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ran = run(capsys, "review", journal_file(tmp_path), "--today", "2026-04-13")
    assert ran.code == 0
    assert "Left reaches 8.0 cm" in ran.out
    assert "Right reaches 8.6 cm" in ran.out


def test_json_is_exactly_what_the_library_says(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = journal_file(tmp_path)
    ran = run(capsys, "review", path, "--today", "2026-04-13", "--json")
    knowledge = dorsi.load_knowledge()
    said = dorsi.review(dorsi.load_journal(path, knowledge, TODAY), knowledge, TODAY).to_dict()
    assert ran.json == said
    assert list(ran.json) == list(said)


@pytest.mark.requirement("A-27")
def test_a_stop_is_an_answer(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ran = run(capsys, "review", injured_file(tmp_path), "--today", "2026-04-13")
    assert ran.code == 0
    assert "Training waits" in ran.out
    assert "stretch" not in ran.out


def test_the_day_is_today_unless_another_is_given(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(capsys, "review", journal_file(tmp_path)).code == 0


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01"])
def test_a_day_that_is_none_is_bad_input(
    day: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    ran = run(capsys, "review", journal_file(tmp_path), "--today", day)
    assert (ran.code, ran.out) == (2, "")
    assert f"--today: {day!r} is no date" in ran.err


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "empty"),
        (b"{", "ends in the middle"),
        (b"\xff\xfe", "UTF-8"),
        (b"[]", "no JSON object"),
        (b'{"format": "dorsi-journal/1"}', "person"),
    ],
)
def test_what_is_no_journal_is_bad_input_and_stays_as_it_is(
    content: bytes, complaint: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    ran = run(capsys, "review", path, "--today", "2026-04-13")
    assert (ran.code, ran.out) == (2, "")
    assert complaint in ran.err
    assert path.read_bytes() == content


def test_a_reading_from_the_future_is_bad_input(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    ran = run(capsys, "review", journal_file(tmp_path), "--today", "2026-04-01")
    assert ran.code == 2
    assert "lies in the future" in ran.err


def test_a_missing_file_says_how_to_begin_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    ran = run(capsys, "review", tmp_path / "none.json")
    assert ran.code == 2
    assert "dorsi new" in ran.err


def test_a_name_with_spaces_is_quoted_for_copying(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "my ankles"
    folder.mkdir()
    path = journal_file(folder)
    assert f"dorsi next '{path}'" in run(capsys, "review", path, "--today", "2026-04-13").out
