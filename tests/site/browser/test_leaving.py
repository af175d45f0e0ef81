"""Logging in on a phone that is shared, and out of one's own: what stays behind is nothing."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.site.browser.accounts import PASSWORD, Beyond, log_out, open_account
from tests.site.browser.following import follow, send
from tests.site.browser.offline import has_a_pack, keeps_nothing, kept
from tests.site.serving.running import Browser as Plain


@pytest.fixture
def site(beyond: Beyond) -> Plain:
    return beyond.site


def test_nothing_of_anybody_stays_after_logging_out_or_on_a_shared_phone(
    page: Page, beyond: Beyond
) -> None:
    open_account(page, beyond.invited(), "eve")
    page.locator('[name="name"]').fill("Eve")
    follow(page, page.get_by_role("button", name="Begin"))
    expect(page).to_have_url(re.compile(r"/people/[-0-9a-f]{36}/"))
    path = "/people/" + page.url.split("/people/")[1].split("/")[0] + "/"
    has_a_pack(page, path)
    log_out(page)
    assert keeps_nothing(page)

    page.get_by_label("A shared phone").check()
    page.locator('[name="login"]').fill("eve")
    page.locator('[name="password"]').fill(PASSWORD)
    send(page, "Log in")
    expect(page).to_have_url(re.compile(r"^[^?]+/people/"))
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
