"""Every page there is, found from the addresses of the site, so that a new one is not forgotten."""

from collections.abc import Iterator

from django.test import RequestFactory
from django.urls import URLPattern
from playwright.sync_api import Page, expect
from tests.site.access.test_gate import BY_ADDRESS, GIVEN, addresses
from tests.site.browser.somebody import Somebody

FILES = {"journal_file", "csv_file", "calendar_download", "chart", "guided_pack"}
OUTSIDE = {"home"}  # only leads elsewhere


def pages() -> list[str]:
    """The names of the addresses that show a page about a person."""
    return sorted(str(found.name) for found in _about_a_person() if _is_a_page(found))


def open_page(page: Page, somebody: Somebody, name: str) -> None:
    """Open a page about a person, until all that is on it is there."""
    page.goto(path_of(name, somebody.path, somebody.journal().readings[-1].id))
    if name == "guided":  # a script brings what is on it
        expect(page.get_by_role("heading", level=1)).not_to_have_text("Guided session")


def path_of(name: str, person: str, entry: str) -> str:
    """Where a page about a person is."""
    found = next(found for found in _about_a_person() if found.name == name)
    path = str(found.pattern)
    for key in found.pattern.converters:
        given = entry if key == "entry" else BY_ADDRESS.get(name, GIVEN.get(key, ""))
        assert given, f"{name} needs a {key}: say one in tests/site/access/test_gate.py"
        path = _filled(path, key, given)
    return person + path


def _about_a_person() -> Iterator[URLPattern]:
    from dorsi.site.urls import about_a_person  # noqa: PLC0415  (once Django is set up)

    yield from addresses(about_a_person)


def _is_a_page(found: URLPattern) -> bool:
    """Ask the view itself which methods it takes, by one it never takes."""
    refused = found.callback(RequestFactory().generic("TRACE", "/"))
    assert refused.status_code == 405, f"{found.name} does not say which methods it takes"
    return "GET" in refused["Allow"] and found.name not in FILES


def _filled(path: str, key: str, given: str) -> str:
    before, _, rest = path.partition("<")
    said, _, after = rest.partition(">")
    if said.rpartition(":")[2] == key:
        return f"{before}{given}{after}"
    return f"{before}<{said}>{_filled(after, key, given)}"
