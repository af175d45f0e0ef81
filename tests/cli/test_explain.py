from pathlib import Path

import pytest
from tests.cli.running import injured_file, journal_file, run


def test_it_says_what_can_be_explained(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ran = run(capsys, "explain", journal_file(tmp_path), "--today", "2026-04-13")
    assert ran.code == 0
    assert "programme" in ran.out


def test_one_thing_is_explained_for_people_and_as_json(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = journal_file(tmp_path)
    ran = run(capsys, "explain", path, "range", "--today", "2026-04-13")
    assert "It rests on two days of measuring." in ran.out
    as_json = run(capsys, "explain", path, "range", "--today", "2026-04-13", "--json").json
    assert as_json["title"] == "How far each side reaches"
    assert as_json["sources"]


def test_an_unknown_thing_is_bad_input(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ran = run(capsys, "explain", journal_file(tmp_path), "rnage", "--today", "2026-04-13")
    assert ran.code == 2
    assert "did you mean 'range'?" in ran.err


@pytest.mark.requirement("A-27")
def test_a_withheld_programme_is_explained_by_the_stop(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    ran = run(capsys, "explain", injured_file(tmp_path), "programme", "--today", "2026-04-13")
    assert ran.code == 0
    assert "Whether to train" in ran.out


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("reach", "range"),
        ("asymmetry", "symmetry"),
        ("plan", "programme"),
        ("trend", "change"),
        ("target", "forecast"),
        ("red flags", "safety"),
        ("decisions", "next"),
        ("heel lift", "meanwhile"),
        ("lifting", "sport"),
        ("norm", "norms"),
        ("saftey", "safety"),
        ("achilles", "achilles_rupture"),
        ("pinch", "front_pinch"),
        ("saddle", "saddle_or_bladder_change"),
    ],
)
def test_a_near_or_everyday_name_comes_with_the_one_that_is_meant(
    word: str, meant: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    ran = run(capsys, "explain", journal_file(tmp_path), word, "--today", "2026-04-13")
    assert (ran.code, ran.out) == (2, "")
    assert f"did you mean {meant!r}?" in ran.err


def test_a_word_near_to_nothing_is_told_where_to_look(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = journal_file(tmp_path)
    ran = run(capsys, "explain", path, "xyzzy", "--today", "2026-04-13")
    assert (ran.code, f"`dorsi explain {path}` lists what can be" in ran.err) == (2, True)
