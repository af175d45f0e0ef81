"""A phone with the network cut: what is on it, and how its battery dies."""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Page, expect
from tests.site.browser.chromium import FLAGS, PATIENCE_MS

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "locale": "en-GB"}
# Only once the page has made it: whoever opens a database first decides what is in it.
COUNTS = """async () => {
  if (!(await indexedDB.databases()).some(({ name }) => name === "dorsi")) return {};
  const db = await new Promise((done, fail) => {
    const asked = indexedDB.open("dorsi");
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
  const counts = {};
  for (const name of db.objectStoreNames) {
    counts[name] = await new Promise(done => {
      const asked = db.transaction(name).objectStore(name).count();
      asked.onsuccess = () => done(asked.result);
    });
  }
  db.close();
  return counts;
}"""
READY = "navigator.serviceWorker.ready.then(() => true)"
STORES = "caches.keys()"
WORKERS = "navigator.serviceWorker.getRegistrations().then(all => all.length)"


def kept(page: Page) -> dict[str, int]:
    """How many of each kind the device keeps."""
    counts: dict[str, int] = page.evaluate(COUNTS)
    return counts


def has_a_pack(page: Page, path: str) -> None:
    """Open a page with a network, until the device has what it needs without one."""
    page.goto(path)
    page.evaluate(READY)
    until(page, lambda: kept(page).get("packs", 0) > 0)


def until(page: Page, true: Any) -> None:
    """Wait for what no element shows."""
    for _ in range(PATIENCE_MS // 20):
        if true():
            return
        page.wait_for_timeout(20)
    raise AssertionError("it did not come to be")


def begin(page: Page) -> None:
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="Go on without sound").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()


@contextmanager
def phone(browser: Browser, site: str, folder: Path) -> Iterator[BrowserContext]:
    """A browser of its own, whose store outlives it."""
    opened = browser.browser_type.launch_persistent_context(
        folder, executable_path=browser_program(), args=list(FLAGS), base_url=site, **PHONE
    )
    try:
        yield opened
    finally:
        with suppress(Error):
            opened.close()


def battery_dies(folder: Path) -> None:
    """Kill every process of the browser that has its store in a folder, without a word."""
    for place in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            if f"--user-data-dir={folder}" in (place / "cmdline").read_text():
                os.kill(int(place.name), signal.SIGKILL)


def browser_program() -> str:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    assert program
    return program
