"""Places on a machine that no file and no help text should name."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]


def places_here() -> tuple[str, ...]:
    """Where this checkout lies, and where people keep their files."""
    homes = ("home", "root", "Users")
    return (f"{ROOT}/", *(f"/{name}/" for name in homes))
