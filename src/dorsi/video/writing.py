"""Files that are written whole or not at all.

Content goes into a temporary file beside the target, is flushed to the disk, and takes the name
only then. An error leaves nothing behind; what a killed process left is swept away by the next.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from dorsi.errors import NotSaved


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write into; it becomes `path` when the block ends without an error.

    Raises:
        NotSaved: no room, no right to write, or the disk failed; what was there before stands.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.name}.{os.getpid()}.new")
    with _as_not_saved(path):
        _sweep(target)
        file = temporary.open("xb")
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
            file.close()
            temporary.replace(target)
            _flush_folder(target.parent)
        finally:
            with suppress(OSError):  # it would say once more what went wrong before
                file.close()
            temporary.unlink(missing_ok=True)


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


def _sweep(target: Path) -> None:
    """Remove what processes left that were killed while they wrote the same file."""
    for leftover in target.parent.glob(f".{_literal(target.name)}.*.new"):
        number = leftover.name.removesuffix(".new").rpartition(".")[2]
        if number.isdecimal() and not _alive(int(number)):
            leftover.unlink(missing_ok=True)


def _literal(name: str) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)


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
