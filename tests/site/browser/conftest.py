"""A real site and a real browser for each worker; a fresh person and window for each test."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.site.browser.chromium import Watch, chromium
from tests.site.serving.running import Browser as Plain
from tests.site.serving.running import serving

from dorsi.domain.journal import Journal, Person
from dorsi.interop.canonical import canonical
from dorsi.site.records.demo import demo_journal
from dorsi.site.records.known import knowledge

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.one_python)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plain]:
    """`dorsi serve` as people run it, and a plain client to prepare it with."""
    with serving(tmp_path_factory.mktemp("served") / "data") as (plain, _):
        yield plain


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def context(browser: Browser, site: Plain) -> Iterator[BrowserContext]:
    """A window of its own, the size of a phone: no cookies, no cache."""
    opened = browser.new_context(
        base_url=site.address, viewport={"width": 390, "height": 844}, locale="en-GB"
    )
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(autouse=True)
def watch(page: Page, site: Plain) -> Iterator[Watch]:
    """Every test fails when a page does what none may."""
    watching = Watch(page, site.address)
    yield watching
    assert not watching.seen, "\n".join(watching.seen)


@dataclass(frozen=True)
class Somebody:
    """A person of the site, and where their pages are."""

    site: Plain
    path: str

    def at(self, *parts: str) -> str:
        return self.path + "".join(f"{part}/" for part in parts)

    def journal(self) -> Journal:
        """What the site keeps of them, as exported."""
        from dorsi.interop.journal_text import read_journal  # noqa: PLC0415

        return read_journal(self.file().encode(), "journal.json", knowledge(), None)

    def file(self) -> str:
        status, text = self.site.get(f"{self.path}data/journal.json")
        assert status == 200
        return text


def bring_in(site: Plain, journal: Journal) -> Somebody:
    """Give the site a journal the way people do: its file."""
    site.get("/people/")
    status, page = site.upload("/people/import/", "journal", "journal.json", canonical(journal))
    assert status == 200
    found = re.search(r"/people/[-0-9a-f]{36}/", page)
    assert found, page
    return Somebody(site, found[0])


@pytest.fixture
def ada(site: Plain) -> Somebody:
    """Somebody who has entered nothing yet."""
    return bring_in(site, Journal(person=Person(name="Ada", timezone="Europe/Berlin")))


@pytest.fixture(scope="session")
def demo() -> Journal:
    """Twelve weeks that end today."""
    return demo_journal(datetime.now(UTC).date(), knowledge())


@pytest.fixture
def lifter(site: Plain, demo: Journal) -> Somebody:
    """Somebody with twelve weeks behind them."""
    return bring_in(site, demo)


def last(somebody: Somebody, name: str) -> dict[str, object]:
    """The newest entry of one list."""
    entries: list[dict[str, object]] = json.loads(somebody.file())[name]
    return entries[-1]
