"""A page as last shown: what follows from the same thought, shown the same way, is written once.

Only what must differ is put in anew each time: the token that forms are checked by, and the id of
the entry that a form would make.
"""

import re
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token

from dorsi.interop.entry_ids import new_id
from dorsi.site.access.known import KNOWN
from dorsi.site.pages.thinking import Thought

WAYS_REMEMBERED: Final = 12  # of showing one thought: pages, themes, units, steps put off
MOST_CHARACTERS: Final = 500_000  # of them all; three years of readings are a long page
_FRESH: Final = re.compile(
    r'(name="csrfmiddlewaretoken" value="\w+"|name="entry_id" value="[-0-9a-f]+")'
)
_TOKEN, _ENTRY = "csrfmiddlewaretoken", "entry_id"


def as_shown(
    request: HttpRequest, t: Thought, show: Callable[[], HttpResponse], *also: object
) -> HttpResponse:
    """Show a page as it was shown before, where nothing it says has changed.

    Args:
        request: What asks for it; its address and cookies count, whoever asks does not.
        t: What the page is about; when that is forgotten, so is the page.
        show: Writes the page.
        also: Whatever else the page depends on.
    """
    if len(get_messages(request)):
        return show()
    key = (request.get_full_path(), _cookies(request), *also)
    known = t.pages.get(key)
    if known is None:
        answer = show()
        if answer.status_code == 200:  # noqa: PLR2004
            _remember(t, key, answer.content.decode())
        return answer
    fresh = {_TOKEN: get_token(request), _ENTRY: new_id()}
    text = "".join(_anew(part, fresh) if place % 2 else part for place, part in enumerate(known))
    return HttpResponse(text)


def _remember(t: Thought, key: tuple[object, ...], html: str) -> None:
    held = sum(len(part) for page in t.pages.values() for part in page)
    if len(t.pages) >= WAYS_REMEMBERED or held + len(html) > MOST_CHARACTERS:
        t.pages.clear()
    t.pages[key] = tuple(_FRESH.split(html))


def _anew(part: str, fresh: dict[str, str]) -> str:
    name = _TOKEN if _TOKEN in part else _ENTRY
    return f'name="{name}" value="{fresh[name]}"'


def _cookies(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    """What the browser keeps, without what says who it is."""
    own = (settings.CSRF_COOKIE_NAME, settings.SESSION_COOKIE_NAME, KNOWN)
    return tuple(sorted((name, said) for name, said in request.COOKIES.items() if name not in own))
