"""The site on a phone in the network: from the code on the console to a passkey.

Chromium is told to believe this one key, as a phone is by installing the certificate, and where the
name is. Everything else about the connection is judged as always.
"""

import base64
import hashlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.site.browser.axe import findings
from tests.site.browser.chromium import FLAGS
from tests.site.serving.phone import NAME, Network, Phone, for_phones, set_up_link

from dorsi.site.serving.authority import read

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Safari/604.1"
PASSWORD = "a quiet afternoon"  # noqa: S105  (of an invented person)
PHONE = {"width": 390, "height": 844}
# What a session needs, asked of the page itself.
HAS = """async () => ({
  secure: isSecureContext,
  worker: await Promise.race([
    navigator.serviceWorker.ready.then(() => true),
    new Promise(tired => setTimeout(() => tired(false), 10_000)),
  ]),
  awake: !(await navigator.wakeLock.request("screen")).released,
  camera: Boolean(navigator.mediaDevices?.getUserMedia),
  angle: "DeviceOrientationEvent" in window && "DeviceMotionEvent" in window,
  crypto: Boolean(crypto.subtle),
  passkey: Boolean(window.PublicKeyCredential),
})"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lan") / "data"


@pytest.fixture(scope="module")
def network(data: Path) -> Iterator[Network]:
    with for_phones(data) as there:
        yield there


@pytest.fixture(scope="module")
def site(network: Network) -> Phone:
    return network.phone()


@pytest.fixture(scope="module")
def phone(browser: Browser, data: Path, site: Phone) -> Iterator[Browser]:
    """A browser that has installed the certificate."""
    assert site.address
    key = read((data / "lan" / "site.pem").read_bytes()).key.public_key()
    known = hashlib.sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))
    opened = browser.browser_type.launch(
        executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
        args=[
            *FLAGS,
            f"--host-resolver-rules=MAP {NAME} 127.0.0.1",
            f"--ignore-certificate-errors-spki-list={base64.b64encode(known.digest()).decode()}",
        ],
    )
    yield opened
    opened.close()


@pytest.fixture
def context(phone: Browser, network: Network) -> Iterator[BrowserContext]:
    opened = phone.new_context(base_url=network.secure, viewport=PHONE, user_agent=IPHONE)  # type: ignore[arg-type]
    yield opened
    opened.close()


def test_from_the_plain_page_to_a_passkey(
    context: BrowserContext, page: Page, network: Network
) -> None:
    page.goto(f"http://{NAME}:{network.port}/")
    expect(page.get_by_text("This device believes the certificate.")).to_be_visible()
    expect(page.get_by_text("Do this in Safari.")).to_be_visible()
    expect(page.get_by_text("Install anyway")).to_be_hidden()
    assert findings(page) == []
    page.get_by_role("link", name="Open Dorsi").click()
    expect(page).to_have_url(re.compile(rf"^{network.secure}/account/login/"))

    page.goto(set_up_link(network.console))
    page.locator('[name="username"]').fill("ada")
    page.locator('[name="password1"]').fill(PASSWORD)
    page.locator('[name="password2"]').fill(PASSWORD)
    page.get_by_role("main").get_by_role("button").last.click()
    expect(page).to_have_url(f"{network.secure}/people/")

    page.locator('[name="name"]').fill("Ada")
    page.get_by_role("button", name="Begin").click()
    page.goto(page.url.partition("first/")[0] + "phone/")
    has = page.evaluate(HAS)
    assert all(has.values()), has
    expect(
        page.get_by_role("img", name=f"QR code of http://{NAME}:{network.port}/")
    ).to_be_visible()
    assert findings(page) == []

    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto("/account/2fa/webauthn/add/")
    if page.locator('[name="password"]').count():
        page.locator('[name="password"]').fill(PASSWORD)
        page.get_by_role("main").get_by_role("button").first.click()
    page.locator('[name="name"]').fill("phone")
    page.locator('[name="passwordless"]').check()
    page.locator("#mfa_webauthn_add").click()
    expect(page).not_to_have_url(re.compile("webauthn/add"))
    kept = session.send("WebAuthn.getCredentials", made)["credentials"]
    assert [each["rpId"] for each in kept] == [NAME]
