"""The site on a phone in the network: from the code on the console to a passkey.

Chromium is told to believe this one key, as a phone is by installing the certificate, and where the
name is. Everything else about the connection is judged as always.
"""

import base64
import hashlib
import re
import shutil
from collections.abc import Iterator

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.site.browser.accounts import make_passkey, open_account
from tests.site.browser.axe import findings
from tests.site.browser.chromium import FLAGS
from tests.site.browser.following import follow
from tests.site.serving.phone import NAME, Network, Phone, for_phones, set_up_link

from dorsi.site.serving.authority import read

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Safari/604.1"
PHONE = {"width": 390, "height": 844}
# What a session needs, asked of the page itself.
HAS = """async () => ({
  secure: isSecureContext,
  worker: await Promise.race([
    navigator.serviceWorker.ready.then(() => true),
    new Promise(tired => setTimeout(() => tired(false), 60_000)),
  ]),
  awake: !(await navigator.wakeLock.request("screen")).released,
  camera: Boolean(navigator.mediaDevices?.getUserMedia),
  angle: "DeviceOrientationEvent" in window && "DeviceMotionEvent" in window,
  crypto: Boolean(crypto.subtle),
  passkey: Boolean(window.PublicKeyCredential),
})"""


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Network]:
    with for_phones(tmp_path_factory.mktemp("lan") / "data") as there:
        yield there


@pytest.fixture(scope="module")
def site(network: Network) -> Phone:
    return network.phone()


@pytest.fixture(scope="module")
def phone(browser: Browser, network: Network) -> Iterator[Browser]:
    """A browser that has installed the certificate."""
    key = read((network.folder / "lan" / "site.pem").read_bytes()).key.public_key()
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


def test_from_the_plain_page_to_a_passkey(page: Page, network: Network) -> None:
    page.goto(f"http://{NAME}:{network.port}/")
    expect(page.get_by_text("This device believes the certificate.")).to_be_visible()
    expect(page.get_by_text("Do this in Safari.")).to_be_visible()
    expect(page.get_by_text("Install anyway")).to_be_hidden()
    assert findings(page) == []
    follow(page, page.get_by_role("link", name="Open Dorsi"))
    expect(page).to_have_url(re.compile(rf"^{network.secure}/account/login/"))

    open_account(page, set_up_link(network.console), "ada")
    assert page.url == f"{network.secure}/people/"
    page.locator('[name="name"]').fill("Ada")
    follow(page, page.get_by_role("button", name="Begin"))
    expect(page).to_have_url(re.compile("/first/"))
    page.goto(page.url.partition("first/")[0] + "phone/")
    has = page.evaluate(HAS)
    assert all(has.values()), has
    expect(
        page.get_by_role("img", name=f"QR code of http://{NAME}:{network.port}/")
    ).to_be_visible()
    assert findings(page) == []
    assert make_passkey(page) == [NAME]
