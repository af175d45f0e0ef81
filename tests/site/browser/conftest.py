"""A real site and a real browser for each worker; a fresh person and window for each test."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.site.browser.accounts import Beyond
from tests.site.browser.chromium import Watch, chromium
from tests.site.browser.guided import Guide
from tests.site.browser.guided_day import raises, stretch
from tests.site.browser.somebody import Somebody, bring_in
from tests.site.serving.running import Browser as Plain
from tests.site.serving.running import serving

from dorsi.domain.journal import Journal, Person
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
def beyond(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Beyond]:
    """A site where a server in front is spoken of, so that nobody is the owner unasked."""
    folder = tmp_path_factory.mktemp("beyond") / "data"
    with serving(folder, DORSI_PROXY="192.0.2.1") as (plain, _):
        yield Beyond(plain, folder)


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
    opened.unroute_all(behavior="ignoreErrors")
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


@pytest.fixture(scope="session")
def shown(site: Plain, demo: Journal) -> Somebody:
    """Somebody with twelve weeks behind them, whom nobody changes."""
    return bring_in(site, demo)


@pytest.fixture
def guide(page: Page, ada: Somebody) -> Guide:
    """Somebody's guided session of a small day, with time that goes as a test says."""
    made = Guide(page, ada)
    made.stand_still()
    made.given(stretch(), raises())
    return made
