"""Logging in on a phone that is shared, and out of one's own: what stays behind is nothing."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.site.browser.offline import COUNTS, STORES, WORKERS, has_a_pack, kept
from tests.site.browser.test_passkeys import NAME, PASSWORD, open_account
from tests.site.serving.running import Browser as Plain
from tests.site.serving.running import serving


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("beyond") / "data"


@pytest.fixture(scope="module")
def site(data: Path) -> Iterator[Plain]:
    """A site where a server in front is spoken of, so that nobody is the owner unasked."""
    with serving(data, DORSI_PROXY="192.0.2.1") as (plain, _):
        yield plain


def keeps_nothing(page: Page) -> bool:
    empty = not any(page.evaluate(COUNTS).values())
    return empty and (page.evaluate(STORES), page.evaluate(WORKERS)) == ([], 0)


def test_nothing_of_anybody_stays_after_logging_out_or_on_a_shared_phone(
    page: Page, data: Path
) -> None:
    open_account(page, data, NAME)
    page.locator('[name="name"]').fill("Ada")
    page.get_by_role("button", name="Begin").click()
    expect(page).to_have_url(re.compile(r"/people/[-0-9a-f]{36}/"))
    path = "/people/" + page.url.split("/people/")[1].split("/")[0] + "/"
    has_a_pack(page, path)
    page.goto("/account/logout/")
    page.get_by_role("main").get_by_role("button", name="Log out").click()
    expect(page).to_have_url(re.compile("/account/login/"))
    assert keeps_nothing(page)

    page.get_by_label("A shared phone").check()
    page.locator('[name="login"]').fill(NAME)
    page.locator('[name="password"]').fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Log in", exact=True).click()
    expect(page).to_have_url(re.compile("/people/"))
    page.goto(path)
    page.goto(f"{path}session/guided/")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Guided session")
    assert keeps_nothing(page)
    cookies = {cookie["name"]: cookie["expires"] for cookie in page.context.cookies()}
    assert cookies["session"] == cookies["device"] == -1  # until the browser is closed

    page.context.clear_cookies(name="session")
    page.goto("/account/login/")
    expect(page.get_by_label("A shared phone")).to_be_checked()
    assert kept(page).get("packs", 0) == 0
