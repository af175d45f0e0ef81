"""What the front end was built into: the hashed name of each of its files."""

import json
from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "static" / "built"
NOT_BUILT: Final = (
    "The front end is not built, so pages come without their looks; script/start builds it."
)


@cache
def names(folder: Path = FOLDER) -> dict[str, str]:
    """Read which file each source in `web/` became; none before the front end is built."""
    try:
        made = json.loads((folder / "names.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return {source: entry["file"] for source, entry in made.items()}
