import errno
import os
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any, NoReturn

import pytest

from dorsi.errors import NotSaved
from dorsi.interop import saving
from dorsi.interop.saving import erase, locked, previous_of, save


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ada.json"
    path.write_text("old\n", encoding="utf-8")
    return path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def no_room(*_: Any, **__: Any) -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_save_replaces_the_file_and_keeps_the_version_before(file: Path) -> None:
    save(file, "new é\n")
    assert file.read_bytes() == "new é\n".encode()
    assert previous_of(file).read_text() == "old\n"
    save(file, "newer\n")
    assert previous_of(file).read_bytes() == "new é\n".encode()
    assert names(file.parent) == {"ada.json", "ada.json.previous"}


def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    save(path, "{}")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not previous_of(path).exists()


def test_the_rights_of_a_file_are_kept(file: Path) -> None:
    file.chmod(0o640)
    save(file, "new")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert stat.S_IMODE(previous_of(file).stat().st_mode) == 0o640


def test_a_link_stays_a_link_and_what_it_leads_to_is_saved(file: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    link = elsewhere / "link.json"
    link.symlink_to(file)
    save(link, "new")
    assert link.is_symlink()
    assert file.read_text() == "new"
    assert previous_of(link) == file.with_name("ada.json.previous")
    assert names(elsewhere) == {"link.json"}


@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    file: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Path if step == "replace" else os, step, no_room)
        with pytest.raises(NotSaved, match="No space left") as refused:
            save(file, "new")
    assert "unchanged" in str(refused.value)
    assert file.read_text() == "old\n"
    assert names(file.parent) <= {"ada.json", "ada.json.previous"}


def test_a_write_cut_short_half_way_leaves_the_old_file(file: Path) -> None:
    # A real one: the process may write no more than 1000 bytes to any file.
    script = f"""
import resource, pathlib
from dorsi.interop.saving import save
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.RLIM_INFINITY))
save(pathlib.Path({str(file)!r}), "x" * 5000)
"""
    done = subprocess.run(  # noqa: S603 (our own interpreter)
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert "NotSaved" in done.stderr
    assert "File too large" in done.stderr
    assert file.read_text() == "old\n"
    assert names(file.parent) == {"ada.json"}


def test_a_folder_one_may_not_write_to_is_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: Any, **__: Any) -> NoReturn:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "open", denied)
    with pytest.raises(NotSaved, match="Permission denied"), locked(file):
        pass


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="No such file"), locked(tmp_path / "no" / "ada.json"):
        pass


def test_what_a_killed_process_left_behind_is_no_obstacle(file: Path) -> None:
    file.with_name(".ada.json.new").write_text("half")
    file.with_name(".ada.json.previous.new").write_text("half")
    save(file, "new")
    save(file, "newer")
    assert names(file.parent) == {"ada.json", "ada.json.previous"}


def test_a_file_system_without_second_names_gets_a_copy(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsupported(*_: Any) -> NoReturn:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", unsupported)
    save(file, "new")
    assert (file.read_text(), previous_of(file).read_text()) == ("new", "old\n")


def test_only_one_at_a_time_holds_the_lock(file: Path) -> None:
    order: list[str] = []

    def second() -> None:
        with locked(file):
            order.append("second")

    with locked(file):
        waiting = threading.Thread(target=second)
        waiting.start()
        time.sleep(0.05)
        order.append("first")
    waiting.join(60)
    assert order == ["first", "second"]


def test_the_lock_is_gone_when_nobody_needs_it(file: Path) -> None:
    with locked(file):
        assert file.with_name(".ada.json.lock").exists()
    assert names(file.parent) == {"ada.json"}


def test_who_waited_for_a_lock_that_is_removed_still_waits_for_the_next(file: Path) -> None:
    inside, most = [0], [0]

    def work() -> None:
        for _ in range(15):
            with locked(file):
                inside[0] += 1
                most[0] = max(most[0], inside[0])
                time.sleep(0.0005)
                inside[0] -= 1

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(30)
    assert most == [1]


@pytest.mark.parametrize("mode", [0o444, 0o400])
def test_a_read_only_file_is_not_rewritten(file: Path, mode: int) -> None:
    file.chmod(mode)
    with pytest.raises(NotSaved, match="is read-only, so nothing was changed"), locked(file):
        pass
    with pytest.raises(NotSaved, match="read-only"):
        erase(file)
    assert file.read_text() == "old\n"
    assert names(file.parent) == {"ada.json"}


def test_a_file_in_use_for_too_long_is_given_up(file: Path) -> None:
    with locked(file), pytest.raises(NotSaved, match="in use"), locked(file, patience_s=0.05):
        pass


def test_a_lock_removed_by_whoever_erased_the_file_is_taken_anew(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, really = file.with_name(".ada.json.lock"), saving._try_lock
    taken: list[int] = []

    def just_too_late(handle: int) -> None:
        really(handle)
        taken.append(handle)
        if len(taken) == 1:
            lock.unlink()  # by the one who held it before, and erased the journal

    monkeypatch.setattr(saving, "_try_lock", just_too_late)
    with locked(file):
        assert len(taken) == 2
        assert lock.exists()


def test_erasing_leaves_nothing(file: Path, tmp_path: Path) -> None:
    with locked(file):
        save(file, "new")
    file.with_name(".ada.json.new").write_text("half")
    link = tmp_path / "link.json"
    link.symlink_to(file)
    erase(link)
    assert names(tmp_path) == set()


def test_erasing_that_fails_says_so(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "unlink", no_room)
    with pytest.raises(NotSaved, match="could not be erased"):
        erase(file)
