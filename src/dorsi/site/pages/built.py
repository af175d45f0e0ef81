"""What the front end was built into: the hashed name of each of its files."""

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parent / "static" / "built"
NOT_BUILT: Final = (
    "The front end is not built, so pages come without their looks; script/start builds it."
)


@cache
def names(folder: Path = FOLDER) -> dict[str, str]:
    """Read which file each source in `web/` became; none before the front end is built."""
    return {source: entry["file"] for source, entry in _made(folder).items()}


def files_of(*sources: str, folder: Path = FOLDER) -> list[str]:
    """Name every file that sources need, with those they share with others, each once."""
    made = _made(folder)
    found: dict[str, None] = {}
    waiting = [source for source in reversed(sources) if source in made]
    while waiting:
        entry = made[waiting.pop()]
        if entry["file"] not in found:
            waiting += entry.get("imports", [])
            found.update(dict.fromkeys([entry["file"], *entry.get("css", [])]))
    return list(found)


@cache
def _made(folder: Path) -> dict[str, dict[str, Any]]:
    try:
        made: dict[str, dict[str, Any]] = json.loads(
            (folder / "names.json").read_text(encoding="utf-8")
        )
    except FileNotFoundError:
        return {}
    return made
