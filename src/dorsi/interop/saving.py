"""Writing one file so that it is either the old one or the new one, whatever happens.

Under a lock beside it; into a temporary file in the same folder, flushed to the disk, then
renamed. The version before stays beside it as FILE.previous. The lock is removed by whoever holds
it, before letting go: who waited for it finds that the one it got is not there any more, and takes
the next.
"""

import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from dorsi.errors import NotSaved

PATIENCE_S: Final = 20.0
_POLL_S: Final = 0.01
_PRIVATE: Final = 0o600  # a journal is about somebody's health
_ANYONE_WRITES: Final = 0o222
_SHARED: Final = 0o666  # a lock says nothing, and whoever may write the journal needs it

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _try_lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try_lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def previous_of(path: Path) -> Path:
    """Where the version before the last save is kept."""
    return _beside(path, f"{_real(path).name}.previous")


@contextmanager
def locked(path: Path, patience_s: float = PATIENCE_S) -> Iterator[None]:
    """Keep every other Dorsi from writing this file meanwhile.

    Raises:
        NotSaved: the file is read-only, the folder cannot be written to, or the file stayed in use
            for too long.
    """
    _refuse_read_only(path)
    lock = _lock_file(_real(path))  # whoever erases a link leads nowhere afterwards
    handle = _locked_handle(path, lock, time.monotonic() + patience_s)
    try:
        yield
    finally:
        with suppress(OSError):  # Windows removes no open file; there the lock stays
            lock.unlink()
        os.close(handle)


def save(path: Path, text: str) -> None:
    """Replace the file's content, or leave it as it is. Call it under `locked`.

    Links are followed and permissions kept; a new file is readable by its owner alone.

    Raises:
        NotSaved: no room, no right to write, or the disk failed; the file is as it was.
    """
    target = _real(path)
    temporary = _temporary(target)
    try:
        _sweep(target)  # what a process left that was killed; we hold the lock
        try:
            _write(temporary, text, target)
            if target.exists():
                _keep(target, previous_of(target))
            temporary.replace(target)
        finally:
            _sweep(target)
        _flush_folder(target.parent)
    except OSError as error:
        raise _not_saved(path, error) from error


def erase(path: Path) -> None:
    """Remove a file, the version before it, and everything Dorsi put beside them.

    Raises:
        NotSaved: something could not be removed.
    """
    target = _real(path)
    with locked(path):
        try:
            _sweep(target)
            for leftover in (previous_of(target), target, path):
                leftover.unlink(missing_ok=True)
            _flush_folder(target.parent)
        except OSError as error:
            raise NotSaved(f"{path} could not be erased: {error.strerror or error}") from error


def _write(temporary: Path, text: str, like: Path) -> None:
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
    with open(handle, "wb") as file:  # noqa: PTH123 (a handle, not a path)
        file.write(text.encode())
        file.flush()
        if like.exists():
            shutil.copymode(like, temporary)
            _keep_owner(like, temporary)
        os.fsync(file.fileno())


def _refuse_read_only(path: Path) -> None:
    """A rename would replace a file that nobody may write, so its rights are asked first."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return  # not there yet, or not to be looked at: writing will say which
    if not (mode & _ANYONE_WRITES and os.access(path, os.W_OK)):
        raise NotSaved(f"{path} is read-only, so nothing was changed; chmod u+w lifts that")


def _keep_owner(like: Path, temporary: Path) -> None:
    if hasattr(os, "chown"):
        was = like.stat()
        with suppress(PermissionError):  # only root may give files away
            os.chown(temporary, was.st_uid, was.st_gid)


def _keep(target: Path, previous: Path) -> None:
    """Keep the old version: a second name for it where the file system can, else a copy."""
    spare = _temporary(previous)
    try:
        os.link(target, spare)
    except OSError:
        shutil.copy2(target, spare)
    spare.replace(previous)


def _sweep(target: Path) -> None:
    for leftover in (_temporary(target), _temporary(previous_of(target))):
        leftover.unlink(missing_ok=True)


def _flush_folder(folder: Path) -> None:
    """Make the rename itself survive a power cut, where folders can be flushed at all."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _locked_handle(path: Path, lock: Path, deadline: float) -> int:
    while True:
        try:
            handle = os.open(lock, os.O_RDWR | os.O_CREAT, _SHARED)
        except OSError as error:
            raise _not_saved(path, error) from error
        try:
            _try_lock(handle)
            if _still_there(handle, lock):
                return handle
        except OSError as error:
            if time.monotonic() > deadline:
                os.close(handle)
                raise NotSaved(f"{path} stayed in use by another program; try again") from error
            time.sleep(_POLL_S)
        os.close(handle)


def _still_there(handle: int, lock: Path) -> bool:
    """Whether the lock held is the one others see: whoever erases a journal removes it."""
    try:
        return os.path.samestat(os.fstat(handle), lock.stat())
    except FileNotFoundError:
        return False


def _not_saved(path: Path, error: OSError) -> NotSaved:
    reason = error.strerror or str(error)
    return NotSaved(f"{path} could not be saved: {reason}. What was there before is unchanged.")


def _lock_file(target: Path) -> Path:
    return _beside(target, f".{target.name}.lock")


def _temporary(target: Path) -> Path:
    return _beside(target, f".{target.name}.new")


def _beside(path: Path, name: str) -> Path:
    return _real(path).with_name(name)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))  # unlike Path.resolve, content with a link to itself
