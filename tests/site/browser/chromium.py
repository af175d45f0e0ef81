"""The system's own Chromium, driven by Playwright, and what no page may do in it."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Page,
    Request,
    Response,
    expect,
    sync_playwright,
)

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
)  # fmt: skip
MISSING = "Chromium is not installed, so the pages are not proved in a browser"
PATIENCE_MS = 30_000  # a crowded machine is no fault of a page
expect.set_options(timeout=PATIENCE_MS)
# Django looks for a running event loop before it asks the database anything, and Playwright keeps
# one running in this thread for as long as a browser is open. No test touches the database from it.
LOOP_IS_FINE = "DJANGO_ALLOW_ASYNC_UNSAFE"
# Chromium's own note beside every answer that is no success; the statuses are judged by themselves.
STATUS_SAID = re.compile(r"Failed to load resource: the server responded with a status of \d+")
REPORT_CSP = """
addEventListener("securitypolicyviolation", e =>
  console.error(`CSP: ${e.violatedDirective} blocked ${e.blockedURI} in ${e.sourceFile}`))
"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run the browser; without one the test is skipped, in CI it fails."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(MISSING)
    was = os.environ.get(LOOP_IS_FINE)
    os.environ[LOOP_IS_FINE] = "true"
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=program, args=list(FLAGS))
            yield browser
            browser.close()
    finally:
        os.environ.pop(LOOP_IS_FINE) if was is None else os.environ.update({LOOP_IS_FINE: was})


class Watch:
    """Everything a page did that none may: errors, failed or foreign requests, blocked scripts."""

    def __init__(self, page: Page, site: str) -> None:
        self.site, self.seen = urlsplit(site), list[str]()
        self.may: set[int] = set()
        page.set_default_timeout(PATIENCE_MS)
        page.add_init_script(REPORT_CSP)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.seen.append(f"error in a script: {error}"))
        page.on("request", self._asked)
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)

    def expect(self, *statuses: int) -> None:
        """Take these answers for meant."""
        self.may.update(statuses)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not STATUS_SAID.match(message.text):
            self.seen.append(f"console {message.type}: {message.text}")

    def _asked(self, request: Request) -> None:
        to = urlsplit(request.url)
        if to.scheme in ("http", "https", "ws", "wss") and to.netloc != self.site.netloc:
            self.seen.append(f"asked somebody else: {request.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # a file that is saved instead of shown
            self.seen.append(f"failed: {request.url}: {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.may:
            self.seen.append(f"{response.status}: {response.url}")
