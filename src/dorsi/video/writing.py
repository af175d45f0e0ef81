"""Files that are written whole or not at all.

Content goes into a file without a name in the target's folder, is flushed to the disk, and takes
the name only then, so that a process killed half way leaves nothing that anybody could take for a
result. Where a file cannot be without a name, it has a hidden one of its own, and what a killed
process left under such a name is swept away by the next that writes into the folder.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from dorsi.errors import NotSaved

HIDDEN: Final = ".dorsi-new"


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write into; it becomes `path` when the block ends without an error.

    Raises:
        NotSaved: no room, no right to write, or the disk failed; what was there before stands.
    """
    target = Path(os.path.realpath(path))
    hidden = target.with_name(f".{target.name}.{os.getpid()}{HIDDEN}")
    with _as_not_saved(path):
        _sweep(target.parent)
        file = _nameless(target.parent)
        named = file is None
        if file is None:
            file = hidden.open("xb")
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
            if not named:
                _name(file, hidden)
            file.close()
            hidden.replace(target)
            _flush_folder(target.parent)
        finally:
            with suppress(OSError):  # it would say once more what went wrong before
                file.close()
            hidden.unlink(missing_ok=True)


def _nameless(folder: Path) -> BinaryIO | None:
    """A file in a folder that is gone with the process; None where there is no such thing."""
    if not hasattr(os, "O_TMPFILE"):
        return None
    try:
        handle = os.open(folder, os.O_TMPFILE | os.O_RDWR | os.O_CLOEXEC, 0o666)
    except OSError as error:
        if error.errno in {errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL, errno.ENOENT}:
            return None  # opening one with a name says what is wrong with the folder
        raise
    return os.fdopen(handle, "w+b")


def _name(file: BinaryIO, name: Path) -> None:
    """Give a file without a name one."""
    folder = os.open(name.parent, os.O_RDONLY)
    try:
        # With a folder named, the link under /proc is followed rather than linked to.
        os.link(f"/proc/self/fd/{file.fileno()}", name.name, dst_dir_fd=folder)
    finally:
        os.close(folder)


def save(path: Path, content: bytes | str) -> None:
    """Write a file in one go.

    Raises:
        NotSaved: it could not be written; what was there before stands.
    """
    with written(path) as file:
        file.write(content.encode() if isinstance(content, str) else content)


@contextmanager
def _as_not_saved(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotSaved(f"{path} could not be written: {error.strerror or error}") from error


def _sweep(folder: Path) -> None:
    """Remove what processes left that were killed while they wrote into a folder."""
    for leftover in folder.glob(f".*{HIDDEN}"):
        number = leftover.name.removesuffix(HIDDEN).rpartition(".")[2]
        if number.isdecimal() and not _alive(int(number)):
            leftover.unlink(missing_ok=True)


def _alive(number: int) -> bool:
    if number == os.getpid():
        return False  # one of that number before us
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _flush_folder(folder: Path) -> None:
    """Make the rename itself survive a power cut, where folders can be flushed at all."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
