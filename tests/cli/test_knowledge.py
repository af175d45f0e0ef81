import shutil
from pathlib import Path

import pytest
from tests.cli.running import run

from dorsi.knowledge.load import DATA


def test_what_dorsi_knows_holds_together(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "knowledge", "check")
    assert ran.code == 0
    exercises = len(list((DATA / "exercises").iterdir()))
    assert f"{exercises} exercises" in " ".join(ran.out.split())
    as_json = run(capsys, "knowledge", "check", "--json").json
    assert as_json["sound"] is True
    assert as_json["counts"]["exercises"] == exercises
    assert len(as_json["digest"]) == 64


def test_a_fault_fails_the_check_and_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    path = folder / "exercises" / "soleus_stretch.toml"
    path.write_text(path.read_text(encoding="utf-8") + '\ncolour = "blue"\n', encoding="utf-8")
    ran = run(capsys, "knowledge", "check", folder)
    assert (ran.code, ran.out) == (1, "")
    assert "exercises/soleus_stretch.toml" in ran.err
    assert "colour" in ran.err
    as_json = run(capsys, "knowledge", "check", folder, "--json")
    assert as_json.code == 1
    assert as_json.json["sound"] is False


def test_a_word_dorsi_does_without_fails_the_check_too(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    path = folder / "exercises" / "soleus_stretch.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('purpose = "', 'purpose = "Cures it. '), encoding="utf-8")
    ran = run(capsys, "knowledge", "check", folder)
    assert (ran.code, ran.out) == (1, "")
    assert "exercises/soleus_stretch.toml purpose: 'Cures' is a word we do without" in ran.err


def test_the_help_names_no_folder_of_this_computer(capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "knowledge", "check", "--help").out
    assert "those Dorsi comes with" in " ".join(said.split())
    assert "[default:" not in said
    assert str(DATA.parent) not in "".join(said.split())


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_folder_that_is_not_there_is_bad_usage(
    options: tuple[str, ...], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    ran = run(capsys, "knowledge", "check", tmp_path / "nope", *options)
    assert (ran.code, ran.out, "is no folder" in ran.err) == (2, "", True)
