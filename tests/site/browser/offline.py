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
KEPT = """async () => {
  if (!(await indexedDB.databases()).some(({ name }) => name === "dorsi")) return {};
  const db = await new Promise((done, fail) => {
    const asked = indexedDB.open("dorsi");
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
  const kept = {};
  for (const name of db.objectStoreNames) {
    kept[name] = await new Promise((done, fail) => {
      const asked = db.transaction(name).objectStore(name).getAll();
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(asked.error);
    });
  }
  db.close();
  return kept;
}"""
READY = "navigator.serviceWorker.ready.then(() => true)"
STORES = "caches.keys()"
KEPT_EVERY_MS = 5_200
WORKERS = "navigator.serviceWorker.getRegistrations().then(all => all.length)"


def stored(page: Page, kind: str) -> list[dict[str, Any]]:
    """All of a kind that the device keeps."""
    found: list[dict[str, Any]] = page.evaluate(KEPT).get(kind, [])
    return found


def kept(page: Page) -> dict[str, int]:
    """How many of each kind the device keeps."""
    return {kind: len(all_of_it) for kind, all_of_it in page.evaluate(KEPT).items()}


def keeps_nothing(page: Page) -> bool:
    """Whether the device keeps nothing of anybody, and has no worker that could."""
    empty = not any(kept(page).values())
    return empty and (page.evaluate(STORES), page.evaluate(WORKERS)) == ([], 0)


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
    """Begin a session; it runs from the first moment that a Pause is offered."""
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="Go on without sound").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()


def go_on(page: Page) -> None:
    """Go on with a session that was left."""
    page.get_by_role("button", name="Go on", exact=True).click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()


def is_kept_to_here(page: Page) -> bool:
    """Whether the session on the device stands where the page does; every 5 s it is kept."""
    now_ms = page.evaluate("Date.now()")
    return any(now_ms - run["seen_ms"] < KEPT_EVERY_MS for run in stored(page, "runs"))


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
