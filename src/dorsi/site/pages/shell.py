"""The shell of the site: what a device keeps of it, so that a session opens without a network.

The two pages in it are the same for everybody. The worker bears a name made from all that is in
the shell, so that a browser brings in a new one whenever anything of it has changed.
"""

import json
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from typing import Final

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse

from dorsi.site.pages import built

GUIDED: Final = "guided.html"
AWAY: Final = "away.html"
ENTRIES: Final = (
    "src/guided/guided.ts",
    "src/site.ts",
    "styles/site.css",
    "styles/player.css",
    "pictures/mark.svg",
)
WORKER: Final = "src/worker/worker.ts"
ICONS: Final = {size: f"icons/icon-{size}.png" for size in (180, 192, 512)}
PAPER: Final = "#fbfaf6"


@dataclass(frozen=True, slots=True)
class Shell:
    """What the worker brings in: files and two pages, by their addresses."""

    version: str
    files: tuple[str, ...]
    guided: str
    away: str


@cache
def page(template: str) -> str:
    """Write one of the shell's pages: it names nobody and holds no token."""
    return render_to_string(template, request=HttpRequest())


@cache
def shell() -> Shell:
    """Say what belongs to the shell as it was built."""
    files = tuple(static(f"built/{file}") for file in built.files_of(*ENTRIES))
    text = json.dumps([files, page(GUIDED), page(AWAY)])
    version = sha256(text.encode()).hexdigest()[:16]
    return Shell(version, files, reverse("guided_shell"), reverse("away"))


@cache
def worker() -> str | None:
    """Write the service worker; none where the front end is not built."""
    file = built.names().get(WORKER)
    if file is None:
        return None
    code = (built.FOLDER / file).read_text(encoding="utf-8")
    return f"const SHELL = {json.dumps(asdict(shell()))};\n{code}"


@cache
def manifest() -> str:
    """Write what a system needs to know to install the site like an app."""
    return json.dumps(
        {
            "id": "/",
            "name": "Dorsi",
            "short_name": "Dorsi",
            "description": "Ankle mobility, measured and trained.",
            "lang": "en-GB",
            "start_url": "/",
            "scope": "/",
            "display": "standalone",
            "background_color": PAPER,
            "theme_color": PAPER,
            "icons": [icon for size in (192, 512) for icon in _icons(size)],
        }
    )


def _icons(size: int) -> list[dict[str, str]]:
    """One picture for both purposes: the mark stands within what every system leaves uncut."""
    file = built.names().get(ICONS[size])
    if file is None:
        return []
    one = {"src": static(f"built/{file}"), "sizes": f"{size}x{size}", "type": "image/png"}
    return [{**one, "purpose": purpose} for purpose in ("any", "maskable")]
