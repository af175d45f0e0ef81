"""Accounts in a browser: opened by a link, kept by a passkey, with the one Chromium can play."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import CDPSession, Page, expect
from tests.site.browser.axe import findings
from tests.site.serving.running import Browser as Plain
from tests.site.serving.running import serving, start

NAME, PASSWORD = "ada", "a long walk by the river"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("beyond") / "data"


@pytest.fixture(scope="module")
def site(data: Path) -> Iterator[Plain]:
    """A site where a server in front is spoken of, so that nobody is the owner unasked."""
    with serving(data, DORSI_PROXY="192.0.2.1") as (plain, _):
        yield plain


def invited(data: Path) -> str:
    """The path of a link that opens one account."""
    said, _ = start(data, "--invite").communicate(timeout=30)
    found = re.search(r"/set-up/\S+/", said)
    assert found, said
    return found[0]


@pytest.fixture
def authenticator(page: Page) -> tuple[CDPSession, str]:
    """A passkey's keeper that says yes."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session, made["authenticatorId"]


def open_account(page: Page, data: Path, name: str) -> None:
    page.goto(invited(data))
    page.locator('[name="username"]').fill(name)
    page.locator('[name="password1"]').fill(PASSWORD)
    page.locator('[name="password2"]').fill(PASSWORD)
    page.get_by_role("main").get_by_role("button").last.click()
    expect(page).to_have_url(re.compile("/people/$"))


def log_out(page: Page) -> None:
    page.goto("/account/logout/")
    page.get_by_role("main").get_by_role("button", name="Log out").click()
    expect(page).to_have_url(re.compile("/account/login/"))  # the device is emptied first


def test_a_passkey_is_made_and_opens_the_account_alone(
    page: Page, data: Path, authenticator: tuple[CDPSession, str]
) -> None:
    session, key = authenticator
    open_account(page, data, NAME)
    page.goto("/account/2fa/webauthn/add/")
    if page.locator('[name="password"]').count():  # who one is is asked again before keys change
        page.locator('[name="password"]').fill(PASSWORD)
        page.get_by_role("main").get_by_role("button").first.click()
    page.locator('[name="name"]').fill("phone")
    page.locator('[name="passwordless"]').check()
    page.locator("#mfa_webauthn_add").click()
    expect(page).not_to_have_url(re.compile("webauthn/add"))
    kept = session.send("WebAuthn.getCredentials", {"authenticatorId": key})["credentials"]
    assert len(kept) == 1
    log_out(page)
    page.goto("/people/")
    expect(page).to_have_url(re.compile("/account/login/"))
    page.locator("#passkey_login").click()
    expect(page).to_have_url(re.compile("/people/$"))


@pytest.mark.parametrize(
    "path", ["/account/login/", "/account/2fa/", "/account/sessions/", "/account/password/change/"]
)
def test_a_page_of_an_account_is_for_everybody(page: Page, data: Path, path: str) -> None:
    if path != "/account/login/":
        open_account(page, data, f"ada{len(path)}")
    page.goto(path)
    found = findings(page)
    assert not found, "\n".join(found)
