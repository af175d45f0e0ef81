"""Results of clips read back: from the JSON that was written, or the last one of a journal."""

import json
from pathlib import Path
from typing import Any, Final

from dorsi.cli.options import day_of
from dorsi.domain.effective import effective
from dorsi.domain.filmed import FilmKind, FilmResult
from dorsi.domain.journal import FORMAT
from dorsi.domain.knowledge import Knowledge
from dorsi.errors import InvalidInput
from dorsi.interop.journal_file import load_journal
from dorsi.knowledge.records import Faults, Reader, read_record

SUFFIX: Final = ".json"
LARGEST_BYTES: Final = 16 * 2**20
READER: Final = Reader({})


def is_result(path: Path) -> bool:
    """Whether a file is a result or a journal rather than a clip."""
    return path.suffix.lower() == SUFFIX


def read_result(path: Path, kind: FilmKind, knowledge: Knowledge) -> FilmResult:
    """Read a result from its JSON, or the latest of its kind that can be used from a journal.

    Raises:
        InvalidInput: it is neither, or the journal holds none.
    """
    told = _plain(path)
    if isinstance(told, dict) and told.get("format") == FORMAT:
        told = _latest(path, kind, knowledge)
    try:
        return read_record(READER, told, FilmResult)
    except Faults as error:
        raise InvalidInput(
            f"{path} is no result of a clip: {error.faults[0]}; write one with "
            f"dorsi video {kind} CLIP --json {path}"
        ) from error


def _plain(path: Path) -> Any:
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise InvalidInput(f"{path} is too large for a result")
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InvalidInput(f"{path} cannot be read: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise InvalidInput(f"{path} is no JSON: {error}") from error


def _latest(path: Path, kind: FilmKind, knowledge: Knowledge) -> dict[str, Any]:
    journal = load_journal(path, knowledge)
    videos = effective(journal, day_of(journal)).videos
    kept = [entry for entry in videos if entry.kind == kind and _may_be_used(entry.result)]
    if not kept:
        raise InvalidInput(
            f"{path} holds no usable clip of a {kind}; keep one with dorsi video {kind} CLIP "
            f"--journal {path}"
        )
    return max(kept, key=lambda entry: entry.at).result


def _may_be_used(result: dict[str, Any]) -> bool:
    quality = result.get("quality")
    return isinstance(quality, dict) and quality.get("usable") is True
