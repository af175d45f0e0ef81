import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dorsi.errors import NotSaved
from dorsi.video.writing import save, written


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_there_once_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(b"before")
    with written(path) as file:
        file.write(b"half")
        assert path.read_bytes() == b"before"
    assert path.read_bytes() == b"half"
    assert names(tmp_path) == ["film.mp4"]


def test_an_error_leaves_what_was_there_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(b"before")
    with pytest.raises(KeyboardInterrupt), written(path) as file:  # noqa: PT012 (a half file)
        file.write(b"half")
        raise KeyboardInterrupt
    assert path.read_bytes() == b"before"
    assert names(tmp_path) == ["film.mp4"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match=r"none/a\.csv could not be written: No such file"):
        save(tmp_path / "none" / "a.csv", "1")


def test_a_full_disk_is_told_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotSaved, match="No space left"):
        save(tmp_path / "a.csv", "1")
    assert names(tmp_path) == []


KILLED = """
import os, sys, time
from pathlib import Path
from dorsi.video.writing import written
if sys.argv[2] == "named":
    del os.O_TMPFILE
with written(Path(sys.argv[1])) as file:
    file.write(b"half")
    file.flush()
    print("writing", flush=True)
    time.sleep(60)
"""


def killed_while_writing(path: Path, how: str) -> None:
    process = subprocess.Popen(  # noqa: S603 (our own program)
        [sys.executable, "-c", KILLED, str(path), how], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"writing\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()


def without_names(folder: Path) -> bool:
    """Whether a folder may hold files without a name."""
    try:
        os.close(os.open(folder, os.O_TMPFILE | os.O_RDWR))
    except (AttributeError, OSError):
        return False
    return True


def test_killed_half_way_nothing_is_left(tmp_path: Path) -> None:
    if not without_names(tmp_path):
        pytest.skip("files without a name are not to be had here")
    killed_while_writing(tmp_path / "film.mp4", "nameless")
    assert names(tmp_path) == []


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="every file has a name here")
def test_where_a_file_needs_a_name_the_next_one_sweeps(tmp_path: Path) -> None:
    path = tmp_path / "film[1].mp4"
    killed_while_writing(path, "named")
    assert not path.exists()
    assert len(names(tmp_path)) == 1
    assert names(tmp_path)[0].startswith(".")
    save(tmp_path / "another.csv", b"whole")
    assert names(tmp_path) == ["another.csv"]


def test_where_a_file_needs_a_name_it_is_written_whole_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    path = tmp_path / "film.mp4"
    path.write_bytes(b"before")
    with written(path) as file:
        file.write(b"half")
        assert path.read_bytes() == b"before"
        assert len(names(tmp_path)) == 2
    assert path.read_bytes() == b"half"
    assert names(tmp_path) == ["film.mp4"]


def test_a_file_has_the_rights_that_new_files_have(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    save(tmp_path / "a.csv", "1")
    modes = {(tmp_path / name).stat().st_mode for name in ("usual", "a.csv")}
    assert len(modes) == 1


def test_what_a_living_process_writes_is_not_swept(tmp_path: Path) -> None:
    others = [tmp_path / f".a.csv.{os.getppid()}.dorsi-new", tmp_path / ".a.csv.99999999.new"]
    for other in others:
        other.write_bytes(b"half")
    save(tmp_path / "a.csv", "1")
    assert all(other.exists() for other in others)
