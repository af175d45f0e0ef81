"""Where the built front end lies, for templates: the hashed name of each of its files."""

import json
from functools import cache
from pathlib import Path
from typing import Final

from django import template
from django.templatetags.static import static

FOLDER: Final = Path(__file__).parents[1] / "static" / "built"
NAMES: Final = FOLDER / "names.json"

register = template.Library()


@register.simple_tag
def built(name: str) -> str:
    """Give the address of a file of the front end; nothing when it was never built.

    Args:
        name: Its path in `web/`, such as styles/site.css.
    """
    file = names().get(name)
    return static(f"built/{file}") if file else ""


@cache
def names() -> dict[str, str]:
    """Read which file each source became: none before the front end is built."""
    try:
        made = json.loads(NAMES.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return {source: entry["file"] for source, entry in made.items()}
