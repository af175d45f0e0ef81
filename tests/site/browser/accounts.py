"""Accounts in a browser: opened by a link, kept by a passkey that says yes, left."""

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import CDPSession, Page, expect
from tests.site.browser.following import follow, send
from tests.site.serving.running import PATIENCE_S, start
from tests.site.serving.running import Browser as Plain

PASSWORD = "a long walk by the river"  # noqa: S105  (of invented people)


@dataclass(frozen=True)
class Beyond:
    """A site on which everybody has an account, and the folder of its data."""

    site: Plain
    folder: Path

    def invited(self) -> str:
        """The path of a link that opens one account."""
        said, _ = start(self.folder, "--invite").communicate(timeout=PATIENCE_S)
        found = re.search(r"/set-up/\S+/", said)
        assert found, said
        return found[0]


def open_account(page: Page, link: str, name: str) -> None:
    page.goto(link)
    page.locator('[name="username"]').fill(name)
    page.locator('[name="password1"]').fill(PASSWORD)
    page.locator('[name="password2"]').fill(PASSWORD)
    follow(page, page.get_by_role("main").get_by_role("button").last)
    expect(page).to_have_url(re.compile(r"^[^?]+/people/$"))


def keeper_of_passkeys(page: Page) -> tuple[CDPSession, str]:
    """A keeper of passkeys that says yes, and its number."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session, made["authenticatorId"]


def make_passkey(page: Page) -> list[str]:
    """Make a passkey that opens the account alone; the sites its keeper has one for."""
    session, number = keeper_of_passkeys(page)
    page.goto("/account/2fa/webauthn/add/")
    if page.locator('[name="password"]').count():  # who one is is asked again before keys change
        page.locator('[name="password"]').fill(PASSWORD)
        follow(page, page.get_by_role("main").get_by_role("button").first)
    page.locator('[name="name"]').fill("phone")
    page.locator('[name="passwordless"]').check()
    follow(page, page.locator("#mfa_webauthn_add"))
    expect(page).not_to_have_url(re.compile("webauthn/add"))
    kept = session.send("WebAuthn.getCredentials", {"authenticatorId": number})["credentials"]
    return [str(each["rpId"]) for each in kept]


def log_out(page: Page) -> None:
    page.goto("/account/logout/")
    send(page, "Log out")  # the device is emptied first
    expect(page).to_have_url(re.compile(r"^[^?]+/account/login/"))
