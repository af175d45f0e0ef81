"""Accounts in a browser: opened by a link, kept by a passkey, with the one Chromium can play."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.site.browser.accounts import Beyond, log_out, make_passkey, open_account
from tests.site.browser.axe import findings
from tests.site.browser.following import follow
from tests.site.serving.running import Browser as Plain


@pytest.fixture
def site(beyond: Beyond) -> Plain:
    return beyond.site


def test_a_passkey_is_made_and_opens_the_account_alone(page: Page, beyond: Beyond) -> None:
    open_account(page, beyond.invited(), "ada")
    assert make_passkey(page) == ["localhost"]
    log_out(page)
    page.goto("/people/")
    expect(page).to_have_url(re.compile("/account/login/"))
    follow(page, page.locator("#passkey_login"))
    expect(page).to_have_url(re.compile(r"^[^?]+/people/$"))


@pytest.mark.parametrize(
    "path", ["/account/login/", "/account/2fa/", "/account/sessions/", "/account/password/change/"]
)
def test_a_page_of_an_account_is_for_everybody(page: Page, beyond: Beyond, path: str) -> None:
    if path != "/account/login/":
        open_account(page, beyond.invited(), f"ada{len(path)}")
    page.goto(path)
    found = findings(page)
    assert not found, "\n".join(found)
