from pathlib import Path

import pytest
from tests.cli.command_line import TODAY, Run
from tests.interop.journal_trees import READING, tree, written


@pytest.fixture
def file(run: Run, tmp_path: Path) -> Path:
    """A journal with a version before it."""
    path = tmp_path / "ada.json"
    path.write_bytes(written(tree(readings=[READING])))
    assert run("log", path, "resume", "--today", TODAY).code == 0
    return path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_journal_goes_with_everything_beside_it(run: Run, file: Path) -> None:
    assert names(file.parent) == {"ada.json", "ada.json.previous"}
    file.with_name(".ada.json.new").write_text("left by a save that was broken off")
    said = run("erase", file, "--yes")
    assert said.code == 0
    assert said.out.split() == ["Erased:", str(file), f"{file}.previous"]
    assert names(file.parent) == set()


def test_it_asks_first(run: Run, file: Path) -> None:
    said = run("erase", file, typed="\nno\n")
    assert "Erase" in said.out
    assert (said.code, "nothing was erased" in said.err) == (2, True)
    assert names(file.parent) == {"ada.json", "ada.json.previous"}
    assert run("erase", file, typed="perhaps\nyes\n").code == 0
    assert names(file.parent) == set()


@pytest.mark.parametrize("typed", ["", "?\n", "\n", "no\n"])
def test_whatever_is_not_yes_erases_nothing(run: Run, file: Path, typed: str) -> None:
    assert run("erase", file, typed=typed).code == 2
    assert file.exists()


def test_json_names_what_is_gone(run: Run, file: Path) -> None:
    gone = run("erase", file, "--yes", "--json").json
    assert gone == {"erased": [str(file), f"{file}.previous"]}


def test_a_broken_journal_can_be_erased_too(run: Run, file: Path) -> None:
    file.write_bytes(file.read_bytes()[:60])
    assert run("erase", file, "--yes").code == 0
    assert names(file.parent) == set()


def test_what_is_left_of_a_journal_that_was_removed_by_hand_goes(run: Run, file: Path) -> None:
    file.unlink()
    assert run("erase", file, "--yes").code == 0
    assert names(file.parent) == set()


def test_a_link_goes_with_what_it_leads_to(run: Run, file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(file)
    assert run("erase", link, "--yes").code == 0
    assert names(tmp_path) == set()


@pytest.mark.usefixtures("file")
def test_other_files_are_left_alone(run: Run, tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"\xff\xd8 a picture")
    for path, why in (
        (photo, "is no journal"),
        (tmp_path, "is no file"),
        (tmp_path / "none.json", "is not there"),
    ):
        said = run("erase", path, "--yes")
        assert (said.code, why in said.err) == (2, True)
    assert names(tmp_path) == {"ada.json", "ada.json.previous", "photo.jpg"}


def test_a_read_only_journal_is_not_erased(run: Run, file: Path) -> None:
    file.chmod(0o444)
    said = run("erase", file, "--yes")
    assert (said.code, "read-only" in said.err) == (3, True)
    assert file.exists()
